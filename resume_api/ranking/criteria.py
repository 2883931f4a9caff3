"""A job text as criteria: one checkable sentence each, what is required first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resume_api.analysis.asked import asked_of
from resume_api.domain.characters import LIST_MARKS
from resume_api.domain.claims import Asked
from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, Job, Kind, Requirement
from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.extractor import ReadJob, read_job
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.language_detection import detect
from resume_api.extraction.text.phrase_memory import forgetting
from resume_api.extraction.text.word_lists import fold
from resume_api.languages.messages import Messages
from resume_api.languages.packs import FALLBACK
from resume_api.matching.occupations import cues
from resume_api.matching.relevance import demanded, role_name
from resume_api.matching.requirements import points_of

MAX_LINE = 160
MOST = 25
ROLE_WEIGHT, WORK_WEIGHT, STATED_WEIGHT = 30.0, 12.0, 30.0
WORDS_OF_WORK = 6
ADDRESS_WORDS = 6
LEAST_WEIGHT = 0.1
SURE = 0.8
"""How sure a language of criteria has to be told for remarks in it."""
LAST: tuple[Kind, ...] = ("duty", "nice")
"""The kinds that come behind what is required."""
_BULLET = re.compile(rf"^\s*(?:[{LIST_MARKS}]+\s*|\d{{1,2}}[.)]\s+)|(?<![\s.;,،؛])[\s.;,،؛]++$")
_PIECES = re.compile(r"[,،|]|\s[-–—]\s")
_TITLE_END = re.compile(r"(?:(?:(?<!\s)\s++)?[(\[|,،/]|(?<!\s)\s++[-–—]\s).*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a candidate is measured by. ``weight`` multiplies its points; one that is a ``must`` is
    a gate. ``quote`` is the job's own words, None for a criterion that was not taken from a job."""

    text: str
    weight: float = 1.0
    must: bool = False
    kind: Kind = "must"
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class JobCriteria:
    """The criteria of a job text, each with the job's words, and what the job is."""

    criteria: tuple[Criterion, ...]
    job: Job

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences alone."""
        return tuple(one.text for one in self.criteria)


@forgetting()
def extract(text: str, claims: tuple[Asked, ...] = ()) -> JobCriteria:
    """The criteria of a job text: its title, what it sets as a condition and requires, the words of
    its line of work, and last what is welcome: at most 25, the weightiest.

    A requirement is a criterion, whatever alternatives it has; what no resume can prove (soft
    skills, shifts, screenings) is none. The title weighs 30, the words of its line of work 12, and
    all that is required 30 at most, each by its points in an analysis. A condition is a gate, but
    for a permit: hardly a resume states it. ``claims`` are a model's reading of the ad.
    """
    ad = asked_of(read_job(text), claims)
    return JobCriteria(_criteria(ad), ad.job)


def language_of(texts: tuple[str, ...]) -> str:
    """The language of criteria by its BCP 47 code, for what is said of candidates; English where
    they are too short to tell."""
    found = detect("\n".join(texts))
    return found.code if found.confidence >= SURE else FALLBACK


def _criteria(ad: ReadJob) -> tuple[Criterion, ...]:
    found = (*_role(ad), *_stated(ad), *_work(ad))
    each = {one.text.casefold(): one for one in reversed(found)}
    weighty = sorted(each.values(), key=lambda one: -one.weight)[:MOST]
    chosen = [one for one in found if one in weighty]
    return tuple(sorted(chosen, key=_place))


def _place(one: Criterion) -> tuple[int, float]:
    return LAST.index(one.kind) + 1 if one.kind in LAST else 0, -one.weight


def _role(ad: ReadJob) -> Iterator[Criterion]:
    if name := role_name(ad):
        words = Messages.of(ad.job.language).template("criteria.role")
        yield Criterion(words.format(name=_title(name)), ROLE_WEIGHT, quote=name)


def _title(line: Quote) -> str:
    """A title without what stands behind it in its line: "(m/f/x)", the company, the town."""
    return _TITLE_END.sub("", _tidy(line.text)) or _tidy(line.text)


def _work(ad: ReadJob) -> Iterator[Criterion]:
    """The words that tell the job's line of work, as one criterion: the first of each in what the
    ad asks, those that tell most of the main line first."""
    fields, job = demanded(ad), ad.job
    asking = Spans(
        (part.start, part.end) for part in ad.clauses if part.asks and not _is_address(part.text)
    )
    denied = next((part.denies for part in ad.clauses), lambda offset: False)
    told = sorted(
        ad.text.once(cues).items(), key=lambda pair: -fields.get(pair[0].field, 0.0) * pair[0].share
    )
    found: dict[str, Quote] = {}
    for cue, quotes in told:
        own = (q for q in quotes if not denied(q.start) and _stands_in(q, asking, job))
        if not cue.title and (quote := next(own, None)):
            found.setdefault(_tidy(quote.text).casefold(), quote)
    if words := list(found.values())[:WORDS_OF_WORK]:
        yield Criterion(_listed(words, job), WORK_WEIGHT, kind="duty", quote=words[0])


def _stands_in(quote: Quote, parts: Spans, job: Job) -> bool:
    """Whether the words stand in one of ``parts``; of a heading with the title only the title
    counts: the company and the town stand beside it."""
    if job.title and quote.start in _heading(job.text, job.title):
        return 0 <= quote.start - job.title.start < len(_title(job.title))
    return parts.holds(quote.start)


def _heading(text: str, title: Quote) -> range:
    """The offsets of the line that the title stands in; none where it is no short line."""
    start, end = text.rfind("\n", 0, title.start) + 1, text.find("\n", title.end)
    return range(start, end) if end - start <= MAX_LINE else range(0)


def _is_address(line: str) -> bool:
    pieces = [piece.strip() for piece in _PIECES.split(line) if piece.strip()]
    last = pieces[-1] if len(line.split()) <= ADDRESS_WORDS and pieces else ""
    return bool(last) and is_place(last, fold(last))


def _stated(ad: ReadJob) -> Iterator[Criterion]:
    """A criterion for each requirement that a resume can prove; its weight is in proportion to its
    points in an analysis."""
    asked = [one for one in ad.job.requirements if one.kind != "duty" and _is_provable(one)]
    starts = [part.start for part in ad.clauses]
    places = [bisect_right(starts, one.quote.start) - 1 for one in asked]
    shared = Counter(places)
    points = [points_of(one.topic, one.kind, one.mentions) for one in asked]
    scale = min(1.0, STATED_WEIGHT / (sum(points) or 1))
    for one, place, worth in zip(asked, places, points, strict=True):
        part = ad.clauses[place] if shared[place] == 1 and place >= 0 else None
        weight = max(LEAST_WEIGHT, round(scale * worth, 2))
        yield _criterion(one, part, weight, ad.job)


def _is_provable(asked: Requirement) -> bool:
    """Whether resumes tell of it: neither soft skills nor shifts, but a permit that has a name."""
    known = any(isinstance(one, CertificateDemand) and one.concept for one in asked.demands)
    return known or asked.topic not in ("soft", "eligibility")


def _criterion(asked: Requirement, part: Clause | None, weight: float, job: Job) -> Criterion:
    """A requirement in the words of its clause, where it is all that is asked there and short, else
    in its own."""
    gate = asked.kind == "knockout" and asked.topic != "eligibility"
    if part and len(words := _tidy(part.text)) <= MAX_LINE:
        quote = Quote(part.text, part.start, part.end)
        return Criterion(words, weight, gate, asked.kind, quote)
    named = asked.topic in ("skill", "domain", "certification")
    words = _listed([asked.quote], job) if named else _tidy(asked.quote.text)
    return Criterion(words, weight, gate, asked.kind, asked.quote)


def _listed(quotes: Sequence[Quote], job: Job) -> str:
    messages = Messages.of(job.language)
    names = dict.fromkeys(_tidy(quote.text) for quote in quotes)
    return messages.template("criteria.with").format(names=messages.separated(names))


def _tidy(text: str) -> str:
    return _BULLET.sub("", " ".join(text.split())).strip()
