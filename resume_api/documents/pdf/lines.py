"""Words to rows: what stands close together is a segment, what shares a baseline is a row."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import numpy as np

from resume_api.documents.pdf.words import Words

# In heights of the line. A blank is about a quarter; a column gutter or a tab stop is wider.
SEGMENT_GAP = 0.8
BASELINE_DRIFT = 0.3
# Letters that make a word "S K I L L S", and how much wider (in heights) a blank among them is.
MIN_LETTERS = 4
LETTER_BLANK = 0.4
# In heights of the line: a second drawing of words this near is a shadow or a bold face.
SHADOW = 0.2
# From the bottom of a line's box to its baseline.
DESCENT = 0.21


@dataclass(slots=True)
class Segment:
    """Words on one line with no wide gap between them: their indices, the union of their boxes;
    ``range_end``: the word that ends a range of dates set under each other without a dash;
    ``ends_cell``: whether it is apart from what follows, however small the gap is; ``stack``: the
    lines under each other that it was made of."""

    words: list[int]
    left: float
    top: float
    right: float
    bottom: float
    range_end: int | None = None
    ends_cell: bool = False
    stack: list[list[int]] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Of the box, in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where to look for it between left and right."""
        return (self.left + self.right) / 2


Row = list[Segment]


def segments_of(words: Words, shown: list[int], right_to_left: bool) -> list[Segment]:
    """The segments made of the words ``shown``, in PDFium's order."""
    if not shown:
        return []
    boxes = words.boxes[shown]
    left, top, right, bottom = boxes.T
    height = np.maximum(np.minimum(bottom - top, np.roll(bottom - top, 1)), 1)
    gap = left - np.roll(right, 1)
    back = np.roll(left, 1) - right
    apart = np.maximum(gap, back) if right_to_left else np.where(gap < -height / 2, height, gap)
    line = np.array(words.lines)[shown]
    cut = (apart > SEGMENT_GAP * height) | (line != np.roll(line, 1))
    cut |= np.abs((top + bottom) - np.roll(top + bottom, 1)) > height
    cut[0] = True
    first = np.flatnonzero(cut)
    corners = zip(
        np.minimum.reduceat(left, first).tolist(),
        np.minimum.reduceat(top, first).tolist(),
        np.maximum.reduceat(right, first).tolist(),
        np.maximum.reduceat(bottom, first).tolist(),
        strict=True,
    )
    ends = [*first.tolist()[1:], len(shown)]
    return [
        Segment(shown[start:end], *corner)
        for start, end, corner in zip(first.tolist(), ends, corners, strict=True)
    ]


def without_shadows(segments: list[Segment], words: Words) -> list[Segment]:
    """The segments without those that are drawn once more over themselves, as shadows are."""
    boxes = np.array([(s.left, s.top, s.right, s.bottom) for s in segments]).reshape(-1, 4)
    off = np.abs(boxes[:, None] - boxes[None]).max(axis=2)
    near = np.triu(off < SHADOW * (boxes[:, 3] - boxes[:, 1]), 1)
    under = {
        one
        for one, other in np.argwhere(near).tolist()
        if [words.texts[i] for i in segments[one].words]
        == [words.texts[i] for i in segments[other].words]
    }
    return [segment for n, segment in enumerate(segments) if n not in under] if under else segments


def rows_of(segments: list[Segment]) -> list[Row]:
    """The rows from top to bottom, each with its segments from left to right."""
    rows: list[Row] = []
    for segment in sorted(segments, key=_baseline):
        if rows and _level(rows[-1][-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.left)
    return rows


def is_apart(before: Row, after: Row) -> bool:
    """Whether a blank line stands between two rows."""
    height = min(before[0].height, after[0].height)
    return after[0].top - before[0].bottom > 0.7 * height or after[0].top < before[0].top - height


def gaps(row: Row) -> list[float]:
    """The gaps between the segments of a row in heights of its lines; infinite before one that
    goes back, for it stands on a line below."""
    return [
        math.inf
        if after.left < before.right - after.height
        else (after.left - before.right) / max(min(before.height, after.height), 1)
        for before, after in pairwise(row)
    ]


def without_letter_gaps(order: list[int], texts: list[str], words: Words) -> list[str]:
    """The ``texts`` of the words ``order``, each with the blank before it, without the blanks
    between letters that are set apart for looks: "S K I L L S" is one word."""
    closed = list(texts)
    start = 0
    for single, group in groupby(order, lambda i: len(words.texts[i]) == 1):
        signs = [words.texts[i] for i in group]
        end = start + len(signs)
        if single and sum(map(str.isalpha, signs)) >= MIN_LETTERS:
            boxes = words.boxes[order[start:end]]
            apart = boxes[1:, 0] - boxes[:-1, 2]
            usual = float(np.median(apart)) + LETTER_BLANK * float(boxes[0, 3] - boxes[0, 1])
            for place in np.flatnonzero(apart <= usual).tolist():
                closed[start + 1 + place] = texts[start + 1 + place].lstrip()
            for place in np.flatnonzero(apart > usual).tolist():
                closed[start + 1 + place] = " " + texts[start + 1 + place].lstrip()
        start = end
    return closed


def _baseline(segment: Segment) -> float:
    return segment.bottom - DESCENT * segment.height


def _level(one: Segment, other: Segment) -> bool:
    """Whether both stand on one baseline, or one is raised or lowered beside the other."""
    drift = BASELINE_DRIFT * min(one.height, other.height)
    middles = (one.top + one.bottom - other.top - other.bottom) / 2
    return abs(_baseline(one) - _baseline(other)) < drift or abs(middles) < drift
