"""The words of a page with their places and inks, from a handful of PDFium calls each."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import c_void_p
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from resume_api.documents.pdf import glyph_gaps, pdfium, pdfium_bindings
from resume_api.documents.pdf.accents import composed
from resume_api.documents.pdf.glyph_gaps import Cut
from resume_api.documents.pdf.space_objects import Survey, surveyed

Colours = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.float32]
SOFT_HYPHEN = "\u00ad"
# PDFium sets one of these for a hyphen that ends a line, and runs the next line on.
LINE_HYPHENS = (0x02, 0xFFFE)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space and its turn; size as a person sees it."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        size = self.right - self.left, self.top - self.bottom
        return size[::-1] if self.turns % 2 else size

    def placed(self, boxes: Numbers) -> Numbers:
        """User space boxes (left, bottom, right, top) as left, top, right, bottom from the top
        left corner of the page as it is seen."""
        left, low, right, high = boxes.T
        west, east = left - self.left, self.right - right
        south, north = low - self.bottom, self.top - high
        width, height = right - left, high - low
        corners = [
            (west, north, west + width, north + height),
            (south, west, south + height, west + width),
            (east, south, east + width, south + height),
            (north, east, north + height, east + width),
        ]
        return np.stack(corners[self.turns], axis=1)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page in PDFium's order, one row each: ``texts``; ``characters``, PDFium's
    numbers of theirs; ``lines``, numbers of lines; ``boxes`` as ``Frame.placed``; the text objects,
    fonts, render modes and RGBA fills. ``objects`` are all objects of the page in the order they
    are painted; ``shapes`` those that are no text, by their place in it and type; ``by_gaps``:
    whether the words were parted by the gaps between their letters."""

    texts: list[str]
    characters: list[Sequence[int]]
    lines: list[int]
    boxes: Numbers
    handles: list[int]
    fonts: list[int]
    modes: list[int]
    fills: Colours
    objects: list[int]
    shapes: list[tuple[int, int]]
    by_gaps: bool = False


def words_of(page: Any, text_page: Any, text: str, frame: Frame) -> Words:
    """The words of a page whose characters are ``text``."""
    count = pdfium.raw.FPDFPage_CountObjects(page)
    objects = list(
        map(pdfium_bindings.page_object, repeat(pdfium_bindings.pointer(page)), range(count))
    )
    handle = pdfium_bindings.pointer(text_page)
    survey = surveyed(handle, text, objects)
    text, accents = composed(handle, text)
    dropped = accents | _not_drawn(handle, text)
    cut = _cut(text, survey)
    if dropped:
        cut = _without(cut, dropped)
        text = "".join("\0" if i in dropped else sign for i, sign in enumerate(text))
    if glyph_gaps.is_doubtful(cut, text, survey):
        cut = glyph_gaps.recut(handle, text, cut, survey)
    handles = [pdfium_bindings.text_object(handle, word[0]) for word in cut.characters]
    inks = list(dict.fromkeys(handles))
    number = dict(zip(inks, range(len(inks)), strict=True))
    return Words(
        cut.texts,
        cut.characters,
        cut.lines,
        frame.placed(_boxes(handle, cut)),
        handles,
        _each(pdfium_bindings.text_font, inks, handles),
        _each(pdfium_bindings.render_mode, inks, handles),
        pdfium_bindings.fills(inks)[[number[found] for found in handles]],
        objects,
        survey.shapes,
        cut.by_gaps,
    )


def _cut(text: str, survey: Survey) -> Cut:
    """The words as PDFium parts them, and where blanks are drawn."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inked = (codes > 0) & (codes != 0x20) & (codes != 0xA0) & ((codes < 9) | (codes > 13))
    inked[survey.gaps] = True
    hyphens = (codes == LINE_HYPHENS[0]) | (codes == LINE_HYPHENS[1])
    joined = inked[:-1] & inked[1:] & ~hyphens[:-1]
    joined[[blank - 1 for blank in survey.blanks]] = False
    starts = np.flatnonzero(inked & ~np.append(False, joined)[: len(codes)])
    ends = np.flatnonzero(inked & ~np.append(joined, False)[: len(codes)]) + 1
    lines = np.append(0, np.cumsum((codes == 10) | hyphens))[starts]
    bounds = list(zip(starts.tolist(), ends.tolist(), strict=True))
    if survey.gaps:
        words: list[Sequence[int]] = [
            [i for i in range(start, end) if text[i] != " "] for start, end in bounds
        ]
        return Cut(["".join(text[i] for i in word) for word in words], words, lines.tolist())
    return Cut(
        [text[start:end] for start, end in bounds],
        [range(start, end) for start, end in bounds],
        lines.tolist(),
    )


def _not_drawn(text_page: c_void_p, text: str) -> frozenset[int]:
    """The soft hyphens without ink; the others are hyphens."""
    soft = [i for i, sign in enumerate(text) if sign == SOFT_HYPHEN] if SOFT_HYPHEN in text else []
    ink = pdfium_bindings.doubles(pdfium_bindings.ink_box, text_page, soft, 4)
    return frozenset(i for i, box in zip(soft, ink.tolist(), strict=True) if box[1] <= box[0])


def _without(cut: Cut, dropped: frozenset[int]) -> Cut:
    """The words without some of their characters."""
    texts, words, lines = [], [], []
    for text, characters, line in zip(cut.texts, cut.characters, cut.lines, strict=True):
        kept = [(i, sign) for i, sign in zip(characters, text, strict=True) if i not in dropped]
        if kept:
            words.append([i for i, _ in kept])
            texts.append("".join(sign for _, sign in kept))
            lines.append(line)
    return Cut(texts, list(words), lines)


def _boxes(text_page: c_void_p, cut: Cut) -> Numbers:
    """User space boxes of the words: left, bottom, right, top."""
    firsts = _corners(text_page, [word[0] for word in cut.characters])
    lasts = _corners(text_page, [word[-1] for word in cut.characters])
    low, high = np.minimum(firsts, lasts), np.maximum(firsts, lasts)
    # A right-to-left word with a sign has neither of its ends at the ends of its text.
    for row, (word, characters) in enumerate(zip(cut.texts, cut.characters, strict=True)):
        if len(word) > 2 and not word.isascii() and _RIGHT_TO_LEFT.search(word):
            inner = _corners(text_page, characters)
            inner = inner[inner.any(axis=1)]
            if len(inner):
                low[row], high[row] = inner.min(axis=0), inner.max(axis=0)
    # PDFium's corners are left, top, right, bottom with y upwards.
    return np.stack([low[:, 0], low[:, 3], high[:, 2], high[:, 1]], axis=1)


def _corners(text_page: c_void_p, characters: Sequence[int]) -> Numbers:
    """The loose boxes of characters; zeros where one has none."""
    corners = np.zeros((len(characters), 4), dtype=np.float32)
    at = corners.ctypes.data
    places = range(at, at + 16 * len(characters), 16)
    deque(map(pdfium_bindings.loose_box, repeat(text_page), characters, places), 0)
    return corners


def _each(ask: Callable[[int], int], inks: list[int], handles: list[int]) -> list[int]:
    """What ``ask`` says of the text object of each word, asked once for each object."""
    known = dict(zip(inks, map(ask, inks), strict=True))
    return [known[found] for found in handles]
