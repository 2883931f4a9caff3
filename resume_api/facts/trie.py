"""A trie over tokens that finds the longest known terms of a text in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from resume_api.facts.tokens import Tokens

T = TypeVar("T")

_GAP = re.compile(r"\.|[ \t]?[-\u2010\u2011\u2013/'_]?[ \t]?\n?[ \t]{0,3}")
_ARABIC_PREFIX = re.compile(r"(?:[وفبک]?ال|لل|[وبل])(?=\w{3})")


_NO_CHILDREN: dict[str, Any] = {}


class _Node(Generic[T]):
    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = _NO_CHILDREN  # most nodes stay leaves
        self.values: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A known term: offsets in the folded text, and every value that was added under it."""

    start: int
    end: int
    values: Sequence[T]


@lru_cache(maxsize=16384)
def _variants(key: str) -> tuple[str, ...]:
    """Other spellings under which a token may be known: singular, without version, article."""
    found = []
    if key.isascii():
        if len(key) > 3 and key.endswith("s") and not key.endswith("ss"):
            found.append(key[:-1])
        stem = key.rstrip("0123456789")
        if 2 <= len(stem) < len(key):
            found.append(stem)
    elif prefix := _ARABIC_PREFIX.match(key):
        found.append(key[prefix.end() :])
        if key[0] in "وب" and prefix.end() > 1:
            found.append(key[1:])
    return tuple(found)


class Trie(Generic[T]):
    """Terms as sequences of token keys. The cost of a search does not depend on their number."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, keys: Sequence[str], value: T) -> None:
        """Know the term ``keys`` under ``value``; a term may have several values."""
        node = self._root
        for key in keys:
            child = node.children.get(key)
            if child is None:
                if node.children is _NO_CHILDREN:
                    node.children = {}
                child = node.children[key] = _Node()
            node = child
        if value not in node.values:
            node.values += (value,)

    def matches(self, tokens: Tokens) -> Iterator[Match[T]]:
        """The longest terms from left to right; they do not overlap."""
        opening = {key: _child(self._root, key) for key in set(tokens.keys)}
        place, count = 0, len(tokens.keys)
        while place < count:
            node = opening[tokens.keys[place]]
            end, values = _longest(node, tokens, place) if node else (0, ())
            if end:
                yield Match(tokens.starts[place], tokens.ends[end - 1], values)
            place = end or place + 1


def _longest(node: _Node[T], tokens: Tokens, place: int) -> tuple[int, Sequence[T]]:
    """The token index behind the longest term from ``place`` (0: none), and its values."""
    best: tuple[int, Sequence[T]] = (place + 1, node.values) if node.values else (0, ())
    for at in range(place + 1, len(tokens.keys)):
        child = _child(node, tokens.keys[at]) if node.children else None
        if child is None or not _GAP.fullmatch(
            tokens.folded.text, tokens.ends[at - 1], tokens.starts[at]
        ):
            break
        node = child
        if node.values:
            best = (at + 1, node.values)
    return best


def _child(node: _Node[T], key: str) -> _Node[T] | None:
    child = node.children.get(key)
    if child is None:
        for variant in _variants(key):
            if variant in node.children:
                return node.children[variant]
    return child
