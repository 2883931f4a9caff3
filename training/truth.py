"""The truth about a resume in one form, whatever it was written in: values as word hashes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from zlib import crc32

from resume_api.extraction.text.word_lists import fold

KINDS = {"job": "job", "education": "education", "volunteer": "volunteer", "project": "project"}
FIELDS = ("title", "company", "place", "institution", "degree", "field", "start", "end")
_WORD = re.compile(r"[^\W_]+")

Hashes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """Words as hashes; ``hint`` is the number of the word that it began with, where known."""

    words: Hashes
    hint: int | None = None


@dataclass(frozen=True, slots=True)
class EntryTruth:
    """One entry: ``values`` by field; ``dates`` as "YYYY-MM" where the words are not known."""

    kind: str
    values: dict[str, Value]
    dates: tuple[str | None, str | None] = (None, None)
    hint: int | None = None


@dataclass(frozen=True, slots=True)
class ResumeTruth:
    """What a file states: for alignment (hashes), and as the scorer wants it (``scored``)."""

    file: str
    group: str
    name: Value | None
    headings: list[tuple[Value, str]]
    entries: list[EntryTruth]
    scored: dict[str, object] = field(default_factory=dict)


def hash_word(word: str) -> int:
    """A short hash of a word: many words share one, so that none can be read back."""
    return crc32(fold(word).encode()) & 0xFFFF


def words_of(text: str) -> list[tuple[int, int, int]]:
    """(hash, start, end) of each word of ``text``."""
    return [(hash_word(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def value_of(text: str | None, hint: int | None = None) -> Value | None:
    """A string as a value; None for none."""
    words = tuple(h for h, _, _ in words_of(unicodedata.normalize("NFC", text or "")))
    return Value(words, hint) if words else None
