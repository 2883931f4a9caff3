"""One person and one job, told in every language that the service speaks, score alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from resume_api.analysis import service
from resume_api.dependencies import Dependencies
from resume_api.languages.packs import full_languages

TWINS = Path(__file__).parents[2] / "samples" / "twins"
TRADES = sorted(folder.name for folder in TWINS.iterdir())
TOLERANCE = 5


def score(deps: Dependencies, trade: str, language: str, job: str | None = None) -> int:
    """The overall score of the resume of ``trade`` for the job of its own or another trade."""
    request = service.AnalysisRequest(
        resume=(TWINS / trade / f"{language}.resume.txt").read_bytes(),
        job_text=(TWINS / (job or trade) / f"{language}.job.txt").read_text(),
    )
    overall = service.analyze(deps, request).ats_score.overall_score
    assert isinstance(overall, int)
    return overall


@pytest.mark.parametrize("language", [code for code in full_languages() if code != "en"])
@pytest.mark.parametrize("trade", TRADES)
def test_a_twin_scores_like_the_english_one(deps: Dependencies, trade: str, language: str) -> None:
    assert abs(score(deps, trade, language) - score(deps, trade, "en")) <= TOLERANCE


@pytest.mark.parametrize("language", full_languages())
@pytest.mark.parametrize("trade", TRADES)
def test_another_trade_scores_far_below(deps: Dependencies, trade: str, language: str) -> None:
    other = TRADES[TRADES.index(trade) - 1]
    assert score(deps, trade, language, other) < 25 < 75 < score(deps, trade, language)
