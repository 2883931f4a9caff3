"""Dated entries of a section: which lines are headers, which are body, and where each begins.

The layout is decided once for a section, from its first entry: how many header lines stand above
the line with the dates, or that the dates follow the body (a margin column read last).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resume_api.extraction.resume.lines import Line, clip
from resume_api.extraction.resume.statements import MAX_HEADER_LENGTH, is_sentence, may_wrap
from resume_api.extraction.text.dates import DateRange, spanning
from resume_api.extraction.text.entity_heuristics import (
    is_duration,
    is_employment,
    organisation_score,
    title_score,
)

_OPEN_RANGE = re.compile(r"\s?[-–—→]+(?:\s{2,}|\t|$)")
_MAX_HEADER_LINES = 3
_MAX_DATED_LINE = 140
_MAX_BESIDE_DATE = 70


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its header lines up to the dates (these cut out), the lines below them that read
    like headers too, the dates, and the lines of its body."""

    header: tuple[Line, ...]
    below: tuple[Line, ...]
    dates: DateRange
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    dates: tuple[DateRange, ...]
    body: bool
    anchor: bool  # has the dates of an entry
    wrapped: bool  # taken for the rest of the line before by its place alone

    @property
    def header(self) -> bool:
        return not self.body and not self.anchor

    @property
    def date(self) -> DateRange:
        return next((d for d in self.dates if d.ranged), self.dates[0])


def split_entries(lines: Sequence[Line], dates: Sequence[DateRange]) -> list[Entry]:
    """The dated entries of a section, given its lines and the dates of the text (sorted)."""
    rows = _joined(_rows(*unwrapped(lines, dates)))
    anchors = [i for i, row in enumerate(rows) if row.anchor]
    if not anchors:
        return []
    if _dates_trail(rows, anchors):
        starts = [0, *(anchor + 1 for anchor in anchors[:-1])]
    else:
        starts = _starts(rows, anchors)
    bounds = zip(starts, [*starts[1:], len(rows)], anchors, strict=True)
    return [_entry(rows[first:last], anchor - first) for first, last, anchor in bounds]


def unwrapped(
    lines: Sequence[Line], dates: Sequence[DateRange]
) -> tuple[list[Line], list[DateRange]]:
    """Lines and dates, where the dates of a narrow margin run over two lines: "2019 –" beside the
    first line of a header and "2021" beside its second become one range."""
    found: list[Line] = []
    kept = list(dates)
    single = {d.start: d for d in dates if not d.ranged}
    for line in lines:
        one, two = single.get(found[-1].start) if found else None, single.get(line.start)
        if one and two and not line.blank_before and _OPEN_RANGE.match(_behind(found[-1], one)):
            kept[kept.index(one)] = spanning(one, two)
            kept.remove(two)
            rest = clip(line, two.end - line.start, len(line.text))
            found += [rest] if rest else []
        else:
            found.append(line)
    return found, kept


def _behind(line: Line, date: DateRange) -> str:
    return line.text[date.end - line.start :]


def _rows(lines: Sequence[Line], dates: Sequence[DateRange]) -> list[_Row]:
    places = [d.start for d in dates]
    lines = [line for line in lines if not is_duration(line.folded)]
    width = max((len(line.text) for line in lines), default=0)
    held = [
        tuple(dates[bisect_left(places, line.start) : bisect_left(places, line.end)])
        for line in lines
    ]
    dated = [bool(own) and _is_anchor(line, own) for line, own in zip(lines, held, strict=True)]
    bulleted = all(line.bullet for line, anchor in zip(lines, dated, strict=True) if anchor)
    rows: list[_Row] = []
    for line, own, anchor in zip(lines, held, dated, strict=True):
        anchor = anchor and (bulleted or not line.bullet)
        sure = line.bullet or is_sentence(line)
        wrapped = not anchor and not sure and _continues(rows, line, width)
        rows.append(_Row(line, own, not anchor and (sure or wrapped), anchor, wrapped))
    return rows


