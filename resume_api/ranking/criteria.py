"""A job text as criteria: one checkable sentence each, what is required first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resume_api.domain.characters import LIST_MARKS
from resume_api.domain.document import Quote
from resume_api.domain.job import Job
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
ROLE_WEIGHT, WORK_WEIGHT, LESSER_WEIGHT = 16.0, 6.0, 0.5
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


@dataclass(frozen=True, slots=True)
class _Demand:
    name: str
    kind: str
    quote: Quote
    checkable: bool = True
    is_skill: bool = False


@forgetting()
def extract(text: str) -> JobCriteria:
    """The criteria of a job text: its title, what it requires, the words of its line of work, and
    last what is welcome, each demand in one criterion only.

    A sentence that demands several skills, is too long to be checked, or only mentions a skill in
    passing gives the names of what it demands (several together where there were more than 25
    criteria). What no resume can prove (soft skills alone) is no criterion. The title weighs 16,
    all words of its line of work together 6, and so do all that tell the job from others; a
    required skill, certificate or language weighs 1, the rest 0.5. A word that a criterion names
    adds its weight to it.
    """
    ad = read_job(text)
    apart = _criteria(ad, apart=True)
    return JobCriteria(apart if len(apart) <= MOST else _criteria(ad, apart=False), ad.job)


def _criteria(ad: ReadJob, apart: bool) -> tuple[Criterion, ...]:
    """The criteria, with the skills of one sentence each ``apart`` or together."""
    sentences = sorted(_sentences(ad.job, ad.clauses, apart), key=lambda one: one.kind == "nice")
    found = {one.text.casefold(): one for one in (*_role(ad), *sentences)}
    criteria = list(found.values())
    for word in _work(ad):
        named = next((n for n, one in enumerate(criteria) if _names(one, word)), None)
        if named is None:
            criteria.append(word)
        else:
            weight = round(criteria[named].weight + word.weight, 2)
            criteria[named] = replace(criteria[named], weight=weight)
    return tuple(sorted(criteria, key=lambda one: one.kind == "nice"))


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


def _sentences(job: Job, parts: Sequence[Clause], apart: bool) -> Iterator[Criterion]:
    """Lines of requirements speak first: what they name is not taken from the prose again."""
    demands: dict[int, list[_Demand]] = defaultdict(list)
    starts = [part.start for part in parts]
    for one in _demands(job):
        demands[bisect_right(starts, one.quote.start) - 1].append(one)
    known: set[str] = set()
    order = sorted(range(len(parts)), key=lambda n: (parts[n].kind not in ("must", "nice"), n))
    taken: dict[int, list[Criterion]] = {}
    for number in order:
        part = parts[number]
        here = [one for one in demands[number] if one.quote.start < part.end]
        fresh = [one for one in here if not one.name or one.name.casefold() not in known]
        known |= {one.name.casefold() for one in fresh}
        if part.kind in ("must", "nice", "condition") and any(one.checkable for one in fresh):
            several = apart and sum(one.is_skill and one.checkable for one in fresh) > 1
            groups = [[one] for one in fresh if one.checkable] if several else [fresh]
            whole = len(groups) == 1 and len(fresh) == len(here)
            taken[number] = [_criterion(part, group, whole, job) for group in groups]
    for number in sorted(taken):
        yield from taken[number]


def _criterion(part: Clause, demands: list[_Demand], whole: bool, job: Job) -> Criterion:
    kinds = {one.kind for one in demands}
    kind = "knockout" if "knockout" in kinds else "must" if "must" in kinds else "nice"
    words, quote = _tidy(part.text), Quote(part.text, part.start, part.end)
    if not whole or len(words) > MAX_LINE:
        quote = demands[0].quote
        says_it_all = not demands[0].name and len(demands) == 1
        words = _tidy(quote.text) if says_it_all else _listed([d.quote for d in demands], job)
    tells_the_work = kind != "nice" and any(one.name for one in demands)
    return Criterion(words, 1.0 if tells_the_work else LESSER_WEIGHT, kind=kind, quote=quote)


def _listed(quotes: Sequence[Quote], job: Job, template: str = "with") -> str:
    messages = Messages.of(job.language)
    names = dict.fromkeys(_tidy(quote.text) for quote in quotes)
    listed = messages.separated(names)
    return messages.template(f"criteria.{template}").format(name=listed, names=listed)


def _demands(job: Job) -> Iterator[_Demand]:
    """All that the job asks for; only skills have names that may come again."""
    for one in job.requirements:
        skill = one.topic == "skill"
        kind = "nice" if one.kind == "duty" else one.kind
        yield _Demand(one.quote.text if skill else "", kind, one.quote, one.topic != "soft", skill)


def _tidy(text: str) -> str:
    return _BULLET.sub("", " ".join(text.split())).strip()
