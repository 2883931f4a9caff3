"""The job's requirements as numbered items with points, each with what the rules found for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resume_api.domain.assessment import Component, Item, Judgement, Topic
from resume_api.domain.document import Quote
from resume_api.domain.job import (
    Alternative,
    CertificateDemand,
    DegreeDemand,
    Demand,
    Job,
    Kind,
    LanguageDemand,
    Requirement,
    SkillDemand,
    YearsDemand,
)
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import ReadJob
from resume_api.extraction.skills.lexicon import is_technical
from resume_api.extraction.text.phrase_search import content
from resume_api.matching import context, credentials, evidence_search, relevance, years
from resume_api.matching.evidence import Evidence
from resume_api.matching.evidence_search import Match
from resume_api.matching.years import Fit

# Points of an item: what an advertiser insists on and comes back to weighs most, courtesy least.
SKILL_POINTS = {"must": (10, 15, 20), "nice": (4, 6, 8)}  # named once, twice, more often
ROLE_POINTS = 20
POINTS: Mapping[Topic, Mapping[Kind, int]] = {
    "soft": {"knockout": 3, "must": 3, "nice": 1},
    "years": {"knockout": 10, "must": 10, "nice": 4},
    "degree": {"knockout": 10, "must": 10, "nice": 4},
    "certification": {"knockout": 10, "must": 6, "nice": 2},
    "language": {"knockout": 6, "must": 6, "nice": 2},
    "eligibility": {"knockout": 0, "must": 0, "nice": 0},
}
KEYWORD_STEPS = 5
KEYWORDS = 25


def build(evidence: Evidence, ad: ReadJob, fit: float | None = None) -> tuple[Item, ...]:
    """The role and what the job asks, as R1, R2, … in the order of the text. ``fit`` (0..1) is how
    far the resume lies in the line of work, where more is known of it than ``ad`` says."""
    relevant, title = relevance.role(evidence, ad), relevance.role_name(ad)
    known = fit if fit is not None else relevant[0] if title else 1.0
    items = [_item(one, evidence, Fit(known)) for one in ad.job.requirements]
    near = context.closeness(evidence, ad, items)
    role = context.role(relevant, near, evidence, ad)
    if fit is None and title:
        fits = context.fit(near)
        asked = zip(ad.job.requirements, items, strict=True)
        items = [_item(one, evidence, fits) if _by_fit(one) else item for one, item in asked]
    items = [context.considered(item, near, evidence, ad) for item in items]
    if title:
        items.insert(0, _role(role, title))
    return _numbered("R", items, evidence.written)


def _by_fit(asked: Requirement) -> bool:
    """Whether a requirement is judged by how far the resume lies in the line of work."""
    return any(isinstance(one, YearsDemand) for one in asked.demands)


def keywords(evidence: Evidence, job: Job) -> tuple[Item, ...]:
    """The job's weightiest terms, as K1, K2, …; points 1 to 5 in proportion to their weights."""
    terms = sorted(job.keywords, key=lambda k: (-k.weight, k.quote.start))[:KEYWORDS]
    top = terms[0].weight if terms else 1.0
    items = []
    for term in terms:
        share, finding = evidence_search.keyword(term, evidence)
        points = max(1, round(KEYWORD_STEPS * term.weight / top))
        items.append(
            Item(
                "",
                "keyword",
                "keyword_density",
                "nice",
                term.term,
                term.quote,
                points,
                share,
                finding,
            )
        )
    return _numbered("K", items, evidence.written)


