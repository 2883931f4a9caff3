"""Heads of entries that a model reads wrongly now and then, and what rules make of them."""

from __future__ import annotations

import pytest

from resume_api.extraction.resume.structure.heads import Fields, Head
from resume_api.extraction.resume.structure.missing import part_below, place_is_company
from resume_api.extraction.resume.structure.point_guards import (
    guard_dated_lists,
    guard_points,
    guard_undated,
)
from tests.extraction.test_resume import facts
from tests.extraction.test_structure_kinds import cells as cells_of

LISTED = "03/2019 – 04/2021\n• Staff Engineer, Orrin LLC\n• Built mixers\n"


def test_points_under_dates_that_stand_alone_name_the_jobs() -> None:
    cells = cells_of(f"{LISTED}01/2015 – 02/2019\n• Engineer, Halm Ltd\n• Tested mixers\n")
    labels = ["B:job", "I:job", "I:job", "I:job", "body", "body"]
    assert guard_dated_lists(labels, cells) == ["B:job", "I:job", "body"] * 2


def test_points_below_a_title_and_its_dates_are_no_part_of_the_head() -> None:
    cells = cells_of("Accountant, Yarrow Mills\nMarch 2018 – June 2020\n• Reports\n• Audits\n")
    labels = ["B:job", "I:job", "I:job", "body"]
    assert guard_points(labels, cells) == ["B:job", "I:job", "body", "body"]
    named = cells_of("March 2018 – June 2020\n• Accountant, Yarrow Mills\n• Reports\n")
    assert guard_points(labels[:3], named) == labels[:3]


@pytest.mark.parametrize(("above", "found"), [("", "B:job"), ("  2015 – 2018", "body")])
def test_an_undated_job_between_points_is_one_where_the_job_above_is(
    above: str, found: str
) -> None:
    cells = cells_of(
        f"Line Cook – Blue Lantern{above}\n- Cooked 200 covers\nWaiter – Corner Diner\n- Served\n"
    )
    labels = ["B:job", *["body"] * (len(cells) - 1)]
    at = next(i for i, cell in enumerate(cells) if cell.text.startswith("Waiter"))
    if above:
        cells = (cells[0]._replace(dates=cells[1].dates), *cells[1:])
    assert guard_undated(labels, cells)[at] == found


def test_an_unknown_place_that_fills_a_line_is_the_employer() -> None:
    cells = cells_of("Lift Engineer\nBrandt Elevators\n2018 – 2020\n")
    fields = Fields(Head("job", [0, 1, 2]), {"title": ("Lift Engineer", 0.9)})
    fields.values["place"] = ("Brandt Elevators", 0.7)
    place_is_company(fields, cells)
    assert fields.values["company"][0] == "Brandt Elevators" and "place" not in fields.values


@pytest.mark.parametrize("town", ["Lyon", "Macon, GA"])
def test_a_place_that_fills_a_line_is_one(town: str) -> None:
    fields = Fields(Head("job", [0, 1]), {"title": ("Nurse", 0.9), "place": (town, 0.7)})
    place_is_company(fields, cells_of(f"Nurse\n{town}\n"))
    assert "company" not in fields.values


def test_a_subject_below_the_school_is_the_field() -> None:
    fields = Fields(Head("education", [0]))
    fields.values["institution"] = ("Technische Hochschule Lübau Maschinenbau", 0.9)
    part_below(fields, "Technische Hochschule Lübau\nMaschinenbau, Bachelor of Engineering")
    assert fields.values["institution"][0] == "Technische Hochschule Lübau"
    assert fields.values["field"][0] == "Maschinenbau"


@pytest.mark.parametrize(
    ("entry", "title", "organisation"),
    [
        ("Inspector\nPell LLP (www.pell.example.com)\n2015 – 2019", "Inspector", "Pell LLP"),
        ("2019-2020 Summer job at Tarn Books, Leeds", "Summer job", "Tarn Books"),
        ("Tutor, self-employed, 2015 – 2017", "Tutor", None),
        ("1. Store Manager, Tarrow Home (2017–2019)", "Store Manager", "Tarrow Home"),
    ],
)
def test_what_belongs_to_no_name_is_in_none(
    entry: str, title: str, organisation: str | None
) -> None:
    (job,) = facts(f"Experience\n{entry}\n- Wrote reports\n").positions
    assert (job.title, job.organisation) == (title, organisation)


@pytest.mark.parametrize("words", ["Sabbatical", "Parental leave", "Elternzeit", "Congé parental"])
def test_a_break_is_no_position(words: str) -> None:
    text = f"Experience\nNurse, Tern Clinic, 2018 – 2022\n- Led a ward\n{words}, 2016 – 2018\n"
    assert [p.title for p in facts(text).positions] == ["Nurse"]


def test_two_roles_with_points_under_one_employer_are_two() -> None:
    text = (
        "Experience\nAldermoor Bank plc, Leeds\nTeam Lead  2020 – 2022\n- Led four\n"
        "Analyst  2018 – 2020\n- Wrote reports\n"
    )
    found = [(p.title, p.organisation) for p in facts(text).positions]
    assert found == [("Team Lead", "Aldermoor Bank plc"), ("Analyst", "Aldermoor Bank plc")]


@pytest.mark.parametrize("end", ["the present", "to the present day", "till this day"])
def test_an_end_told_with_an_article_is_now(end: str) -> None:
    (job,) = facts(f"Experience\nNurse, Tern Clinic, 2018 – {end}\n- Led a ward\n").positions
    assert job.current
