"""A job text as criteria: one checkable sentence each, what is required first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resume_api.domain.characters import LIST_MARKS
from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, Job, Requirement, SkillDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.extractor import ReadJob, read_job
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.phrase_memory import forgetting
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.extraction.text.word_lists import fold
from resume_api.languages.messages import Messages
from resume_api.matching.occupations import cues
from resume_api.matching.relevance import demanded, role_name

MAX_LINE = 160
MOST = 25
ROLE_WEIGHT, WORK_WEIGHT, STATED_WEIGHT, LESSER_WEIGHT = 16.0, 6.0, 4.0, 0.5
WORDS_OF_WORK = 6
ADDRESS_WORDS = 6
STATED = ("must", "nice", "duty")
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
    kind: str = "must"
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
def extract(text: str) -> JobCriteria:
    """The criteria of a job text: its title, what it requires, the words of its line of work, and
    last what is welcome: at most 25, the weightiest.

    A requirement is a criterion, whatever alternatives it has; what no resume can prove (soft
    skills, shifts, screenings) and the duties are none. The title weighs 16, all words of its line
    of work together 6, and so do all that tell the job from others; what is required by a known
    name weighs 1, the rest 0.5. A word that a criterion names adds its weight to it.
    """
    ad = read_job(text)
    return JobCriteria(_criteria(ad), ad.job)


def _criteria(ad: ReadJob) -> tuple[Criterion, ...]:
    stated = sorted(_stated(ad), key=lambda one: one.kind == "nice")
    found = {one.text.casefold(): one for one in (*_role(ad), *stated)}
    criteria = list(found.values())
    for word in _work(ad):
        named = next((n for n, one in enumerate(criteria) if _names(one, word)), None)
        if named is None:
            criteria.append(word)
        else:
            weight = round(criteria[named].weight + word.weight, 2)
            criteria[named] = replace(criteria[named], weight=weight)
    weighty = sorted(criteria, key=lambda one: -one.weight)[:MOST]
    chosen = [one for one in criteria if one in weighty]
    return tuple(sorted(chosen, key=lambda one: one.kind == "nice"))


def _names(criterion: Criterion, word: Criterion) -> bool:
    """Whether a criterion has the words of another one's proof already."""
    text = ProcessedText(criterion.text)
    return word.quote is not None and bool(term_quotes(_tidy(word.quote.text), text))


def _role(ad: ReadJob) -> Iterator[Criterion]:
    if name := role_name(ad):
        words = Messages.of(ad.job.language).template("criteria.role")
        yield Criterion(words.format(name=_title(name)), ROLE_WEIGHT, quote=name)


def _title(line: Quote) -> str:
    """A title without what stands behind it in its line: "(m/f/x)", the company, the town."""
    return _TITLE_END.sub("", _tidy(line.text)) or _tidy(line.text)


def _work(ad: ReadJob) -> Iterator[Criterion]:
    """What tells the job's line of work, and the words that tell the job from others: each word
    its own criterion, so that each has its own proof."""
    fields, job, parts = demanded(ad), ad.job, ad.clauses
    told = sorted(
        ad.text.once(cues).items(), key=lambda pair: -fields.get(pair[0].field, 0.0) * pair[0].share
    )
    asking = [part for part in parts if part.asks and not _is_address(part.text)]
    told = [(cue, _asked(quotes, parts)) for cue, quotes in told]
    titles = [quotes for cue, quotes in told if cue.title]
    yield from _group([quotes for _, quotes in told], asking, job, titles)
    weighty = sorted(job.keywords, key=lambda one: (-one.weight, one.quote.start))
    stated = [part for part in asking if part.kind in STATED]
    words = [_asked(term_quotes(one.term, ad.text), parts) for one in weighty]
    yield from _group(words, stated or asking, job)


def _asked(quotes: Sequence[Quote], parts: Sequence[Clause]) -> tuple[Quote, ...]:
    """The places that the job does not expressly do without."""
    denied = next((part.denies for part in parts), lambda offset: False)
    return tuple(quote for quote in quotes if not denied(quote.start))


def _group(
    words: Sequence[Sequence[Quote]],
    parts: Sequence[Clause],
    job: Job,
    titles: Sequence[Sequence[Quote]] = (),
) -> Iterator[Criterion]:
    """The first of ``words`` (each by its places) that stand in ``parts``, with equal weights."""
    found: dict[str, tuple[Quote, bool]] = {}
    places = Spans((part.start, part.end) for part in parts)
    for quotes in words:
        if quote := next((one for one in quotes if _stands_in(one, places, job)), None):
            found.setdefault(_tidy(quote.text).casefold(), (quote, quotes in titles))
    group = list(found.values())[:WORDS_OF_WORK]
    for quote, is_title in group:
        weight = round(WORK_WEIGHT / len(group), 2)
        template = "role" if is_title else "with"
        yield Criterion(_listed([quote], job, template), weight, quote=quote)


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
    """A criterion for each requirement that a resume can prove."""
    asked = [one for one in ad.job.requirements if one.kind != "duty" and _is_provable(one)]
    starts = [part.start for part in ad.clauses]
    places = [bisect_right(starts, one.quote.start) - 1 for one in asked]
    shared = Counter(places)
    scale = min(1.0, STATED_WEIGHT / (len(asked) or 1))
    for one, place in zip(asked, places, strict=True):
        part = ad.clauses[place] if shared[place] == 1 and place >= 0 else None
        yield _criterion(one, part, scale, ad.job)


def _is_provable(asked: Requirement) -> bool:
    """Whether resumes tell of it: neither soft skills nor shifts, but a permit that has a name."""
    known = any(isinstance(one, CertificateDemand) and one.concept for one in asked.demands)
    return known or asked.topic not in ("soft", "eligibility")


def _criterion(asked: Requirement, part: Clause | None, scale: float, job: Job) -> Criterion:
    """A requirement in the words of its clause, where it is all that is asked there and short, else
    in its own."""
    known = any(isinstance(one, SkillDemand) and one.concept for one in asked.demands)
    weight = round(scale * (1.0 if known and asked.kind != "nice" else LESSER_WEIGHT), 2)
    if part and len(words := _tidy(part.text)) <= MAX_LINE:
        return Criterion(
            words, weight, kind=asked.kind, quote=Quote(part.text, part.start, part.end)
        )
    named = asked.topic in ("skill", "domain", "certification")
    words = _listed([asked.quote], job) if named else _tidy(asked.quote.text)
    return Criterion(words, weight, kind=asked.kind, quote=asked.quote)


def _listed(quotes: Sequence[Quote], job: Job, template: str = "with") -> str:
    messages = Messages.of(job.language)
    names = dict.fromkeys(_tidy(quote.text) for quote in quotes)
    listed = messages.separated(names)
    return messages.template(f"criteria.{template}").format(name=listed, names=listed)


def _tidy(text: str) -> str:
    return _BULLET.sub("", " ".join(text.split())).strip()
