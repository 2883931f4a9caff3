"""The arithmetic of the scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resume_api.analysis.grounding import ground
from resume_api.analysis.tasks import MATCH
from resume_api.domain.assessment import AnalysisInputs, Status
from resume_api.domain.claims import Claim
from resume_api.domain.job import Job
from resume_api.matching.scoring import WEIGHTS, Scores, score, weighted_mean
from tests import pair


def scored(inputs: AnalysisInputs, **verdicts: Status) -> Scores:
    """The scores when a model says of the given items something else than the rules."""
    answers = pair.answers(inputs)
    claims = tuple(
        Claim(claim.id, verdicts[claim.id], (6,), "So it seems.") if claim.id in verdicts else claim
        for claim in answers[MATCH].data.judgements
    )
    data = replace(answers[MATCH].data, judgements=claims)
    answers[MATCH] = replace(answers[MATCH], data=data, by_rules=False)
    return score(ground(answers, inputs), inputs)


def item(inputs: AnalysisInputs, name: str) -> str:
    return next(i.id for i in inputs.requirements if name in (i.name, i.topic))


def test_weights_add_up_to_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_a_component_is_points_won_over_points_there_are() -> None:
    inputs = pair.inputs()
    result = scored(inputs)
    for component, value in result.breakdown.items():
        own = [i for i in (*inputs.requirements, *inputs.keywords) if i.component == component]
        if own:
            won = sum(result.points[i.id] for i in own)
            assert value == int(100 * won / sum(i.max_points for i in own) + 0.5)


def test_the_overall_score_is_the_weighted_mean() -> None:
    result = scored(pair.inputs())
    total = sum(WEIGHTS[c] * value for c, value in result.breakdown.items() if value is not None)
    assert result.overall == int(total / 100 + 0.5)


def test_a_missing_component_lends_its_weight_to_the_others() -> None:
    breakdown = {"skills_match": 60, "education_match": None, "format_optimization": 100}
    expected = (60 * WEIGHTS["skills_match"] + 100 * WEIGHTS["format_optimization"]) / (
        WEIGHTS["skills_match"] + WEIGHTS["format_optimization"]
    )
    assert weighted_mean(breakdown, breakdown) == int(expected + 0.5)
    assert weighted_mean({"skills_match": None}, ["skills_match"]) is None


@pytest.mark.parametrize(("verdict", "points"), [("met", 10), ("partly", 5), ("not_met", 0)])
def test_a_verdict_is_worth_all_half_or_nothing(verdict: str, points: int) -> None:
    inputs = pair.inputs()
    docker = item(inputs, "Docker")
    assert scored(inputs, **{docker: verdict}).points[docker] == points


def test_years_that_a_model_judges_by_their_dates_are_worth_the_same() -> None:
    inputs = pair.inputs()
    years = item(inputs, "years")
    for verdict, points in (("met", 10), ("partly", 8), ("not_met", 0)):
        assert scored(inputs, **{years: verdict}).points[years] == points


def test_the_format_counts_passed_checks() -> None:
    assert scored(pair.inputs()).breakdown["format_optimization"] == 50


def test_a_resume_without_text_is_not_scored() -> None:
    blank = replace(pair.resume(), text="CV\n", skills=(), positions=(), education=(), languages=())
    result = scored(pair.inputs(blank))
    assert result.overall is None
    assert [notice.code for notice in result.notices] == ["INSUFFICIENT_EVIDENCE"]
    assert set(result.breakdown.values()) == {None, 50}


def test_a_job_without_demands_is_not_scored() -> None:
    result = scored(pair.inputs(wanted=Job("Join us.", "en", 1.0)))
    assert result.overall is None
    assert result.role is None
    assert [notice.code for notice in result.notices] == ["INSUFFICIENT_EVIDENCE"]


def test_a_job_that_only_names_its_title_is_scored_by_it() -> None:
    job = pair.job()
    bare = Job(
        "Backend Engineer", "en", 1.0, title=pair.quote("Backend Engineer", "Backend Engineer")
    )
    result = scored(pair.inputs(wanted=bare))
    assert result.breakdown["skills_match"] is None
    assert result.overall is not None
    assert [notice.code for notice in result.notices] == ["INSUFFICIENT_EVIDENCE"]
    assert not scored(pair.inputs(wanted=job)).notices
