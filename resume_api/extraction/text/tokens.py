"""A text as folded tokens that know their place: one spelling for what readers take as one word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resume_api.extraction.text import word_lists

_DROPPED = re.compile(
    "[\u00ad\u0300-\u036f\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_TOKEN = re.compile(
    r"[^\W_]{3,}"  # most tokens, so looked for first
    r"|(?<![^\W_])(?:[a-z]{1,2}(?:\+\+|#)|\.net(?![^\W_]))"  # C++, C#, F#, .NET
    r"|[^\W_]+|&"
)

_NAMES = {"&": "and"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: lower case, plain letters, ASCII digits. ``places`` maps each of its
    characters to its place in the source, or is None where the two run in step."""

    text: str
    places: tuple[int, ...] | None

    def source(self, offset: int) -> int:
        """The source offset of a folded one (the end of the text included)."""
        return offset if self.places is None else self.places[offset]

    def source_end(self, offset: int) -> int:
        """The source offset just behind the folded character before ``offset``."""
        return offset if self.places is None else self.places[offset - 1] + 1


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a folded text, as columns: key, start and end (in the folded text)."""

    folded: Folded
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(text: str) -> Folded:
    """``word_lists.fold`` without the marks that only shape: vowel signs, tatweel, soft hyphen,
    combining accents, direction."""
    if text.isascii():
        return Folded(text.lower(), None)
    if not _DROPPED.search("".join(_FOREIGN.findall(text))):
        return Folded(word_lists.fold(text), None)
    places = [place for place, char in enumerate(text) if not _DROPPED.match(char)]
    kept = "".join(text[place] for place in places)
    return Folded(word_lists.fold(kept), (*places, len(text)))


def tokenize(text: str) -> Tokens:
    """The tokens of a phrase; those of a whole text are its ``ProcessedText.tokens``."""
    return tokens_of(fold(text))


def tokens_of(folded: Folded) -> Tokens:
    """The tokens of a folded text; ``C++``, ``C#`` and ``.NET`` are one token each, ``&`` is
    ``and``."""
    found = list(_TOKEN.finditer(folded.text))
    keys = tuple([token[0] for token in found])
    if "&" in folded.text:
        keys = tuple([_NAMES.get(key, key) for key in keys])
    starts = tuple([token.start() for token in found])
    return Tokens(folded, keys, starts, tuple([token.end() for token in found]))


def token_keys(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The token keys of many short texts without line breaks, in one folding."""
    folded = fold("\n".join(texts)).text
    for sign, name in _NAMES.items():
        folded = folded.replace(sign, f" {name} ")
    return [
        (line,) if line.isalpha() else tuple(_TOKEN.findall(line)) for line in folded.split("\n")
    ]
