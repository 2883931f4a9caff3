"""The service's sentences by id and values, with numbers and lists as a language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from resume_api.languages import packs
from resume_api.languages.plurals import category

MAX_QUOTE = 140
_YEARS = frozenset({"have", "need"})
_SHORTENED = frozenset({"quote", "job", "role", "degree", "title", "organisation"})


class Messages:
    """One language's sentences, by the tables of its ``messages.toml``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table: Mapping[str, Any] = packs.messages(language)

    @staticmethod
    @cache
    def of(tag: str) -> Messages:
        """The sentences of a BCP 47 tag's language, English where it has none."""
        return Messages(packs.answer_language(tag))

    def say(self, key: str, /, **values: str) -> str:
        """The sentence ``table.name``. ``have`` and ``need`` are years, ``language`` is a code;
        quotes, titles and degrees are shortened, other values stand as they are."""
        table, _, name = key.partition(".")
        sentence: str = self._table[table][name]
        return sentence.format_map({one: self._shown(one, value) for one, value in values.items()})

    def heading(self, kind: str) -> str:
        """The heading of a kind of section."""
        return str(self._table["headings"][kind])

    def listing(self, names: Iterable[str]) -> str:
        """Names in a row, as the language joins them."""
        *first, last = names
        return f"{', '.join(first)}{self._table['list_and']}{last}" if first else last

    def language_name(self, code: str) -> str:
        """What a human language is called, by its BCP 47 code."""
        return str(self._table["languages"].get(code, code))

    def counted(self, unit: str, count: float) -> str:
        """A number with its noun: ``years`` or ``months``."""
        forms: Mapping[str, str] = self._table[unit]
        return forms[category(self._table["plurals"], count)].format(n=f"{count:g}")

    def demanded_years(self, minimum: int, maximum: int | None) -> str:
        """``3-5 years`` or ``5+ years``."""
        forms: Mapping[str, str] = self._table["years"]
        if maximum is None or maximum <= minimum:
            return forms["at_least"].format(n=minimum, years=self.counted("years", minimum))
        form = category(self._table["plurals"], max(maximum, 3))
        return forms[form].format(n=f"{minimum}-{maximum}")

    def duration(self, months: int) -> str:
        """``4 years``, or ``7 months`` below a year."""
        if months >= 12:
            return self.counted("years", months // 12)
        return self.counted("months", months)

    def _shown(self, name: str, value: str) -> str:
        if name in _YEARS:
            return self.counted("years", float(value))
        if name == "language":
            return self.language_name(value)
        return shorten(value) if name in _SHORTENED else value


def shorten(text: str, length: int = MAX_QUOTE) -> str:
    """The text on one line, cut behind a word where it is longer than ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …"
