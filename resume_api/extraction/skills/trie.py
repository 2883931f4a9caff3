"""A trie over tokens that finds the longest known terms of a text in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.tokens import Tokens
from resume_api.extraction.text.word_lists import any_of, load

T = TypeVar("T")

_GAP = re.compile(r"\.|[ \t]?[-\u2010\u2011\u2013/'_]?[ \t]?\n?[ \t]{0,3}")


@cache
def _prefix() -> re.Pattern[str]:
    """What Arabic writes in one with the next word: the article, conjunctions, prepositions."""
    lists = load("inflections")
    return re.compile(rf"{any_of((*lists['article'], *lists['proclitic']))}(?=\w{{3}})")


_NO_CHILDREN: dict[str, Any] = {}


class _Node(Generic[T]):
    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = _NO_CHILDREN  # most nodes stay leaves
        self.values: tuple[T, ...] = ()


class Match(NamedTuple, Generic[T]):
    """A known term: offsets in the folded text, and every value that was added under it."""

    start: int
    end: int
    values: Sequence[T]


@remembered
def _variants(key: str) -> tuple[str, ...]:
    """Other spellings under which a token may be known: singular, without version, article."""
    found = []
    if key.isascii():
        if len(key) > 3 and key[-1] == "s" != key[-2]:
            found.append(key[:-1])
        stem = key.rstrip("0123456789")
        if 2 <= len(stem) < len(key):
            found.append(stem)
    elif prefix := _prefix().match(key):
        found.append(key[prefix.end() :])
        if key.startswith(("و", "ب")) and prefix.end() > 1:
            found.append(key[1:])
    return tuple(found)


class Trie(Generic[T]):
    """Terms as sequences of token keys. The cost of a search does not depend on their number: what
    begins with a token is arranged when a text first has that token."""

    def __init__(self) -> None:
        self._terms: dict[str, list[tuple[Sequence[str], T]]] = {}
        self._nodes: dict[str, _Node[T]] = {}

    def add(self, keys: Sequence[str], value: T) -> None:
        """Know the term ``keys`` (at least one) under ``value``; a term may have several values."""
        first = keys[0]
        self._terms.setdefault(first, []).append((keys, value))
        self._nodes.pop(first, None)

    def matches(self, tokens: Tokens) -> Iterator[Match[T]]:
        """The longest terms from left to right; they do not overlap."""
        keys, starts, ends = tokens.keys, tokens.starts, tokens.ends
        known = self._nodes.get
        opening = {key: node for key in set(keys) if (node := known(key) or self._opening(key))}
        behind = 0
        for place, key in enumerate(keys):
            node = opening.get(key)
            if node is None or place < behind:
                continue
            if node.children:
                end, values = _longest(node, tokens, place)
            else:
                end, values = place + 1, node.values
            if end:
                yield Match(starts[place], ends[end - 1], values)
                behind = end

    def _opening(self, key: str) -> _Node[T] | None:
        """The node of a term's first token, as it is written or as a variant of it."""
        if key not in self._terms:
            key = next((variant for variant in _variants(key) if variant in self._terms), "")
        if not key:
            return None
        if key not in self._nodes:
            root: _Node[T] = _Node()
            for keys, value in self._terms[key]:
                _insert(root, keys[1:], value)
            root.values = root.values or self._of_variant(key)
            self._nodes[key] = root
        return self._nodes[key]

    def _of_variant(self, key: str) -> tuple[T, ...]:
        """What a variant of ``key`` means by itself, where ``key`` only opens longer terms."""
        for variant in _variants(key):
            if found := [value for keys, value in self._terms.get(variant, ()) if len(keys) == 1]:
                return tuple(dict.fromkeys(found))
        return ()


def _insert(node: _Node[T], keys: Sequence[str], value: T) -> None:
    for key in keys:
        child = node.children.get(key)
        if child is None:
            if node.children is _NO_CHILDREN:
                node.children = {}
            child = node.children[key] = _Node()
        node = child
    if value not in node.values:
        node.values += (value,)


def _longest(node: _Node[T], tokens: Tokens, place: int) -> tuple[int, Sequence[T]]:
    """The token index behind the longest term from ``place`` (0: none), and its values."""
    keys, text = tokens.keys, tokens.folded.text
    best: tuple[int, Sequence[T]] = (place + 1, node.values) if node.values else (0, ())
    at = place + 1
    while at < len(keys) and node.children:
        child = _child(node, keys[at])
        if child is None or not _GAP.fullmatch(text, tokens.ends[at - 1], tokens.starts[at]):
            break
        node, at = child, at + 1
        if node.values:
            best = (at, node.values)
    return best


def _child(node: _Node[T], key: str) -> _Node[T] | None:
    children = node.children
    if key in children:
        return children[key]
    for variant in _variants(key):
        if variant in children:
            return children[variant]
    return None
