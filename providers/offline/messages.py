"""The sentences of the offline provider: one file a language, filled in with what was found."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from providers.offline.quoting import called, line_around
from resume_api.domain.assessment import Judgement, Requirement
from resume_api.domain.resume import ResumeFacts

_FOLDER = Path(__file__).parent / "templates"
LANGUAGES = ("en", "fa", "ar", "de", "fr", "es")
FALLBACK = "en"
QUOTE_LENGTH = 140


class Words:
    """One language's sentences. Numbers of years arrive as digits and leave with their noun."""

    def __init__(self, language: str) -> None:
        self.language = language
        table = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
        self._table: Mapping[str, Any] = table
        self._sentences: Mapping[str, str] = table["words"]
        self.weak: tuple[str, ...] = tuple(table["resume"]["weak"])
        self.buzzwords: tuple[str, ...] = tuple(table["resume"]["buzzwords"])
        self.figures: frozenset[str] = frozenset(table["resume"]["figures"])

    @staticmethod
    @cache
    def of(tag: str) -> Words:
        """The words of a BCP 47 tag's language, English where it has none."""
        language = tag.split("-")[0].casefold()
        return Words(language if language in LANGUAGES else FALLBACK)

    def say(self, key: str, **values: str) -> str:
        """The sentence ``key``, with quotes shortened and years and languages spelled out."""
        shown = {name: self._shown(name, value) for name, value in values.items()}
        return self._sentences[key].format_map(shown)

    def reason(self, judgement: Judgement, resume: ResumeFacts) -> str:
        """Why a rule's finding is as it is, with the line that shows it; empty where unsaid."""
        if not judgement.reason:
            return ""
        quote = line_around(resume, judgement.quotes[0]).text if judgement.quotes else ""
        return self.say(judgement.reason, quote=quote, **judgement.values)

    def remedy(self, item: Requirement) -> str:
        """What would win an item's points back, as far as it is true of the candidate."""
        return self.say(f"remedy_{item.topic}", name=called(item), language=item.name)

    def listing(self, names: Iterable[str]) -> str:
        """Names in a row, as the language joins them."""
        *first, last = names
        return f"{', '.join(first)}{self._table['list_and']}{last}" if first else last

    def language_name(self, code: str) -> str:
        """What a human language is called, by its BCP 47 code."""
        return str(self._table["languages"].get(code, code))

    def demanded_years(self, minimum: int, maximum: int | None) -> str:
        """``3-5 years`` or ``5+ years``."""
        forms: Mapping[str, str] = self._table["years"]
        if maximum is None or maximum <= minimum:
            return forms["at_least"].format(n=minimum, years=self._form("years", minimum))
        form = _plural(self.language, max(maximum, 3))
        return forms[form].format(n=f"{minimum}-{maximum}")

    def duration(self, months: int) -> str:
        """``4 years``, or ``7 months`` below a year."""
        return self._form("years", months // 12) if months >= 12 else self._form("months", months)

    def _shown(self, name: str, value: str) -> str:
        if name in ("have", "need"):
            return self._form("years", float(value))
        if name == "language":
            return self.language_name(value)
        return shorten(value) if name in ("quote", "job", "role", "degree") else value

    def _form(self, unit: str, count: float) -> str:
        forms: Mapping[str, str] = self._table[unit]
        return forms[_plural(self.language, count)].format(n=f"{count:g}")


def shorten(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text on one line, cut behind a word where it is longer than ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _plural(language: str, count: float) -> str:
    """The plural category of Unicode CLDR for the supported languages."""
    if language == "ar" and count == int(count):
        return _arabic_plural(int(count))
    if language == "fr":
        return "one" if count < 2 else "other"
    return "one" if count == 1 else "other"


def _arabic_plural(count: int) -> str:
    if count in (1, 2):
        return ("one", "two")[count - 1]
    rest = count % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"
