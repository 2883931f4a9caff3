"""Rows of a table whose cells have several lines: each cell is read whole.

Row by row the second line of one cell would stand beside that of the next: "March 2019 –  Acme
Optics" over "present  GmbH, Berlin"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from resume_api.documents.date_marks import YEAR, is_range, opens_with_date
from resume_api.documents.pdf import date_stacks
from resume_api.documents.pdf.lines import Row, Segment
from resume_api.documents.pdf.words import Words

EDGE_DRIFT = 3.0
MIN_COLUMNS = 3
# In heights of the line: lines of one cell stand closer than this; a blank; what a gutter takes.
LEADING, BLANK, ROOM = 0.5, 0.25, 0.7
# The rows below one that tell whether it begins a table.
NEAR = 30
# In heights of the line: how much closer than records the lines of one stand.
TIGHTER = 0.2
# Lines of a cell beside the last column.
MAX_LINES = 5


@dataclass(slots=True)
class _Record:
    """The rows of one record by columns: for each row its segments by the column they are in."""

    rows: list[dict[int, Segment]]

    @property
    def last_line(self) -> Segment | None:
        """The lowest line of the first cell."""
        return next((row[0] for row in reversed(self.rows) if 0 in row), None)


def gathered(rows: list[Row], words: Words) -> list[Row]:
    """The rows of a block, those of dated records of three columns or more cell by cell: first the
    cells' first lines (lines that wrapped are one), then what else each of them holds."""
    out: list[Row] = []
    at = 0
    while at < len(rows):
        lefts = _columns(rows, at)
        end = at + 1
        if lefts:
            table = []
            for row in rows[at:]:
                by_column = _by_column(_parted(row, lefts, words), lefts)
                if by_column is None:
                    break
                table.append(by_column)
            end = at + len(table)
            out += _table(table, lefts, words)
        else:
            out.append(rows[at])
        at = end
    return out


def _columns(rows: list[Row], at: int) -> list[float]:
    """Where the columns of a table begin whose first row is ``rows[at]``; none where it is none."""
    lefts = [segment.left for segment in rows[at]]
    if len(lefts) < MIN_COLUMNS:
        return []
    for row in rows[at + 1 : at + 1 + NEAR]:
        by_column = _by_column(row, lefts)
        if by_column is None:
            break
        if len(by_column) == len(lefts):
            return lefts
    return []


def _by_column(row: Row, lefts: list[float]) -> dict[int, Segment] | None:
    """The segments of a row by their columns, the last of which may be indented; None where one is
    in none."""
    found: dict[int, Segment] = {}
    for segment in row:
        near = (n for n, left in enumerate(lefts) if abs(segment.left - left) < EDGE_DRIFT)
        last = len(lefts) - 1
        column = next(near, last if segment.left > lefts[last] else None)
        if column is None or column in found:
            return None
        if column < last and segment.right > lefts[column + 1]:
            return None
        found[column] = segment
    return found


def _parted(row: Row, lefts: list[float], words: Words) -> Row:
    """A row, its parts cut where a word begins at a column's edge."""
    parts: Row = []
    for segment in row:
        starts = words.boxes[segment.words, 0].tolist()
        cuts = [
            place
            for place, start in enumerate(starts)
            if place and any(abs(start - left) < 1 for left in lefts)
        ]
        for start, end in pairwise([0, *cuts, len(starts)]):
            inside = segment.words[start:end]
            left, right = float(starts[start]), float(words.boxes[inside[-1], 2])
            whole = len(inside) == len(starts)
            parts.append(
                segment
                if whole
                else replace(segment, words=inside, left=left, right=right, ends_cell=True)
            )
    return parts


def _table(rows: list[dict[int, Segment]], lefts: list[float], words: Words) -> Iterator[Row]:
    right = max(segment.right for row in rows for segment in row.values())
    edges = [*lefts, right]
    for record in _records(rows, edges, words):
        yield from _cell_by_cell(record, edges, words)


