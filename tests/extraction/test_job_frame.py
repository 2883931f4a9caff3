"""Seniority, place and workplace of a job, with the words that say so."""

from __future__ import annotations

import pytest

from resume_api.extraction.job.extractor import parse_job

TITLES = [
    ("Senior Backend Engineer (Python)", "senior"),
    ("Junior Accountant", "junior"),
    ("Head of Sales", "lead"),
    ("Team Lead Customer Support", "lead"),
    ("Marketing Intern", "intern"),
    ("Chief Financial Officer", "executive"),
    ("Mid-level Data Analyst", "mid"),
    ("Werkstudent Softwareentwicklung (m/w/d)", "intern"),
    ("Teamleiterin Pflege", "lead"),
    ("Erfahrener Elektriker gesucht", "senior"),
    ("Responsable d'exploitation logistique (H/F), CDI", "lead"),
    ("Comptable débutant", "junior"),
    ("Ingénieur logiciel confirmé", "senior"),
    ("Jefa de ventas", "lead"),
    ("Becario de marketing", "intern"),
    ("استخدام تحلیل‌گر ارشد داده", "senior"),
    ("استخدام کارآموز حسابداری", "intern"),
    ("مطلوب: مهندس أول", "senior"),
    ("Accountant", None),
    ("Krankenpfleger", None),
]


@pytest.mark.parametrize(("title", "level"), TITLES)
def test_the_title_tells_the_level(title: str, level: str | None) -> None:
    text = f"{title}\n\nRequirements:\n- Excel\n"
    found = parse_job(text).seniority
    assert (found.kind if found else None) == level
    if found:
        assert text[found.quote.start : found.quote.end] == found.quote.text


def test_a_sentence_tells_the_level_where_the_title_does_not() -> None:
    text = "Accountant\n\nWe are looking for a senior accountant for our team.\n"
    found = parse_job(text).seniority
    assert found
    assert found.kind == "senior"


WORKPLACES = [
    ("The job is fully remote.", "remote"),
    ("Remote or hybrid: two days in the office.", "hybrid"),
    ("You work on-site.", "onsite"),
    ("There is no remote work.", "onsite"),
    ("Homeoffice ist möglich.", "remote"),
    ("Kein Homeoffice.", "onsite"),
    ("Hybrides Arbeiten mit drei Tagen im Büro.", "hybrid"),
    ("Poste en télétravail.", "remote"),
    ("Télétravail partiel possible.", "hybrid"),
    ("Trabajo presencial.", "onsite"),
    ("Modalidad híbrida.", "hybrid"),
    ("امکان دورکاری هست.", "remote"),
    ("العمل عن بعد", "remote"),
    ("You keep the books.", None),
]


@pytest.mark.parametrize(("sentence", "kind"), WORKPLACES)
def test_the_workplace_is_read(sentence: str, kind: str | None) -> None:
    found = parse_job(f"Accountant\n\n{sentence}\n").workplace
    assert (found.kind if found else None) == kind


PLACES = [
    ("Location: Cork, Ireland", "Cork, Ireland"),
    ("Standort: Leipzig (Zentrum)", "Leipzig"),
    ("Lieu : Lyon", "Lyon"),
    ("Ubicación: Valencia", "Valencia"),
    ("محل کار: اصفهان", "اصفهان"),
    ("الموقع: عمّان", "عمّان"),
    ("You will be based in Galway and travel a little.", "Galway"),
    ("Our office in San Sebastian is by the sea.", "San Sebastian"),
    ("You keep the books.", None),
    ("Our work is based in science.", None),
]


@pytest.mark.parametrize(("line", "place"), PLACES)
def test_the_place_is_read(line: str, place: str | None) -> None:
    text = f"Accountant\n\n{line}\nExcel\n"
    found = parse_job(text).location
    assert (found.text if found else None) == place
    if found:
        assert text[found.start : found.end] == found.text
