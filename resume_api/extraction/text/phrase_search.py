"""Where a text says the words of a term: inflected, in any order, within one statement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from resume_api.domain.document import Quote
from resume_api.extraction.text.assertion import assertions
from resume_api.extraction.text.stems import same_word, stems
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import Tokens, tokenize
from resume_api.extraction.text.word_lists import conjunction_words, load

_GAP = 2  # words between two of a term
_COMPOUND = 6  # letters of a word that ends a compound


@dataclass(frozen=True)
class Statements:
    """A text's tokens with the statement that each stands in, and its places by stem."""

    text: str
    language: str
    tokens: Tokens
    numbers: tuple[int, ...]
    places: Mapping[str, Sequence[int]]

    def quote(self, first: int, last: int) -> Quote:
        """The text from one token to another."""
        folded = self.tokens.folded
        start = folded.source(self.tokens.starts[first])
        end = folded.source_end(self.tokens.ends[last])
        return Quote(self.text[start:end], start, end)

    def place(self, offset: int) -> int:
        """The number of the token that begins at or before an offset of the text."""
        source = self.tokens.folded.source
        return max(0, bisect_right(self.tokens.starts, offset, key=source) - 1)

    def opens(self, place: int) -> bool:
        """Whether a token opens its statement, or is joined to it by a word for "and"."""
        if place == 0 or self.numbers[place - 1] != self.numbers[place]:
            return True
        return self.tokens.keys[place - 1] in conjunction_words("and")


@lru_cache(maxsize=16)
def statements(text: str, language: str, breaks: tuple[int, ...] = ()) -> Statements:
    """The statements of a text, worked out once."""
    tokens = tokenize(text)
    places: dict[str, list[int]] = {}
    for place, key in enumerate(tokens.keys):
        for one in stems(key, language):
            places.setdefault(one, []).append(place)
    numbers = assertions(text, language, breaks).statements()
    return Statements(text, language, tokens, numbers, places)


@cache
def _linking() -> frozenset[str]:
    return frozenset(load("inflections")["linking"])


def content(term: str) -> tuple[str, ...]:
    """The words of a term that say what it is about; all of them where none does."""
    keys = tokenize(term).keys
    telling = tuple(key for key in keys if key not in _linking() and idf().get(key, 1.0) > 0)
    return telling or keys


def phrase_quotes(term: str, language: str, within: Statements) -> Iterator[Quote]:
    """Every place of a text that has the words of a term close together. A single word stands there
    itself or opens a statement as a verb ("Mentored two juniors"): any other word of its family
    ("had a mentor") may speak of something else."""
    words = content(term)
    if not words:
        return
    places = [_places(word, language, within) for word in words]
    if len(words) == 1:
        for place in places[0]:
            key = within.tokens.keys[place]
            if _is_form(key, words[0], language) or within.opens(place):
                yield within.quote(place, place)
        return
    for first in places[0]:
        if (found := _together(first, places[1:], within)) is not None:
            yield within.quote(min(found), max(found))


def _is_form(key: str, word: str, language: str) -> bool:
    return same_word(key, word) or _is_compound(key, word, language)


def _places(word: str, language: str, within: Statements) -> Sequence[int]:
    found = {place for one in stems(word, language) for place in within.places.get(one, ())}
    if "de" in (language, within.language):
        found |= {
            place for place, key in enumerate(within.tokens.keys) if _is_compound(key, word, "de")
        }
    return sorted(found)


def _is_compound(key: str, word: str, language: str) -> bool:
    return language == "de" and len(word) >= _COMPOUND and len(key) > len(word) and key.endswith(word)


def _together(
    first: int, others: Sequence[Sequence[int]], within: Statements
) -> tuple[int, ...] | None:
    """The nearest places of the other words that join the first with nothing but a few linking
    words, or one other word, between any two that follow each other."""
    found = [first]
    for places in others:
        own = [p for p in places if p not in found and within.numbers[p] == within.numbers[first]]
        if not own:
            return None
        found.append(min(own, key=lambda place: min(abs(place - one) for one in found)))
    ordered = sorted(found)
    pairs = zip(ordered, ordered[1:], strict=False)
    return tuple(ordered) if all(_joined(a, b, within) for a, b in pairs) else None


def _joined(one: int, other: int, within: Statements) -> bool:
    between = within.tokens.keys[one + 1 : other]
    if len(between) > _GAP:
        return False
    telling = [key for key in between if key not in _linking()]
    return not telling or (len(between) == 1 and idf().get(telling[0], 1.0) > 0)
