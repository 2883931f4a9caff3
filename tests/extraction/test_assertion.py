"""Assertions: statuses by cue, direction and scope, and what they do to an ad."""

from __future__ import annotations

import time

import pytest

from benchmarks.accuracy.assertion import SETS, rows
from resume_api.domain.assertion import Assertion
from resume_api.extraction.job.extractor import parse_job
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText
from tests.asked import skills

LEAST_PRECISION, LEAST_RECALL = 0.95, 0.97


@pytest.mark.parametrize("name", SETS)
def test_affirmed_is_told_from_all_else(name: str) -> None:
    pairs = [
        (Assertions(ProcessedText(text), code).of(start), label)
        for code, text, mentions in rows(name)
        for start, label in mentions
    ]
    both = sum(said == label == Assertion.AFFIRMED for said, label in pairs)
    assert both / sum(said == Assertion.AFFIRMED for said, _ in pairs) >= LEAST_PRECISION
    assert both / sum(label == Assertion.AFFIRMED for _, label in pairs) >= LEAST_RECALL


def test_a_heading_gives_its_lines_their_status_up_to_the_next_part() -> None:
    text = "Skills\nPython\n\nCurrently learning\nRust\nZig\n\nExperience\nScala services"
    read = Assertions(ProcessedText(text), "en")
    statuses = {name: read.of(text.index(name)) for name in ("Python", "Rust", "Zig", "Scala")}
    assert statuses == {
        "Python": Assertion.AFFIRMED,
        "Rust": Assertion.IN_PROGRESS,
        "Zig": Assertion.IN_PROGRESS,
        "Scala": Assertion.AFFIRMED,
    }


def test_a_sentence_that_a_line_break_only_wraps_is_one() -> None:
    text = (
        "I have no experience with the administration of large Kubernetes,\ndocker or java setups"
    )
    assert Assertions(ProcessedText(text), "en").of(text.index("docker")) == Assertion.NEGATED


@pytest.mark.parametrize("piece", ["no docker, ", "never used ", "( not ", "a colleague who "])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        Assertions(ProcessedText(piece * (length // len(piece))), "en")
        return time.process_time() - started

    seconds(1_000)
    assert min(seconds(40_000) for _ in range(2)) <= 5 * max(
        0.02, min(seconds(20_000) for _ in range(2))
    )


ADS = [
    ("Requirements:\n- Python\n- No Kubernetes knowledge needed\n- We do not use PHP", {"Python"}),
    ("Dein Profil\n- Python\n- Kubernetes nicht erforderlich", {"Python"}),
    ("Profil recherché\n- Python\n- Kubernetes non requis", {"Python"}),
    ("Requisitos\n- Python\n- No se requiere Kubernetes", {"Python"}),
]


@pytest.mark.parametrize(("ad", "names"), ADS)
def test_what_an_ad_does_without_is_no_requirement(ad: str, names: set[str]) -> None:
    job = parse_job(ad)
    assert set(skills(job)) == names
    assert "kubernetes" not in {one.term.casefold() for one in job.keywords}


def test_what_is_nice_but_not_required_is_welcome() -> None:
    job = parse_job("Requirements:\n- Python\n- A degree is nice but honestly not required")
    assert [one.kind for one in job.requirements if one.topic == "degree"] == ["nice"]
