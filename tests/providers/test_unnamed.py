"""Masking fails closed: a vendor sees no name, whatever form the head of the resume has and
whether the name was found or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from providers.base import Deadline
from providers.pii_masking import mask
from resume_api.analysis.tasks import MATCH
from resume_api.documents.text import from_text
from resume_api.domain.resume import Contact, Resume
from resume_api.extraction.resume.extractor import parse_resume
from tests.providers.asking import inputs
from tests.providers.conftest import Create
from tests.vendors import Simulator

BODY = """
Work Experience

Backend Engineer, Lumenwerk GmbH
2018 - 2023
- Built Python services for a harbour
- Ran Docker in production

Skills
Python, Docker
"""
HEADS = {
    "plain": ("Ilse Brandvoort", "Ilse|Brandvoort"),
    "pronouns": ("Ilse Brandvoort (she/her)\nilse.b@mail.example", "Ilse|Brandvoort"),
    "two lines": ("ILSE\nBRANDVOORT\nBackend Engineer", "ILSE|BRANDVOORT"),
    "announced": ("RESUME OF ILSE BRANDVOORT", "ILSE|BRANDVOORT"),
    "announced behind": ("Ilse Brandvoort - Curriculum Vitae", "Ilse|Brandvoort"),
    "family name first": ("Brandvoort, Ilse\n+49 30 5550 0147", "Ilse|Brandvoort"),
    "small letters": ("ilse brandvoort", "ilse|brandvoort"),
    "letter-spaced": ("I L S E   B R A N D V O O R T", "I L S E|B R A N D"),
    "title and letters": ("Dr. Ilse Brandvoort, MSc, PMP", "Ilse|Brandvoort"),
    "labelled": ("Name: Ilse Brandvoort\nCity: Emden", "Ilse|Brandvoort"),
    "unknown label": ("Bewerberin: Ilse Brandvoort", "Ilse|Brandvoort"),
    "beside a phone": ("Ilse Brandvoort | +49 30 5550 0147", "Ilse|Brandvoort"),
    "a trade": ("Mason Cook\nmason.cook@mail.example", "Mason|Cook"),
    "a skill": ("Ruby Brandvoort\nruby@mail.example", "Ruby|Brandvoort"),
    "Chinese": ("张伟\n后端工程师", "张伟"),
    "labelled Chinese": ("姓名：王小明", "王小明"),
    "Persian": ("نیلوفر رستگار\nتوسعه‌دهنده", "نیلوفر|رستگار"),
    "Arabic": ("السيرة الذاتية\nمعمّر التوتنجي", "معمّر|التوتنجي"),
    "Cyrillic": ("Резюме\nОльга Соколова", "Ольга|Соколова"),
    "repeated": ("Ilse Brandvoort\nBackend Engineer\n\nIlse Brandvoort, page 1", "Ilse|Brandvoort"),
    "handles": (
        "Ilse Brandvoort\n@ilsebrand | Skype: live:ilse.brand | in/ilse-brandvoort-4711",
        "ilsebrand|ilse.brand|ilse-brandvoort",
    ),
    "pages": (
        "Ilse Brandvoort\nGitHub: ilsebrand\nilsebrand.github.io\nlinkedin.com/in/ilse-b",
        "ilsebrand|ilse-b",
    ),
}


def facts_of(head: str) -> Resume:
    return parse_resume(from_text(f"{head}\n{BODY}"), date(2026, 1, 1))


@pytest.mark.parametrize("found", [True, False], ids=["as read", "name not found"])
@pytest.mark.parametrize("shape", HEADS)
def test_no_name_reaches_a_vendor(
    shape: str, found: bool, vendors: Simulator, create: Create
) -> None:
    head, words = HEADS[shape]
    resume = facts_of(head)
    if not found:
        resume = replace(resume, contact=replace(resume.contact, name=None))
    asked = replace(inputs(), resume=resume)
    create("openai").run(MATCH, asked, Deadline(10))
    prompt = vendors.log[-1].prompt
    assert "Built Python services for a harbour" in prompt
    assert "Lumenwerk GmbH" in prompt
    resume_lines = prompt.partition("<resume-")[2]
    assert [word for word in words.split("|") if word in resume_lines] == []


REFERENCES = """Ilse Brandvoort

References
Prof. Joost Hemelrijk, Delft Institute, joost@mail.example
Marieke van Zandt
Head of Platform, Lumenwerk GmbH
+49 30 5550 0147
"""


def test_referees_reach_no_vendor(vendors: Simulator, create: Create) -> None:
    resume = parse_resume(from_text(f"{BODY}\n{REFERENCES}"), date(2026, 1, 1))
    create("openai").run(MATCH, replace(inputs(), resume=resume), Deadline(10))
    for word in ("Joost", "Hemelrijk", "Marieke", "Zandt", "5550"):
        assert word not in vendors.log[-1].prompt
    assert "Head of Platform" in vendors.log[-1].prompt


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("Supervisor: Joost Hemelrijk", "Hemelrijk"),
        ("Worked under Dr. Joost Hemelrijk on bridges", "Hemelrijk"),
        ("Father's name: Joost Hemelrijk", "Hemelrijk"),
        ("Twitter: joosthem", "joosthem"),
    ],
)
def test_others_are_masked_wherever_they_stand(line: str, hidden: str) -> None:
    resume = Resume(f"Ilse\n{'-' * 9}\n{line}", "en", 1.0, contact=Contact("Ilse"))
    assert hidden not in mask(resume).lines[2]


@pytest.mark.parametrize(
    "line", ["Ms Excel and MS Access", "@ work since 2019", "Signal processing: Fourier"]
)
def test_words_of_the_trade_stay(line: str) -> None:
    resume = facts_of(f"Ilse Brandvoort\n\n{line}")
    assert mask(resume).lines[2] == line
