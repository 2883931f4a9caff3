"""The truth about a resume in one form, whatever it was written in: values as word hashes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from zlib import crc32

from resume_api.extraction.text.word_lists import fold

_WORD = re.compile(r"[^\W_]+")

Hashes = tuple[int, ...]
Dates = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Value:
    """Words as hashes; ``hint`` is the number of the word that it began with, where known."""

    words: Hashes
    hint: int | None = None


@dataclass(frozen=True, slots=True)
class EntryTruth:
    """One entry: ``values`` by field, among them ``start`` and ``end`` where their words are
    known; ``dates`` as "YYYY-MM", "YYYY" or "present"; ``approximate`` ones may be a month off;
    ``optional`` entries may be found as positions or not."""

    kind: str
    values: dict[str, Value]
    dates: Dates = (None, None)
    hint: int | None = None
    approximate: bool = False

    @property
    def optional(self) -> bool:
        """Whether it is no job, but no invention either where it is taken for one."""
        return self.kind not in ("job", "education")


@dataclass(frozen=True, slots=True)
class ResumeTruth:
    """What a file states. ``group``: the family of its layout, or the source of real ones."""

    file: str
    group: str
    names: tuple[Value, ...]
    headings: list[tuple[Value, str]]
    entries: list[EntryTruth]


def hash_word(word: str) -> int:
    """A short hash of a word: many words share one, so that none can be read back."""
    return crc32(fold(word).encode()) & 0xFFFF


def words_of(text: str) -> list[tuple[int, int, int]]:
    """(hash, start, end) of each word of ``text``."""
    return [(hash_word(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def hashes(text: str | None) -> Hashes:
    """The hashes of the words of a string."""
    return tuple(h for h, _, _ in words_of(unicodedata.normalize("NFC", text or "")))


def value_of(text: str | None, hint: int | None = None) -> Value | None:
    """A string as a value; None for none."""
    words = hashes(text)
    return Value(words, hint) if words else None
