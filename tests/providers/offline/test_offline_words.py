"""Templates: complete in every language, and grammatical where numbers come in."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest

from providers.offline import messages as module
from providers.offline.messages import LANGUAGES, Words, shorten
from resume_api.domain.assessment import Judgement
from resume_api.domain.document import Quote
from resume_api.domain.resume import ResumeFacts

RESUME = ResumeFacts("Deutsch (Muttersprache)", "de", 1.0)
FOLDER = Path(module.__file__).parent / "templates"
TABLES = {
    language: tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_there_is_a_file_for_each_language_and_no_other() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.toml")) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things_of_the_same_values(language: str) -> None:
    own, english = TABLES[language], TABLES["en"]
    assert list(own["words"]) == list(english["words"])
    for key, sentence in own["words"].items():
        assert slots(sentence) == slots(english["words"][key]), key
    assert list(own["languages"]) == list(english["languages"])
    assert own["resume"]["weak"]
    assert own["resume"]["buzzwords"]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_no_sentence_is_left_in_english(language: str) -> None:
    for key, sentence in TABLES[language]["words"].items():
        english = TABLES["en"]["words"][key]
        assert sentence != english or key == "recommend_format", key


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
        ("fa", 36, "3 سال"),
        ("ar", 12, "سنة واحدة"),
        ("ar", 24, "سنتان"),
        ("ar", 48, "4 سنوات"),
        ("ar", 144, "12 سنة"),
        ("ar", 11, "11 شهرًا"),
    ],
)
def test_durations_agree_with_their_number(language: str, months: int, expected: str) -> None:
    assert Words.of(language).duration(months) == expected


@pytest.mark.parametrize(
    ("language", "minimum", "maximum", "expected"),
    [
        ("en", 3, 5, "3-5 years"),
        ("en", 5, None, "5+ years"),
        ("en", 4, 4, "4+ years"),
        ("de", 3, 5, "3-5 Jahre"),
        ("ar", 3, 5, "3-5 سنوات"),
        ("ar", 1, 2, "1-2 سنوات"),
        ("ar", 2, None, "سنتان على الأقل"),
        ("fa", 2, 4, "2-4 سال"),
    ],
)
def test_demanded_years_are_a_range_or_a_least(
    language: str, minimum: int, maximum: int | None, expected: str
) -> None:
    assert Words.of(language).demanded_years(minimum, maximum) == expected


def test_regions_and_unknown_languages_find_their_words() -> None:
    assert Words.of("de-AT") is not None
    assert Words.of("de-AT").language == "de"
    assert Words.of("sv").language == "en"


def test_lists_read_as_a_person_writes_them() -> None:
    assert Words.of("en").listing(["Python"]) == "Python"
    assert Words.of("en").listing(["Python", "Go", "SQL"]) == "Python, Go and SQL"
    assert Words.of("de").listing(["Python", "Go"]) == "Python und Go"
    assert Words.of("ar").listing(["Python", "Go"]) == "Python وGo"


def test_values_with_braces_stay_as_they_are() -> None:
    assert "{skill}" in Words.of("en").say("skill_direct", skill="C", quote="a {skill} {0}")


def test_a_reason_names_the_language_and_counts_the_years() -> None:
    spoken = Judgement("met", (Quote("Deutsch", 0, 7),), "language_met", {"language": "de"})
    assert Words.of("en").reason(spoken, RESUME) == "German is listed: “Deutsch (Muttersprache)”."
    short = Judgement("partly", (), "years_short", {"have": "1", "need": "2.5"})
    assert "1 year, less than the 2.5 years" in Words.of("en").reason(short, RESUME)
    assert Words.of("en").reason(Judgement("met"), RESUME) == ""


def test_long_quotes_end_behind_a_word() -> None:
    short = shorten("word " * 100)
    assert len(short) <= module.QUOTE_LENGTH + 2
    assert short.endswith("word …")
    assert shorten("two\n  lines") == "two lines"
