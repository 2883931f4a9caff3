"""The cues of the packs' ``assertion`` as terms over tokens, and where a text has them.

A term is a row of words. A star at the end of a word stands for any ending, ``…`` for up to four
words, ``^`` before a term for the beginning of a clause, ``{name}`` for each term of the list
``name``. Of several terms that begin at a word the longest
counts, for each side that they speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Literal, NamedTuple

from resume_api.domain.assertion import Assertion
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages.packs import FALLBACK, terms, words

Way = Literal["ahead", "near", "final", "slight", "behind", "around", "label"]
"""Where the words stand that a cue speaks of: ahead of it as far as its clause goes or only up to
a preposition (``near``; ``final`` where a verb behind it may end the clause, ``slight`` where it
denies no more than the next words), behind it, on
both sides, or below it as a heading."""

_GAP = "…"
_LONGEST_GAP = 4
_CUES: Mapping[str, tuple[Assertion, Way]] = {
    "negated": (Assertion.NEGATED, "ahead"),
    "negated_near": (Assertion.NEGATED, "near"),
    "negated_final": (Assertion.NEGATED, "final"),
    "negated_slight": (Assertion.NEGATED, "slight"),
    "negated_behind": (Assertion.NEGATED, "behind"),
    "negated_around": (Assertion.NEGATED, "around"),
    "negated_label": (Assertion.NEGATED, "label"),
    "unneeded": (Assertion.NEGATED, "behind"),
    "hypothetical": (Assertion.HYPOTHETICAL, "ahead"),
    "hypothetical_behind": (Assertion.HYPOTHETICAL, "behind"),
    "hypothetical_label": (Assertion.HYPOTHETICAL, "label"),
    "in_progress": (Assertion.IN_PROGRESS, "ahead"),
    "in_progress_behind": (Assertion.IN_PROGRESS, "behind"),
    "in_progress_label": (Assertion.IN_PROGRESS, "label"),
    "other": (Assertion.OTHER, "ahead"),
    "other_behind": (Assertion.OTHER, "behind"),
    "other_label": (Assertion.OTHER, "label"),
    "past_interest": (Assertion.PAST_INTEREST, "ahead"),
    "past_interest_behind": (Assertion.PAST_INTEREST, "behind"),
}
_CONTROLS = ("pseudo", "turn", "subject", "preposition", "filler", "shown", "joint", "only")
_SILENT = ("pseudo", "only")
_SLOTS = ("person", "did")


class Cue(NamedTuple):
    """A term at the tokens ``start`` to ``end``. ``key`` is its list in the packs; ``open`` tells
    that words stand inside it."""

    key: str
    start: int
    end: int
    open: bool = False

    @property
    def assertion(self) -> Assertion | None:
        """What it says; None where it only bounds what others say."""
        return _CUES[self.key][0] if self.key in _CUES else None

    @property
    def closed(self) -> bool:
        """Whether no other term may stand inside it: "I have never used" has "never"."""
        return self.assertion != Assertion.NEGATED or (self.way != "behind" and not self.open)

    @property
    def way(self) -> Way | None:
        """Where the words stand that it speaks of."""
        return _CUES[self.key][1] if self.key in _CUES else None


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands before each token: whether a clause begins with it, whether a sign parts it from
    the one before, whether the one before ends a line or a label, and whether it ends a label."""

    begins: Sequence[bool]
    parted: Sequence[bool]
    heads: Sequence[bool]
    labels: Sequence[bool]


class _Node:
    """What may follow the words of a term so far, and the terms that end here: their lists, and
    whether they stand only where a clause begins."""

    __slots__ = ("ends", "exact", "gap", "stems")

    def __init__(self) -> None:
        self.exact: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.gap: _Node | None = None
        self.ends: list[tuple[str, bool]] = []

    def child(self, part: str) -> _Node:
        """The node behind a part of a term, made where there is none."""
        if part == _GAP:
            self.gap = self.gap or _Node()
            return self.gap
        behind, key = (self.stems, part[:-1]) if part[-1] == "*" else (self.exact, part)
        if key not in behind:
            behind[key] = _Node()
        return behind[key]

    def fitting(self, key: str) -> Iterator[_Node]:
        """The nodes behind a token."""
        if key in self.exact:
            yield self.exact[key]
        if self.stems:
            yield from (node for stem, node in self.stems.items() if key.startswith(stem))


