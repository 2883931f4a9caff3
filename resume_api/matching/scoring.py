"""Scores by plain arithmetic from judgements; ``docs/scoring.md`` explains and works them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor

from resume_api.domain.assessment import AnalysisInputs, Grounded, Item, Notice
from resume_api.languages.messages import Messages

# Weights of the breakdown in percent; where a component is null the others share its weight.
WEIGHTS = {
    "skills_match": 48,
    "experience_relevance": 36,
    "keyword_density": 8,
    "education_match": 4,
    "format_optimization": 4,
}
SUITABILITY = ("skills_match", "experience_relevance", "education_match")
SHARES = {"met": 1.0, "partly": 0.5, "not_met": 0.0, "unclear": 0.0}
MIN_WORDS = 20


@dataclass(frozen=True, slots=True)
class Scores:
    """Integers 0..100, None where the texts are too thin to tell; points by requirement id."""

    overall: int | None
    breakdown: Mapping[str, int | None]
    role: int | None
    points: Mapping[str, int]
    notices: tuple[Notice, ...]


def score(grounded: Grounded, inputs: AnalysisInputs) -> Scores:
    """The scores of judgements that the text bears out.

    A component is the points won over the points there are; the overall score is the weighted
    mean of the components. Without a readable resume nothing but the format can be judged.
    """
    items = (*inputs.requirements, *inputs.keywords)
    points = {item.id: _points(item, grounded) for item in items}
    readable = len(inputs.resume.text.split()) >= MIN_WORDS
    breakdown = {
        component: _component(component, items if readable else (), points)
        for component in WEIGHTS
        if component != "format_optimization"
    }
    breakdown["format_optimization"] = _format(inputs)
    told = any(
        breakdown[component] is not None
        for component in breakdown
        if component != "format_optimization"
    )
    return Scores(
        overall=weighted_mean(breakdown, WEIGHTS) if told else None,
        breakdown=breakdown,
        role=weighted_mean(breakdown, SUITABILITY),
        points=points,
        notices=_notices(readable, breakdown, inputs.language),
    )


def weighted_mean(breakdown: Mapping[str, int | None], components: Iterable[str]) -> int | None:
    """The mean of the components that have a value, by their weights; None where none has."""
    known = [(WEIGHTS[c], value) for c in components if (value := breakdown[c]) is not None]
    total = sum(weight for weight, _ in known)
    return _rounded(sum(weight * value for weight, value in known) / total) if total else None


def _points(item: Item, grounded: Grounded) -> int:
    """Where a judgement agrees with the rules' finding, the rules' share."""
    status = grounded.judgements[item.id].status
    agrees = status == item.finding.status
    return _rounded(item.max_points * (item.share if agrees else SHARES[status]))


def _component(component: str, items: Iterable[Item], points: Mapping[str, int]) -> int | None:
    own = [item for item in items if item.component == component]
    most = sum(item.max_points for item in own)
    return _rounded(100 * sum(points[item.id] for item in own) / most) if most else None


def _format(inputs: AnalysisInputs) -> int | None:
    checks = inputs.format_checks
    return _rounded(100 * sum(check.passed for check in checks) / len(checks)) if checks else None


def _notices(
    readable: bool, breakdown: Mapping[str, int | None], language: str
) -> tuple[Notice, ...]:
    if not readable:
        key = "thin_resume"
    elif breakdown["skills_match"] is None:
        key = "thin_job"
    else:
        return ()
    return (Notice("INSUFFICIENT_EVIDENCE", Messages.of(language).say(f"notices.{key}")),)


def _rounded(value: float) -> int:
    return floor(value + 0.5)
