"""The samples are what their sources make, and the twins tell the same story in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"
TRADES = ("accountant", "backend-developer", "electrician", "marketing-manager", "nurse")
LANGUAGES = ("ar", "de", "es", "fa", "fr")


def test_committed_samples_equal_their_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    import build

    assert build.stale(build.SAMPLES) == []


def test_the_readme_lists_every_resume_and_every_job() -> None:
    listed = set(re.findall(r"`((?:resume|job)[\w-]*\.\w+)`", (SAMPLES / "README.md").read_text()))
    assert listed == {path.name for path in SAMPLES.glob("*-*.*")} | {"resume.docx", "resume.tex"}


def test_there_are_five_sets_of_twins() -> None:
    assert tuple(sorted(path.name for path in (SAMPLES / "twins").iterdir())) == TRADES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", TRADES)
@pytest.mark.parametrize("kind", ["resume", "job"])
def test_a_twin_has_the_lines_of_the_english_one(trade: str, language: str, kind: str) -> None:
    english, other = (
        (SAMPLES / "twins" / trade / f"{code}.{kind}.txt").read_text().splitlines()
        for code in ("en", language)
    )
    assert [line[:2] == "- " for line in other] == [line[:2] == "- " for line in english]
    assert [line == "" for line in other] == [line == "" for line in english]
