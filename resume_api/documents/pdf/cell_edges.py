"""Where cells end though the gap behind them is small: at edges that other lines share."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from math import ceil, floor

from resume_api.documents.date_marks import YEAR, ends_with_date, goes_on, opens_with_date
from resume_api.documents.pdf.lines import Row, Segment
from resume_api.documents.pdf.words import Words

EDGE_DRIFT = 3.0
# Lines of a margin that make one, and the longest of them.
MIN_ROWS, MAX_LENGTH = 2, 32
# A date has no more words than this.
MAX_WORDS = 10
# Parts of lines that begin at one place and make it an edge.
SHARED = 3
# In heights of the line: the least gap between a cell and the next one at such an edge.
CELL_GAP = 0.6
# Lines that begin at one place and make a text; in heights of the line, a blank.
MIN_LINES, BLANK = 2, 0.15


def with_cell_ends(rows: list[Row], words: Words) -> list[Row]:
    """The rows with their parts marked as cells where the next part begins at an edge that others
    share: there a gap is none between words, however small."""
    if all(len(row) == 1 for row in rows):
        return rows
    lefts = Counter(round(segment.left) for row in rows for segment in row)

    def is_sign(one: Segment) -> bool:
        return not any(map(str.isalnum, _text(one.words, words)))

    def marked(one: Segment, other: Segment) -> Segment:
        if other.left - one.right < CELL_GAP * one.height or is_sign(one):
            return one
        date = _is_date(one.words, words) and not goes_on(_text(other.words[:3], words))
        ends = lefts[round(other.left)] >= (MIN_LINES if date else SHARED)
        return replace(one, ends_cell=True) if ends else one

    return [[marked(*pair) for pair in pairwise(row)] + row[-1:] for row in rows]


def cut(segments: list[Segment], words: Words) -> list[Segment]:
    """The segments, those of a margin and the text close beside it as two: where lines of a text
    begin, words begin too in lines that open further left with dates and nothing else."""
    dated = [bool(YEAR.search(_text(one.words[:MAX_WORDS], words))) for one in segments]
    if not any(dated):
        return segments
    lefts = Counter(round(segment.left) for segment in segments)
    edges = {left for left, count in lefts.items() if count >= MIN_LINES}
    lines = list(zip(segments, dated, strict=True))
    margins = Counter(_side(one) for one, has in lines if has and _is_date(one.words, words))
    places = [_cut_of(one, edges, words) if has else None for one, has in lines]
    margins.update(_side(one) for one, place in zip(segments, places, strict=True) if place)
    return [
        part
        for one, place in zip(segments, places, strict=True)
        for part in (
            _halves(one, place, words) if place and margins[_side(one)] >= MIN_ROWS else [one]
        )
    ]


def _side(segment: Segment) -> int:
    return round(segment.left / EDGE_DRIFT)


def _cut_of(segment: Segment, edges: set[int], words: Words) -> int | None:
    """The number of words of a segment that stand in a margin left of one of ``edges``."""
    boxes = words.boxes[segment.words]
    length = 0
    for place in range(1, len(boxes)):
        length += len(words.texts[segment.words[place - 1]]) + 1
        if length > MAX_LENGTH:
            return None
        left = float(boxes[place, 0])
        if not edges.isdisjoint((floor(left), ceil(left))):
            gap = left - float(boxes[place - 1, 2])
            dated = gap > BLANK * segment.height and _is_date(segment.words[:place], words)
            if dated and not _is_end(segment.words[place:], words):
                return place
    return None


def _is_end(part: list[int], words: Words) -> bool:
    """Whether words go on with dates: a range, or one whose year is in the line below."""
    return len(part) == 1 and words.texts[part[0]].isalpha() or goes_on(_text(part[:3], words))


def _is_date(part: list[int], words: Words) -> bool:
    """Whether words are a date or a range of dates, or the beginning of one."""
    if len(part) > MAX_WORDS:
        return False
    text = _text(part, words)
    return len(text) <= MAX_LENGTH and opens_with_date(text) and ends_with_date(text)


def _text(part: list[int], words: Words) -> str:
    return " ".join([words.texts[i] for i in part])


def _halves(segment: Segment, place: int, words: Words) -> list[Segment]:
    edge = float(words.boxes[segment.words[place], 0])
    end = float(words.boxes[segment.words[place - 1], 2])
    return [
        replace(segment, words=segment.words[:place], right=end, ends_cell=True),
        replace(segment, words=segment.words[place:], left=edge),
    ]
