"""Years of experience against those that a job asks for, by what they were gained in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import Judgement, Status
from resume_api.domain.document import Quote
from resume_api.domain.job import SkillDemand, YearsDemand
from resume_api.domain.resume import Position
from resume_api.extraction.job.years import years_said
from resume_api.extraction.skills.lexicon import is_technical
from resume_api.extraction.text.processed import ProcessedText
from resume_api.matching.evidence import Evidence
from resume_api.matching.evidence_search import Match, in_years, proofs, skill, status_of, telling
from resume_api.matching.titles import same_work

FITTING, BESIDE = 0.75, 0.6  # shares of the role that fit, or lie beside it
DEGREE = 0.4  # the share of the role from which work may stand for a degree
UNDATED = 0.5  # what years are worth where no dated position shows their subject
SOME = 0.1  # the least share of the years asked for that is worth pointing at
_YEAR, _MIDDLE = 12, 7

Span = tuple[int, int]


class Fit(NamedTuple):
    """How far a resume lies in a job's line of work, 0 to 1, and the title that says so."""

    share: float
    title: Quote | None = None


def years(demand: YearsDemand, evidence: Evidence, relevance: Fit) -> Match:
    """The years over the years asked for: those of the subject where one is named, else all as far
    as they lie in the job's field. From three quarters of relevance on, all count."""
    values = {"need": str(demand.minimum)}
    fit = min(1.0, relevance.share / FITTING)
    found = [_in_subject(one, evidence, fit) for one in demand.subjects]
    if found:
        best = max(found, key=lambda one: (one.share(demand.minimum), bool(one.quotes)))
        if best.doubtful:
            return 0.0, best.doubtful
        have, quotes, fit = best.have, best.quotes, best.worth
    else:
        have, quotes = _in_all(evidence)
    if have is None:
        return _undated(evidence, relevance, values)
    values["have"] = in_years(have)
    ratio = min(1.0, have / demand.minimum)
    share = ratio * fit
    reason = "years_short" if ratio < 1 else "years_met" if share == 1 else "years_other"
    if demand.subjects and ratio < 1:
        values["skill"], reason = demand.subjects[0].words.text, "skill_years"
    near = ratio < 1 or fit >= BESIDE / FITTING
    status: Status = "partly" if SOME <= share < 1 and near else status_of(share)
    return share, Judgement(status, telling(quotes) if share else (), reason, values)


def _undated(evidence: Evidence, relevance: Fit, values: dict[str, str]) -> Match:
    """Work of the job's kind for a time that no date tells: half."""
    title = (relevance.title,) if relevance.title else ()
    quotes = tuple(one.quote for one in evidence.resume.positions) or title
    if relevance.share >= FITTING and quotes:
        return UNDATED, Judgement("partly", telling(quotes), "years_unknown", values)
    return 0.0, Judgement("not_met", (), "years_unknown", values)


def instead_of_degree(demand: YearsDemand, evidence: Evidence, relevance: Fit) -> Match:
    """Experience where the job takes it for a degree: as many years as the study takes count in
    full, where they lie beside the job's work at least."""
    have, quotes = _in_all(evidence)
    share = min(1.0, (have or 0.0) / demand.minimum) * min(1.0, relevance.share / DEGREE)
    values = {"have": in_years(have or 0.0)}
    return share, Judgement(status_of(share), telling(quotes), "degree_equivalent", values)


def _in_all(evidence: Evidence) -> tuple[float | None, tuple[Quote, ...]]:
    """All dated years, or more where the resume states more; None where it tells of none."""
    dated, said = evidence.years, _said(evidence)
    positions = tuple(position.quote for position in evidence.resume.positions)
    most, quote = max(said, default=(0.0, None), key=lambda one: one[0])
    if quote and most > (dated or 0.0):
        return most, (quote,)
    return dated, positions


class _Counted(NamedTuple):
    """Years with the words that show them, what each is worth, and what speaks against them."""

    have: float | None
    quotes: tuple[Quote, ...] = ()
    worth: float = 1.0
    doubtful: Judgement | None = None

    def share(self, asked: int) -> float:
        """How far they are the years asked for."""
        return min(1.0, (self.have or 0.0) / asked) * self.worth


def _in_subject(subject: SkillDemand, evidence: Evidence, fit: float) -> _Counted:
    """The years of the positions that show a subject, or that the resume states of it; all years,
    for half unless the role fits, where it is shown elsewhere or is the role's own work."""
    shown = proofs(subject, evidence)
    held = [
        one
        for one, span in zip(evidence.resume.positions, _spans(evidence), strict=True)
        if _within(shown, span) or (one.title and same_work(one.title, subject.words.text))
    ]
    dated = _together(held)
    number = evidence.statements.number
    places = {number(quote.start) for quote in shown}
    said = [one for one in _said(evidence) if number(one[1].start) in places]
    most, quote = max(said, default=(0.0, None), key=lambda one: one[0])
    if quote and most > dated:
        return _Counted(most, (quote,))
    if dated:
        return _Counted(dated, tuple(one.quote for one in held))
    own_work = fit >= BESIDE / FITTING and not is_technical(subject.concept or "")
    if not shown and not held and not own_work:
        share, finding = skill(subject, evidence)
        if share < UNDATED:
            return _Counted(None, doubtful=finding)
    have, quotes = _in_all(evidence)
    worth = 1.0 if fit == 1 and (shown or own_work) else UNDATED
    return _Counted(have, shown or quotes, worth)


def _said(evidence: Evidence) -> list[tuple[float, Quote]]:
    """The years of experience that the text states ("nine years in sales")."""
    return [
        (count, quote)
        for count, quote in evidence.text.once(_stated)
        if evidence.status(quote) == Assertion.AFFIRMED
    ]


def _stated(text: ProcessedText) -> Sequence[tuple[float, Quote]]:
    return tuple(years_said(text))


def _spans(evidence: Evidence) -> Sequence[Span]:
    """From the head of each position to the next head or the end of its section."""
    resume = evidence.resume
    heads = [position.quote.start for position in resume.positions]
    heads = sorted((*heads, *(section.end for section in resume.sections)))
    found = []
    for position in resume.positions:
        start = position.quote.start
        place = bisect_right(heads, start)
        end = heads[place] if place < len(heads) else len(resume.text)
        found.append((start, max(end, position.quote.end)))
    return found


def _within(quotes: Iterable[Quote], span: Span) -> bool:
    return any(span[0] <= quote.start < span[1] for quote in quotes)


def _together(positions: Iterable[Position]) -> float:
    """The years that positions last together, overlaps counted once."""
    spans = sorted(
        (start, start + one.months)
        for one in positions
        if one.start
        for start in [one.start.year * _YEAR + (one.start.month or _MIDDLE)]
    )
    total = reach = 0
    for start, end in spans:
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total / _YEAR
