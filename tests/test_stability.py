"""A model's judgements are all that can move a score: the same ones give the same score."""

from __future__ import annotations

import random
from typing import Any

from tests.test_online_path import JOB, RESUME, ask, serving
from tests.vendors.simulator import Simulator

RUNS = 50
Outcome = tuple[tuple[str, ...], int]


def outcome(data: dict[str, Any]) -> Outcome:
    """The verdicts in the answer, and the score beside them."""
    rows = (*data["requirements"], *data["keywords"])
    return tuple(row["status"] for row in rows), data["ats_score"]["overall_score"]


def outcomes(vendors: Simulator, runs: int) -> list[Outcome]:
    with serving(vendors) as client:
        return [outcome(ask(client, RESUME.encode(), JOB)["data"]) for _ in range(runs)]


def test_fifty_runs_of_steady_judgements_give_one_score() -> None:
    with Simulator() as vendors:
        assert len(set(outcomes(vendors, RUNS))) == 1


def test_the_spread_of_fifty_runs_is_that_of_the_judgements() -> None:
    chance = random.Random(7)
    with Simulator() as vendors:
        vendors.scene.judge = lambda _, earned: chance.choice(["met", "partly", "not_met"])
        seen = outcomes(vendors, RUNS)
    scores_of: dict[tuple[str, ...], set[int]] = {}
    for verdicts, score in seen:
        scores_of.setdefault(verdicts, set()).add(score)
    assert len(scores_of) > 1
    assert all(len(scores) == 1 for scores in scores_of.values())
