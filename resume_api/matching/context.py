"""What the rest of a resume tells of a requirement that no line states in known words.

Resumes word freely what everybody of a trade does. Where the titles, the lines of work and the
other requirements say that somebody does the job's own work, a line that shares a telling word with
a duty bears it out; where they do not, the same word proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import ABILITIES, Item, Judgement
from resume_api.domain.document import Quote
from resume_api.domain.job import SkillDemand, YearsDemand
from resume_api.extraction.job.extractor import ReadJob
from resume_api.extraction.text.phrase_search import closest
from resume_api.matching import relevance
from resume_api.matching.evidence_search import RELATED, SOFT, Evidence, Match, status_of

# A logistic regression on who fits, by leave-one-job-out; ``docs/scoring.md`` has the figures.
SHOWN, TITLE, LINES, SUBJECTS, BIAS = 2.4, 1.5, 0.8, 3.0, -4.1
SURE, LIKELY = 0.6, 0.4
"""From which closeness a shared word counts in full, and for half."""
WHOLE = 0.8
"""The closeness from which the rest speaks for a role in full."""
SAME_WORK = 0.75  # likeness of a title that is the job's own


class Closeness(NamedTuple):
    """How near a resume is to the work of a job, 0 to 1, with the likeness of its nearest title and
    the words of it."""

    share: float
    title: float
    quote: Quote | None


def closeness(evidence: Evidence, ad: ReadJob, items: Sequence[Item]) -> Closeness:
    """How near a resume is to a job: by the mean share of its requirements, the title that was held
    and comes nearest, the lines of work and the subjects of the skills, for which the title stands
    where the ad names none that is known. More of any raises it."""
    name = relevance.role_name(ad)
    title, quote = relevance.likest(name.text, evidence) if name else (0.0, None)
    shares = [item.share for item in items if item.topic != "role"]
    asked = _asked(ad)
    value = (
        SHOWN * sum(shares) / max(1, len(shares))
        + TITLE * title
        + LINES * relevance.same_lines(evidence, ad)
        + SUBJECTS * (relevance.cosine(asked, _shown(evidence)) if asked else title)
        + BIAS
    )
    return Closeness(1 / (1 + math.exp(-value)), title, quote)


def _asked(ad: ReadJob) -> Mapping[str, float]:
    """The subjects that the ad asks for; each counts once, so that more of one that is asked never
    turns a resume away from the others."""
    return _subjects(one.category for one in _skills(ad))


def _skills(ad: ReadJob) -> Iterator[SkillDemand]:
    for demand in (one for asked in ad.job.requirements for one in asked.demands):
        if isinstance(demand, SkillDemand):
            yield demand
        elif isinstance(demand, YearsDemand):
            yield from demand.subjects


def _shown(evidence: Evidence) -> Mapping[str, float]:
    return _subjects(one.category for one in evidence.resume.skills)


def _subjects(categories: Iterable[str]) -> Mapping[str, float]:
    return dict.fromkeys(set(categories) - {"", SOFT}, 1.0)


def role(found: Match, near: Closeness, evidence: Evidence, ad: ReadJob) -> Match:
    """How far the role fits: by its own titles and terms, or half by these and half by what the
    rest tells where that is more."""
    own, finding = found
    share = max(own, (own + min(1.0, near.share / WHOLE)) / 2)
    quotes = finding.quotes or tuple(relevance.signs(evidence, ad))
    if not quotes:
        share = min(share, relevance.PARTLY / 2)
    return share, relevance.judgement(share, quotes, finding.values.get("role", ""))


def considered(item: Item, near: Closeness, evidence: Evidence) -> Item:
    """An ability that could not be told from a line alone, judged with what the rest tells; any
    other item as it is."""
    if item.finding.status != "unclear" or item.topic not in ABILITIES or item.topic == SOFT:
        return item
    if near.share < LIKELY:
        return item
    sure = near.share >= SURE
    quote = closest(item.name, evidence.statements, lambda q: _affirms(q, evidence))
    if quote:
        return _pointing(item, quote, 1.0 if sure else RELATED)
    own_work = item.kind == "duty" or (item.kind == "must" and near.share >= WHOLE)
    if sure and own_work and near.title >= SAME_WORK and near.quote:
        return _pointing(item, near.quote, RELATED)
    return item


def _affirms(quote: Quote, evidence: Evidence) -> bool:
    return evidence.status(quote) == Assertion.AFFIRMED


def _pointing(item: Item, quote: Quote, share: float) -> Item:
    finding = Judgement(status_of(share), (quote,), "skill_in_context", {"skill": item.name})
    return replace(item, share=share, finding=finding)
