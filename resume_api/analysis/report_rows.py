"""Requirements and keywords as rows of the answer, and the reasons for each point lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from providers.offline.reasons import reason, remedy
from resume_api.analysis.places import Places
from resume_api.domain.assessment import AnalysisInputs, Grounded, Item
from resume_api.domain.report import (
    JudgedRequirement,
    KeywordCount,
    KeywordKind,
    Loss,
    Span,
)
from resume_api.extraction.skills.lexicon import category
from resume_api.languages.messages import Messages
from resume_api.matching.evidence_search import SOFT
from resume_api.matching.scoring import WEIGHTS, Scores


def reasons(inputs: AnalysisInputs, grounded: Grounded, messages: Messages) -> dict[str, str]:
    """A sentence by item: the provider's, or that of the rules where theirs stands."""
    return {
        item.id: reason(messages, grounded.judgements[item.id], inputs.resume)
        for item in (*inputs.requirements, *inputs.keywords)
    }


def rows(
    items: Iterable[Item],
    grounded: Grounded,
    scores: Scores,
    reasons: Mapping[str, str],
    places: Places,
) -> tuple[JudgedRequirement, ...]:
    """The items with the job's words, the verdict, its quotes with their ``places``, its points."""
    return tuple(
        JudgedRequirement(
            id=item.id,
            text=item.quote.text.strip(),
            name=item.name,
            topic=item.topic,
            kind=item.kind,
            component=item.component,
            status=grounded.judgements[item.id].status,
            quotes=places.placed(grounded.judgements[item.id].quotes),
            reason=reasons[item.id],
            points=scores.points[item.id],
            of=item.max_points,
            alternatives=item.alternatives,
            years=item.years,
            level=item.level,
            job_span=Span(item.quote.start, item.quote.end),
            decided_by=grounded.judgements[item.id].decided_by,
        )
        for item in items
    )


def keyword_counts(inputs: AnalysisInputs) -> Iterator[KeywordCount]:
    """How often each keyword stands in the job and in the resume, as whole words in any case; a
    known skill also by its other names in the resume."""
    concepts = {word.term: word.concept for word in inputs.job.keywords}
    shown = {skill.name: len(skill.quotes) for skill in inputs.resume.skills}
    job, resume = inputs.job.text.casefold(), inputs.resume.text.casefold()
    title = inputs.job.title.text.casefold() if inputs.job.title else ""
    for item in inputs.keywords:
        concept, term = concepts.get(item.name) or "", item.name.casefold()
        kind: KeywordKind = "title" if _count(term, title) else "hard"
        in_resume = max(_count(term, resume), shown.get(concept, 0))
        if category(concept) == SOFT:
            kind = "soft"
        yield KeywordCount(item.name, kind, _count(term, job), in_resume)


def _count(term: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(term)}(?!\w)", text))


def lost_points(
    inputs: AnalysisInputs, scores: Scores, reasons: Mapping[str, str], messages: Messages
) -> dict[str, tuple[Loss, ...]]:
    """For each component the items that lost points, the dearest first: why, and what helps."""
    found: dict[str, list[Loss]] = {component: [] for component in WEIGHTS}
    for item in (*inputs.requirements, *inputs.keywords):
        if lost := item.max_points - scores.points[item.id]:
            loss = Loss(item.id, lost, reasons[item.id], remedy(messages, item))
            found[item.component].append(loss)
    found["format_optimization"] = [
        Loss(check.check, 1, check.detail, check.detail)
        for check in inputs.format_checks
        if not check.passed
    ]
    return {
        component: tuple(sorted(losses, key=lambda loss: -loss.lost))
        for component, losses in found.items()
    }