def _numbered(letter: str, items: Sequence[Item], resume: Resume) -> tuple[Item, ...]:
    return tuple(
        replace(item, id=f"{letter}{number}", finding=_anchored(item.finding, resume))
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


def _role(match: Match, title: Quote) -> Item:
    name, (share, finding) = title.text.strip(), match
    return Item(
        "", "role", "experience_relevance", "must", name, title, ROLE_POINTS, share, finding
    )


def _item(asked: Requirement, evidence: Evidence, fit: Fit) -> Item:
    """A requirement with the verdict on it, which is that on the best of its alternatives."""
    share, finding = _best(asked, evidence, fit)
    if finding.reason == "skill_missing" and _freely_worded(asked):
        finding = replace(finding, status="unclear", reason="skill_unclear")
    return Item(
        id="",
        topic=asked.topic,
        component=_component(asked),
        kind=asked.kind,
        name=asked.quote.text.strip(),
        quote=asked.quote,
        max_points=points_of(asked.topic, asked.kind, asked.mentions),
        share=share,
        finding=finding,
        alternatives=tuple(
            tuple(demand.words.text for demand in one.demands) for one in asked.alternatives
        ),
        years=asked.years,
        level=asked.level,
    )


def _freely_worded(asked: Requirement) -> bool:
    """Whether resumes say in words of their own what is asked: no product or technique."""
    if asked.topic in ("soft", "domain") or asked.kind == "duty":
        return True
    return not any(isinstance(one, SkillDemand) and _is_name(one) for one in asked.demands)


def _is_name(demand: SkillDemand) -> bool:
    if demand.concept:
        return is_technical(demand.concept)
    words = demand.words.text
    short = len(content(words)) <= evidence_search.PHRASE
    return short and any(character.isdigit() or character.isupper() for character in words)


def _best(asked: Requirement, evidence: Evidence, fit: Fit) -> Match:
    found = [_all_of(asked, one, evidence, fit) for one in asked.alternatives]
    share, finding = max(found, key=lambda match: (match[0], bool(match[1].quotes)))
    if len(found) > 1 and not finding.quotes:
        words = asked.quote.text.strip()
        values = {key: words for key in finding.values if key in ("skill", "name", "job")}
        finding = replace(finding, values={**finding.values, **values})
    return share, finding


def _all_of(asked: Requirement, one: Alternative, evidence: Evidence, fit: Fit) -> Match:
    """The mean share of what belongs together, with the finding on what is shown least."""
    found = [_judged(asked, demand, evidence, fit) for demand in one.demands]
    if len(found) == 1:
        return found[0]
    share = sum(match[0] for match in found) / len(found)
    finding = min(found, key=lambda match: match[0])[1]
    quotes = tuple(quote for match in found for quote in match[1].quotes)
    return share, replace(finding, status=evidence_search.status_of(share), quotes=quotes)


def _judged(asked: Requirement, demand: Demand, evidence: Evidence, fit: Fit) -> Match:
    match demand:
        case SkillDemand():
            return evidence_search.skill(demand, evidence)
        case YearsDemand() if asked.topic == "degree" and not demand.subjects:
            return years.instead_of_degree(demand, evidence, fit)
        case YearsDemand():
            return years.years(demand, evidence, fit)
        case DegreeDemand():
            return credentials.degree(demand, evidence)
        case CertificateDemand():
            return credentials.certificate(demand, evidence)
        case LanguageDemand():
            return credentials.language(demand, evidence)


def _component(asked: Requirement) -> Component:
    known = any(isinstance(d, YearsDemand) and _is_known(d) for d in asked.demands)
    return "skills_match" if asked.topic == "years" and known else component_of(asked.topic)


def component_of(topic: Topic) -> Component:
    """The part of the score that a topic counts in."""
    if topic in ("degree", "certification", "eligibility"):
        return "education_match"
    return "experience_relevance" if topic in ("years", "role") else "skills_match"


def _is_known(demand: YearsDemand) -> bool:
    return any(subject.concept for subject in demand.subjects)


def points_of(topic: Topic, kind: Kind, mentions: int = 1) -> int:
    """What a requirement is worth, by what it is about, how it is asked and how often."""
    kind = "nice" if kind == "duty" else kind
    table = POINTS.get(topic)
    if table:
        return table[kind]
    steps = SKILL_POINTS["nice" if kind == "nice" else "must"]
    return steps[min(mentions, len(steps)) - 1]
