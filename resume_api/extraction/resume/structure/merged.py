"""Entries that follow each other without a gap: where the next one begins within a run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Head
from resume_api.extraction.text.degrees import degrees_on, schools
from resume_api.extraction.text.entity_heuristics import title_score

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 160  # a longer cell tells of the entry and begins none


def parted(heads: Sequence[Head], cells: Sequence[Cell]) -> list[Head]:
    """The heads, each cut where a second course or a second job begins in it."""
    found = []
    for head in heads:
        cuts = _studies(head, cells) if head.kind == "education" else _jobs(head, cells)
        firsts = [0, *cuts]
        for a, b in zip(firsts, [*cuts, len(head.cells)], strict=True):
            found.append(replace(head, cells=head.cells[a:b]))
    return found


@dataclass(slots=True)
class _Seen:
    """What a course has named so far."""

    kinds: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add(self, cell: Cell, kinds: set[str]) -> None:
        self.kinds |= kinds
        self.words.update(_WORD.findall(cell.folded))

    def repeats(self, cell: Cell) -> bool:
        """Whether the cell says no new word."""
        return self.words.issuperset(_WORD.findall(cell.folded))


def _studies(head: Head, cells: Sequence[Cell]) -> list[int]:
    """The places of cells that name a degree, a school or a date once more, where the course
    above has a degree and a school."""
    said = [_taught(cells[i]) for i in head.cells]
    cuts: list[int] = []
    seen = _Seen()
    for place, number in enumerate(head.cells):
        cell, kinds = cells[number], said[place]
        coming = set().union(*said[place:])
        again = kinds & seen.kinds and coming & {"degree", "school"}
        whole = {"degree", "school"} <= seen.kinds and {"degree", "school"} & coming
        if again and whole and not cell.place and not seen.repeats(cell):
            cuts.append(place)
            seen = _Seen()
        seen.add(cell, kinds)
    return cuts


def _taught(cell: Cell) -> set[str]:
    if len(cell.text) > _LONGEST:
        return set()
    found = {"date"} if cell.dates else set()
    if degrees_on(cell.text, cell.folded):
        found.add("degree")
    if schools().search(cell.folded):
        found.add("school")
    return found


def _jobs(head: Head, cells: Sequence[Cell]) -> list[int]:
    """The places where lines begin that have a title and a range of dates, behind such a line."""
    rows = groupby(range(len(head.cells)), key=lambda place: cells[head.cells[place]].row)
    lines = [list(places) for _, places in rows]
    whole = [own[0] for own in lines if _is_whole([cells[head.cells[place]] for place in own])]
    return whole[1:]


def _is_whole(line: Sequence[Cell]) -> bool:
    dates = [date for cell in line for date in cell.dates]
    ranged = len(dates) > 1 or any(date.ranged for date in dates)
    short = sum(len(cell.text) for cell in line) <= _LONGEST
    titled = any(title_score(cell.folded) for cell in line)
    return ranged and short and titled and not line[0].place
