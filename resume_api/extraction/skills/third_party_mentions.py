"""What a text says of others than its subject: colleagues, other teams, the company's customers.

Only what a sentence clearly says of them counts, in the languages whose packs have a
``third_party``: the people or departments that one
works with ("together with data scientists", "with product, sales and data analytics"), and what
customers or other teams do ("our customers run Kubernetes"). What the own team does is what the
job does. Nor is it a skill how a job text calls its reader ("as a DevOps engineer you ...").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from resume_api.domain.characters import BULLETS
from resume_api.domain.spans import Spans
from resume_api.extraction.text.word_lists import any_of, conjunction
from resume_api.languages.packs import languages, terms, words

_STOP = rf"[;:()\n!?{BULLETS}]|\.(?:\s|$)"


@dataclass(frozen=True, slots=True)
class _Rules:
    """How one language speaks of others; each pattern runs on folded text."""

    people: re.Pattern[str]
    ends_in_people: re.Pattern[str]
    method: re.Pattern[str]
    unit: re.Pattern[str]
    beside: tuple[re.Pattern[str], re.Pattern[str]]
    theirs: tuple[re.Pattern[str], re.Pattern[str]]
    called: tuple[re.Pattern[str], ...]


@cache
def _rules() -> tuple[_Rules, ...]:
    """The rules of each language that has them."""
    tables = (words(code, "third_party") for code in languages())
    return tuple(_of(table) for table in tables if table)


def _of(table: Mapping[str, Any]) -> _Rules:
    people, units, methods = (any_of(terms(table[key])) for key in ("people", "units", "methods"))

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile(table[key].replace("{stop}", _STOP))

    return _Rules(
        people=re.compile(rf"(?:[^\W\d_]{{1,40}}\s{{1,9}})?{people}\b"),
        ends_in_people=re.compile(rf".{{0,80}}\b{people}\b$", re.DOTALL),
        method=re.compile(methods),
        unit=re.compile(rf"(?<![^\s,/]){units}(?=\s*[,/&]|\s+{conjunction('and', 'or')}\b|\s*$)"),
        beside=(pattern("with"), pattern("with_end")),
        theirs=(pattern("they"), pattern("they_end")),
        called=tuple(map(re.compile, table["called"])),
    )


class _Company(NamedTuple):
    """The people whom one works with, from offset to offset; two units of a firm are such."""

    start: int
    end: int
    names_units: bool


class Others:
    """Where a folded text speaks of the people whom one works with, and of what others do."""

    def __init__(self, folded: str) -> None:
        self._read = [_OfOne(rules, folded) for rules in _rules()]

    def hold(self, start: int, end: int) -> bool:
        """Whether the term at these offsets is what others do or are."""
        return any(one.hold(start, end) for one in self._read)


class _OfOne:
    """The same by the rules of one language."""

    def __init__(self, rules: _Rules, folded: str) -> None:
        self._rules, self._folded = rules, folded
        self._beside = [
            _Company(start, end, len(rules.unit.findall(folded, start, end)) >= 2)
            for start, end in _between(*rules.beside, folded)
        ]
        roles = [role.span("role") for called in rules.called for role in called.finditer(folded)]
        self._theirs = Spans([*_between(*rules.theirs, folded), *roles])

    def hold(self, start: int, end: int) -> bool:
        """Whether the term at these offsets is what others do or are."""
        if self._theirs.holds(start):
            return True
        beside, folded = self._beside, self._folded
        place = bisect_right(beside, start, key=lambda run: run.end)
        run = beside[place] if place < len(beside) and beside[place].start <= start else None
        if run is None or self._rules.method.match(folded, start, end):
            return False
        if run.names_units or self._rules.ends_in_people.match(folded, start, end):
            return True
        return folded[end : end + 1] == " " and bool(self._rules.people.match(folded, end + 1))


def _between(cue: re.Pattern[str], stop: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    """From the first cue of each stretch to the next stop, each part of the text searched once."""
    end = 0
    for found in cue.finditer(folded):
        if found.end() >= end:
            ending = stop.search(folded, found.end())
            end = ending.start() if ending else len(folded)
            yield found.end(), end
