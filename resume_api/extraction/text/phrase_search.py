"""Where a text says the words of a term: inflected, in any order, within one statement."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from resume_api.domain.document import Quote
from resume_api.extraction.text.gaps import STOP, Gap, gaps, statement_numbers
from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.stems import same_word, stems
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import any_of, load

_BESIDE = 6  # words from a mention to what limits it
_PARTS = STOP | Gap.COMMA
_GAP = 2  # words between two of a term
_LONG, _LONGEST = 3, 8  # words of a term that may lack one
_COMPOUND = 6  # letters of a word that ends a compound
_BEGINNING = 5  # letters that words of one family have in common at least
_MOST_SHOWN = 30  # words of a statement that is shown whole


@dataclass(frozen=True)
class Statements:
    """A text's tokens with the statement that each stands in, and their places by stem."""

    source: ProcessedText
    language: str
    keys: tuple[str, ...]
    numbers: tuple[int, ...]
    parts: tuple[bool, ...]
    places: Mapping[str, Sequence[int]]
    compounds: tuple[str, ...]

    @cached_property
    def beginnings(self) -> Mapping[str, Sequence[int]]:
        """The places of longer tokens by their first letters."""
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            if len(key) >= _BEGINNING:
                found.setdefault(key[:_BEGINNING], []).append(place)
        return found

    def quote(self, first: int, last: int) -> Quote:
        """The text from one token to another."""
        tokens = self.source.tokens
        start = tokens.folded.source(tokens.starts[first])
        end = tokens.folded.source_end(tokens.ends[last])
        return Quote(self.source.text[start:end], start, end)

    def around(self, place: int) -> Quote:
        """The statement that a token stands in; of a long one the words about the token."""
        first = last = place
        number = self.numbers[place]
        while first > max(0, place - _MOST_SHOWN) and self.numbers[first - 1] == number:
            first -= 1
        end = min(len(self.keys), first + _MOST_SHOWN)
        while last + 1 < end and self.numbers[last + 1] == number:
            last += 1
        return self.quote(first, last)

    def whole(self) -> Iterator[Quote]:
        """The statements of the text; of long ones the beginning."""
        for place, number in enumerate(self.numbers):
            if place == 0 or self.numbers[place - 1] != number:
                yield self.around(place)

    def opens(self, place: int) -> bool:
        """Whether a token opens its statement, or is joined to it by a word for "and"."""
        if place == 0 or self.numbers[place - 1] != self.numbers[place]:
            return True
        return self.keys[place - 1] in _and()

    def number(self, offset: int) -> int:
        """The number of the statement at an offset of the text."""
        return self.numbers[self.place(offset)] if self.numbers else 0

    def place(self, offset: int) -> int:
        """The number of the token at an offset of the text."""
        source = self.source.tokens.folded.source
        return max(0, bisect_right(self.source.tokens.starts, offset, key=source) - 1)

    def is_limited(self, offset: int) -> bool:
        """Whether words close to an offset, in its part of a list, say that only the basics are
        known."""
        place = self.place(offset)
        first, last = place, place + 1
        while first > max(0, place - _BESIDE) and not self.parts[first]:
            first -= 1
        while last < min(len(self.keys), place + _BESIDE + 1) and not self.parts[last]:
            last += 1
        return bool(_limiting().search(" ".join(self.keys[first:last])))


def statements(text: ProcessedText, language: str) -> Statements:
    """The statements of a text in a language; ask for them by ``text.once``."""
    keys = text.tokens.keys
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        for one in stems(key, language):
            places.setdefault(one, []).append(place)
    compounds = {key for key in keys if len(key) > _COMPOUND} if language == "de" else ()
    parts = tuple(bool(gap & _PARTS) for gap in text.once(gaps))
    return Statements(
        text, language, keys, statement_numbers(text), parts, places, tuple(sorted(compounds))
    )


@cache
def _limiting() -> re.Pattern[str]:
    terms = (" ".join(tokenize(term).keys) for term in load("depth")["limited"])
    return re.compile(rf"(?<![^\W_]){any_of(terms)}(?![^\W_])")


@cache
def _linking() -> frozenset[str]:
    return frozenset(load("inflections")["linking"])


@cache
def _void() -> frozenset[str]:
    return frozenset(load("inflections")["void"])


@cache
def _doers() -> tuple[str, ...]:
    return load("inflections")["doer"]


@cache
def _and() -> frozenset[str]:
    return frozenset(load("conjunctions")["and"])


