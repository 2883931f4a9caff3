"""Job titles by families: what is the same work under another name, and what lies beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resume_api.extraction.skills.lexicon import parse, spellings
from resume_api.extraction.skills.trie import Trie
from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.term_weights import stem
from resume_api.extraction.text.tokens import Tokens, tokenize
from resume_api.extraction.text.word_lists import any_of, load
from resume_api.languages.packs import languages

_FILE = Path(__file__).parent / "data" / "titles.txt"
RANKS = ("intern", "junior", "mid", "senior", "lead", "executive")
"""Levels of titles from the lowest; a title without one is in the middle."""
NEIGHBOUR = 0.5
BELOW = (1.0, 0.85, 0.6)  # a title by the ranks that it stands below the one asked for
_RARE = 3  # families that a word which tells them is used in at most
_ALIKE = (
    0.6  # the least share of the weight of its words that a title has in common with a known one
)
_GENDER = re.compile(r"(?<=[^\W\d_]{3})(?:[/:*·]-?[^\W\d_]{1,2}|\([^\W\d_]{1,2}\))(?![^\W_])")
"""What names the other gender behind a title: "Técnico/a", "Technicien(ne)"."""


@dataclass(frozen=True)
class _Families:
    trie: Trie[str]
    near: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    by_word: Mapping[str, frozenset[tuple[frozenset[str], str]]]


@cache
def _families() -> _Families:
    entries = list(parse(_FILE.read_text("utf-8"), ""))
    trie: Trie[str] = Trie()
    feminine = load("inflections")["feminine"]
    by_word: dict[str, set[tuple[frozenset[str], str]]] = {}
    for sense, keys in spellings(entries):
        trie.add(keys, sense.name)
        words = frozenset(map(stem, keys))
        for word in words:
            by_word.setdefault(word, set()).add((words, sense.name))
    for entry in entries:
        for alias in entry.aliases:
            if alias.language and languages()[alias.language].noun_capitals:
                for ending in feminine:
                    trie.add(tokenize(alias.text + ending).keys, entry.name)
    near: dict[str, set[str]] = {entry.name: set(entry.related) for entry in entries}
    for entry in entries:
        for other in entry.related:
            near.setdefault(other, set()).add(entry.name)
    used = {word: len({name for _, name in titles}) for word, titles in by_word.items()}
    return _Families(
        trie,
        {name: frozenset(others) for name, others in near.items()},
        {word: math.log(1 + len(entries) / number) for word, number in used.items()},
        {word: frozenset(by_word[word]) for word, number in used.items() if number <= _RARE},
    )


def found_in(tokens: Tokens) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The titles of a text with the families of each; offsets in the folded text."""
    for match in _families().trie.matches(tokens):
        yield match.start, match.end, frozenset(match.values)


@remembered
def families(title: str) -> frozenset[str]:
    """The families that a title may belong to: those of the titles in it, else those of the known
    titles that share its telling words."""
    tokens = tokenize(_GENDER.sub("", title))
    found = [names for _, _, names in found_in(tokens)]
    return frozenset().union(*found) or _alike(frozenset(map(stem, tokens.keys)))


def _alike(words: frozenset[str]) -> frozenset[str]:
    """The families of the known titles that share most with the words of a title."""
    known = _families()
    near = {pair for word in words for pair in known.by_word.get(word, ())}
    own = sum(known.weights.get(word, 0.0) for word in words)
    best, most = set[str](), _ALIKE
    for others, name in sorted(near, key=lambda pair: (pair[1], sorted(pair[0]))):
        whole = max(own, sum(known.weights[word] for word in others))
        share = sum(known.weights[word] for word in words & others) / whole
        if share > most:
            best, most = set(), share
        if share >= most:
            best.add(name)
    return frozenset(best)


@remembered
def rank(title: str) -> int:
    """The place of a title in ``RANKS``."""
    folded = tokenize(title).folded.text
    for name in reversed(RANKS):
        if name in load("attributes") and _words(name).search(folded):
            return RANKS.index(name)
    return RANKS.index("mid")


@cache
def _words(level: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(load('attributes')[level])}(?![^\W_])")


def same_work(one: str, other: str) -> bool:
    """Whether two titles belong to one family."""
    return not families(one).isdisjoint(families(other))


def likeness(asked: str, held: str) -> float:
    """How far a title that was held is the one asked for: of its family in full, beside it half,
    less where it stands lower."""
    wanted, own = families(asked), families(held)
    beside = any(not own.isdisjoint(_families().near.get(name, ())) for name in wanted)
    share = 1.0 if wanted & own else NEIGHBOUR if beside else 0.0
    below = max(0, rank(asked) - rank(held))
    return share * BELOW[min(below, len(BELOW) - 1)]
