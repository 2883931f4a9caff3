"""One career in the layouts that templates print it in: the facts must not depend on them."""

from __future__ import annotations

import pytest

from resume_api.domain.resume import Month, Resume
from tests.extraction.test_resume import facts

JOBS = [
    ("Harbour Lane Studio", "Product Designer", "Porto", "Feb 2020 – present"),
    ("Quillfeather Press", "Graphic Designer", "Lisbon", "June 2016 – Jan 2020"),
]
COURSES = [
    ("University of Northgate", "MA", "Visual Communication", "Sept 2014 – June 2016"),
    ("Eastvale College", "BA", "Fine Arts", "Sept 2011 – June 2014"),
]
BODY = "• Redesigned the ordering flow and raised completed orders by 18%\n• Coached two juniors"
LAYOUTS = {
    "one line": "{company}, {title} – {place}  {dates}\n{body}",
    "title first": "{title}, {company} – {place} {dates}\n{body}",
    "company above title": "{company} – {place} {dates}\n{title}\n{body}",
    "dates on the left": "{dates} {title}, {company} – {place}\n{body}",
    "dates alone": "{title}\n{company}\n{place}\n{dates}\n{body}",
    "dates first": "{dates}\n{title}\n{company}\n{body}",
    "dates after the body": "{company}, {title} – {place}\n{body}\n{dates}",
    "bars": "{title} | {company} | {place} | {dates}\n{body}",
    "at": "{title} at {company} ({place})\n{dates}\n{body}",
    "place in brackets": "{company} ({place})\n{title} ({dates})\n{body}",
    "dates first, then the place": "{dates}\n{company}, {place}\n{title}\n{body}",
    "dates over two lines": "{since} –  {title}\n{until}  {company}, {place}\n{body}",
    "brackets": "{title} - {company} ({dates})\n{body}",
    "labels": "Company: {company}\nPosition: {title}\nDuration: {dates}\n{body}",
    "dates in the margin": "{company}, {title}  {place}\n{margin}",
}


def resume(layout: str) -> str:
    jobs = [
        layout.format(
            company=company,
            title=title,
            place=place,
            dates=dates,
            since=dates.split(" – ")[0],
            until=dates.split(" – ")[1],
            body=BODY,
            margin=BODY.replace("\n", f"  {dates}\n", 1),
        )
        for company, title, place, dates in JOBS
    ]
    courses = [
        f"{school}\n{degree} in {field}\n{dates}" for school, degree, field, dates in COURSES
    ]
    return "\n\n".join(
        ("Inês Caldeira\nines.caldeira@example.org", "Experience", *jobs, "Education", *courses)
    )


def positions(found: Resume) -> list[tuple[object, ...]]:
    return [(p.organisation, p.title, p.start, p.end, p.current) for p in found.positions]


@pytest.mark.parametrize("name", LAYOUTS)
def test_positions_are_read_in_every_layout(name: str) -> None:
    found = facts(resume(LAYOUTS[name]))
    assert positions(found) == [
        ("Harbour Lane Studio", "Product Designer", Month(2020, 2), None, True),
        ("Quillfeather Press", "Graphic Designer", Month(2016, 6), Month(2020, 1), False),
    ]
    assert [len(p.bullets) for p in found.positions] == [2, 2]


@pytest.mark.parametrize("name", LAYOUTS)
def test_education_follows_undisturbed(name: str) -> None:
    found = facts(resume(LAYOUTS[name]))
    assert [(e.institution, e.degree, e.field) for e in found.education] == [
        (school, degree, field) for school, degree, field, _ in COURSES
    ]


def test_a_further_role_keeps_the_organisation() -> None:
    text = (
        "Experience\nAldermoor Bank plc\nTeam Lead  2020 – 2022\n• Led four people\n"
        "Analyst  2018 – 2020\n• Wrote the weekly report\n"
    )
    assert [p.organisation for p in facts(text).positions] == ["Aldermoor Bank plc"] * 2


def test_dates_of_a_course_may_run_over_two_lines() -> None:
    text = "Education\n09/2011 –  BA Fine Arts\n06/2014  Eastvale College\n"
    (course,) = facts(text).education
    assert (course.institution, course.degree, course.field) == (
        "Eastvale College",
        "BA",
        "Fine Arts",
    )
    assert (course.start, course.end) == (Month(2011, 9), Month(2014, 6))


@pytest.mark.parametrize(
    ("header", "title", "organisation"),
    [
        (
            "Registered Nurse, Intensive Care  2019 – 2021\nHarborpoint Hospital",
            "Registered Nurse, Intensive Care",
            "Harborpoint Hospital",
        ),
        ("2013 – 2016\nKiesel & Partner\nDesigner", "Designer", "Kiesel & Partner"),
        ("Data Engineer  2019 – 2021\nBrightforge, Denver, CO", "Data Engineer", "Brightforge"),
        ("Acme, Inc.  2019 – 2021\nData Engineer", "Data Engineer", "Acme, Inc."),
        (
            "Registered Nurse, Intensive Care, Harborpoint Hospital  2019 – 2021",
            "Registered Nurse, Intensive Care",
            "Harborpoint Hospital",
        ),
        ("Brightforge Denver, CO\nData Engineer  2019 – 2021", "Data Engineer", "Brightforge"),
        ("Lumenwerk GmbH Berlin\nCurator  2019 – 2021", "Curator", "Lumenwerk GmbH"),
        ("University of Leipzig\nCurator  2019 – 2021", "Curator", "University of Leipzig"),
        ("Einkäuferin  2019 – 2021\nHansen Antriebe", "Einkäuferin", "Hansen Antriebe"),
    ],
)
def test_what_is_title_and_what_organisation(header: str, title: str, organisation: str) -> None:
    text = f"Experience\n{header}\n• Coached two juniors\n\nClerk  2010 – 2012\nTern Bank, Porto\n"
    position = facts(text).positions[0]
    assert (position.title, position.organisation) == (title, organisation)


def test_dates_above_each_other_in_a_margin_are_one_range() -> None:
    text = "Experience\nSept 2021  Data Engineer, Fenwick Ltd\nApril 2018\n• Built pipelines\n"
    (position,) = facts(text).positions
    assert (position.start, position.end) == (Month(2018, 4), Month(2021, 9))


def test_a_text_without_headings_still_has_its_titled_positions() -> None:
    text = "Rui Tavares\nNurse, Saint Anne Hospital, 2015 - 2019\nMember of a choir, 2010 - 2012\n"
    (position,) = facts(text).positions
    assert (position.title, position.organisation) == ("Nurse", "Saint Anne Hospital")