@remembered
def content(term: str) -> tuple[str, ...]:
    """The words of a term that say what it is about: without linking words, and without such as
    tell nothing and are no capitals (CE) where two others are left, or that state no more than a
    skill (experience, knowledge) where the term has two."""
    tokens = tokenize(term)
    words = tuple(key for key in tokens.keys if key not in _linking())
    capitals = {
        key
        for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True)
        if term[tokens.folded.source(start) : tokens.folded.source_end(end)].isupper()
    }
    telling = tuple(key for key in words if key in capitals or idf().get(key, 1.0) > 0)
    if len(telling) > 1 or (telling and _void().issuperset(set(words) - set(telling))):
        return telling
    return words


def phrase_quotes(term: str, within: Statements) -> Iterator[Quote]:
    """Every place of a text that has the words of a term close together. A single word stands there
    itself or opens a statement as a verb ("Mentored two juniors"): any other word of its family
    ("had a mentor") may speak of something else, and a verb never shows a thing that is named by
    its work ("Generate reports" no generators)."""
    words = content(term)
    if not words:
        return
    places = [_places(word, within) for word in words]
    if len(words) == 1:
        is_doing = not words[0].endswith(_doers())
        for place in places[0]:
            key = within.keys[place]
            if same_word(key, words[0]) or _ends(key, words[0]) or is_doing and within.opens(place):
                yield within.quote(place, place)
        return
    for first in places[0] if all(places) else ():
        if (found := _together(first, places[1:], within)) is not None:
            yield within.quote(min(found), max(found))


def nearly(term: str, within: Statements) -> Iterator[Quote]:
    """Every place that has all words of a longer term but one."""
    words = content(term)
    if _LONG <= len(words) <= _LONGEST:
        for left_out in range(len(words)):
            rest = (*words[:left_out], *words[left_out + 1 :])
            yield from phrase_quotes(" ".join(rest), within)


def closest(term: str, within: Statements, holds: Callable[[Quote], bool]) -> Quote | None:
    """The statement that shares most of the weight of a term's words, which may be other words of
    their families; None where none shares any that tells something and that ``holds``."""
    found: dict[int, dict[str, int]] = {}
    weights = {word: idf().get(word, 1.0) for word in content(term) if not word.isdigit()}
    for word in (word for word, weight in weights.items() if weight):
        family = within.beginnings.get(word[:_BEGINNING], ()) if len(word) >= _BEGINNING else ()
        for place in (*_places(word, within), *family):
            found.setdefault(within.numbers[place], {}).setdefault(word, place)
    ordered = sorted(
        found.items(), key=lambda one: (-sum(weights[word] for word in one[1]), one[0])
    )
    return next(
        (
            within.around(min(places.values()))
            for _, places in ordered
            if all(holds(within.quote(place, place)) for place in places.values())
        ),
        None,
    )


def _places(word: str, within: Statements) -> Sequence[int]:
    found = {place for one in stems(word, within.language) for place in within.places.get(one, ())}
    for key in within.compounds if len(word) >= _COMPOUND else ():
        if _ends(key, word):
            found.update(within.places[min(stems(key, within.language))])
    return sorted(found)


def _ends(key: str, word: str) -> bool:
    """Whether a compound ends in a word."""
    return len(word) >= _COMPOUND and len(key) > len(word) and key.endswith(word)


def _together(
    first: int, others: Sequence[Sequence[int]], within: Statements
) -> tuple[int, ...] | None:
    """The nearest places of the other words that join the first with nothing but a few linking
    words, or one other word, between any two that follow each other."""
    reach = (len(others) + 1) * (_GAP + 1)
    found = [first]
    for places in others:
        near = places[bisect_left(places, first - reach) : bisect_right(places, first + reach)]
        own = [p for p in near if p not in found and within.numbers[p] == within.numbers[first]]
        if not own:
            return None
        found.append(min(own, key=lambda place: min(abs(place - one) for one in found)))
    rank = {place: at for at, place in enumerate(found)}
    ordered = sorted(found)
    pairs = zip(ordered, ordered[1:], strict=False)
    joined = all(_joined(a, b, within, rank[a] < rank[b]) for a, b in pairs)
    return tuple(ordered) if joined else None


def _joined(one: int, other: int, within: Statements, in_order: bool) -> bool:
    between = within.keys[one + 1 : other]
    telling = [key for key in between if key not in _linking()]
    if not in_order and not _and().isdisjoint(between):
        return False
    if not telling:
        return len(between) <= _GAP
    return len(between) == 1 and idf().get(telling[0], 1.0) > 0
