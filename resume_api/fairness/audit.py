"""Scores every variant of a resume and says by how much the scores differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from resume_api.analysis import service
from resume_api.dependencies import Dependencies
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.fairness.swaps import Swap, swaps

FOUR_FIFTHS = 0.8
"""A group that is chosen at less than this share of the rate of the most chosen group points to
adverse impact: US Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D)."""
_AT_ONCE = 8

Scores = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One variant's scores, those of the resume as it was given, and by name the differences."""

    swap: Swap
    scores: Scores
    baseline: Scores

    @property
    def score(self) -> int:
        """The overall score; 0 where there is none."""
        return self.scores["overall_score"] or 0

    @property
    def differences(self) -> dict[str, int]:
        """Each score that is not the baseline's, in points; a score gained or lost counts whole."""
        return {
            name: (value or 0) - (self.baseline[name] or 0)
            for name, value in self.scores.items()
            if value != self.baseline[name]
        }


@dataclass(frozen=True, slots=True)
class Group:
    """What became of the variants of one group of people: the mean overall score, the lowest and
    highest difference of any score, the share at or above the threshold, and that share over the
    best group's (None where no group is chosen)."""

    attribute: str
    name: str
    variants: int
    mean: float
    lowest: int
    highest: int
    selection_rate: float
    impact_ratio: float | None


def audit(
    deps: Dependencies, resumes: Sequence[bytes], jobs: Sequence[bytes], provider: str | None
) -> list[Outcome]:
    """Score each resume with every swap against each job. Raises ApiError."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        outcomes = []
        for resume, job in product(resumes, jobs):
            document = deps.reader.read(resume)
            parsed = parse_resume(document, datetime.now(UTC).date())
            baseline = _scores(deps, parsed.text, job, provider)
            variants = list(swaps(parsed))
            texts = list(dict.fromkeys(swap.text for swap in variants))
            found = pool.map(lambda text, job=job: _scores(deps, text, job, provider), texts)
            scores = dict(zip(texts, found, strict=True))
            outcomes += [Outcome(swap, scores[swap.text], baseline) for swap in variants]
    return outcomes


def groups(outcomes: Iterable[Outcome], threshold: int | None = None) -> list[Group]:
    """The outcomes by attribute and group. ``threshold`` is the overall score from which somebody
    is chosen, by default the score of the resume as it was given."""
    by_group: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        by_group[outcome.swap.attribute][outcome.swap.group].append(outcome)
    return [
        group for attribute, named in by_group.items() for group in _of(attribute, named, threshold)
    ]


def _of(attribute: str, named: dict[str, list[Outcome]], threshold: int | None) -> list[Group]:
    rates = {name: _rate(outcomes, threshold) for name, outcomes in named.items()}
    best = max(rates.values())
    return [
        Group(
            attribute,
            name,
            len(outcomes),
            sum(outcome.score for outcome in outcomes) / len(outcomes),
            min(0, *(points for one in outcomes for points in (0, *one.differences.values()))),
            max(0, *(points for one in outcomes for points in (0, *one.differences.values()))),
            rates[name],
            rates[name] / best if best else None,
        )
        for name, outcomes in named.items()
    ]


def _rate(outcomes: list[Outcome], threshold: int | None) -> float:
    chosen = [
        outcome.score
        >= (threshold if threshold is not None else outcome.baseline["overall_score"] or 0)
        for outcome in outcomes
    ]
    return sum(chosen) / len(chosen)


def _scores(deps: Dependencies, resume: str, job: bytes, provider: str | None) -> Scores:
    request = service.AnalysisRequest(resume.encode(), job_file=job, provider=provider)
    report = service.analyze(deps, request)
    return {
        "overall_score": report.ats_score.overall_score,
        **report.ats_score.breakdown,
        "role_compatibility": report.analysis.role_compatibility.score,
        "experience_match": report.analysis.experience_match.match_percentage,
    }
