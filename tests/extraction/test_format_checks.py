from __future__ import annotations

from dataclasses import replace

import pytest

from resume_api.domain.assessment import FormatCheck
from resume_api.domain.document import (
    Document,
    Finding,
    Format,
    HiddenText,
    Layout,
    Page,
    Quote,
    Span,
)
from resume_api.domain.resume import Contact, Month, Position, Resume, Section
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.languages.packs import full_languages

TEXT = (
    "Ada Berg\nada@example.com\n+47 123\nExperience\nEngineer, Harbour\nEducation\nSkills\nPython"
)
DOCUMENT = Document(
    format=Format.PDF,
    reader="pdfium",
    text=TEXT,
    pages=(Page(1, 0, len(TEXT)),),
    spans=(Span(0, len(TEXT), 1, size=11.0),),
    layout=Layout(),
    findings=(),
    hidden=(),
    confidence=1.0,
    size_bytes=50_000,
)
JOB = Position(
    "Engineer", "Harbour", Month(2019), None, True, 60, Quote("Engineer, Harbour", 43, 60)
)
RESUME = Resume(
    text=TEXT,
    language="en",
    language_confidence=1.0,
    sections=tuple(Section(kind, kind, 0, 1) for kind in ("experience", "education", "skills")),
    positions=(JOB,),
    experience_months=60,
    contact=Contact("Ada Berg", "ada@example.com", "+47 123"),
)
PAGES = tuple(Page(number, 0, 1) for number in (1, 2, 3))


def failed(
    document: Document = DOCUMENT, resume: Resume = RESUME, language: str = "en"
) -> dict[str, str]:
    checks = format_checks(document, resume, language)
    assert len({check.check for check in checks}) == len(checks) == 17
    return {check.check: check.detail for check in checks if not check.passed}


def test_a_plain_resume_passes_all() -> None:
    assert failed() == {}


@pytest.mark.parametrize(
    ("changes", "check", "words"),
    [
        ({"format": Format.TEX}, "file_format", "Compile it"),
        ({"size_bytes": 3 << 20}, "file_size", "3.0 MB"),
        ({"pages": PAGES}, "page_count", "3 pages; cut it to 2"),
        ({"pages": (PAGES[0], replace(PAGES[1], columns=2))}, "single_column", "(page 2)"),
        (
            {"pages": (replace(PAGES[0], text_layer=False),)},
            "no_text_in_images",
            "reads nothing: page 1.",
        ),
        ({"layout": Layout(tables=1)}, "no_tables", "1 table;"),
        ({"layout": Layout(text_box_share=0.4)}, "no_text_boxes", "40% of the text"),
        ({"layout": Layout(header_footer=("Ada Berg",))}, "no_text_in_header_footer", "“Ada Berg”"),
        (
            {"layout": Layout(header_footer=("ada@example.com",))},
            "no_text_in_header_footer",
            "e-mail address stands in the page header",
        ),
        ({"layout": Layout(unmapped_fonts=("F7",))}, "fonts_have_unicode", "font F7"),
        ({"spans": (Span(0, 9, 1, size=6.0),)}, "readable_font_size", "100% of the text"),
        (
            {"confidence": 0.5, "findings": (Finding("LETTER_SPACED", 1),)},
            "clean_text",
            "(Letters stand apart, so that",
        ),
        ({"text": TEXT + "\no Built a\no Built b\no Built c"}, "clean_bullets", "“o” in line 9"),
        (
            {"hidden": (HiddenText("tiny", "secret", 2),)},
            "no_hidden_text",
            "nobody sees (page 2)",
        ),
        ({"findings": (Finding("TRACKED_CHANGES", None),)}, "no_tracked_changes", "Accept"),
        ({"text": "x" * 2000 + TEXT}, "contact_found", "far down"),
    ],
)
def test_each_fault_of_the_file_names_its_place(
    changes: dict[str, object], check: str, words: str
) -> None:
    faults = failed(replace(DOCUMENT, **changes))  # type: ignore[arg-type]
    assert list(faults) == [check]
    assert words in faults[check]


@pytest.mark.parametrize(
    ("changes", "check", "words"),
    [
        ({"contact": Contact(email="ada@example.com")}, "contact_found", "no telephone number"),
        ({"contact": Contact()}, "contact_found", "no e-mail address and no telephone number"),
        (
            {"sections": (*RESUME.sections[:2], Section("other", "My toolbox", 0, 1))},
            "standard_section_titles",
            "titled as skills; unusual titles: My toolbox",
        ),
        ({"positions": (replace(JOB, start=None),)}, "dates_parse", "1 job without dates"),
        ({"positions": ()}, "dates_parse", "No dates are found"),
    ],
)
def test_each_fault_of_the_content_names_its_place(
    changes: dict[str, object], check: str, words: str
) -> None:
    faults = failed(resume=replace(RESUME, **changes))  # type: ignore[arg-type]
    assert list(faults) == [check]
    assert words in faults[check]


def test_long_experience_may_fill_a_third_page() -> None:
    senior = replace(RESUME, experience_months=130)
    assert failed(replace(DOCUMENT, pages=PAGES), senior) == {}


def test_tracked_deletions_are_no_hidden_text() -> None:
    document = replace(DOCUMENT, hidden=(HiddenText("deleted", "old words", 1),))
    assert failed(document) == {}


def test_checks_keep_their_order() -> None:
    first, *_ = format_checks(DOCUMENT, RESUME, "en")
    assert first == FormatCheck(
        "file_format", True, "The file is of a kind that applicant systems read."
    )


@pytest.mark.parametrize("language", full_languages())
def test_every_fault_is_said_in_every_language(language: str) -> None:
    bad = replace(
        DOCUMENT,
        format=Format.TEX,
        size_bytes=3 << 20,
        pages=(*PAGES, replace(PAGES[0], number=4, columns=2, text_layer=False)),
        layout=Layout(2, 0, 0.4, ("Ada Berg",), ("F7",)),
        spans=(Span(0, 9, 1, size=6.0),),
        findings=(Finding("TRACKED_CHANGES", None), Finding("TABLES", 1, {"tables": 2})),
        confidence=0.5,
        text=TEXT + "\no Built a\no Built b\no Built c",
        hidden=(HiddenText("tiny", "secret", None),),
    )
    worse = replace(RESUME, contact=Contact(), sections=(), positions=(replace(JOB, start=None),))
    told = failed(bad, worse, language)
    assert len(told) == 17
    assert not any("{" in words for words in told.values())
    english = failed(bad, worse)
    assert language == "en" or not set(told.values()) & set(english.values())


def test_persian_checks_have_persian_digits_and_isolate_latin_names() -> None:
    document = replace(DOCUMENT, layout=Layout(3, 0, 0.4, (), ("F7",)))
    told = failed(document, language="fa")
    assert told["no_tables"].startswith("۳ جدول")
    assert told["no_text_boxes"].startswith("۴۰٪ ")
    assert "\u2068F7\u2069" in told["fonts_have_unicode"]
