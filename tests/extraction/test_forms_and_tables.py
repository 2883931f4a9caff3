"""Jobs and studies in forms, tables and lists whose words alone say what is what."""

from __future__ import annotations

import pytest

from resume_api.domain.resume import Month
from tests.extraction.test_resume import facts

TWO = [("Shift Supervisor", "Pell Foundry"), ("Fitter", "Orrin Mills")]


@pytest.mark.parametrize(
    "text",
    [
        "Sr. No.\tCompany\tDesignation\tFrom\tTo\n1\tPell Foundry\tShift Supervisor\t03/2016\t"
        "11/2020\n2\tOrrin Mills\tFitter\t06/2012\t02/2016\n",
        "Dates\tRole\tEmployer\n2016 – 2020\tShift Supervisor\tPell Foundry\n"
        "2012 – 2016\tFitter\tOrrin Mills\n",
        "Employer\tPell Foundry\nPosition\tShift Supervisor\nPeriod\t2016 – 2020\n"
        "Employer\tOrrin Mills\nPosition\tFitter\nPeriod\t2012 – 2016\n",
        "Organisation\nPell Foundry\nRole\nShift Supervisor\nPeriod\n2016 – 2020\n- Led nine\n"
        "Organisation\nOrrin Mills\nRole\nFitter\nPeriod\n2012 – 2016\n- Fitted pumps\n",
        "▪ Presently working as Shift Supervisor with Pell Foundry since March 2016.\n"
        "▪ Worked with Orrin Mills as Fitter from June 2012 to Feb 2016.\n",
        "Pell Foundry, Oslo\nShift Supervisor (03/2016 – 11/2020)\n- Led nine people\n"
        "Orrin Mills, Oslo\nFitter (06/2012 – 02/2016)\n- Fitted pumps\n",
    ],
)
def test_captions_and_lists_name_the_jobs(text: str) -> None:
    found = [(p.title, p.organisation) for p in facts(f"Experience\n{text}").positions]
    assert found == TWO


@pytest.mark.parametrize(
    ("entry", "title", "organisation"),
    [
        ("Shift Supervisor (Pell Foundry) 03/2016 - 11/2020", "Shift Supervisor", "Pell Foundry"),
        ("Welder\nBrandt Lifts\nPart-time, Nov 2016 – Feb 2019", "Welder", "Brandt Lifts"),
        ("Nov 2016 – Feb 2019, full-time\nWelder\nBrandt Lifts", "Welder", "Brandt Lifts"),
        ("Nov 2016 – Present (4 years)\nWelder\nBrandt Lifts", "Welder", "Brandt Lifts"),
        ("Welder\nBrandt Lifts\nFrom: Nov 2016 To: Feb 2019", "Welder", "Brandt Lifts"),
        ("Company Name\nWelder, 2016 – 2019", "Welder", "Company Name"),
    ],
)
def test_each_word_is_in_its_field(entry: str, title: str, organisation: str) -> None:
    (job,) = facts(f"Experience\n{entry}\n- Moved 900 t of steel\n").positions
    assert (job.title, job.organisation) == (title, organisation)


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("H1 2016 – H2 2019", Month(2016, 1), Month(2019, 12)),
        ("FY2016 – FY2019", Month(2016), Month(2019)),
        ("XX/2016 – XX/2019", Month(2016), Month(2019)),
    ],
)
def test_halves_and_years_of_accounts_are_dates(dates: str, start: Month, end: Month) -> None:
    (job,) = facts(f"Experience\nWelder\nBrandt Lifts\n{dates}\n- Moved steel\n").positions
    assert (job.start, job.end, job.organisation) == (start, end, "Brandt Lifts")


def test_a_subject_behind_the_degree_is_the_field() -> None:
    (course,) = facts("Education\nBSc Metallurgy, Halden University, 2012 – 2015\n").education
    assert (course.degree, course.field, course.institution) == (
        "BSc",
        "Metallurgy",
        "Halden University",
    )


@pytest.mark.parametrize(
    "words", ["MS Word, MS Outlook training at Halden College", "Advanced MS Excel, Halden College"]
)
def test_a_maker_of_programs_is_no_degree(words: str) -> None:
    assert all((e.level or 0) < 4 for e in facts(f"Education\n{words}, 2010\n").education)


@pytest.mark.parametrize(
    "words", ["non obtenue", "did not graduate", "sin terminar", "abgebrochen"]
)
def test_a_degree_that_was_not_taken_is_unfinished(words: str) -> None:
    text = f"Education\nBSc Metallurgy, Halden University, 2009 – 2011 ({words})\n"
    (course,) = facts(text).education
    assert course.state == "unfinished"
