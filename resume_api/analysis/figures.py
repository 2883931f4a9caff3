"""The numbers of statements and of the texts that they are about, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from resume_api.domain.resume import Resume
from resume_api.extraction.text.word_lists import fold
from resume_api.languages import packs

DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_MAX_DIGITS = 18
"""Enough to tell numbers apart; Python converts no run of more than 4,300."""
_LEAST = 3  # words for less are articles and turns of speech too


def number_of(run: str) -> int:
    """The value of a run of digits of any script."""
    return int(run[:_MAX_DIGITS])


def numbers_in(text: str) -> set[int]:
    """The runs of digits of any script, by value."""
    return set(map(number_of, DIGITS.findall(text)))


def told_in(text: str, language: str) -> set[int]:
    """The numbers of a text, in digits and in words of a language (a BCP 47 tag)."""
    values = _values(packs.answer_language(language))
    return numbers_in(text) | {values[word] for word in _WORD.findall(fold(text)) if word in values}


def spans_of_work(resume: Resume) -> set[int]:
    """Months and years of the positions, of each and of all together, and the years of dates."""
    known = set[int]()
    for position in resume.positions:
        known |= {month.year for month in (position.start, position.end) if month}
        known |= {position.months, position.months // 12}
    if resume.experience_months is not None:
        known |= {resume.experience_months, resume.experience_months // 12}
    return known


@cache
def _values(code: str) -> Mapping[str, int]:
    """The numbers that job texts of a language write in words."""
    table = packs.words(code, "job")
    numbers = {int(key): words for key, words in table.items() if key.isdigit()}
    return {
        fold(word): value
        for value, words in numbers.items()
        if value >= _LEAST
        for word in packs.terms(words)
    }
