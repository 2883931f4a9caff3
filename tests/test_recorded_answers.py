"""Good answers come through: recorded answers about ten pairs in four languages, by HTTP."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests import recorded
from tests.recorded import Recording
from tests.recorded.replay import Replay
from tests.test_online_path import ask, serving
from tests.vendors.simulator import Simulator

PAIRS = recorded.recordings()
STALE = "The prompt of {} has changed. Read tests/recorded with it; then: python -m tests.recorded"


@pytest.fixture(scope="module")
def answers() -> Iterator[dict[str, dict[str, Any]]]:
    """What the service answers about each pair."""
    found = {}
    with Simulator() as vendors, serving(vendors, LLM_PROVIDERS="openai", OCR="auto") as client:
        for pair in PAIRS:
            vendors.scene.speaks = Replay(pair)
            found[pair.name] = ask(client, pair.resume.encode(), pair.job)["data"]
    yield found


def verdicts(pair: Recording, data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The words of each requirement, the recorded verdict and the one that is shown."""
    for row in data["requirements"]:
        said = pair.on(row["job_span"]["start"], row["job_span"]["end"])
        if said:
            yield row["text"], recorded.together(said), row["status"]


@pytest.mark.parametrize("task", recorded.digests())
def test_the_answers_are_to_these_prompts(task: str) -> None:
    accepted = tomllib.loads(recorded.DIGESTS.read_text())
    assert accepted.get(task) == recorded.digests()[task], STALE.format(task)


def test_there_are_ten_pairs_in_four_languages() -> None:
    assert len(PAIRS) >= 10
    assert len({pair.name.partition("-")[0] for pair in PAIRS}) >= 4


def test_verdicts_come_through(answers: dict[str, dict[str, Any]]) -> None:
    rows = [row for pair in PAIRS for row in verdicts(pair, answers[pair.name])]
    wrong = [row for row in rows if row[1] != row[2]]
    assert len(rows) > 150
    assert len(wrong) <= 0.05 * len(rows), wrong
    assert not [row for row in wrong if row[1:] == ("not_met", "met")]


def test_everything_asked_is_on_the_list(answers: dict[str, dict[str, Any]]) -> None:
    for pair in PAIRS:
        spans = [row["job_span"] for row in answers[pair.name]["requirements"]]
        for one in pair.verdicts:
            assert any(s["start"] < one.end and one.start < s["end"] for s in spans), pair.name


def test_nobody_else_answers(answers: dict[str, dict[str, Any]]) -> None:
    for data in answers.values():
        assert (data["meta"]["provider"], data["meta"]["degraded"]) == ("openai", [])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_advice_comes_through(pair: Recording, answers: dict[str, dict[str, Any]]) -> None:
    data = answers[pair.name]
    insights, advice = data["insights"], data["insights"]["recommendations"]
    shown = [*insights["strengths"], *insights["improvements"], *sum(advice.values(), [])]
    names = ("strengths", "improvements", "high_priority", "medium_priority", "low_priority")
    assert shown == [text for name in names for text, _ in pair.said[name]]
    cards = [[card["front"], card["back"]] for card in data["flashcards"]]
    assert cards == [card[:2] for card in pair.said["flashcards"]]
    assert data["analysis"]["role_compatibility"]["reasoning"] == pair.said["reasoning"]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_the_score_follows_the_fit(pair: Recording, answers: dict[str, dict[str, Any]]) -> None:
    least, most = {3: (85, 100), 2: (75, 100), 1: (0, 35)}[pair.fit]
    assert least <= answers[pair.name]["ats_score"]["overall_score"] <= most
