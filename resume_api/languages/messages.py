"""The service's sentences by id and values, with numbers and lists as a language writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from resume_api.domain.document import Finding
from resume_api.languages import packs
from resume_api.languages.plurals import category

MAX_QUOTE = 140
Value = str | float  # an int is a float, as Python's numeric tower has it
_YEARS = frozenset({"have", "need"})
_UNITS = frozenset({"years", "months", "pages", "tables", "columns", "positions", "bullets"})
_SHORTENED = frozenset({"quote", "job", "role", "degree", "title", "organisation", "text"})
_SENTENCES = frozenset({"reason", "remedy", "detail", "names", "where"})
_FIRST_STRONG_ISOLATE, _POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"  # Unicode annex 9
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = frozenset({"L"}), frozenset({"R", "AL"})


class Messages:
    """One language's sentences, by the tables of its ``messages.toml``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table: Mapping[str, Any] = packs.messages(language)
        self._digits = str.maketrans("0123456789.", self._table["digits"] + self._table["decimal"])
        own = packs.languages()[language].right_to_left
        self._foreign = _LEFT_TO_RIGHT if own else _RIGHT_TO_LEFT

    @staticmethod
    @cache
    def of(tag: str) -> Messages:
        """The sentences of a BCP 47 tag's language, English where it has none."""
        return Messages(packs.answer_language(tag))

    def say(self, key: str, /, **values: Value) -> str:
        """The sentence ``table.name`` with its values.

        A number is written in the language's digits, ``share`` (0..1) as per cent, ``have`` and
        ``need`` as years, and a value named like a unit (``pages``) with its noun. ``language`` is
        a code. Quotes and titles are shortened, and names that are written in the other direction
        are isolated from the sentence around them.
        """
        shown = {name: self._shown(name, value) for name, value in values.items()}
        return self.template(key).format_map(shown)

    def template(self, key: str) -> str:
        """The sentence ``table.name`` with its places open."""
        table, _, name = key.partition(".")
        return str(self._table[table][name])

    def finding(self, finding: Finding) -> str:
        """What a finding says about a file."""
        return self.say(f"findings.{finding.code}", **finding.values)

    def heading(self, kind: str) -> str:
        """The heading of a kind of section."""
        return self.template(f"headings.{kind}")

    def listing(self, names: Iterable[str]) -> str:
        """Names in a row, as the language joins them."""
        *first, last = map(self.isolated, names)
        return f"{self.separated(first)}{self._table['list_and']}{last}" if first else last

    def separated(self, items: Iterable[str]) -> str:
        """Items in a row, with the language's comma between any two."""
        return str(self._table["list_separator"]).join(items)

    def language_name(self, code: str) -> str:
        """What a human language is called, by its BCP 47 code."""
        return str(self._table["languages"].get(code, code))

    def number(self, value: float | str) -> str:
        """A number in the language's digits, with its decimal sign."""
        return (value if isinstance(value, str) else f"{value:g}").translate(self._digits)

    def counted(self, unit: str, count: float) -> str:
        """A number with its noun."""
        forms: Mapping[str, str] = self._table[unit]
        return forms[category(self._table["plurals"], count)].format(n=self.number(count))

    def demanded_years(self, minimum: int, maximum: int | None) -> str:
        """``3-5 years`` or ``5+ years``."""
        forms: Mapping[str, str] = self._table["years"]
        if maximum is None or maximum <= minimum:
            words = self.counted("years", minimum)
            return forms["at_least"].format(n=self.number(minimum), years=words)
        form = category(self._table["plurals"], max(maximum, 3))
        return forms[form].format(n=f"{self.number(minimum)}-{self.number(maximum)}")

    def duration(self, months: int) -> str:
        """``4 years``, or ``7 months`` below a year."""
        if months >= 12:
            return self.counted("years", months // 12)
        return self.counted("months", months)

    def isolated(self, name: str) -> str:
        """A name whose letters run against the language, kept from reordering what is around it."""
        if self._foreign.isdisjoint(map(unicodedata.bidirectional, name)):
            return name
        return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_DIRECTIONAL_ISOLATE}"

    def _shown(self, name: str, value: Value) -> str:
        if name in _YEARS:
            return self.counted("years", float(value))
        if not isinstance(value, str):
            if name in _UNITS:
                return self.counted(name, value)
            if name == "share":
                percent: str = self._table["percent"]
                return percent.format(n=self.number(round(value * 100)))
            return self.number(value)
        if name == "language":
            return self.language_name(value)
        if name == "kind":
            return self.template(f"active_content.{value}")
        if name in _SENTENCES:
            return value
        return self.isolated(shorten(value) if name in _SHORTENED else value)


def shorten(text: str, length: int = MAX_QUOTE) -> str:
    """The text on one line, cut behind a word where it is longer than ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …"
