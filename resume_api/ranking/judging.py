"""One resume under each criterion: 0 to 5 points and the words that earned them."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import mul

from resume_api import documents
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.assessment import RULES, AnalysisInputs, Item, Judgement, Status
from resume_api.domain.document import Limits, Quote
from resume_api.domain.job import Job
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import ReadJob, read_criterion
from resume_api.extraction.resume.extractor import ReadResume, read_resume
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.phrase_memory import forgetting
from resume_api.extraction.text.word_lists import fold
from resume_api.matching import relevance, requirements
from resume_api.matching.evidence import Evidence
from resume_api.ranking.doubles import Sketch, sketch

MOST = 5
GATE = 3
"""Points from which a must-have criterion counts as fulfilled: more than two fifths of it."""
WRITTEN_IN = "language_written"
NAME_WORDS = 5
_NAME = re.compile(r"[^\d,;:|@/()]+")
_VEIL = re.compile(r"\0(?:[\0\s]*\0)?")


@dataclass(frozen=True, slots=True)
class Score:
    """Points of one criterion, and the resume's words that prove them: none for 0 points. Of what
    is ``unsaid`` the resume neither states nor lacks it: a language that it is written in.
    ``decided_by`` is the rules or the name of a model."""

    points: int
    quote: Quote | None = None
    unsaid: bool = False
    decided_by: str = RULES


@dataclass(frozen=True, slots=True)
class Judged:
    """A resume that was read: the candidate's name where it is sure, the digest and the sketch of
    its text, and its scores in the order of the criteria."""

    name: str | None
    sha256: str
    sketch: Sketch
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found under a criterion: its score, and the same as an item that a model may
    judge (None where the rules know no demand in it)."""

    score: Score
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A resume that the rules have judged, with what a model is asked about: the criteria are the
    keywords of ``inputs``. ``blinded`` is the resume's text without the candidate's person."""

    judged: Judged
    inputs: AnalysisInputs
    blinded: str


@forgetting()
def read_and_judge(
    data: bytes, limits: Limits, criteria: tuple[str, ...], today: date, blind: bool
) -> Judged:
    """A file under each criterion: what a child does for a row. ``blind``: the proofs show nothing
    of the candidate's person. Raises ApiError."""
    read = read_resume(documents.read(data, limits), today)
    evidence = Evidence.of(read)
    judged = _judged(read, evidence, judge_all(evidence, criteria))
    return veiled(judged, evidence.resume.text) if blind else judged


@forgetting()
def read_and_open(
    data: bytes, limits: Limits, criteria: tuple[str, ...], today: date, language: str
) -> Opened:
    """A file under each criterion by the rules, and what a model is asked about it; ``language`` is
    that of its answer. Raises ApiError."""
    read = read_resume(documents.read(data, limits), today)
    evidence, job = Evidence.of(read), "\n".join(criteria)
    found = find_all(evidence, criteria)
    inputs = AnalysisInputs(
        language,
        read.resume,
        Job(job, language, 0.0),
        (),
        tuple(one.item for one in found if one.item),
        unproven=(*read.assertions.unproven(), *find_instructions(read.resume.text)),
        instructions=tuple(find_instructions(job)),
    )
    scores = tuple(one.score for one in found)
    return Opened(_judged(read, evidence, scores), inputs, evidence.resume.text)


def _judged(read: ReadResume, evidence: Evidence, scores: tuple[Score, ...]) -> Judged:
    digest = hashlib.sha256(read.resume.text.encode()).hexdigest()
    return Judged(_name(read.resume), digest, sketch(evidence.text), scores)


def veiled(judged: Judged, blinded: str) -> Judged:
    """The same with proofs that show what ``blinded``, the resume's text without the candidate's
    person, shows too."""
    return replace(judged, scores=tuple(_veiled(score, blinded) for score in judged.scores))


def _name(resume: Resume) -> str | None:
    """The candidate's name; None for words that are no name by their number or their signs."""
    name = resume.contact.name or ""
    named = _NAME.fullmatch(name) and 1 <= len(name.split()) <= NAME_WORDS
    return name if named else None


def _veiled(score: Score, blinded: str) -> Score:
    """A score whose proof is that of the blinded resume: what was blanked out is an ellipsis."""
    if score.quote is None:
        return score
    start, end = score.quote.start, score.quote.end
    pairs = zip(score.quote.text, blinded[start:end], strict=True)
    shown = "".join("\0" if seen != written else seen for written, seen in pairs)
    return replace(score, quote=replace(score.quote, text=_VEIL.sub("…", shown)))


def judge_all(evidence: Evidence, criteria: Sequence[str]) -> tuple[Score, ...]:
    """The scores of all criteria."""
    return tuple(one.score for one in find_all(evidence, criteria))


