"""Blanks that a producer draws as text objects of their own.

They have no ink, so PDFium leaves them out: it glues the words at their sides, or makes up blanks
of its own from the gaps. The objects are still on the page, between those of the letters."""

from __future__ import annotations

from ctypes import c_void_p
from dataclasses import dataclass
from itertools import compress, pairwise, repeat
from operator import not_

from resume_api.documents.pdf import pdfium, pdfium_bindings

# A producer that draws blanks as objects needs at least an object for each so many characters.
FEW_OBJECTS = 12
# In running text every sixth sign is a blank; with one in so many, words may be split.
SPLIT_BLANKS = 5
# Of the blanks in such a page, how many PDFium may have made up for each that is drawn.
FOUNDED = 5
TEXT = pdfium.raw.FPDF_PAGEOBJ_TEXT


@dataclass(frozen=True, slots=True)
class Survey:
    """``blanks``: the characters before which a text object without ink stands; ``gaps``: the
    blanks that PDFium put where none is drawn; ``shapes``: the objects that are no text, by their
    place in the order of painting and their type."""

    blanks: list[int]
    gaps: list[int]
    shapes: list[tuple[int, int]]


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
    drawn = [rank for rank, kind in kinds if kind == TEXT and 0 < rank < len(objects) - 1]
    blanks = [
        following
        for rank in drawn
        if 0 < (following := final.get(objects[rank - 1], 0)) < len(owners)
        if objects[rank + 1] == owners[following]
    ]
    is_split = drawn and SPLIT_BLANKS * text.count(" ") > len(text)
    return Survey(blanks, _unfounded(owners, objects, drawn) if is_split else [], shapes)


def _unfounded(owners: list[int], objects: list[int], drawn: list[int]) -> list[int]:
    """The blanks that PDFium put between neighbouring objects though the page draws its blanks,
    the objects of the ranks ``drawn``."""
    following = dict(pairwise(objects))
    gaps = [
        i
        for i in range(1, len(owners) - 1)
        if owners[i] is None and owners[i + 1] and following.get(owners[i - 1]) == owners[i + 1]
    ]
    return gaps if len(gaps) <= FOUNDED * len(drawn) else []
