"""Dated entries of a section: which lines are headers, which are body, and where each begins.

The layout is decided once for a section from its first entry: how many header lines stand above
the line with the dates, or that the dates follow the body (a margin column read last).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from providers.inputs import Quote
from resume_api.facts.cues import is_duration
from resume_api.facts.dates import DateRange
from resume_api.facts.lines import Line, clip

_MAX_HEADER_LINES = 3
_MAX_HEADER_LENGTH = 130
_SENTENCE_END = re.compile(r"[.!?。;؛…]\s*$")
_ABBREVIATION = re.compile(r"(?:\b\w{1,4}|\.\w)\.\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its header lines with the dates cut out, its dates, and the lines of its body."""

    header: tuple[Line, ...]
    dates: DateRange
    body: tuple[Line, ...]

    def bullets(self, text: str, section: str | None) -> tuple[Quote, ...]:
        """The statements of the body, wrapped lines joined."""
        return statements(self.body, text, section)


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    dates: tuple[DateRange, ...]
    body: bool
    anchor: bool
    wrapped: bool  # taken for the rest of the line before by its place alone

    @property
    def header(self) -> bool:
        return not self.body and not self.anchor


def split_entries(lines: Sequence[Line], dates: Sequence[DateRange]) -> list[Entry]:
    """The dated entries of a section, given its lines and the dates of the text (sorted)."""
    rows = _rows(lines, dates)
    anchors = [i for i, row in enumerate(rows) if row.anchor]
    if not anchors:
        return []
    if _dates_trail(rows, anchors):
        bounds = [(0, anchors[0] + 1)] + [
            (a + 1, b + 1) for a, b in zip(anchors, anchors[1:], strict=False)
        ]
    else:
        starts = _starts(rows, anchors)
        bounds = list(zip(starts, [*starts[1:], len(rows)], strict=True))
    return [
        _entry(rows[first:last], anchor - first)
        for (first, last), anchor in zip(bounds, anchors, strict=True)
    ]


def _rows(lines: Sequence[Line], dates: Sequence[DateRange]) -> list[_Row]:
    starts = [d.start for d in dates]
    lines = [line for line in lines if not is_duration(line.folded)]
    width = max((len(line.text) for line in lines), default=0)
    held = [
        tuple(dates[bisect_left(starts, line.start) : bisect_left(starts, line.end)])
        for line in lines
    ]
    bulleted = not any(
        d and not line.bullet and _is_anchor(line, d) for line, d in zip(lines, held, strict=True)
    )
    rows: list[_Row] = []
    for line, own in zip(lines, held, strict=True):
        anchor = (bulleted or not line.bullet) and bool(own) and _is_anchor(line, own)
        sure = line.bullet or _is_sentence(line)
        wrapped = not anchor and not sure and _continues(rows, line, width)
        rows.append(_Row(line, own, not anchor and (sure or wrapped), anchor, wrapped))
    return rows


def _is_anchor(line: Line, dates: Sequence[DateRange]) -> bool:
    """Whether the dates are those of an entry: at an edge of a line that reads like a header."""
    d = dates[-1] if len(dates) > 1 and dates[-1].ranged else dates[0]
    before = line.text[: max(0, d.start - line.start)].strip(" \t([|,;:-–—·•")
    after = line.text[d.end - line.start :].strip(" \t)]|,;:.-–—·•")
    if before and after and not (d.ranged and len(line.text) < 100):
        return False
    rest = before + after
    if not d.ranged and (len(rest) > 70 or rest[:1].islower()):
        return False
    return (
        len(rest) <= _MAX_HEADER_LENGTH
        and not (len(rest.split()) > 6 and _SENTENCE_END.search(line.text))
        and not rest[:1].islower()
    )


def _is_sentence(line: Line) -> bool:
    text = line.text
    if len(text) > _MAX_HEADER_LENGTH or text[:1].islower():
        return True
    if _SENTENCE_END.search(text) and not _ABBREVIATION.search(text):
        return True
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if not words or words[0][0].lower() == words[0][0].upper():  # no case in this script
        return len(text) > 70
    return len(words) > 4 and sum(word[0].islower() for word in words) > len(words) * 0.55


def _continues(rows: Sequence[_Row], line: Line, width: int) -> bool:
    """Whether the line is the wrapped rest of a body line before it."""
    if not rows or not rows[-1].body or line.blank_before:
        return False
    before = rows[-1].line
    return len(before.text) > 0.8 * width and not _SENTENCE_END.search(before.text)


def _dates_trail(rows: Sequence[_Row], anchors: Sequence[int]) -> bool:
    return (
        not rows[0].body
        and not rows[0].anchor
        and any(row.body for row in rows[: anchors[0]])
        and not any(row.body for row in rows[anchors[-1] :])
    )


def _starts(rows: Sequence[_Row], anchors: Sequence[int]) -> list[int]:
    def above(anchor: int, floor: int, most: int) -> int:
        count = 0
        while count < most and anchor - count > floor:
            row = rows[anchor - count - 1]
            if not (row.header or row.wrapped):
                break
            count += 1
        return count

    lead = above(anchors[0], 0, _MAX_HEADER_LINES)
    floors = [0, *(anchor + 1 for anchor in anchors)]
    return [
        anchor - above(anchor, floor, lead) for anchor, floor in zip(anchors, floors, strict=False)
    ]


def _entry(rows: Sequence[_Row], anchor: int) -> Entry:
    dates = rows[anchor].dates
    chosen = next((d for d in dates if d.ranged), dates[0])
    stop = anchor + 1
    while stop < len(rows) and rows[stop].header and stop - anchor <= _MAX_HEADER_LINES:
        stop += 1
    trailing = any(row.body and not row.wrapped for row in rows[:anchor])
    heads = [i < stop and not (trailing and row.body) for i, row in enumerate(rows)]
    header = [row for row, head in zip(rows, heads, strict=True) if head]
    body = tuple(row.line for row, head in zip(rows, heads, strict=True) if not head)
    lines = tuple(part for row in header for part in without(row.line, row.dates))
    return Entry(lines, chosen, body)


def without(line: Line, dates: Sequence[DateRange]) -> list[Line]:
    """The parts of the line between the dates that stand in it."""
    inside = [d for d in dates if line.start <= d.start < line.end]
    cuts = [(0, 0), *((d.start - line.start, d.end - line.start) for d in inside)]
    ends = [*(first for first, _ in cuts[1:]), len(line.text)]
    parts = (clip(line, last, end) for (_, last), end in zip(cuts, ends, strict=True))
    return [part for part in parts if part]


def statements(lines: Sequence[Line], text: str, section: str | None) -> tuple[Quote, ...]:
    """Body lines as quotes, one a bullet or sentence; wrapped lines belong to the one before."""
    spans: list[list[int]] = []
    width = max((len(line.text) for line in lines), default=0)
    last: Line | None = None
    for line in lines:
        joined = last is not None and not line.bullet and not line.blank_before and (
            line.text[:1].islower() or (len(last.text) > 0.8 * width and not _SENTENCE_END.search(last.text))
        )  # fmt: skip
        if joined:
            spans[-1][1] = line.end
        else:
            spans.append([line.start, line.end])
        last = line
    return tuple(Quote(text[a:b], a, b, section) for a, b in spans)
