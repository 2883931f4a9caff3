"""Requirements and keywords as rows of the answer, and the reasons for each point lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from providers.offline.reasons import reason, remedy
from resume_api.domain.assessment import AnalysisInputs, Grounded, Requirement
from resume_api.domain.document import Quote
from resume_api.languages.messages import Messages
from resume_api.matching.scoring import WEIGHTS, Scores


def reasons(inputs: AnalysisInputs, grounded: Grounded, messages: Messages) -> dict[str, str]:
    """A sentence by item: the provider's, or that of the rules where theirs stands."""
    return {
        item.id: grounded.reasons.get(item.id)
        or reason(messages, grounded.judgements[item.id], inputs.resume)
        for item in (*inputs.requirements, *inputs.keywords)
    }


def rows(
    items: Iterable[Requirement],
    grounded: Grounded,
    scores: Scores,
    reasons: Mapping[str, str],
) -> list[dict[str, Any]]:
    """The items with the job's words, the verdict, its quotes and its points."""
    return [
        {
            "id": item.id,
            "text": item.quote.text.strip(),
            "name": item.name,
            "topic": item.topic,
            "kind": item.kind,
            "component": item.component,
            "status": grounded.judgements[item.id].status,
            "quotes": [_place(quote) for quote in grounded.judgements[item.id].quotes],
            "reason": reasons[item.id],
            "points": scores.points[item.id],
            "of": item.of,
        }
        for item in items
    ]


def lost_points(
    inputs: AnalysisInputs, scores: Scores, reasons: Mapping[str, str], messages: Messages
) -> dict[str, list[dict[str, Any]]]:
    """For each component the items that lost points, the dearest first: why, and what helps."""
    found: dict[str, list[dict[str, Any]]] = {component: [] for component in WEIGHTS}
    for item in (*inputs.requirements, *inputs.keywords):
        if lost := item.of - scores.points[item.id]:
            words = {"reason": reasons[item.id], "remedy": remedy(messages, item)}
            found[item.component].append({"id": item.id, "lost": lost, **words})
    for own in found.values():
        own.sort(key=lambda row: -row["lost"])
    found["format_optimization"] = [
        {"id": check.check, "lost": 1, "reason": check.detail, "remedy": check.detail}
        for check in inputs.format_checks
        if not check.passed
    ]
    return found


def evidence(quotes: Iterable[Quote]) -> list[dict[str, Any]]:
    """Quotes with their places and sections."""
    return [{**_place(quote), "section": quote.section} for quote in quotes]


def _place(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, "start": quote.start, "end": quote.end}
