"""The numbers of statements and of the texts that they are about, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from providers.offline.writing_checks import Phrases
from resume_api.analysis.claim_names import Names
from resume_api.analysis.claim_words import Words
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.resume import Resume
from resume_api.extraction.text.word_lists import fold
from resume_api.languages import packs

_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_DECIMAL = re.compile(r"(?<![\d.,])\d{1,9}[.,]\d{1,2}(?![\d.,]*\d)")
_PROCLITICS = "وبل"
_BEHIND = 2  # words
_MAX_DIGITS = 18
"""Enough to tell numbers apart; Python converts no run of more than 4,300."""
_YEAR = 1000
_ROUND = 10  # years
_LEAST = 3  # words for less are articles and turns of speech too


class Figures:
    """The numbers that a statement about two texts may have."""

    def __init__(self, inputs: AnalysisInputs, names: Names) -> None:
        self._inputs, self._names = inputs, names
        self._language, self._words = inputs.language, Words.of(inputs.language)

    def of(self, text: str) -> set[int]:
        """The numbers of a statement."""
        return told_in(text, self._language)

    def counted(self, sentence: str, known: set[int]) -> bool:
        """Whether the numbers of a sentence are ``known``; of months and years those of the
        career may be told too."""
        told = list(told_with(sentence, self._language))
        spans = any(self._words.time.search(behind) for _, behind in told)
        years = {number for number in self._career if number >= _YEAR}
        return {number for number, _ in told} <= known | (
            self._career if spans else years
        ) and decimals_in(sentence) <= self._decimals

    def sums_up(self, sentence: str) -> bool:
        """Whether the numbers of a sentence stand in the texts; those of months and years as
        such."""
        lasting = self._career.union(*(_lasting(*one) for one in self._texts))
        known = set().union(*(told_in(*one) for one in self._texts))
        return self.counted(sentence, known) and _lasting(sentence, self._language) <= lasting

    def advises(self, text: str) -> bool:
        """Whether the numbers of advice stand in the texts, or count minutes, lines and the
        like."""
        counted = all(self._stands(text, run) for run in _DIGITS.finditer(text))
        return counted and decimals_in(text) <= self._decimals

    def _stands(self, text: str, run: re.Match[str]) -> bool:
        following = _TOKEN.findall(fold(text[run.end() : run.end() + 40]))[:_BEHIND]
        figures = Phrases.of(self._language).figures
        if number_of(run[0]) in self._known:  # "2 million" is not the 2 of "2.0 %"
            multiplied = following[:1] and following[0] in figures
            return not multiplied or self._names.stands(f"{run[0]} {following[0]}")
        before = _TOKEN.findall(fold(text[max(0, run.start() - 40) : run.start()]))[-1:]
        return bool(self._words.measures.search(" ".join((*before, *following))))

    @cached_property
    def _texts(self) -> tuple[tuple[str, str], ...]:
        """The two texts with their languages."""
        return tuple((one.text, one.language) for one in (self._inputs.resume, self._inputs.job))

    @cached_property
    def _career(self) -> set[int]:
        return spans_of_work(self._inputs.resume)

    @cached_property
    def _decimals(self) -> set[str]:
        return set().union(*(decimals_in(text.text) for text in self._names.texts))

    @cached_property
    def _known(self) -> set[int]:
        """Numbers of the texts, and of the dates and findings made from them."""
        items = self._inputs.requirements
        values = (value for item in items for value in item.finding.values.values())
        texts = (text.text for text in self._names.texts)
        found = set().union(*map(numbers_in, (*texts, *values)))
        return found.union(self._career, *(told_in(*one) for one in self._texts))


def _lasting(text: str, language: str) -> set[int]:
    """The numbers of a text that count months or years."""
    words = Words.of(language).time
    return {number for number, behind in told_with(text, language) if words.match(behind)}


def number_of(run: str) -> int:
    """The value of a run of digits of any script."""
    return int(run[:_MAX_DIGITS])


def numbers_in(text: str) -> set[int]:
    """The runs of digits of any script, by value."""
    return set(map(number_of, _DIGITS.findall(text)))


def told_in(text: str, language: str) -> set[int]:
    """The numbers of a text, in digits and in words of a language (a BCP 47 tag)."""
    return {number for number, _ in told_with(text, language)}


def told_with(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Each number of a text, in digits or in words of a language, with the two words behind it,
    folded."""
    values = _values(packs.answer_language(language))
    words = _TOKEN.findall(fold(text))
    for at, word in enumerate(words):
        number = number_of(word) if word.isdecimal() else _value(word, values)
        if number is not None:
            yield number, " ".join(words[at + 1 : at + 1 + _BEHIND])


def decimals_in(text: str) -> set[str]:
    """The numbers of a text with one or two places behind the point, as written with a point."""
    return {found[0].replace(",", ".") for found in _DECIMAL.finditer(fold(text))}


def _value(word: str, values: Mapping[str, int]) -> int | None:
    """The value of a number in words, in Arabic script also with what is written before it."""
    bare = word if word in values or word.isascii() else word.lstrip(_PROCLITICS)
    return values.get(bare)


def spans_of_work(resume: Resume) -> set[int]:
    """Months and years of the positions, of each and of all together, as they are told ("nearly
    ten", "more than ten"), and the years of dates."""
    known = set[int]()
    for position in resume.positions:
        known |= {month.year for month in (position.start, position.end) if month}
        known |= _as_told(position.months)
    return known | _as_told(resume.experience_months or 0)


def _as_told(months: int) -> set[int]:
    """A length of time in months, in years cut and rounded up, and from ten on down to fives."""
    years = months // 12
    fives = years // 5 * 5 if years >= _ROUND else years
    return {months, years, -(-months // 12), fives} - {0}


@cache
def _values(code: str) -> Mapping[str, int]:
    """The numbers that texts of a language write in words."""
    table = packs.words(code, "job")
    numbers = {int(key): words for key, words in table.items() if key.isdigit()}
    short = {
        fold(word): value
        for value, words in numbers.items()
        if value >= _LEAST
        for word in packs.terms(words)
    }
    others = (line.split() for line in packs.terms(fold(packs.words(code, "claims")["numbers"])))
    return short | {word: int(value) for value, word in others}
