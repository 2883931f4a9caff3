"""The job's demands as numbered items with points, each with what the rules found for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from resume_api.domain.assessment import Component, Judgement, Kind, Requirement, Topic
from resume_api.domain.document import Quote
from resume_api.domain.job import Job, SkillDemand
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import ReadJob
from resume_api.extraction.text.word_lists import conjunction, fold
from resume_api.matching import evidence_search, relevance
from resume_api.matching.evidence_search import RELATED, Evidence, Match

# Points of an item: what an advertiser insists on and comes back to weighs most, courtesy least.
SKILL_POINTS = {"must": (10, 15, 20), "nice": (4, 6, 8)}  # named once, twice, more often
SOFT_POINTS = {"must": 3, "nice": 1}
ROLE_POINTS, YEARS_POINTS = 20, 10
DEGREE_POINTS = {"must": 10, "nice": 4}
CERTIFICATION_POINTS = {"knockout": 10, "must": 6, "nice": 2}
LANGUAGE_POINTS = {"knockout": 6, "nice": 2}
KEYWORD_STEPS = 5
KEYWORDS = 25


_MAX_OR = 40


@cache
def _or() -> re.Pattern[str]:
    """What stands between two skills either of which will do."""
    return re.compile(rf"\s{{0,9}},?\s{{0,9}}{conjunction('or')}\.?\s*")


@dataclass(frozen=True, slots=True)
class _Item:
    topic: Topic
    component: Component
    kind: Kind
    name: str
    quote: Quote
    max_points: int
    match: Match


def build(evidence: Evidence, ad: ReadJob) -> tuple[Requirement, ...]:
    """What the job demands, as R1, R2, … in the order role, years, skills, education, languages."""
    job = ad.job
    items = [
        *_experience(evidence, ad),
        *_skills(evidence, job),
        *_education(evidence, job),
        *_languages(evidence, job),
    ]
    return _numbered("R", items, evidence.written)


def keywords(evidence: Evidence, job: Job) -> tuple[Requirement, ...]:
    """The job's weightiest terms, as K1, K2, …; points 1 to 5 in proportion to their weights."""
    terms = sorted(job.keywords, key=lambda k: (-k.weight, k.quote.start))[:KEYWORDS]
    top = terms[0].weight if terms else 1.0
    items = [
        _Item(
            "keyword",
            "keyword_density",
            "nice",
            term.term,
            term.quote,
            max(1, round(KEYWORD_STEPS * term.weight / top)),
            evidence_search.keyword(term, evidence),
        )
        for term in terms
    ]
    return _numbered("K", items, evidence.written)


def _numbered(letter: str, items: Sequence[_Item], resume: Resume) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(
            id=f"{letter}{number}",
            topic=item.topic,
            component=item.component,
            kind=item.kind,
            name=item.name,
            quote=item.quote,
            max_points=item.max_points,
            share=item.match[0],
            finding=_anchored(item.match[1], resume),
        )
        for number, item in enumerate(items, 1)
    )


def _anchored(finding: Judgement, resume: Resume) -> Judgement:
    """The finding with quotes of the resume as it is written: the rules saw it blinded."""
    if not finding.quotes:
        return finding
    quotes = tuple(_as_written(quote, resume) for quote in finding.quotes)
    return Judgement(finding.status, quotes, finding.reason, finding.values)


def _as_written(quote: Quote, resume: Resume) -> Quote:
    section = quote.section
    if section is None:
        kinds = (s.kind for s in resume.sections if s.start <= quote.start < s.end)
        section = next(kinds, None)
    return Quote(resume.text[quote.start : quote.end], quote.start, quote.end, section)


def _experience(evidence: Evidence, ad: ReadJob) -> Iterator[_Item]:
    job = ad.job
    component: Component = "experience_relevance"
    match, name = relevance.role(evidence, ad), relevance.role_name(ad)
    if name:
        yield _Item("role", component, "must", name.text.strip(), name, ROLE_POINTS, match)
    if job.years and job.years.minimum:
        match = evidence_search.years(job.years, evidence, match[0] if name else 1.0)
        yield _Item("years", component, "must", "", job.years.quote, YEARS_POINTS, match)


def _skills(evidence: Evidence, job: Job) -> Iterator[_Item]:
    matches = [
        evidence_search.skill(demand, evidence, _called(demand, job)) for demand in job.skills
    ]
    for index, (demand, match) in enumerate(zip(job.skills, matches, strict=True)):
        others = list(_alternatives(job, index))
        spared = match[0] <= RELATED and any(matches[other][0] == 1 for other in others)
        kind: Kind = "must" if demand.must and not spared else "nice"
        mentions = max(job.skills[place].mentions for place in (index, *others))
        max_points = _skill_points(demand, kind, mentions)
        yield _Item("skill", "skills_match", kind, demand.name, demand.quote, max_points, match)


def _skill_points(demand: SkillDemand, kind: Kind, mentions: int) -> int:
    if demand.category == "soft":
        return SOFT_POINTS[kind]
    steps = SKILL_POINTS[kind]
    return steps[min(mentions, len(steps)) - 1]


def _called(demand: SkillDemand, job: Job) -> str:
    """Canonical names are English; in other languages the job's own word reads better."""
    return demand.name if job.language == "en" else demand.quote.text.strip()


def _alternatives(job: Job, index: int) -> Iterator[int]:
    """The neighbours that the job joins to a skill by a word for "or"."""
    for other in (index - 1, index + 1):
        if 0 <= other < len(job.skills):
            first, last = sorted((job.skills[index].quote, job.skills[other].quote), key=_start)
            near = last.start - first.end <= _MAX_OR
            if near and _or().fullmatch(fold(job.text[first.end : last.start])):
                yield other


def _start(quote: Quote) -> int:
    return quote.start


def _education(evidence: Evidence, job: Job) -> Iterator[_Item]:
    if job.degree:
        kind: Kind = "must" if job.degree.must else "nice"
        match = evidence_search.degree(job.degree, evidence)
        quote = job.degree.quote
        max_points = DEGREE_POINTS[kind]
        yield _Item("degree", "education_match", kind, quote.text.strip(), quote, max_points, match)
    for demand in job.certifications:
        kind = "knockout" if demand.knockout else "must" if demand.must else "nice"
        points, match = CERTIFICATION_POINTS[kind], evidence_search.certification(demand, evidence)
        topic: Topic = "certification"
        yield _Item(topic, "education_match", kind, demand.name, demand.quote, points, match)


def _languages(evidence: Evidence, job: Job) -> Iterator[_Item]:
    for demand in job.languages:
        kind: Kind = "knockout" if demand.must else "nice"
        max_points, match = LANGUAGE_POINTS[kind], evidence_search.language(demand, evidence)
        yield _Item("language", "skills_match", kind, demand.code, demand.quote, max_points, match)
