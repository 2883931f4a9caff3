"""A job text as criteria: one checkable sentence each, what is required first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from providers.inputs import JobFacts, Quote
from resume_api.analysis.occupations import cues
from resume_api.analysis.relevance import demanded, role_name
from resume_api.facts.job import job_facts
from resume_api.facts.job_lines import Clause, clauses

LONGEST_LINE = 160
WORK_WEIGHT, LESSER_WEIGHT = 6.0, 0.5
WORDS_OF_WORK = 6
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦►✓]+\s*|\d{1,2}[.)]\s+)|[\s.;,،؛]+$")
_TITLE_END = re.compile(r"\s*(?:[(\[|,،/]|\s[-–—]\s).*", re.DOTALL)
_ROLE = {
    "en": "Experience as {}",
    "de": "Erfahrung als {}",
    "fr": "Expérience comme {}",
    "es": "Experiencia como {}",
    "fa": "سابقهٔ کار به عنوان {}",
    "ar": "خبرة بصفة {}",
}
_WITH = {
    "en": "Experience with {}",
    "de": "Erfahrung mit {}",
    "fr": "Expérience : {}",
    "es": "Experiencia con {}",
    "fa": "تجربهٔ کار با {}",
    "ar": "خبرة في {}",
}


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
class _Demand:
    name: str
    kind: str
    quote: Quote
    checkable: bool = True


def extract(text: str) -> tuple[Criterion, ...]:
    """The criteria of a job text: its line of work, then the sentences that demand something,
    required ones before those that are welcome, each demand in one criterion only.

    A sentence that is too long to be checked, or that only mentions a skill in passing, gives the
    names of what it demands. What no resume can prove (soft skills alone) is no criterion. The
    title weighs 6, as do all words of its line of work together and all that tell the job from
    others; a required skill, certificate or language weighs 1, the rest 0.5.
    """
    job = job_facts(text)
    parts = clauses(text)
    sentences = sorted(_sentences(job, parts), key=lambda one: one.kind == "nice")
    found: dict[str, Criterion] = {}
    for one in (*_role(job), *_work(job, parts), *sentences):
        found.setdefault(one.text.casefold(), one)
    return tuple(found.values())


def _role(job: JobFacts) -> Iterator[Criterion]:
    if name := job.title or role_name(job):
        title = _TITLE_END.sub("", _tidy(name.text)) or _tidy(name.text)
        words = _ROLE.get(job.language, _ROLE["en"])
        yield Criterion(words.format(title), WORK_WEIGHT, quote=name)


def _work(job: JobFacts, parts: Sequence[Clause]) -> Iterator[Criterion]:
    """What tells the job's line of work, and the words that tell the job from others: each word
    its own criterion, so that each has its own proof."""
    fields = demanded(job)
    told = sorted(
        cues(job.text).items(), key=lambda pair: -fields.get(pair[0].field, 0.0) * pair[0].share
    )
    weighty = sorted(job.keywords, key=lambda one: (-one.weight, one.quote.start))
    for template, quotes in (
        (_ROLE, [found[0] for _, found in told]),
        (_WITH, [one.quote for one in weighty]),
    ):
        asked = [quote for quote in quotes if _asks(quote, parts)]
        group = _first_of_each(asked)[:WORDS_OF_WORK]
        for quote in group:
            weight = round(WORK_WEIGHT / len(group), 2)
            yield Criterion(_listed([quote], job, template), weight, quote=quote)


def _asks(quote: Quote, parts: Sequence[Clause]) -> bool:
    """Whether the words stand where the job speaks of the work, not of the company or of perks."""
    return any(part.start <= quote.start < part.end and part.asks for part in parts)


def _first_of_each(quotes: Sequence[Quote]) -> list[Quote]:
    found: dict[str, Quote] = {}
    for quote in quotes:
        found.setdefault(_tidy(quote.text).casefold(), quote)
    return list(found.values())


def _sentences(job: JobFacts, parts: Sequence[Clause]) -> Iterator[Criterion]:
    """Lines of requirements speak first: what they name is not taken from the prose again."""
    demands = list(_demands(job))
    known: set[str] = set()
    order = sorted(range(len(parts)), key=lambda n: (parts[n].kind not in ("must", "nice"), n))
    taken: dict[int, Criterion] = {}
    for number in order:
        part = parts[number]
        here = [one for one in demands if part.start <= one.quote.start < part.end]
        fresh = [one for one in here if not one.name or one.name.casefold() not in known]
        known |= {one.name.casefold() for one in fresh}
        if part.kind in ("must", "nice", "body") and any(one.checkable for one in fresh):
            taken[number] = _criterion(part, fresh, whole=len(fresh) == len(here), job=job)
    for number in sorted(taken):
        yield taken[number]


def _criterion(part: Clause, demands: list[_Demand], whole: bool, job: JobFacts) -> Criterion:
    kinds = {one.kind for one in demands}
    kind = "knockout" if "knockout" in kinds else "must" if "must" in kinds else "nice"
    words, quote = _tidy(part.text), Quote(part.text, part.start, part.end)
    if not whole or len(words) > LONGEST_LINE or part.kind == "body":
        quote = demands[0].quote
        says_it_all = not demands[0].name and len(demands) == 1
        words = _tidy(quote.text) if says_it_all else _listed([d.quote for d in demands], job)
    tells_the_work = kind != "nice" and any(one.name for one in demands)
    return Criterion(words, 1.0 if tells_the_work else LESSER_WEIGHT, kind=kind, quote=quote)


def _listed(quotes: Sequence[Quote], job: JobFacts, template: Mapping[str, str] = _WITH) -> str:
    names = dict.fromkeys(_tidy(quote.text) for quote in quotes)
    listed = ("، " if job.language in ("fa", "ar") else ", ").join(names)
    return template.get(job.language, template["en"]).format(listed)


def _demands(job: JobFacts) -> Iterator[_Demand]:
    """All that the job asks for; only skills have names that may come again."""
    for skill in job.skills:
        kind = "must" if skill.must else "nice"
        yield _Demand(skill.name, kind, skill.quote, skill.category != "soft")
    if job.years and job.years.minimum:
        yield _Demand("", "must", job.years.quote)
    if job.degree:
        yield _Demand("", "must" if job.degree.must else "nice", job.degree.quote)
    for certificate in job.certifications:
        kind = "knockout" if certificate.knockout else "must" if certificate.must else "nice"
        yield _Demand(certificate.name, kind, certificate.quote)
    for language in job.languages:
        yield _Demand(language.code, "knockout" if language.must else "nice", language.quote)


def _tidy(text: str) -> str:
    return _BULLET.sub("", " ".join(text.split())).strip()