def _records(rows: list[dict[int, Segment]], edges: list[float], words: Words) -> Iterator[_Record]:
    record: _Record | None = None
    firsts = [row[0] for row in rows if 0 in row]
    widest = max((b.top - a.bottom for a, b in pairwise(firsts)), default=0.0)
    for row in rows:
        if record is not None and _goes_on(record, row, edges, words, widest):
            record.rows.append(row)
        else:
            if record is not None:
                yield record
            record = _Record([row])
    if record is not None:
        yield record


def _goes_on(
    record: _Record, row: dict[int, Segment], edges: list[float], words: Words, widest: float
) -> bool:
    """Whether a row is part of a record: it has nothing in the first column, or what wraps there,
    or stands close below the record's date; ``widest`` is the greatest gap in that column."""
    line = row.get(0)
    before = record.last_line
    if line is None or before is None:
        return line is None
    if line.top - before.bottom > LEADING * before.height:
        return False
    dates = " ".join(_text(row[0], words) for row in record.rows if 0 in row)
    text = _text(line, words)
    if is_range(dates) and opens_with_date(text):
        return False
    if _wraps(before, line, edges[1], words):
        return True
    first = record.rows[0].get(0)
    if first is None or not _is_dated(first, words):
        return False
    tight = line.top - before.bottom < widest - TIGHTER * line.height
    return tight or not YEAR.search(text)


def _wraps(before: Segment, line: Segment, edge: float, words: Words) -> bool:
    """Whether the first word of ``line``, set alike, found no room behind ``before``, left of
    ``edge``."""
    one, other = before.words[-1], line.words[0]
    if words.fonts[one] != words.fonts[other] or (words.fills[one] != words.fills[other]).any():
        return False
    width = float(words.boxes[line.words[0], 2] - words.boxes[line.words[0], 0])
    return before.right + BLANK * before.height + width > edge - ROOM * before.height


def _is_dated(segment: Segment, words: Words) -> bool:
    return YEAR.search(_text(segment, words)) is not None


def _text(segment: Segment, words: Words) -> str:
    return " ".join(words.texts[i] for i in segment.words)


def _cell_by_cell(record: _Record, edges: list[float], words: Words) -> Iterator[Row]:
    last = len(edges) - 2
    columns = [[row[n] for row in record.rows if n in row] for n in range(last + 1)]
    dated = any(_is_dated(line, words) for lines in columns[:last] for line in lines)
    stacked = any(len(lines) > 1 for lines in columns[:last])
    if not (dated and stacked) or any(len(lines) > MAX_LINES for lines in columns[:last]):
        yield from ([row[n] for n in sorted(row)] for row in record.rows)
        return
    first: Row = []
    rest: list[Segment] = []
    for n, lines in enumerate(columns[:last]):
        cells = lines
        if lines and _is_dated(lines[0], words):
            whole, others = date_stacks.head(lines, words, is_cell=True)
            cells = [whole, *others]
        cells = list(_cells(cells, edges[n + 1], words))
        first += cells[:1]
        rest += cells[1:]
    if columns[last]:
        begins = columns[last][0] in record.rows[0].values()
        first += columns[last][:1] if begins else []
        body = columns[last][1:] if begins else columns[last]
    else:
        body = []
    top, bottom = record.rows[0][min(record.rows[0])].top, first[0].bottom
    yield first
    yield from ([replace(line, top=top, bottom=bottom)] for line in rest)
    yield from ([line] for line in body)


def _cells(lines: list[Segment], edge: float, words: Words) -> Iterator[Segment]:
    """The lines of a cell, those that wrapped as one."""
    whole: Segment | None = None
    before: Segment | None = None
    for line in lines:
        if whole and before and _wraps(before, line, edge, words) and not before.stack:
            whole = replace(
                whole,
                words=whole.words + line.words,
                right=max(whole.right, line.right),
                stack=[*(whole.stack or [whole.words]), line.words],
                ends_cell=True,
            )
        else:
            if whole is not None:
                yield whole
            whole = line
        before = line
    if whole is not None:
        yield whole
