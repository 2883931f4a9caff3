"""Whole resumes in eight languages, and what must hold for any text."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api.domain.document import Document, Format, Layout
from resume_api.domain.resume import Month, Resume
from resume_api.extraction.resume.extractor import parse_resume
from tests.extraction import resume_texts

TODAY = date(2026, 3, 15)
TEXTS = {name: text for name, text in vars(resume_texts).items() if name.isupper()}


def document(text: str) -> Document:
    return Document(Format.TEXT, "text", text, (), (), Layout(), (), (), 1.0, len(text))


def facts(text: str) -> Resume:
    return parse_resume(document(text), TODAY)


POSITIONS = {
    "ENGLISH": [
        ("Senior Platform Engineer", "Northwind Traders Ltd", (2021, 3), None, 2),
        ("Software Engineer", "Blue Lantern GmbH", (2017, 9), (2021, 2), 2),
    ],
    "GERMAN": [
        ("Projektleiter", "Rheinblick Maschinenbau GmbH", (2019, 4), None, 2),
        ("Vertriebsingenieur", "Falkenhain AG", (2014, 10), (2019, 3), 1),
    ],
    "FRENCH": [
        ("Développeuse full-stack", "Atelier Numérique SARL", (2020, 1), None, 2),
        ("Assistante chef de projet", "Groupe Valmonde", (2017, 9), (2019, 12), 1),
    ],
    "SPANISH": [
        ("Contable senior", "Distribuciones Marazul S.L.", (2018, 3), None, 2),
        ("Auxiliar administrativa", "Gestoría Pinares", (2015, 6), (2018, 2), 1),
    ],
    "PERSIAN": [
        ("برنامه‌نویس ارشد", "شرکت آوای مهر", (2019, 4), None, 2),
        ("برنامه‌نویس", "شرکت داده‌گستر پویا", (2015, 10), (2019, 3), 1),
    ],
    "ARABIC": [
        ("محاسبة أولى", "شركة النخيل للتجارة", (2019, 1), None, 2),
        ("محاسبة", "مؤسسة البيان", (2015, 3), (2018, 12), 1),
    ],
    "ITALIAN": [
        ("Infermiere", "Ospedale San Callisto", (2019, 6), None, 1),
        ("Infermiere", "Clinica Ponte Alto", (2016, 1), (2019, 5), 1),
    ],
    "TURKISH": [
        ("Kıdemli Yazılım Mühendisi", "Yakamoz Teknoloji A.Ş.", (2020, 1), None, 1),
        ("Yazılım Geliştirici", "Turkuaz Bilişim", (2016, 9), (2019, 12), 1),
    ],
}

EDUCATION = {
    "ENGLISH": [
        (4, "MSc", "Computer Science", "University of Sheffield"),
        (3, "BSc", "Mathematics", "University of York"),
    ],
    "GERMAN": [
        (4, "Diplom-Ingenieur", "Maschinenbau", "Technische Universität Dortmund"),
        (1, "Abitur", None, "Schiller-Gymnasium Köln"),
    ],
    "FRENCH": [
        (4, "Master", "Informatique", "Université Lumière Lyon 2"),
        (3, "Licence", "Mathématiques", "Université de Grenoble"),
    ],
    "SPANISH": [(3, "Grado", "Administración de Empresas", "Universidad de Valencia")],
    "PERSIAN": [
        (4, "کارشناسی ارشد", "مهندسی کامپیوتر", "دانشگاه صنعتی کاوه"),
        (3, "کارشناسی", "ریاضی", "دانشگاه سپهر"),
    ],
    "ARABIC": [(3, "بكالوريوس", "محاسبة", "جامعة الروابي")],
    "ITALIAN": [(3, "Laurea triennale", "Infermieristica", "Università di Torino")],
    "TURKISH": [(3, "Lisans", "Bilgisayar Mühendisliği", "Ege Kıyı Üniversitesi")],
}

CONTACTS = {
    "ENGLISH": ("Maya Thornfield", "+44 20 7946 0018", "Leeds, UK"),
    "GERMAN": ("Jonas Achterberg", "+49 221 5550 123", "Köln"),
    "FRENCH": ("Camille Desrosiers", "06 12 34 56 78", "Lyon, France"),
    "SPANISH": ("Lucía Benavides Ortega", "+34 600 123 456", "Valencia, España"),
    "PERSIAN": ("نیلوفر کاویانی", "۰۹۱۲ ۰۰۰ ۱۲۳۴", "تهران"),
    "ARABIC": ("سلمى الحداد", "+962 7 9000 1234", "عمّان، الأردن"),
    "ITALIAN": ("Tommaso Bellandi", None, "Torino, Italia"),
    "TURKISH": ("Deniz Karaboğa", "+90 532 000 00 00", "İzmir, Türkiye"),
}

LANGUAGES = {
    "ENGLISH": [("en", "native"), ("de", "B2")],
    "GERMAN": [("de", "Muttersprache"), ("en", "verhandlungssicher"), ("fr", "Grundkenntnisse")],
    "FRENCH": [("fr", "langue maternelle"), ("en", "C1")],
    "SPANISH": [("es", "nativo"), ("en", "B2")],
    "PERSIAN": [("fa", "زبان مادری"), ("en", "پیشرفته")],
    "ARABIC": [("ar", "اللغة الأم"), ("en", "جيدة جدا")],
}


@pytest.mark.parametrize("name", POSITIONS)
def test_positions(name: str) -> None:
    found = [
        (p.title, p.organisation, p.start, p.end, len(p.bullets))
        for p in facts(TEXTS[name]).positions
    ]
    assert found == [
        (title, organisation, Month(*start), Month(*end) if end else None, bullets)
        for title, organisation, start, end, bullets in POSITIONS[name]
    ]


@pytest.mark.parametrize("name", EDUCATION)
def test_education(name: str) -> None:
    found = [(e.level, e.degree, e.field, e.institution) for e in facts(TEXTS[name]).education]
    assert found == EDUCATION[name]


@pytest.mark.parametrize("name", CONTACTS)
def test_contact(name: str) -> None:
    contact = facts(TEXTS[name]).contact
    assert (contact.name, contact.phone, contact.location) == CONTACTS[name]
    assert contact.email is not None
    assert contact.email.endswith("@example.org")


@pytest.mark.parametrize("name", LANGUAGES)
def test_spoken_languages(name: str) -> None:
    assert [(s.code, s.level) for s in facts(TEXTS[name]).languages] == LANGUAGES[name]


@pytest.mark.parametrize("name", TEXTS)
def test_every_quote_stands_verbatim_in_the_text(name: str) -> None:
    text, found = TEXTS[name], facts(TEXTS[name])
    quotes = [
        *found.bullets,
        *found.certifications,
        *(item.quote for item in (*found.positions, *found.education, *found.languages)),
        *(bullet for position in found.positions for bullet in position.bullets),
        *(quote for skill in found.skills for quote in skill.quotes),
    ]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)


@pytest.mark.parametrize("name", TEXTS)
def test_sections_cover_the_text_without_gaps(name: str) -> None:
    sections = facts(TEXTS[name]).sections
    assert sections[0].start == 0
    assert sections[-1].end == len(TEXTS[name])
    assert all(a.end == b.start for a, b in zip(sections, sections[1:], strict=False))


def test_the_months_of_experience() -> None:
    assert facts(TEXTS["ENGLISH"]).experience_months == 103
    assert facts("Ada Example\nada@example.org\nPython, SQL").experience_months is None


def test_certifications_are_quoted_with_their_section() -> None:
    (quote,) = facts(TEXTS["ENGLISH"]).certifications
    assert (quote.text, quote.section) == (
        "AWS Certified Solutions Architect, 2022",
        "certifications",
    )


def test_a_wrapped_bullet_is_one_statement() -> None:
    bullets = [quote.text for quote in facts(TEXTS["ENGLISH"]).bullets]
    assert (
        "Cut deployment time from 40 minutes to 6 by rebuilding the\npipelines on Kubernetes"
        in bullets
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "Experience\n" * 2000,
        "2019 - 2020\n" * 4000,
        "a" * 100_000,
        "jan jan jan " * 10_000,
        "1" * 100_000,
        "x@" * 40_000,
        "• " * 50_000,
        "(((" * 30_000 + "\n" + " - " * 30_000,
        "BSc University 2019, " * 5_000,
        "\u200f\u202e" * 10_000,
        "Engineer, Acme, Berlin | " * 4_000,
    ],
)
def test_hostile_text_ends_in_facts(text: str) -> None:
    assert facts(text).text == text
