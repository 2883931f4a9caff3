"""Bullets that a producer draws as small shapes instead of setting them as text."""

from __future__ import annotations

import numpy as np

from resume_api.documents.pdf import pdfium, pdfium_bindings
from resume_api.documents.pdf.lines import Segment
from resume_api.documents.pdf.words import Frame, Words

SMALLEST, LARGEST = 1.5, 8.0
# A list has more than one.
FEWEST = 2
# In heights of the line: how far off its middle and how far before its first word a bullet stands.
OFF_MIDDLE, BEFORE = 0.35, 2.5
# A larger shape marks a place on a time line.
LARGEST_SHARE = 0.75


def bulleted(
    segments: list[Segment], words: Words, frame: Frame, right_to_left: bool
) -> frozenset[int]:
    """The words before which a bullet is drawn: on the side where lines begin, or on the other
    where nothing stands there."""
    paths = [place for place, kind in words.shapes if kind == pdfium.raw.FPDF_PAGEOBJ_PATH]
    if len(paths) < FEWEST or not segments:
        return frozenset()
    boxes = frame.placed(pdfium_bindings.bounds([words.objects[place] for place in paths]))
    lengths = boxes[:, 2:] - boxes[:, :2]
    square = (lengths.min(axis=1) > SMALLEST) & (lengths.max(axis=1) < LARGEST)
    square &= lengths.max(axis=1) < 1.5 * lengths.min(axis=1)
    if square.sum() < FEWEST:
        return frozenset()
    left, top, right, bottom = boxes[square].T[:, :, None]
    lines = np.array([(s.left, s.top, s.right, s.bottom) for s in segments]).T
    height = lines[3] - lines[1]
    level = np.abs(top + bottom - lines[1] - lines[3]) < 2 * OFF_MIDDLE * height
    level &= (bottom - top) < LARGEST_SHARE * height
    sides = [
        level & (gap > 0) & (gap < BEFORE * height) for gap in (lines[0] - right, left - lines[2])
    ]
    first, other = reversed(sides) if right_to_left else sides
    near = first | (other & ~first.any(axis=1, keepdims=True))
    return frozenset(segments[i].words[0] for i in np.flatnonzero(near.any(axis=0)).tolist())
