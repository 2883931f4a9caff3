"""Cells in a left margin - dates, a company, a place - whose lines stand under each other.

A person reads such a cell before the text at its side. Row by row its second line would end up
behind the first line of that text, and a range of dates would fall apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from resume_api.documents.date_marks import OPEN, YEAR, is_range, opens_with_date
from resume_api.documents.pdf import date_stacks
from resume_api.documents.pdf.lines import Row, Segment
from resume_api.documents.pdf.words import Words

EDGE_DRIFT = 3.0
# Rows with both a margin and a body that make a margin, and the longest line of one.
MIN_ROWS, MAX_LENGTH = 2, 32
# The share of the lines in a margin that open with dates.
DATED = 0.2
# In heights of the line: lines of one cell stand closer than this; a body is this far off.
LEADING, GUTTER = 0.55, 0.3
MAX_LINES = 5
# Rows of so many parts are those of a table.
TABLE = 3
# The least width of a margin, in points.
MARGIN = 8


def gathered(rows: list[Row], words: Words) -> list[Row]:
    """The rows of a block with the lines of each margin cell before the text beside them: those of
    dates as one line with it, others as lines of their own."""
    body = _body_edge(rows, words)
    if body is None:
        return rows
    groups = list(_cells(rows, body, words))
    stacks = [_stack(group, body) for group in groups]
    ones = [_is_one(group, stack, words) for group, stack in zip(groups, stacks, strict=True)]
    pairs = any(one and len(stack) == 2 for one, stack in zip(ones, stacks, strict=True))
    dated = [pairs and len(stack) == 2 and date_stacks.are_dates(stack, words) for stack in stacks]
    out: list[Row] = []
    for group, stack, one, pair in zip(groups, stacks, ones, dated, strict=True):
        # Where some cells surely hold two dates under each other, so do the others of two lines.
        out += _cell_first(group, stack, words) if one or pair else group
    return out


def mirrored(words: Words) -> Words:
    """The words as a mirror shows them, so that a margin on the right is on the left."""
    return replace(words, boxes=words.boxes[:, [2, 1, 0, 3]] * (-1, 1, -1, 1))


def turned(row: Row) -> Row:
    """A row as a mirror shows it."""
    return [replace(one, left=-one.right, right=-one.left) for one in reversed(row)]


def with_wrapped_notes(rows: list[Row], words: Words) -> list[Row]:
    """The rows with a range of dates whole that goes on in the row below, both times at the right
    edge and apart from the text beside it."""
    out: list[Row] = []
    freed: Segment | None = None
    for row in rows:
        before = out[-1][-1] if out and len(out[-1]) > 1 else None
        if before and _wraps(before, row, words):
            whole = replace(before, words=before.words + row[-1].words, bottom=row[-1].bottom)
            out[-1] = [*out[-1][:-1], whole]
            freed = row[-1]
            row = row[:-1]
            if not row:
                out[-1] = [replace(one, bottom=whole.bottom) for one in out[-1]]
                freed = None
        elif freed and len(row) > 1 and _stands_below(freed, row, words):
            # What stood below the dates is beside the line that their second line was beside.
            out[-1] = [*out[-1], replace(row[-1], top=freed.top, bottom=freed.bottom)]
            row, freed = row[:-1], None
        else:
            freed = None
        if row:
            out.append(row)
    return out


def _stands_below(note: Segment, row: Row, words: Words) -> bool:
    """Whether the last part of ``row`` stands below ``note``, the line above it, and is short."""
    below = row[-1]
    aligned = min(abs(below.left - note.left), abs(below.right - note.right)) < EDGE_DRIFT
    apart = len(row) == 1 or below.left - row[-2].right > GUTTER * below.height
    near = below.top - note.bottom < LEADING * note.height
    return aligned and apart and near and _length(below, words) <= MAX_LENGTH


def _wraps(note: Segment, row: Row, words: Words) -> bool:
    """Whether the last part of ``row`` goes on with the dates of ``note``, the line above it."""
    if not _stands_below(note, row, words):
        return False
    text, rest = date_stacks.texts_of([note, row[-1]], words)
    return (
        _length(note, words) <= MAX_LENGTH
        and YEAR.search(text) is not None
        and OPEN.search(text) is not None
        and YEAR.search(rest) is not None
    )


def _body_edge(rows: list[Row], words: Words) -> float | None:
    """Where the text beside a margin begins: the left edge that most second parts of rows share,
    if the parts before it are short and dates are among them."""
    pairs = [row for row in rows if len(row) > 1]
    lefts = Counter(round(row[1].left / EDGE_DRIFT) for row in pairs)
    if not lefts:
        return None
    shared, count = lefts.most_common(1)[0]
    body = min(row[1].left for row in pairs if round(row[1].left / EDGE_DRIFT) == shared)
    margin = [row[0] for row in rows if _is_margin(row, body)]
    short = all(_length(one, words) <= MAX_LENGTH for one in margin)
    dated = sum(map(opens_with_date, date_stacks.texts_of(margin, words)))
    enough = dated >= max(MIN_ROWS, DATED * len(margin))
    return body if count >= MIN_ROWS and enough and short else None


def _cells(rows: list[Row], body: float, words: Words) -> Iterator[list[Row]]:
    """The rows in groups: each a margin cell with the rows at its side."""
    group: list[Row] = []
    last: Segment | None = None
    for row in rows:
        margin = row[0] if _is_margin(row, body) else None
        beside = margin or all(segment.left > body - EDGE_DRIFT for segment in row)
        begins = margin is not None and _begins_cell(group, row, body, words)
        if group and beside and not begins and last is not None and _goes_on(last, margin, row):
            group.append(row)
        else:
            if group:
                yield group
            group, last = [row], None
        last = margin or last
    if group:
        yield group


def _begins_cell(group: list[Row], row: Row, body: float, words: Words) -> bool:
    """Whether the margin line of a row with text at its side is not of the cell ``group``: that is
    a heading with nothing beside it, or has its dates."""
    if len(row) == 1 or not group:
        return False
    if len(group[0]) == 1 or min(len(group[0]), len(row)) >= TABLE:
        return True
    stack = [one[0] for one in group if _is_margin(one, body)]
    *before, line = date_stacks.texts_of([*stack, row[0]], words)
    if not opens_with_date(line) or date_stacks.goes_on_with(before, line):
        return False
    known = [text for text in before if YEAR.search(text)]
    closed = bool(known) and known[-1] != before[-1] or len(known) > 1
    return closed or (bool(known) and is_range(known[-1]))


def _goes_on(last: Segment, margin: Segment | None, row: Row) -> bool:
    """Whether a row belongs to the cell whose lowest margin line is ``last``."""
    if margin and min(abs(margin.left - last.left), abs(margin.right - last.right)) > EDGE_DRIFT:
        return False
    return (margin or row[0]).top - last.bottom < LEADING * last.height


def _is_margin(row: Row, body: float) -> bool:
    return row[0].right <= body


def _stack(group: list[Row], body: float) -> list[Segment]:
    """The lines of the cell in a margin; none where nothing stands beside it."""
    stack = [row[0] for row in group if _is_margin(row, body)]
    return stack if 1 < len(stack) <= MAX_LINES and len(group[0]) > 1 else []


def _cell_first(group: list[Row], stack: list[Segment], words: Words) -> list[Row]:
    """The rows of a group in the order of reading."""
    first = group[0]
    rest = [row[1:] if row[0] in stack else row for row in group[1:]]
    head, others = date_stacks.head(stack, words)
    lines = [[replace(line, top=first[0].top, bottom=first[0].bottom)] for line in others]
    return [[head, *first[1:]], *lines, *filter(None, rest)]


def _is_one(group: list[Row], stack: list[Segment], words: Words) -> bool:
    """Whether margin lines under each other are one dated cell, and not the cells of rows."""
    texts = date_stacks.texts_of(stack, words)
    if not YEAR.search(" ".join(texts)):
        return False
    if any(date_stacks.is_open(one, other) for one, other in pairwise(texts)):
        return True
    alone = any(len(row) == 1 and row[0] in stack for row in group)
    return alone or not all(any(map(str.isdigit, text)) for text in texts)


def _length(segment: Segment, words: Words) -> int:
    return sum(len(words.texts[i]) + 1 for i in segment.words) - 1
