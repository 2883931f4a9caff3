"""The words by which a statement is held to its lines, by language, and what it makes more of than
they do: who only helped, how often, how much, and a thing that has only begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from resume_api.extraction.text.word_lists import any_of, fold
from resume_api.languages import packs

_LISTS = (
    "gap",
    "measures",
    "personal",
    "relatives",
    "helped",
    "shared",
    "often",
    "time",
    "large",
    "whole",
)
_CHANGES = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "double": 1.0, "triple": 2.0}
"""What a word for a change says, as a share of what was before; the keys of the packs."""
_LESS, _MORE = 0.04, 0.12  # how far "by a third" may be from the figures
_FIGURE = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_LARGE = re.compile(r"\d{4}|\d[.,٬\s']?000(?!\d)")
_PROCLITICS = "[وفب]?"  # what Arabic script writes together with the next word


@dataclass(frozen=True)
class Words:
    """One language's words, each list a pattern on folded text."""

    changes: tuple[tuple[float, re.Pattern[str]], ...]
    gap: re.Pattern[str]
    measures: re.Pattern[str]
    personal: re.Pattern[str]
    relatives: re.Pattern[str]
    helped: re.Pattern[str]
    shared: re.Pattern[str]
    often: re.Pattern[str]
    time: re.Pattern[str]
    large: re.Pattern[str]
    whole: re.Pattern[str]

    @staticmethod
    @cache
    def of(tag: str) -> Words:
        """The words of a BCP 47 tag's language, English where the service does not speak it."""
        code = packs.answer_language(tag)
        lists, latin = packs.words(code, "claims"), packs.languages()[code].script == "Latn"
        begin = r"(?<!\w)" + ("" if latin else _PROCLITICS)

        def words(key: str) -> re.Pattern[str]:
            return re.compile(begin + any_of(packs.terms(fold(lists[key]))) + r"(?!\w)")

        changes = tuple((value, words(key)) for key, value in _CHANGES.items())
        return Words(changes, *map(words, _LISTS))

    def overstates(self, statement: str, lines: str) -> bool:
        """Whether a statement makes more of its lines than they say."""
        said, there = fold(statement), fold(lines)
        only_helped = all(map(self.helped.search, filter(str.strip, there.split("\n"))))
        return (
            (only_helped and not self.shared.search(said))
            or _adds(self.often, said, there)
            or (_adds(self.large, said, there) and not _LARGE.search(there))
            or self._enlarges(said, there)
        )

    def repeats(self, statement: str, text: str) -> bool:
        """Whether a statement says how often something is done, and the text nowhere does."""
        return _adds(self.often, fold(statement), fold(text))

    def _enlarges(self, said: str, there: str) -> bool:
        """Whether a change is named in words that neither the lines nor their figures bear out."""
        shares = list(_shares(there))
        if _adds(self.whole, said, there) and 1.0 not in shares:
            return True
        return any(
            _adds(words, said, there)
            and not any(value - _LESS <= share <= value + _MORE for share in shares)
            for value, words in self.changes
        )


def _adds(words: re.Pattern[str], said: str, there: str) -> bool:
    return bool(words.search(said)) and not words.search(there)


def _shares(lines: str) -> Iterator[float]:
    """How much lines say that something changed: a figure as per cent, and from one to the next."""
    figures = [float(found[0].replace(",", ".")) for found in _FIGURE.finditer(lines)]
    yield from (figure / 100 for figure in figures)
    yield from (abs(one - other) / one for one, other in pairwise(figures) if one)