class Lexicon:
    """The terms of some languages."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._roots = [_root(code) for code in languages]

    @staticmethod
    @cache
    def of(language: str) -> Lexicon:
        """The terms of a language and of English, which texts in any language quote."""
        return Lexicon(tuple(dict.fromkeys((language, FALLBACK))))

    def find(self, keys: Sequence[str], signs: Signs) -> Iterator[Cue]:
        """The terms of a text from left to right. What speaks of words before it may hold another
        term: "I have never used", "never"."""
        behind = 0
        for place in range(len(keys)):
            if place < behind:
                continue
            longest: dict[str, Cue] = {}
            for cue in self._at(keys, place, signs):
                kind = cue.way or cue.key
                if kind not in longest or cue.end > longest[kind].end:
                    longest[kind] = cue
            if longest:
                behind = max((cue.end for cue in longest.values() if cue.closed), default=0)
                yield from _heeded(longest)

    def _at(self, keys: Sequence[str], place: int, signs: Signs) -> Iterator[Cue]:
        """Every term that begins at a token."""
        nodes = (node for root in self._roots for node in root.fitting(keys[place]))
        for node in nodes:
            for key, anchored, end, is_open in _ends(node, keys, place + 1, signs.parted):
                cue = Cue(key, place, end, is_open)
                if signs.begins[place]:
                    fits = cue.way != "label" or signs.heads[end]
                else:
                    fits = not anchored and (cue.way != "label" or signs.labels[end])
                if fits:
                    yield cue


def _ends(
    node: _Node, keys: Sequence[str], at: int, parted: Sequence[bool], is_open: bool = False
) -> Iterator[tuple[str, bool, int, bool]]:
    """The terms that go on from a node with the tokens from ``at`` on: list, whether at the
    beginning of a clause alone, end, and whether words stand inside."""
    for key, anchored in node.ends:
        yield key, anchored, at, is_open
    if at == len(keys) or parted[at]:
        return
    for behind in node.fitting(keys[at]):
        yield from _ends(behind, keys, at + 1, parted, is_open)
    if node.gap:
        for skipped in range(min(_LONGEST_GAP + 1, len(keys) - at)):
            if parted[at + skipped]:
                return
            for behind in node.gap.fitting(keys[at + skipped]):
                yield from _ends(behind, keys, at + skipped + 1, parted, is_open or skipped > 0)


def _heeded(longest: Mapping[str, Cue]) -> Iterator[Cue]:
    """Of the longest terms of each kind at one token: the one that says nothing where it is as
    long as any, else each that speaks of words on another side, else the one that bounds."""
    if (pseudo := longest.get("pseudo")) and pseudo.end >= max(c.end for c in longest.values()):
        yield pseudo
        return
    cues = [cue for cue in longest.values() if cue.assertion]
    bounds = [cue for cue in longest.values() if not cue.assertion and cue.key not in _SILENT]
    longer = max((cue.end for cue in cues), default=0)
    bound = max(bounds, key=lambda cue: cue.end, default=None)
    if bound and bound.end > longer:
        yield bound
    else:
        yield from cues


@cache
def _root(code: str) -> _Node:
    """The terms of one language as a tree of token keys."""
    root = _Node()
    for key in (*_CUES, *_CONTROLS):
        for parts, anchored in _read(code, key):
            node = root
            for part in parts:
                node = node.child(part)
            if (key, anchored) not in node.ends:
                node.ends.append((key, anchored))
    return root


def _read(code: str, key: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The terms of a list as token keys, each slot filled by each of its words; and whether at the
    beginning of a clause alone."""
    table = words(code, "assertion")
    slots = {name: [_parts(one) for one in terms(table.get(name, ""))] for name in _SLOTS}
    for line in terms(table.get(key, "")):
        choices = [
            slots[word[1:-1]] if word[0] == "{" else [_parts(word)]
            for word in line.lstrip("^").split()
        ]
        for chosen in product(*choices):
            if parts := tuple(chain.from_iterable(chosen)):
                yield parts, line.startswith("^")


def _parts(term: str) -> tuple[str, ...]:
    """The token keys of words without slots."""
    found: list[str] = []
    for word in term.split():
        if word == _GAP:
            found.append(_GAP)
            continue
        *keys, last = tokenize(word.rstrip("*")).keys
        found += [*keys, f"{last}*" if word.endswith("*") else last]
    return tuple(found)
