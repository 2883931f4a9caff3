"""The variants of a resume: one thing changed in each, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api.documents.text import read_text
from resume_api.domain.document import Limits
from resume_api.domain.resume import Resume
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.fairness.swaps import Swap, swaps

RESUME = """Jane Roe
Utrecht, Netherlands | jane.roe@example.com | +31 6 5550 0100

Summary
Jane Roe is an engineer. She has led her team for six years and taught herself Rust.

Experience
Engineer, Northwind, 2019 - 2025
- Built the billing service in Python.
"""


@pytest.fixture(scope="module")
def resume() -> Resume:
    return parse_resume(read_text(RESUME.encode(), Limits()), date(2026, 1, 1))


def of(resume: Resume, attribute: str) -> list[Swap]:
    return [swap for swap in swaps(resume) if swap.attribute == attribute]


def test_a_name_is_swapped_everywhere_and_in_the_address_too(resume: Resume) -> None:
    for swap in of(resume, "name: origin"):
        assert swap.text.count(swap.value) == 2
        assert "roe" not in swap.text.casefold()
        assert "Northwind" in swap.text
    assert len({swap.group for swap in of(resume, "name: origin")}) >= 10


def test_each_name_counts_for_an_origin_and_for_a_gender(resume: Resume) -> None:
    genders = of(resume, "name: gender")
    assert {swap.text for swap in genders} == {s.text for s in of(resume, "name: origin")}
    halves = [swap.group for swap in genders]
    assert halves.count("female") == halves.count("male")


def test_pronouns_change_in_prose(resume: Resume) -> None:
    by_group = {swap.group: swap.text for swap in of(resume, "pronouns")}
    assert "He has led him" not in by_group["he/him"]
    assert "He has led" in by_group["he/him"]
    assert "taught himself" in by_group["he/him"]
    assert "She has led her team" in by_group["she/her"]


def test_a_place_takes_the_place_of_the_other(resume: Resume) -> None:
    for swap in of(resume, "address"):
        assert swap.value in swap.text
        assert "Utrecht" not in swap.text


def test_a_line_is_added_under_the_contact(resume: Resume) -> None:
    swap = of(resume, "birth")[0]
    assert swap.text.split("\n")[2] == swap.value
    assert swap.text.replace(f"{swap.value}\n", "") == resume.text
