"""The words of a page with their places and inks, from a handful of PDFium calls each.

A blank that a producer draws as a text object of its own has no ink, so PDFium leaves it out and
glues the words at its sides. Such objects are still on the page: they part the words again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from resume_api.documents.pdf import pdfium

Numbers = npt.NDArray[np.float32]
# PDFium sets one of these for a hyphen that ends a line, and runs the next line on.
LINE_HYPHENS = (0x02, 0xFFFE)


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
    """The words of a page in PDFium's order, one row each: ``texts``; ``starts`` in its
    characters; ``lines``, PDFium's line numbers; ``boxes`` as ``Frame.placed``; the text objects,
    fonts, render modes and RGBA fills. ``objects`` are all objects of the page in the order they
    are painted; ``shapes`` those that are no text, by their place in it and type."""

    texts: list[str]
    starts: list[int]
    lines: list[int]
    boxes: Numbers
    handles: list[int]
    fonts: list[int]
    modes: list[int]
    fills: npt.NDArray[np.uint32]
    objects: list[int]
    shapes: list[tuple[int, int]]


def words_of(page: Any, text_page: Any, text: str, frame: Frame) -> Words:
    """The words of a page whose characters are ``text``."""
    count = pdfium.raw.FPDFPage_CountObjects(page)
    objects = list(map(pdfium.page_object, repeat(pdfium.address(page)), range(count)))
    handle = pdfium.address(text_page)
    owners = list(map(pdfium.text_object, repeat(handle), range(len(text))))
    blanks, shapes = _survey(objects, owners)
    starts, ends, lines = _cut(text, blanks)
    handles = [owners[start] for start in starts]
    boxes, fills = _measured(handle, starts, ends, handles)
    return Words(
        [text[start:end] for start, end in zip(starts, ends, strict=True)],
        starts,
        lines,
        frame.placed(boxes),
        handles,
        list(map(pdfium.text_font, handles)),
        list(map(pdfium.render_mode, handles)),
        fills,
        objects,
        shapes,
    )


def _survey(objects: list[int], owners: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The characters before which a text object without ink stands; the shapes."""
    final = dict(zip(owners, range(len(owners)), strict=True))
    blanks, shapes = [], []
    for rank in [rank for rank, found in enumerate(objects) if found not in final]:
        kind = pdfium.object_type(objects[rank])
        if kind != pdfium.raw.FPDF_PAGEOBJ_TEXT:
            shapes.append((rank, kind))
        elif 0 < rank < len(objects) - 1:
            following = final.get(objects[rank - 1], len(owners)) + 1
            if owners[following : following + 1] == [objects[rank + 1]]:
                blanks.append(following)
    return blanks, shapes


def _cut(text: str, blanks: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Starts, ends and line numbers of the words."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inked = (codes > 0) & (codes != 0x20) & (codes != 0xA0) & ((codes < 9) | (codes > 13))
    hyphens = (codes == LINE_HYPHENS[0]) | (codes == LINE_HYPHENS[1])
    joined = inked[:-1] & inked[1:] & ~hyphens[:-1]
    joined[[blank - 1 for blank in blanks]] = False
    starts = np.flatnonzero(inked & ~np.append(False, joined)[: len(codes)])
    ends = np.flatnonzero(inked & ~np.append(joined, False)[: len(codes)]) + 1
    lines = np.cumsum((codes == 10) | hyphens)[starts - 1]
    return starts.tolist(), ends.tolist(), lines.tolist()


def _measured(
    text_page: int, starts: list[int], ends: list[int], handles: list[int]
) -> tuple[Numbers, npt.NDArray[np.uint32]]:
    """User space boxes and RGBA fills of the words."""
    corners = np.zeros((len(starts), 8), dtype=np.float32)
    fills = np.zeros((len(starts), 4), dtype=np.uint32)
    corner, fill = corners.ctypes.data, fills.ctypes.data
    for start, end, handle in zip(starts, ends, handles, strict=True):
        pdfium.loose_box(text_page, start, corner)
        pdfium.loose_box(text_page, end - 1, corner + 16)
        pdfium.object_fill(handle, fill, fill + 4, fill + 8, fill + 12)
        corner, fill = corner + 32, fill + 16
    # PDFium's corners are left, top, right, bottom with y upwards.
    first, last = corners[:, :4], corners[:, 4:]
    low, high = np.minimum(first, last), np.maximum(first, last)
    return np.stack([low[:, 0], low[:, 3], high[:, 2], high[:, 1]], axis=1), fills
