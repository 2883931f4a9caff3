"""Words by weight: what tells a text from others, and where a term stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resume_api.domain.document import Quote
from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.tokens import Tokens, tokenize
from resume_api.extraction.text.word_lists import any_of, load

_WEIGHTS = {"everywhere": 0.0, "usual": 0.25, "common": 0.5}
_FULL = 1.0
_SHORTEST_STEM = 4


@cache
def idf() -> Mapping[str, float]:
    """The weight in 0..1 of every word that is not rare; a word that is missing weighs 1."""
    weights: dict[str, float] = {}
    for kind, words in load("term_weights").items():
        for word in words:
            for key in tokenize(word).keys:
                weights[key] = min(_WEIGHTS[kind], weights.get(key, _FULL))
    return weights


@cache
def _inflections() -> tuple[Mapping[int, frozenset[str]], re.Pattern[str], frozenset[str]]:
    """Endings in Latin script by their length from the longest, prefixes and endings in Arabic
    script, and endings that are written as words."""
    lists = load("inflections")
    latin = {ending for ending in lists["ending"] if ending.isascii()}
    article, suffix = any_of(lists["article"]), any_of(lists["suffix"])
    return (
        {
            size: frozenset(ending for ending in latin if len(ending) == size)
            for size in sorted(set(map(len, latin)), reverse=True)
        },
        re.compile(rf"^{article}(?=\w{{3}})|(?<=\w{{3}}){suffix}$"),
        frozenset(lists["particle"]),
    )


@remembered
def stem(key: str) -> str:
    """A token without its inflection, light and the same for all languages."""
    if key.isascii():
        for size, endings in _inflections()[0].items():
            if len(key) - size >= _SHORTEST_STEM and key[-size:] in endings:
                return key[:-size]
        return key
    return _inflections()[1].sub("", key)


@dataclass(frozen=True, slots=True)
class _Index:
    tokens: Tokens
    stems: tuple[str, ...]
    places: tuple[int, ...]
    first: Mapping[str, tuple[int, ...]]


def _index(text: ProcessedText) -> _Index:
    tokens = text.tokens
    particles = _inflections()[2]
    kept = [(stem(key), place) for place, key in enumerate(tokens.keys) if key not in particles]
    first: dict[str, list[int]] = {}
    for index, (key, _) in enumerate(kept):
        first.setdefault(key, []).append(index)
    stems, places = tuple(key for key, _ in kept), tuple(place for _, place in kept)
    return _Index(tokens, stems, places, {key: tuple(found) for key, found in first.items()})


def term_quotes(term: str, text: ProcessedText) -> tuple[Quote, ...]:
    """Every place where ``text`` has the words of ``term`` in a row, inflected or not."""
    index = text.once(_index)
    wanted = tuple(stem(key) for key in tokenize(term).keys if key not in _inflections()[2])
    if not wanted:
        return ()
    length, folded, tokens = len(wanted), index.tokens.folded, index.tokens
    quotes = []
    for at in index.first.get(wanted[0], ()):
        if index.stems[at : at + length] == wanted:
            start = folded.source(tokens.starts[index.places[at]])
            end = folded.source_end(tokens.ends[index.places[at + length - 1]])
            quotes.append(Quote(text.text[start:end], start, end))
    return tuple(quotes)
