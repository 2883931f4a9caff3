"""Lines of a job text that are easily taken for something else: an item's number, a heading, a
sentence's end, the title."""

from __future__ import annotations

import pytest

from resume_api.domain.job import LanguageDemand
from resume_api.extraction.job.extractor import parse_job
from tests.asked import demands, skills


@pytest.mark.parametrize(
    ("line", "quote", "fields"),
    [
        ("B.S or M.S. in computer science", "B.S or M.S. in computer science", "computer science"),
        ("B.S. in Nursing or equivalent", "B.S. in Nursing or equivalent", "Nursing"),
        ("M.Sc. in Physics or similar", "M.Sc. in Physics", "Physics"),
        ("Ph.D. in chemistry preferred", "Ph.D. in chemistry", "chemistry"),
        ("M.B.A. is a plus", "M.B.A.", None),
    ],
)
def test_a_degree_with_full_stops_keeps_its_field(
    line: str, quote: str, fields: str | None
) -> None:
    asked = parse_job(f"Analyst\n\nRequirements\n- SQL\n- {line}").requirements
    (degree,) = (one for one in asked if one.topic == "degree")
    held = {field for one in degree.alternatives if one.degree for field in one.degree.fields}
    assert (degree.quote.text, held) == (quote, {fields} - {None})


@pytest.mark.parametrize("line", ["German C1", "Deutsch B2", "Spanish A2"])
def test_a_level_behind_a_language_is_no_number_of_a_list(line: str) -> None:
    job = parse_job(f"Nurse\n\nRequirements\n- RN\n- OAuth2\n- {line}")
    ((_, spoken),) = demands(job, LanguageDemand)
    assert spoken.level == line.split()[1]


@pytest.mark.parametrize(
    "line", ["Master degree preferred", "Bachelor's degree preferred", "PhD a plus"]
)
def test_a_wish_for_a_degree_is_no_heading(line: str) -> None:
    job = parse_job(f"Analyst\n\nRequirements\n- Excel\n- {line}\n- SQL")
    assert [(one.topic, one.kind) for one in job.requirements] == [
        ("skill", "must"),
        ("degree", "nice"),
        ("skill", "must"),
    ]


def test_the_title_is_no_skill_where_it_stands_again() -> None:
    text = (
        "Project Manager (m/f/x), Leeds\nWe need a project manager who knows Jira.\n"
        "Your profile\n- SQL"
    )
    assert set(skills(parse_job(text))) <= {"Jira", "SQL"}
