"""Weak bullets said better, and a summary: facts of the resume, marks for missing figures."""

from __future__ import annotations

import re
from datetime import date

import pytest

from resume_api.analysis import rewrites
from resume_api.analysis.preparation import prepare
from resume_api.documents.text import from_text
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import Sentence
from tests.conftest import SAMPLES

RESUME = """Jane Roe
jane@example.com

Experience
Warehouse Clerk, Northwind, 2016 - 2020
- {bullet}

Skills
Excel, SAP
"""
LANGUAGES = ("ar", "de", "en", "es", "fa", "fr")


def compared(bullet: str, job: str = "Warehouse clerk\nRequirements\n- Excel") -> AnalysisInputs:
    document = from_text(RESUME.format(bullet=bullet))
    return prepare(document, job, None, date(2026, 1, 1)).inputs


@pytest.mark.parametrize(
    ("bullet", "better"),
    [
        ("Responsible for managing 2 depots", "Managed 2 depots"),
        ("In charge of running the night shift", "Ran the night shift"),
        ("Improved the packing for customers", "Improved the packing for [how many?] customers"),
        ("Improved the packing for customers.", "Improved the packing for [how many?] customers."),
    ],
)
def test_a_weak_bullet_is_said_better(bullet: str, better: str) -> None:
    (found,) = rewrites.rewrites(compared(bullet))
    assert (found.before, found.after) == (bullet, better)
    assert found.why


def test_a_bullet_with_its_figure_stays() -> None:
    assert rewrites.rewrites(compared("Packed 40 parcels an hour for shops")) == ()
    assert rewrites.rewrites(compared("Helped with the yearly count of stock")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", ["accountant", "nurse", "electrician", "marketing-manager"])
def test_no_fact_is_new(trade: str, language: str) -> None:
    folder = SAMPLES / "twins" / trade
    resume = from_text((folder / f"{language}.resume.txt").read_text("utf-8"))
    job = (folder / f"{language}.job.txt").read_text("utf-8")
    inputs = prepare(resume, job, None, date(2026, 1, 1)).inputs
    found = rewrites.rewrites(inputs)
    assert len(found) <= rewrites.MOST
    for one in found:
        assert inputs.resume.text[one.start : one.end].split() == one.before.split()
        assert one.after != one.before
        left = re.sub(r"\[[^\]]*\]", "", one.after)
        assert set(re.findall(r"\d+", left)) <= set(re.findall(r"\d+", one.before))
    assert rewrites.summary(inputs)


def test_without_a_title_or_a_skill_there_is_no_summary() -> None:
    assert rewrites.summary(compared("Packed 40 parcels", "Requirements\n- Kubernetes")) is None


@pytest.mark.parametrize(
    ("said", "after"),
    [
        (
            "Improved packing for [how many?] customers",
            "Improved packing for [how many?] customers",
        ),
        ("Improved the packing for 40 customers", "Improved the packing for [how many?] customers"),
        (
            "Led the packing for [how many?] customers",
            "Improved the packing for [how many?] customers",
        ),
        ("Improved the packing for customers", "Improved the packing for [how many?] customers"),
        (
            "Improved packing in SAP [how many?] times",
            "Improved the packing for [how many?] customers",
        ),
    ],
)
def test_a_model_chooses_the_words_and_no_fact(said: str, after: str) -> None:
    inputs = compared("Improved the packing for customers")
    (draft,) = inputs.drafts
    assert [one.after for one in rewrites.worded(inputs, [Sentence(draft.id, said)])] == [after]


def test_a_model_may_drop_a_bullet_and_leave_one_as_it_is() -> None:
    inputs = compared("Improved the packing for customers")
    assert rewrites.worded(inputs, [Sentence(inputs.drafts[0].id, "")]) == ()
    assert rewrites.worded(inputs, []) == inputs.rewrites
