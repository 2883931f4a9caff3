"""Texts that make a backtracking pattern slow: what it begins to match, over and over, and in the
end something that it cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

COMMON = (
    *" \n\t-•.,;:/('\"a1A٣",
    *("Dr. ", "http://", "www.a", "• Python\n", "(Python ", "Python, ", "a@a.", "a. ", "1.", "- "),
    *("2019 - ", "a and ", "a\n", "a b ", "a,", "A.", "\n\n ", "a-", "و ", "1 ", "a: "),
)
"""Fragments that stand in any text."""
END = "§"
_MAX_UNITS = 60
_CATEGORIES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: ".",
}


def runs(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of ``length`` for one pattern."""
    own = dict.fromkeys(unit for unit in _units(parser.parse(pattern.pattern, pattern.flags)))
    for unit in [*list(own)[:_MAX_UNITS], *COMMON]:
        yield unit * (length // len(unit)) + END


def _units(sequence: Any) -> Iterator[str]:
    """What the beginnings and the single items of a sequence match, and those within it."""
    items = list(sequence)
    for last in range(1, len(items) + 1):
        for branch in range(2):
            if unit := _sample(items[:last], branch):
                yield unit
        if unit := _sample(items[last - 1 : last], 0):
            yield unit
    for kind, value in items:
        for inner in _inner(kind, value):
            yield from _units(inner)


def _inner(kind: Any, value: Any) -> list[Any]:
    if kind is op.BRANCH:
        return list(value[1][:3])
    if kind is op.SUBPATTERN:
        return [value[-1]]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[2]]
    return [value] if kind is op.ATOMIC_GROUP else []


def _sample(items: Any, branch: int) -> str:
    """A short string that the items match; ``branch`` chooses among alternatives."""
    return "".join(_of_item(kind, value, branch) for kind, value in items)


def _of_item(kind: Any, value: Any, branch: int) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind in (op.ANY, op.NOT_LITERAL):
        return "a" if value != ord("a") else "b"
    if kind is op.IN:
        return _of_class(value)
    if kind is op.BRANCH:
        branches = value[1]
        return _sample(branches[min(branch, len(branches) - 1)], branch)
    if kind is op.SUBPATTERN:
        return _sample(value[-1], branch)
    if kind is op.ATOMIC_GROUP:
        return _sample(value, branch)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, _, inner = value
        return _sample(inner, branch) * max(least, 1 - branch)
    return ""


def _of_class(members: Any) -> str:
    if members[0][0] is op.NEGATE:
        taken = re.compile("[" + "".join(map(_spelled, members[1:])) + "]")
        return next((char for char in "a1 .,§\n" if not taken.match(char)), "")
    kind, value = members[0]
    if kind is op.RANGE:
        return chr(value[0])
    return chr(value) if kind is op.LITERAL else _CATEGORIES.get(value, "")


def _spelled(member: Any) -> str:
    kind, value = member
    if kind is op.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if kind is op.LITERAL:
        return re.escape(chr(value))
    return {"1": r"\d", " ": r"\s", ".": r"\W"}.get(_CATEGORIES[value], r"\w")