def find_all(evidence: Evidence, criteria: Sequence[str]) -> tuple[Found, ...]:
    """What the rules find under each criterion. Years that are asked for count in the line of work
    that the criteria name, as they do in an analysis."""
    roles = (_role_of(evidence, criterion) for criterion in criteria)
    fits = [share for share in roles if share is not None]
    fit, start, found = max(fits, default=None), 0, []
    for number, criterion in enumerate(criteria, 1):
        words = Quote(criterion, start, start + len(criterion))
        found.append(_found(evidence, number, words, fit))
        start = words.end + 1
    return tuple(found)


def judge(evidence: Evidence, criterion: str, fit: float | None = None) -> Score:
    """The points of one criterion alone; ``fit`` (0..1) is how far the resume lies in the line of
    work that other criteria name."""
    return _found(evidence, 1, Quote(criterion, 0, len(criterion)), fit).score


def _found(evidence: Evidence, number: int, criterion: Quote, fit: float | None) -> Found:
    """Five times the weighted share of a criterion's demands that the resume bears out, by the very
    rules that match an analysis, rounded up, so that who proves little stands above who proves
    nothing. No point without a quote."""
    demands = _demands(criterion.text)
    items = [_stated(item) for item in _items(evidence, demands, fit)]
    if not items:
        return Found(Score(0))
    weights = [max(1, item.max_points) for item in items]
    share = sum(map(mul, weights, (item.share for item in items))) / sum(weights)
    shown = [item for item in _best_first(items) if item.share and item.finding.quotes]
    quotes = [item.finding.quotes[0] for item in shown]
    if share and not quotes:
        quotes = list(relevance.signs(evidence, demands))
    share = share if quotes else 0.0
    item = _one_of(items, number, criterion, share, tuple(quotes))
    if points := points_of(share):
        return Found(Score(points, line_of(evidence.written, quotes[0])), item)
    return Found(Score(0, unsaid=all(map(_is_unsaid, items))), item)


def points_of(share: float) -> int:
    """The points of a criterion by the share of it that is borne out, rounded up."""
    return math.ceil(round(MOST * share, 6))


def _one_of(
    items: Sequence[Item], number: int, criterion: Quote, share: float, quotes: tuple[Quote, ...]
) -> Item:
    """A criterion's demands as one item under the criterion's own words; only of a single demand is
    it known how it was found."""
    first, alone = items[0], len(items) == 1
    status: Status = "met" if share >= 1.0 else "partly" if share else "not_met"
    finding = replace(first.finding, status=status, quotes=first.finding.quotes or quotes)
    words = tuple(word for item in items for each in item.alternatives for word in each)
    return replace(
        first,
        id=f"K{number}",
        topic=first.topic if alone else "skill",
        name=criterion.text,
        quote=criterion,
        share=share,
        finding=finding if alone else Judgement(status, quotes),
        alternatives=first.alternatives if alone else tuple((word,) for word in words),
    )


def _stated(item: Item) -> Item:
    """An item that a line proves, or nothing does: that a text is written in a language says
    nothing of how well the candidate speaks it."""
    return replace(item, share=0.0) if item.finding.reason == WRITTEN_IN else item


def _role_of(evidence: Evidence, criterion: str) -> float | None:
    """How far a resume lies in the work of a criterion that names a job."""
    demands = _demands(criterion)
    return relevance.role(evidence, demands)[0] if _names_a_job(demands) else None


@lru_cache(maxsize=256)
def _demands(criterion: str) -> ReadJob:
    """A criterion as it is read: every file of a ranking is held against the same ones."""
    return read_criterion(criterion)


def _items(evidence: Evidence, demands: ReadJob, fit: float | None) -> tuple[Item, ...]:
    """What the criterion demands; its line of work only where it names a job or nothing else,
    its bare words where the rules know nothing in it."""
    items = requirements.build(evidence, demands, fit)
    if not _names_a_job(demands):
        items = tuple(item for item in items if item.topic != "role") or items
    return items or requirements.keywords(evidence, demands.job)


def _names_a_job(demands: ReadJob) -> bool:
    title = demands.job.title
    return title is not None and title_score(fold(title.text)) > 0


def _is_unsaid(item: Item) -> bool:
    """Whether a resume leaves open what hardly one states: how well its own language is spoken, a
    permit."""
    open_ = item.topic == "eligibility" and not item.finding.quotes
    return open_ or item.finding.reason == WRITTEN_IN


def _best_first(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (-item.share * item.max_points, item.id))


def line_of(resume: Resume, quote: Quote) -> Quote:
    """The whole line that a proof stands in: a recruiter reads it without the file."""
    number = resume.line_numbers([quote])[0]
    line = resume.lines[number - 1]
    words = line.text.strip()
    start = line.start + line.text.index(words)
    return Quote(words, start, start + len(words), quote.section)
