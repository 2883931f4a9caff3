"""The order of reading: columns one after the other, tables and dated lines row by row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from resume_api.documents.date_marks import YEAR
from resume_api.documents.pdf.gutters import MIN_LINES, candidates, open_runs
from resume_api.documents.pdf.lines import Row, Segment, is_apart, rows_of
from resume_api.documents.pdf.words import Words

MIN_GUTTER = 5.0
# A part of a row this short is a date, a place, a label; longer ones are running text.
SHORT = 28
# Shorter still, and it is bullets or numbers.
MIN_LENGTH = 5
MAX_DEPTH = 4
# The share of the text's height from which a pair of columns makes a page of two columns; a short
# list set in two columns is none.
TALL = 0.3
# Columns of short lines on one grid, written one after the other, have this many lines at least.
MIN_BY_TURN = 5
# Dates that make records of what stands at their sides, and the share of them that begin a block.
MIN_RECORDS, RECORDS = 2, 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a page in reading order, and the most columns that stand side by side."""

    blocks: list[list[Row]]
    columns: int


@dataclass(frozen=True, slots=True)
class _Split:
    above: list[Row]
    left: list[Row]
    right: list[Row]
    below: list[Row]
    height: float


def read_order(segments: list[Segment], words: Words, right_to_left: bool) -> Reading:
    """The rows of a page in the order in which a person reads them."""
    tall = (
        TALL * (max(s.bottom for s in segments) - min(s.top for s in segments)) if segments else 0
    )
    return _ordered(rows_of(segments), words, right_to_left, tall, MAX_DEPTH)


def _ordered(
    rows: list[Row], words: Words, right_to_left: bool, tall: float, depth: int
) -> Reading:
    split = _best_split(rows, words) if depth else None
    if split is None:
        return Reading([rows] if rows else [], 1)

    def inner(part: list[Row]) -> Reading:
        return _ordered(part, words, right_to_left, tall, depth - 1)

    sides = [
        inner(rows_of([segment for row in side for segment in row]))
        for side in (split.left, split.right)
    ]
    if right_to_left:
        sides.reverse()
    above, below = inner(split.above), inner(split.below)
    beside = sum(side.columns for side in sides) if split.height >= tall else 1
    return Reading(
        above.blocks + sides[0].blocks + sides[1].blocks + below.blocks,
        max(above.columns, beside, below.columns),
    )


def _best_split(rows: list[Row], words: Words) -> _Split | None:
    """The tallest pair of columns in ``rows``."""
    best: _Split | None = None
    for x in candidates(rows):
        for start, end in open_runs(rows, x):
            split = _split_at(rows, start, end, x, words)
            if split is not None and _side_by_side(split, words):
                best = max(best or split, split, key=lambda found: found.height)
    return best


def _split_at(rows: list[Row], start: int, end: int, x: float, words: Words) -> _Split | None:
    """The rows ``start:end`` parted at ``x``, if text enough stands on both sides."""
    left = [part for row in rows[start:end] if (part := [s for s in row if s.middle < x])]
    right = [part for row in rows[start:end] if (part := [s for s in row if s.middle >= x])]
    if min(len(left), len(right)) < MIN_LINES:
        return None
    gutter = min(s.left for row in right for s in row) - max(s.right for row in left for s in row)
    if gutter < MIN_GUTTER or min(_length(left, words), _length(right, words)) < MIN_LENGTH:
        return None
    height = rows[end - 1][0].bottom - rows[start][0].top
    return _Split(rows[:start], left, right, rows[end:], height)


def _side_by_side(split: _Split, words: Words) -> bool:
    """Whether the parts are columns and not the cells, labels or dates of rows.

    Columns seldom share baselines; where they do (text set on a grid), they hold running text, or
    the producer wrote one after the other and neither goes row by row with the other."""
    if _are_records(split, words):
        return False
    few, many = sorted((split.left, split.right), key=len)
    beside = [row for row in few if any(_level(row, other) for other in many)]
    if len(beside) < 0.7 * len(few):
        return not _is_margin(few, many, beside, words)
    if min(_length(split.left, words), _length(split.right, words)) > SHORT:
        return len(few) >= 0.6 * len(many)
    top, bottom = few[0][0].top, few[-1][0].bottom
    within = sum(row[0].bottom >= top and row[0].top <= bottom for row in many)
    turns = _turns(split)
    dated = _is_dated(split.left, words) or _is_dated(split.right, words)
    if turns == 1 and MIN_BY_TURN <= len(few) < len(many) and not dated:
        return 0.6 * within <= len(few)
    return 0.6 * within <= len(few) < within and turns <= max(2, len(few) // 4)


def _are_records(split: _Split, words: Words) -> bool:
    """Whether dates on the left, each with more below it, begin where blocks on the right do."""
    dated = [row for row in _block_heads(split.left) if YEAR.search(_text(row, words))]
    if len(dated) < MIN_RECORDS:
        return False
    heads = _block_heads(split.right)
    begun = sum(any(_level(row, head) for head in heads) for row in dated)
    return begun >= RECORDS * len(dated)


def _block_heads(rows: list[Row]) -> list[Row]:
    """The rows with a blank line above them."""
    return [rows[0], *(after for before, after in pairwise(rows) if is_apart(before, after))]


def _is_dated(rows: list[Row], words: Words) -> bool:
    """Whether half of the rows name a year, as the dates of entries do."""
    return 2 * sum(YEAR.search(_text(row, words)) is not None for row in rows) >= len(rows)


def _is_margin(few: list[Row], many: list[Row], beside: list[Row], words: Words) -> bool:
    """Whether ``few`` are dates beside the rows that they belong to, and headings with nothing
    beside them."""
    if len(beside) < MIN_LINES - 1 or any(
        row not in beside and _overlaps(row, other) for row in few for other in many
    ):
        return False
    dated = sum(any(map(str.isdigit, _text(row, words))) for row in beside)
    return dated >= 0.7 * len(beside)


def _overlaps(row: Row, other: Row) -> bool:
    slack = 0.25 * row[0].height
    return other[0].top < row[0].bottom - slack and other[0].bottom > row[0].top + slack


def _text(row: Row, words: Words) -> str:
    return " ".join(words.texts[i] for segment in row for i in segment.words)


def _level(row: Row, other: Row) -> bool:
    return abs(row[0].bottom - other[0].bottom) < 0.25 * row[0].height


def _turns(split: _Split) -> int:
    """How often the producer's order goes from one side to the other."""
    order = sorted(
        (segment.words[0], side)
        for side, rows in enumerate((split.left, split.right))
        for row in rows
        for segment in row
    )
    return sum(before[1] != after[1] for before, after in pairwise(order))


def _length(rows: list[Row], words: Words) -> float:
    """Mean characters of a row."""
    total = sum(len(words.texts[i]) + 1 for row in rows for segment in row for i in segment.words)
    return total / len(rows)
