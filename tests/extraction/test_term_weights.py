"""Finding a term's words, inflected, and weighing words."""

from __future__ import annotations

import pytest

from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf, term_quotes


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("manage projects", "Managed project budgets", "Managed project"),
        ("developer", "Web development", "development"),
        ("Elektriker", "mit drei Elektrikern", "Elektrikern"),
        ("ingeniero", "dos ingenieros", "ingenieros"),
        ("infirmière", "des infirmières", "infirmières"),
        ("مدیریت پروژه", "مدیریت پروژه‌های بزرگ", "مدیریت پروژه"),
        ("شبکه های عصبی", "شبکه‌ی عصبی", "شبکه‌ی عصبی"),
        ("إدارة المشاريع", "في ادارة مشاريع كبيرة", "ادارة مشاريع"),
    ],
)
def test_terms_are_found_inflected(term: str, text: str, words: str) -> None:
    (quote,) = term_quotes(term, ProcessedText(text))
    assert quote.text == words == text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("term", "text"),
    [("project plan", "a plan for a project"), ("art", "smart parts"), ("", "words"), ("x", "")],
)
def test_other_words_are_not(term: str, text: str) -> None:
    assert term_quotes(term, ProcessedText(text)) == ()


def test_every_place_is_quoted() -> None:
    assert [
        quote.start for quote in term_quotes("nurse", ProcessedText("Nurses, a nurse, nursery"))
    ] == [0, 10]


def test_words_that_say_nothing_weigh_nothing() -> None:
    weights = idf()
    assert weights["the"] == weights["experience"] == 0 < weights["project"] < weights["database"]
    assert "falconry" not in weights and max(weights.values()) < 1
