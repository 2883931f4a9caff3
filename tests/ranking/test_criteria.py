"""What a job text gives as criteria."""

from __future__ import annotations

from pathlib import Path

import pytest

from resume_api.ranking.criteria import extract
from tests.conftest import SAMPLES

JOBS = sorted(SAMPLES.glob("job-*.txt"))
TWINS = sorted((SAMPLES / "twins").glob("*/*.job.txt"))
JOB = """Backend Engineer (m/f/x), Utrecht

About us
We are a friendly company that loves Kotlin and free fruit.

Requirements
- 5+ years of experience in Python development
- PostgreSQL
- Good communication skills
- Work permit for the Netherlands

Nice to have
- Terraform

We offer
- 30 days of holiday and Scrabble with Java
"""


def test_a_job_gives_checkable_sentences_with_what_is_required_first() -> None:
    found = extract(JOB).criteria
    texts = [one.text for one in found]
    assert texts[0] == "Experience as Backend Engineer"
    assert "5+ years of experience in Python development" in texts
    assert [one.kind for one in found] == sorted(
        (one.kind for one in found), key=lambda kind: kind == "nice"
    )
    assert found[-1].text == "Terraform"
    assert {one.kind for one in found if one.text.startswith("Work permit")} == {"knockout"}


def test_no_perks_no_company_prose_and_nothing_that_no_resume_can_prove() -> None:
    words = " ".join(one.text for one in extract(JOB).criteria)
    assert "Good communication skills" not in words
    for unwanted in ("Kotlin", "fruit", "holiday", "Scrabble", "Java"):
        assert unwanted not in words


@pytest.mark.parametrize(
    "path", [*JOBS, *TWINS], ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_every_job_in_every_language_gives_criteria_with_quotes(path: Path) -> None:
    text = path.read_text()
    found = extract(text).criteria
    assert 3 <= len(found) <= 25
    for one in found:
        assert one.quote is not None
        assert text[one.quote.start : one.quote.end] == one.quote.text
        assert 2 <= len(one.text) <= 200
        assert "\n" not in one.text
    assert len({one.text.casefold() for one in found}) == len(found)


@pytest.mark.parametrize("text", ["", "Hello.", "?!"])
def test_a_text_that_demands_nothing_gives_little_or_nothing(text: str) -> None:
    assert len(extract(text).criteria) <= 3
