"""Cells in a left margin - dates, a company, a place - whose lines stand under each other.

A person reads such a cell before the text at its side. Row by row its second line would end up
behind the first line of that text, and a range of dates would fall apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from resume_api.documents.pdf.lines import Row, Segment
from resume_api.documents.pdf.words import Words

EDGE_DRIFT = 3.0
# Rows with both a margin and a body that make a margin, and the longest line of one.
FEWEST_ROWS, LONGEST = 2, 32
# In heights of the line: lines of one cell stand closer than this; a body is this far off.
LEADING, GUTTER = 0.55, 0.3
MOST_LINES = 5
# The least width of a margin, in points.
MARGIN = 8
# Lines that begin at one place and make a text; in heights of the line, a blank.
FEWEST_LINES, BLANK = 4, 0.15
_OPEN = re.compile(
    r"(?:[-–—→]\s*(?:[^\W\d_]+\.?|\d{1,2}\.?)?|\b(?:to|until|till|bis|au|à|al|a|hasta|fino|تا|إلى|الى|حتى))$",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:present|current(?:ly)?|now|today|date|heute|laufend|aktuell|jetzt|dato|gegenwart|présent|"
    r"actuel(?:lement)?|aujourd.hui|jour|actual(?:idad|mente)?|presente|hoy|oggi|attuale|halen|"
    r"günümüz|devam|heden|تاکنون|اکنون|کنون|حال|الآن|الان|الحاضر)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:[-–—→]|(?:to|until|bis|au|à|al|a|hasta)\b)", re.I)
_YEAR = re.compile(
    r"(?<!\d)(?:(?:19|20|1[34]|۱[۳۴۹]|۲۰|١[٣٤٩]|٢٠)\d\d|\d\d?[/.]\d\d|['’]\d\d)(?!\d)"
)


def gathered(rows: list[Row], words: Words) -> list[Row]:
    """The rows of a block with the lines of each margin cell before the text beside them: those of
    dates as one line with it, others as lines of their own."""
    body = _body_edge(rows, words)
    if body is None:
        return rows
    groups = list(_cells(rows, body))
    stacks = [_stack(group, body) for group in groups]
    ones = [_is_one(group, stack, words) for group, stack in zip(groups, stacks, strict=True)]
    pairs = any(one and len(stack) == 2 for one, stack in zip(ones, stacks, strict=True))
    dated = [pairs and len(stack) == 2 and _are_dates(stack, words) for stack in stacks]
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
    for row in rows:
        before = out[-1][-1] if out and len(out[-1]) > 1 else None
        if before and _wraps(before, row, words):
            whole = replace(before, words=before.words + row[-1].words, bottom=row[-1].bottom)
            out[-1] = [*out[-1][:-1], whole]
            row = row[:-1]
            if not row:
                out[-1] = [replace(one, bottom=whole.bottom) for one in out[-1]]
        if row:
            out.append(row)
    return out


def _wraps(note: Segment, row: Row, words: Words) -> bool:
    """Whether the last part of ``row`` goes on with the dates of ``note``, the line above it."""
    below = row[-1]
    aligned = min(abs(below.left - note.left), abs(below.right - note.right)) < EDGE_DRIFT
    apart = len(row) == 1 or below.left - row[-2].right > GUTTER * below.height
    near = below.top - note.bottom < LEADING * note.height
    text, rest = _texts([note, below], words)
    return (
        aligned
        and apart
        and near
        and _length(note, words) <= LONGEST >= _length(below, words)
        and _YEAR.search(text) is not None
        and _OPEN.search(text) is not None
        and _YEAR.search(rest) is not None
    )


def cut(segments: list[Segment], words: Words) -> list[Segment]:
    """The segments, those of a margin and the text close beside it as two: where most lines of a
    text begin, words begin too in lines that open with dates further left."""
    lefts = Counter(round(segment.left) for segment in segments)
    edges = [left for left, count in lefts.items() if count >= FEWEST_LINES]
    for edge in edges:
        places = {
            n: place for n, one in enumerate(segments) if (place := _cut_of(one, edge, words))
        }
        sides = Counter(round(segments[n].left / EDGE_DRIFT) for n in places)
        if sides and sides.most_common(1)[0][1] >= FEWEST_ROWS:
            segments = [
                part
                for n, one in enumerate(segments)
                for part in (_halves(one, places[n], words) if n in places else [one])
            ]
    return segments


def _cut_of(segment: Segment, edge: float, words: Words) -> int | None:
    """The number of words of a segment that stand in a margin left of ``edge``."""
    lefts = words.boxes[segment.words, 0]
    for place in range(1, len(lefts)):
        if abs(float(lefts[place]) - edge) < 1:
            gap = float(lefts[place] - words.boxes[segment.words[place - 1], 2])
            text = " ".join(words.texts[i] for i in segment.words[:place])
            dated = len(text) <= LONGEST and _YEAR.search(text)
            return place if dated and gap > BLANK * segment.height else None
    return None


def _halves(segment: Segment, place: int, words: Words) -> list[Segment]:
    edge = float(words.boxes[segment.words[place], 0])
    end = float(words.boxes[segment.words[place - 1], 2])
    return [
        replace(segment, words=segment.words[:place], right=end, ends_cell=True),
        replace(segment, words=segment.words[place:], left=edge),
    ]


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
    short = all(_length(one, words) <= LONGEST for one in margin)
    dated = sum(_YEAR.search(text) is not None for text in _texts(margin, words))
    return body if count >= FEWEST_ROWS <= dated and short else None


def _cells(rows: list[Row], body: float) -> Iterator[list[Row]]:
    """The rows in groups: each a margin cell with the rows at its side."""
    group: list[Row] = []
    last: Segment | None = None
    for row in rows:
        margin = row[0] if _is_margin(row, body) else None
        beside = margin or all(segment.left > body - EDGE_DRIFT for segment in row)
        if group and beside and last is not None and _goes_on(last, margin, row):
            group.append(row)
        else:
            if group:
                yield group
            group, last = [row], None
        last = margin or last
    if group:
        yield group


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
    return stack if 1 < len(stack) <= MOST_LINES and len(group[0]) > 1 else []


def _cell_first(group: list[Row], stack: list[Segment], words: Words) -> list[Row]:
    """The rows of a group in the order of reading."""
    first = group[0]
    rest = [row[1:] if row[0] in stack else row for row in group[1:]]
    if _are_dates(stack, words):
        whole = replace(first[0], words=[i for line in stack for i in line.words])
        whole.right = max(line.right for line in stack)
        whole.bottom = stack[-1].bottom
        whole.ends_cell = True
        whole.stack = [line.words for line in stack]
        whole.range_end = stack[1].words[0] if _is_bare_range(stack, words) else None
        return [[whole, *first[1:]], *filter(None, rest)]
    lines = [[replace(line, top=first[0].top, bottom=first[0].bottom)] for line in stack[1:]]
    return [first, *lines, *filter(None, rest)]


def _are_dates(stack: list[Segment], words: Words) -> bool:
    """Whether a cell holds dates alone, the first of them a year at least."""
    first, *rest = _texts(stack, words)
    dated = all(_YEAR.search(one) or _PRESENT.search(one) for one in rest)
    return _YEAR.search(first) is not None and (
        dated or len(rest) == 1 and _is_open(first, rest[0])
    )


def _is_open(text: str, rest: str) -> bool:
    return _OPEN.search(text) is not None or _OPENING.search(rest) is not None


def _is_bare_range(stack: list[Segment], words: Words) -> bool:
    """Whether two dates stand under each other with no sign between them."""
    texts = _texts(stack, words)
    return len(texts) == 2 and not _is_open(*texts)


def _is_one(group: list[Row], stack: list[Segment], words: Words) -> bool:
    """Whether margin lines under each other are one dated cell, and not the cells of rows."""
    texts = _texts(stack, words)
    if not _YEAR.search(" ".join(texts)):
        return False
    if any(_is_open(one, other) for one, other in pairwise(texts)):
        return True
    alone = any(len(row) == 1 and row[0] in stack for row in group)
    return alone or not all(any(map(str.isdigit, text)) for text in texts)


def _texts(stack: list[Segment], words: Words) -> list[str]:
    return [" ".join(words.texts[i] for i in line.words) for line in stack]


def _length(segment: Segment, words: Words) -> int:
    return sum(len(words.texts[i]) + 1 for i in segment.words) - 1
