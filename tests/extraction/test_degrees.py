"""Degrees by their words: what is none, how high it is, and whether it is held."""

from __future__ import annotations

import pytest

from resume_api.extraction.text.degrees import degree_level, study_state
from resume_api.extraction.text.word_lists import fold


@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        ("M.B.B.S", 3),
        ("M.B.Ch.B, University of Leeds", 3),
        ("B.H.M.S", 3),
        ("MS in Chemistry", 4),
        ("MASTER OF LAWS", 4),
        ("MA, English", 4),
        ("M.Arch", 4),
        ("Pharm.D", 5),
        ("DBA, Westlake School of Management", 5),
        ("MBA and DBA", 4),
        ("کارشناسی ارشد", 4),
    ],
)
def test_the_level_of_a_degree(phrase: str, level: int) -> None:
    assert degree_level(phrase, fold(phrase)) == level


@pytest.mark.parametrize(
    "phrase",
    [
        "Certificate course in MS Office",
        "MS Excel and MS Word",
        "MS-Access",
        "Oracle DBA",
        "SQL Server DBA with 8 years in DBA work",
        "MARCH 2011",
        "MARCH 1, 2011",
        "Cambridge, MA",
        "REPORTS TO BE CHECKED DAILY",
    ],
)
def test_what_is_no_degree(phrase: str) -> None:
    assert degree_level(phrase, fold(phrase)) is None


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("BA History (dropped out)", "unfinished"),
        ("BSc Biology, not completed", "unfinished"),
        ("Informatik, ohne Abschluss", "unfinished"),
        ("Licence de droit (abandonnée)", "unfinished"),
        ("Ingeniería civil (inconclusa)", "unfinished"),
        ("کارشناسی شیمی (انصراف)", "unfinished"),
        ("بكالوريوس هندسة (غير مكتمل)", "unfinished"),
        ("MSc Physics, expected June 2031", "expected"),
        ("M.Sc. Physik, voraussichtlich 2031", "expected"),
        ("MBA, in progress", "in_progress"),
        ("Master en cours", "in_progress"),
        ("دانشجوی دکتری", "in_progress"),
        ("BSc Biology, University of Leeds", None),
    ],
)
def test_the_state_of_a_course_of_study(words: str, state: str | None) -> None:
    assert study_state(fold(words)) == state