def _is_anchor(line: Line, dates: Sequence[DateRange]) -> bool:
    """Whether the dates are those of an entry: at an edge of a line that reads like a header."""
    d = next((d for d in dates if d.ranged), dates[0])
    before = clip(line, 0, d.start - line.start)
    after = clip(line, d.end - line.start, len(line.text))
    if before and after:
        return d.ranged and len(line.text) < _MAX_DATED_LINE
    rest = before or after
    if rest is None or is_employment(rest.folded):
        return True
    if len(rest.text) > MAX_HEADER_LENGTH:
        return False
    if after and d.ranged and title_score(rest.folded) and organisation_score(rest.folded):
        return True  # "2013 - 2016 with Acme Ltd. as electrician"
    if rest.text[:1].islower():
        return False
    if not d.ranged:
        return len(rest.text) <= _MAX_BESIDE_DATE
    return len(rest.text.split()) <= 6 or not is_sentence(rest)


def _continues(rows: Sequence[_Row], line: Line, width: int) -> bool:
    """Whether the line is the wrapped rest of a body line before it."""
    return bool(rows) and rows[-1].body and not line.blank_before and may_wrap(rows[-1].line, width)


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, where a single date that stands alone behind a body completes the single date of
    the entry before: some margins have the start below the end."""
    found: list[_Row] = []
    last: int | None = None
    for row in rows:
        alone = row.anchor and not row.date.ranged and not without(row.line, row.dates)
        if alone and last is not None and not found[-1].header and not found[last].date.ranged:
            whole = spanning(found[last].date, row.date)
            found[last] = replace(found[last], dates=(whole, *found[last].dates))
            continue
        if row.anchor:
            last = len(found)
        found.append(row)
    return found


def _dates_trail(rows: Sequence[_Row], anchors: Sequence[int]) -> bool:
    return (
        rows[0].header
        and any(row.body for row in rows[: anchors[0]])
        and not any(row.body for row in rows[anchors[-1] :])
    )


def _starts(rows: Sequence[_Row], anchors: Sequence[int]) -> list[int]:
    """Where the entries begin: as many header lines above each date as above the first one."""
    lead = _above(rows, anchors[0], 0, _MAX_HEADER_LINES)
    floors = [0, *(anchor + 1 for anchor in anchors[:-1])]
    return [a - _above(rows, a, floor, lead) for a, floor in zip(anchors, floors, strict=True)]


def _above(rows: Sequence[_Row], anchor: int, floor: int, most: int) -> int:
    count = 0
    while count < most and anchor - count > floor:
        row = rows[anchor - count - 1]
        if not (row.header or row.wrapped):
            break
        count += 1
    return count


def _entry(rows: Sequence[_Row], anchor: int) -> Entry:
    trailing = any(row.body and not row.wrapped for row in rows[:anchor])
    header = [row for row in rows[: anchor + 1] if not (trailing and row.body)]
    stop = anchor + 1
    while stop < len(rows) and rows[stop].header and stop - anchor <= _MAX_HEADER_LINES:
        stop += 1
    return Entry(
        header=tuple(part for row in header for part in without(row.line, row.dates)),
        below=tuple(row.line for row in rows[anchor + 1 : stop]),
        dates=rows[anchor].date,
        body=tuple(row.line for row in (*rows[:anchor], *rows[stop:]) if row not in header),
    )


def without(line: Line, dates: Sequence[DateRange]) -> list[Line]:
    """The parts of the line between the dates that stand in it."""
    inside = [d for d in dates if line.start <= d.start < line.end]
    cuts = [(0, 0), *((d.start - line.start, d.end - line.start) for d in inside)]
    cuts.append((len(line.text), len(line.text)))
    parts = (clip(line, first, last) for (_, first), (last, _) in pairwise(cuts))
    return [part for part in parts if part]
