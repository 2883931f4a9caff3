"""The language packs: ``<code>/words.toml`` is what texts in a language say, ``messages.toml`` what
the service says in it, ``interview.toml``, which a pack may lack, what interviewers ask.

A pack with both is a ``full`` language; one with words alone is for ``reading``: texts in it are
understood and answered in another language. ``mul`` holds what belongs to no language (names of
towns, legal forms, certificates).

A term stands on a line of its own in a literal string, sorted, so that a change can be reviewed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Level = Literal["full", "reading"]

FALLBACK = "en"
NEUTRAL = "mul"  # the code of ISO 639-2 for several languages
_FOLDER = Path(__file__).parent
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})


@dataclass(frozen=True, slots=True)
class Language:
    """A human language by its BCP 47 code, its own name, its script (ISO 15924), how far the
    service speaks it, whether its nouns begin with a capital, its verbs may stand behind what they
    act on, what tesseract calls it, and whether that is to look for it before others of its
    script."""

    code: str
    name: str
    script: str
    level: Level
    ocr: str
    ocr_leads: bool = False
    noun_capitals: bool = False
    verb_last: bool = False

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.script in _RIGHT_TO_LEFT


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a pack, by code and in the order of the codes."""
    return {
        code: Language(
            code=code,
            level="full" if (_FOLDER / code / "messages.toml").exists() else "reading",
            **pack["language"],
        )
        for code, pack in _words().items()
        if "language" in pack
    }


@cache
def full_languages() -> tuple[str, ...]:
    """The codes of the languages that the service answers in."""
    return tuple(code for code, one in languages().items() if one.level == "full")


def codes_of_script(script: str) -> tuple[str, ...]:
    """The codes of the languages in a script."""
    return tuple(code for code, one in languages().items() if one.script == script)


def answer_language(tag: str) -> str:
    """The code of a BCP 47 tag's language where the service speaks it, else English."""
    code = tag.split("-")[0].casefold()
    return code if code in full_languages() else FALLBACK


def words(code: str, table: str) -> Mapping[str, Any]:
    """A table of one language's ``words.toml``: terms as one string, a line each."""
    found: Mapping[str, Any] = _words().get(code, {}).get(table, {})
    return found


def terms(block: str) -> tuple[str, ...]:
    """The terms of a string of lines, as they stand."""
    return tuple(block.split("\n"))[:-1]


def union(table: str) -> Mapping[str, str]:
    """A table of all languages together: by key the lines of every pack."""
    found: dict[str, str] = {}
    for pack in _words().values():
        for key, block in pack.get(table, {}).items():
            found[key] = found.get(key, "") + block
    return found


@cache
def messages(code: str) -> Mapping[str, Any]:
    """What the service says in a language: the tables of its ``messages.toml``."""
    return tomllib.loads((_FOLDER / code / "messages.toml").read_text("utf-8"))


def interview(code: str) -> Mapping[str, Any]:
    """What interviewers ask in a language: the tables of its ``interview.toml``, if it has one."""
    file = _FOLDER / code / "interview.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return {
        file.parent.name: tomllib.loads(file.read_text("utf-8"))
        for file in sorted(_FOLDER.glob("*/words.toml"))
    }
