"""Holds every claim of an answer against the texts; what they do not bear out is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from resume_api.analysis.claim_checks import Claims
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import ATS_SCORE, FLASHCARDS, INSIGHTS, MATCH
from resume_api.domain.assessment import (
    UNPROVEN,
    AnalysisInputs,
    Grounded,
    Item,
    Judgement,
    Notice,
)
from resume_api.domain.claims import Claim
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume
from resume_api.languages.messages import Messages

DIRECT = {"skill_direct", "keyword_met", "certification_met", "language_met"}


def ground(answers: Answers, inputs: AnalysisInputs) -> Grounded:
    """Check the answers to match, ats_score, insights and flashcards against ``inputs``."""
    judged = _by_id(answers[MATCH].data.judgements) | _by_id(answers[ATS_SCORE].data.judgements)
    judgements, reasons, cut = {}, {}, []
    for item in (*inputs.requirements, *inputs.keywords):
        claim = judged.get(item.id)
        judgement, refused = _check(item, claim, inputs.resume)
        judgements[item.id] = judgement
        if claim and not refused:
            reasons[item.id] = claim.reason
        if refused:
            cut.append(item.quote.text.strip() or item.name)
    claims = Claims(inputs, answers[INSIGHTS], answers[FLASHCARDS])
    insights, flashcards = claims.insights(), claims.flashcards()
    cut += claims.cut
    reasoning = answers[MATCH].data.reasoning
    notices = tuple(_notices(cut, inputs.language))
    return Grounded(judgements, reasons, reasoning, insights, flashcards, notices)


def _by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in reversed(claims)}


def _check(item: Item, claim: Claim | None, resume: Resume) -> tuple[Judgement, bool]:
    """The judgement that stands, and whether the claim had to give way to the rules' finding."""
    if claim is None:
        return item.finding, False
    if claim.status == item.finding.status:
        quotes = item.finding.quotes or _cited(claim.lines, item, resume)
        return replace(item.finding, quotes=quotes), False
    if claim.status == "not_met":
        evident = item.finding.reason in DIRECT
        return (item.finding, True) if evident else (Judgement("not_met"), False)
    lines = set(claim.lines)
    if item.finding.reason.startswith(UNPROVEN):
        lines -= set(resume.line_numbers(item.finding.quotes))  # they deny it, or have only begun
    quotes = _cited(lines, item, resume)
    if not quotes or item.topic == "years":
        return item.finding, True
    return Judgement(claim.status, quotes), False


def _cited(lines: Iterable[int], item: Item, resume: Resume) -> tuple[Quote, ...]:
    """Cited lines as quotes: the rules' own words of that line where there are any."""
    found: list[Quote] = []
    for number in sorted(set(lines)):
        line = resume.lines[number - 1] if number <= len(resume.lines) else None
        if line and line.text.strip():
            own = [q for q in item.finding.quotes if line.start <= q.start < max(line.end, 1)]
            found += own or [trimmed(line)]
    return tuple(found)


def trimmed(line: Quote) -> Quote:
    """A line without the blanks around it."""
    text = line.text.strip()
    start = line.start + line.text.index(text)
    return Quote(text, start, start + len(text), line.section)


def _notices(cut: Sequence[str], language: str) -> Iterable[Notice]:
    if cut:
        message = Messages.of(language).say("notices.ungrounded_claim")
        yield Notice("UNGROUNDED_CLAIM", message, tuple(cut))
