"""What the rest of a resume tells of a requirement that no line states in known words.

Resumes word freely what everybody of a trade does. Where the titles, the lines of work and the
other requirements say that somebody does the job's own work, a line that shares a telling word with
a duty bears it out; where they do not, the same word proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from resume_api.domain.assessment import ABILITIES, Item, Judgement
from resume_api.domain.document import Quote
from resume_api.extraction.job.extractor import ReadJob
from resume_api.extraction.text.phrase_search import closest, content, statements
from resume_api.extraction.text.processed import ProcessedText
from resume_api.matching import relevance
from resume_api.matching.evidence import Evidence
from resume_api.matching.evidence_search import RELATED, SOFT, Match, status_of
from resume_api.matching.paraphrases import Doings, coverage, doings
from resume_api.matching.years import FITTING, Fit

# A logistic regression on who fits, by leave-one-job-out; ``docs/scoring.md`` has the figures.
SHOWN, TITLE, LINES, THINGS, BIAS = 2.7, 1.4, 1.4, 2.0, -3.1
SURE, LIKELY, POSSIBLE = 0.6, 0.55, 0.25
"""From which closeness a statement that shares a word or a thing counts in full; for a duty; for a
duty by a word, or by several things, for half."""
SEVERAL = 2  # things of a requirement that one statement shares with it
LIKENED = 0.4  # from which several things, or a long requirement's act and thing, count in full
HALF = 0.5
"""The closeness from which years of work count as years of the job's own."""
WHOLE = 0.8
"""The closeness from which the rest speaks for a role in full."""
SHORT = 3  # words of a requirement that says one thing
SAME_WORK = 0.75  # likeness of a title that is the job's own


class Closeness(NamedTuple):
    """How near a resume is to the work of a job, 0 to 1, with the likeness of its nearest title and
    the words of it."""

    share: float
    title: float
    quote: Quote | None


def closeness(evidence: Evidence, ad: ReadJob, items: Sequence[Item]) -> Closeness:
    """How near a resume is to a job: by the mean share of its requirements, the title that was held
    and comes nearest, the lines of work and the things that both speak of, in whatever language.
    More of any raises it."""
    name = relevance.role_name(ad)
    title, quote = relevance.likest(name.text, evidence) if name else (0.0, None)
    shares = [item.share for item in items if item.topic != "role"]
    value = (
        SHOWN * sum(shares) / max(1, len(shares))
        + TITLE * title
        + LINES * relevance.same_lines(evidence, ad)
        + THINGS * coverage(ad.text.once(_doings, ad.job.language), evidence.things)
        + BIAS
    )
    return Closeness(1 / (1 + math.exp(-value)), title, quote)


def _doings(text: ProcessedText, language: str) -> Doings:
    return doings(statements(text, language))


def fit(near: Closeness) -> Fit:
    """How far years of work count for a job, by how near the resume is to it."""
    return Fit(min(1.0, near.share * FITTING / HALF), near.quote)


def role(found: Match, near: Closeness, evidence: Evidence, ad: ReadJob) -> Match:
    """How far the role fits: by its own titles and terms, or half by these and half by what the
    rest tells where that is more."""
    own, finding = found
    share = max(own, (own + min(1.0, near.share / WHOLE)) / 2)
    quotes = finding.quotes or tuple(relevance.signs(evidence, ad))
    if not quotes:
        share = min(share, relevance.PARTLY / 2)
    return share, relevance.judgement(share, quotes, finding.values.get("role", ""))


def considered(item: Item, near: Closeness, evidence: Evidence, ad: ReadJob) -> Item:
    """An ability that could not be told from a line alone, judged with what the rest tells; any
    other item as it is."""
    if item.topic not in ABILITIES or item.topic == SOFT:
        return item
    if item.finding.status != "unclear":
        return _likened(item, near)
    if near.share < POSSIBLE:
        return item
    things = ad.text.once(_doings, ad.job.language).things_in(item.quote.start, item.quote.end)
    number, said = evidence.speaking_of(things)
    if said and number >= SEVERAL:
        return _saying(item, said, near.share >= LIKENED, evidence)
    word = closest(item.name, evidence.statements, evidence.affirms)
    quote, duty = word or said, item.kind == "duty"
    if quote and near.share >= (LIKELY if duty else SURE):
        return _saying(item, quote, True, evidence)
    if word and duty:
        return _saying(item, word, False, evidence)
    return _by_title(item, near) if near.share >= SURE else item


def _likened(item: Item, near: Closeness) -> Item:
    """A long requirement that one statement shares an act and a thing with: these may be about
    something else where the rest is, so that they count for half or leave it open."""
    if item.finding.reason != "skill_paraphrased" or len(content(item.name)) <= SHORT:
        return item
    if near.share >= LIKENED:
        return item
    if near.share >= POSSIBLE:
        return _pointing(item, item.finding.quotes[0], RELATED)
    return replace(
        item, share=0.0, finding=Judgement("unclear", (), "skill_unclear", {"skill": item.name})
    )


def _saying(item: Item, quote: Quote, whole: bool, evidence: Evidence) -> Item:
    whole = whole and not evidence.is_limited(quote)
    return _pointing(item, quote, 1.0 if whole else RELATED)


def _by_title(item: Item, near: Closeness) -> Item:
    """What everybody does who held the very title of the job: its duties; what it insists on for
    half, unless all else fits too."""
    if near.quote and near.title >= SAME_WORK and item.kind in ("duty", "must"):
        whole = item.kind == "duty" or near.share >= WHOLE
        return _pointing(item, near.quote, 1.0 if whole else RELATED)
    return item


def _pointing(item: Item, quote: Quote, share: float) -> Item:
    finding = Judgement(status_of(share), (quote,), "skill_in_context", {"skill": item.name})
    return replace(item, share=share, finding=finding)
