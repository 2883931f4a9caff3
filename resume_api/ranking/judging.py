"""One resume under each criterion: 0 to 5 points and the words that earned them."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import mul

from resume_api import documents
from resume_api.domain.assessment import Item
from resume_api.domain.document import Limits, Quote
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import ReadJob, read_criterion
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.phrase_memory import forgetting
from resume_api.extraction.text.word_lists import fold
from resume_api.matching import relevance, requirements
from resume_api.matching.evidence_search import Evidence

MOST = 5
GATE = 3
"""Points from which a must-have criterion counts as fulfilled: more than two fifths of it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points of one criterion, and the resume's words that prove them: none for 0 points."""

    points: int
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A resume that was read: the candidate's name, the digest of its text, and its scores in the
    order of the criteria."""

    name: str | None
    sha256: str
    scores: tuple[Score, ...]


@forgetting()
def read_and_judge(data: bytes, limits: Limits, criteria: tuple[str, ...], today: date) -> Judged:
    """A file under each criterion: what a child does for a row. Raises ApiError."""
    read = read_resume(documents.read(data, limits), today)
    resume, evidence = read.resume, Evidence.of(read)
    digest = hashlib.sha256(resume.text.encode()).hexdigest()
    scores = tuple(judge(evidence, criterion) for criterion in criteria)
    return Judged(resume.contact.name, digest, scores)


def judge(evidence: Evidence, criterion: str) -> Score:
    """The points of a criterion: five times the weighted share of its demands that the resume
    bears out, by the very rules that match an analysis, rounded up, so that who proves little
    stands above who proves nothing. No point without a quote."""
    demands = _demands(criterion)
    items = _items(evidence, demands)
    if not items:
        return Score(0)
    weights = [max(1, item.max_points) for item in items]
    shares = [item.share for item in items]
    share = sum(map(mul, weights, shares)) / sum(weights)
    quotes = [
        item.finding.quotes[0] for item in _best_first(items) if item.share and item.finding.quotes
    ]
    if share and not quotes:
        quotes = relevance.signs(evidence, demands)
    points = math.ceil(round(MOST * share, 6))
    return Score(points, _line(evidence.written, quotes[0])) if points and quotes else Score(0)


@lru_cache(maxsize=256)
def _demands(criterion: str) -> ReadJob:
    """A criterion as it is read: every file of a ranking is held against the same ones."""
    return read_criterion(criterion)


def _items(evidence: Evidence, demands: ReadJob) -> tuple[Item, ...]:
    """What the criterion demands; its line of work only where it names a job or nothing else,
    its bare words where the rules know nothing in it."""
    items, job = requirements.build(evidence, demands), demands.job
    names_a_job = job.title is not None and title_score(fold(job.title.text)) > 0
    if not names_a_job:
        items = tuple(item for item in items if item.topic != "role") or items
    return items or requirements.keywords(evidence, job)


def _best_first(items: tuple[Item, ...]) -> list[Item]:
    return sorted(items, key=lambda item: (-item.share * item.max_points, item.id))


def _line(resume: Resume, quote: Quote) -> Quote:
    """The whole line that a proof stands in: a recruiter reads it without the file."""
    (number,) = resume.line_numbers([quote])
    line = resume.lines[number - 1]
    words = line.text.strip()
    start = line.start + line.text.index(words)
    return Quote(words, start, start + len(words), quote.section)
