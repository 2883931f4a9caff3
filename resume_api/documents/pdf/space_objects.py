"""Text objects that yield no characters: blanks drawn as objects of their own, and second copies.

A blank has no ink, so PDFium leaves it out: it glues the words at its sides, or makes up blanks of
its own from the gaps. A copy of letters just drawn (a shadow, a bold face made by drawing twice)
has ink but no characters either. Both are still on the page, between the objects of the letters."""

from __future__ import annotations

from collections import deque
from ctypes import c_void_p
from dataclasses import dataclass, field
from itertools import compress, pairwise, repeat
from operator import not_

import numpy as np
import numpy.typing as npt

from resume_api.documents.pdf import pdfium, pdfium_bindings

# A producer that draws blanks as objects needs at least an object for each so many characters.
FEW_OBJECTS = 12
# In running text every sixth sign is a blank; with one in so many, words may be split.
SPLIT_BLANKS = 5
# Of the blanks in such a page, how many PDFium may have made up for each that is drawn.
FOUNDED = 5
# Glyphs are placed one by one where an object holds no more of them than this.
PLACED = 2.0
# In heights of a line: a blank that is narrower takes no room.
NO_ROOM = 0.04
TEXT = pdfium.raw.FPDF_PAGEOBJ_TEXT


@dataclass(frozen=True, slots=True)
class Survey:
    """``blanks``: the characters before which a text object without ink stands; ``gaps``: the
    blanks that PDFium put where none is drawn; ``shapes``: the objects that are no text, by their
    place in the order of painting and their type; ``drawn``: where blanks are drawn (x, y in user
    space); ``is_placed``: whether glyphs are placed one by one."""

    blanks: list[int]
    gaps: list[int]
    shapes: list[tuple[int, int]]
    drawn: npt.NDArray[np.float32] = field(
        default_factory=lambda: np.zeros((0, 2), dtype=np.float32)
    )
    is_placed: bool = False


def surveyed(text_page: c_void_p, text: str, objects: list[int]) -> Survey:
    """The survey of a page with the characters ``text`` and the ``objects``."""
    if len(objects) * FEW_OBJECTS < len(text):
        return Survey([], [], _shapes(objects))
    return _by_glyphs(text_page, text, objects)


def _shapes(objects: list[int]) -> list[tuple[int, int]]:
    """The objects that are no text."""
    kinds = enumerate(map(pdfium_bindings.object_type, objects))
    return [(rank, kind) for rank, kind in kinds if kind != TEXT]


def _by_glyphs(text_page: c_void_p, text: str, objects: list[int]) -> Survey:
    owners = list(map(pdfium_bindings.text_object, repeat(text_page), range(len(text))))
    final = dict(zip(owners, range(1, len(owners) + 1), strict=True))
    bare = compress(range(len(objects)), map(not_, map(final.__contains__, objects)))
    kinds = [(rank, pdfium_bindings.object_type(objects[rank])) for rank in bare]
    shapes = [pair for pair in kinds if pair[1] != TEXT]
    empty = [rank for rank, kind in kinds if kind == TEXT]
    boxes = pdfium_bindings.bounds([objects[rank] for rank in empty])
    inked = (boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1])
    drawn = list(compress(empty, (~inked).tolist()))
    blanks = _with_width(text_page, _before(owners, objects, final, drawn, set(empty)))
    is_split = drawn and SPLIT_BLANKS * text.count(" ") > len(text)
    gaps = _unfounded(owners, objects, len(drawn)) if is_split else []
    signs = len(text) - sum(map(str.isspace, text))
    is_placed = signs <= PLACED * (len(final) - (None in final))
    return Survey(blanks, gaps, shapes, boxes[~inked][:, :2], is_placed)


def _before(
    owners: list[int], objects: list[int], final: dict[int, int], drawn: list[int], empty: set[int]
) -> list[tuple[int, int]]:
    """The blanks (of the ranks ``drawn``) between the objects of two characters, each with the
    second of these; between them stand none but ``empty`` ones."""
    blanks: dict[int, int] = {}
    for rank in drawn:
        before = after = rank
        while before in empty:
            before -= 1
        while after in empty:
            after += 1
        following = final.get(objects[before], 0) if before >= 0 and after < len(objects) else 0
        if 0 < following < len(owners) and owners[following] == objects[after]:
            blanks.setdefault(following, objects[rank])
    return [(blank, following) for following, blank in blanks.items()]


def _with_width(text_page: c_void_p, blanks: list[tuple[int, int]]) -> list[int]:
    """The characters behind blanks, but for blanks that take no room: they are soft hyphens that
    are not shown, or joiners."""
    boxes = np.zeros((len(blanks), 4), dtype=np.float32)
    at = boxes.ctypes.data
    following = [after for _, after in blanks]
    rows = range(at, at + 16 * len(blanks), 16)
    deque(map(pdfium_bindings.loose_box, repeat(text_page), following, rows), 0)
    room = boxes[:, 0] - pdfium_bindings.bounds([blank for blank, _ in blanks])[:, 0]
    none = np.abs(room) < NO_ROOM * (boxes[:, 1] - boxes[:, 3])
    return list(compress(following, (~none).tolist()))


def _unfounded(owners: list[int], objects: list[int], drawn: int) -> list[int]:
    """The blanks that PDFium put between neighbouring objects though the page draws its blanks,
    ``drawn`` of them."""
    following = dict(pairwise(objects))
    gaps = [
        i
        for i in range(1, len(owners) - 1)
        if owners[i] is None and owners[i + 1] and following.get(owners[i - 1]) == owners[i + 1]
    ]
    return gaps if len(gaps) <= FOUNDED * drawn else []
