"""Finding a term's words, inflected, and weighing words."""

from __future__ import annotations

import pytest

from resume_api.extraction.text.term_weights import idf, term_quotes, tfidf_cosine


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
    (quote,) = term_quotes(term, text)
    assert quote.text == words == text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("term", "text"),
    [("project plan", "a plan for a project"), ("art", "smart parts"), ("", "words"), ("x", "")],
)
def test_other_words_are_not(term: str, text: str) -> None:
    assert term_quotes(term, text) == ()


def test_every_place_is_quoted() -> None:
    assert [quote.start for quote in term_quotes("nurse", "Nurses, a nurse, nursery")] == [0, 10]


def test_cosine_is_one_for_the_same_words_and_nothing_for_others() -> None:
    assert tfidf_cosine("welding pipes", "pipes welding") == pytest.approx(1)
    assert tfidf_cosine("welding pipes", "teaching algebra") == 0
    assert tfidf_cosine("", "welding") == 0
    assert 0 < tfidf_cosine("welding pipes", "welding and algebra") < 1


def test_words_that_say_nothing_weigh_nothing() -> None:
    assert tfidf_cosine("the experience with our team", "the experience with our team") == 0
    weights = idf()
    assert weights["the"] == weights["experience"] == 0 < weights["project"] < weights["database"]
    assert "falconry" not in weights and max(weights.values()) < 1
