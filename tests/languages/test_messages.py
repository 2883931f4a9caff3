"""Sentences are grammatical where numbers and names come in."""

from __future__ import annotations

import pytest

from providers.offline.reasons import reason
from resume_api.domain.assessment import Judgement
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume
from resume_api.languages.messages import MAX_QUOTE, Messages, shorten

CODES = ("en", "de", "fr", "es", "fa", "ar")
RESUME = Resume("Deutsch (Muttersprache)", "de", 1.0)


@pytest.mark.parametrize(
    ("language", "months", "expected"),
    [
        ("en", 12, "1 year"),
        ("en", 59, "4 years"),
        ("en", 1, "1 month"),
        ("en", 0, "0 months"),
        ("de", 24, "2 Jahre"),
        ("fr", 12, "1 an"),
        ("fr", 7, "7 mois"),
        ("es", 11, "11 meses"),
        ("it", 12, "1 anno"),
        ("pt", 30, "2 anos"),
        ("tr", 7, "7 ay"),
        ("fa", 36, "۳ سال"),
        ("ar", 12, "سنة واحدة"),
        ("ar", 24, "سنتان"),
        ("ar", 48, "٤ سنوات"),
        ("ar", 144, "١٢ سنة"),
        ("ar", 11, "١١ شهرًا"),
    ],
)
def test_durations_agree_with_their_number(language: str, months: int, expected: str) -> None:
    assert Messages.of(language).duration(months) == expected


@pytest.mark.parametrize(
    ("language", "minimum", "maximum", "expected"),
    [
        ("en", 3, 5, "3-5 years"),
        ("en", 5, None, "5+ years"),
        ("en", 4, 4, "4+ years"),
        ("de", 3, 5, "3-5 Jahre"),
        ("ar", 3, 5, "٣-٥ سنوات"),
        ("ar", 1, 2, "١-٢ سنوات"),
        ("ar", 2, None, "سنتان على الأقل"),
        ("fa", 2, 4, "۲-۴ سال"),
    ],
)
def test_demanded_years_are_a_range_or_a_least(
    language: str, minimum: int, maximum: int | None, expected: str
) -> None:
    assert Messages.of(language).demanded_years(minimum, maximum) == expected


def test_regions_and_unknown_languages_find_their_words() -> None:
    assert Messages.of("de-AT") is not None
    assert Messages.of("de-AT").language == "de"
    assert Messages.of("sv").language == "en"


def test_lists_read_as_a_person_writes_them() -> None:
    assert Messages.of("en").listing(["Python"]) == "Python"
    assert Messages.of("en").listing(["Python", "Go", "SQL"]) == "Python, Go and SQL"
    assert Messages.of("de").listing(["Python", "Go"]) == "Python und Go"
    assert Messages.of("ar").listing(["Python", "Go"]) == "\u2068Python\u2069 و\u2068Go\u2069"


def test_values_with_braces_stay_as_they_are() -> None:
    assert "{skill}" in Messages.of("en").say(
        "reasons.skill_direct", skill="C", quote="a {skill} {0}"
    )


def test_a_reason_names_the_language_and_counts_the_years() -> None:
    spoken = Judgement("met", (Quote("Deutsch", 0, 7),), "language_met", {"language": "de"})
    assert (
        reason(Messages.of("en"), spoken, RESUME) == "German is listed: “Deutsch (Muttersprache)”."
    )
    short = Judgement("partly", (), "years_short", {"have": "1", "need": "2.5"})
    assert "1 year, less than the 2.5 years" in reason(Messages.of("en"), short, RESUME)
    assert reason(Messages.of("en"), Judgement("met"), RESUME) == ""


def test_long_quotes_end_behind_a_word() -> None:
    short = shorten("word " * 100)
    assert len(short) <= MAX_QUOTE + 2
    assert short.endswith("word …")
    assert shorten("two\n  lines") == "two lines"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    said = {code: Messages.of(code).say("checks.no_text_boxes_fault", share=0.4) for code in CODES}
    assert "40%" in said["en"]
    assert "40\u00a0%" in said["de"]
    assert "40\u202f%" in said["fr"]
    assert "۴۰٪" in said["fa"]
    assert "٤٠٪" in said["ar"]
    assert Messages.of("de").number(2.5) == "2,5"
    assert Messages.of("fa").number(2.5) == "۲٫۵"


def test_only_names_that_run_the_other_way_are_isolated() -> None:
    assert Messages.of("fa").isolated("Kafka") == "\u2068Kafka\u2069"
    assert Messages.of("fa").isolated("کافکا") == "کافکا"
    assert Messages.of("en").isolated("کافکا") == "\u2068کافکا\u2069"
    assert Messages.of("en").isolated("Kafka 3.7") == "Kafka 3.7"
    assert Messages.of("ar").isolated("2019-2024") == "2019-2024"
