"""Whose resume it is: a name at the head, and never a title, a company, a field or a heading."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api.documents.text import from_text
from resume_api.extraction.resume.contact import find_contact
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.extraction.resume.lines import Line


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Jane Roe, PhD", "Jane Roe"),
        ("Jane Roe (she / her)\nLeeds", "Jane Roe"),
        ("Ms. Jane Roe, BA (Hons)\nLeeds", "Jane Roe"),
        ("Store Manager Jane Roe\njane@example.com", "Jane Roe"),
        ("Dipl.-Kffr. Jane Roe\nKiel", "Jane Roe"),
        ("Zoë d'Aubigny\nLyon", "Zoë d'Aubigny"),
        ("Bewerbungsunterlagen von Jane Roe", "Jane Roe"),
        ("My name is Jane Roe and I teach.", "Jane Roe"),
        ("Jane Roe Curriculum Vitae", "Jane Roe"),
        ("Will Baker, Carpenter\nwill@example.com", "Will Baker"),
        ("Name: Jane Roe Phone: 0171 5550123", "Jane Roe"),
        ("Phone: 0171 5550123\nLinkedin: Jane Roe Languages: English, German", "Jane Roe"),
        ("NURSE\nHighlights\nAutoCAD; Revit; Bill Quick; SketchUp; Photoshop", None),
        ("Software Engineer\nJane Roe", "Jane Roe"),
        ("London, United Kingdom\nJohn Smith", "John Smith"),
        ("Lebenslauf\nPersönliche Daten\nName: Max Muster", "Max Muster"),
        ("Hoja de vida\nJuan Pérez García", "Juan Pérez García"),
        ("مشخصات فردی\nنام: مریم احمدی", "مریم احمدی"),
        ("السيرة الذاتية\nأحمد علي", "أحمد علي"),
        ("Nombre: Amparo\nApellidos: Lledó Roig", "Amparo Lledó Roig"),
        ("Nom : QUERREC\nPrénom : Maïwenn", "Maïwenn QUERREC"),
        ("Chidubem Ekwueme-Obiora\nForklift Operator", "Chidubem Ekwueme-Obiora"),
        ("Halvard Nysted Staff Nurse\nBergen", "Halvard Nysted"),
        ("Halvard Nysted, Staff Nurse\nBergen", "Halvard Nysted"),
        ("Jane Roe 4 Mill Lane, Leeds", "Jane Roe"),
        ("Hi, I'm Jane Roe\nNurse", "Jane Roe"),
        ("Jane Roe's Resume\nNurse", "Jane Roe"),
        ("RESUME - Jane Roe - 2024", "Jane Roe"),
        ("Walter Finch III\nForeman\nwalter.finch@example.com", "Walter Finch III"),
        ("M. Tollefsrud\nPMO", "M. Tollefsrud"),
        ("PETER MILLER\nMILLER", "PETER MILLER"),
        ("Skills: Excel\nClerk\njroe@example.com\n\nSummary\nTidy.\n\nJane Roe", "Jane Roe"),
        ("Baker\nSummary\nSweet and sour.\nContact: martina.kolb@example.com", "Martina Kolb"),
        ("Greater Boston Area\nProduct Leader", None),
        ("Baker\nSummary\nSweet.\n\nReferences\nPeter Miller", None),
        ("Acme GmbH\nMusterstraße 5", None),
        ("Northwind Trading Ltd.\nEmployee file", None),
        ("Registered Nurse", None),
        ("Computer Science\n2019", None),
        ("Project Management", None),
        ("Curriculum Vitae", None),
        ("Work Experience\nNew York University", None),
    ],
)
def test_the_head_tells_the_name(head: str, name: str | None) -> None:
    document = from_text(f"{head}\n\nExperience\n- Did things\n")
    assert parse_resume(document, date(2026, 1, 1)).contact.name == name


def test_a_name_over_two_lines_of_the_largest_type_is_one() -> None:
    texts = [("Jane", 20.0), ("Roe-Halden", 20.0), ("Contact", 12.0), ("+49 30 5550112", 10.0)]
    lines = [
        Line(n, n + len(text), text, text.casefold(), size=size)
        for n, (text, size) in enumerate(texts)
    ]
    assert find_contact(lines, []).name == "Jane Roe-Halden"
