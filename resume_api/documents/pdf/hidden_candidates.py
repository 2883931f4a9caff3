"""Cheap signs that a word may be hidden: light or transparent ink, invisible mode, a layer,
something painted over it, a clip that leaves it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt

from resume_api.documents.pdf import pdfium, pdfium_bindings
from resume_api.documents.pdf.styles import Style
from resume_api.documents.pdf.words import Colours, Frame, Words

# Inks of 255: lighter in all colours, or less opaque, and white paper may hide them.
LIGHT = 190
OPAQUE = 100
_HIDING_LAYER = re.compile("hid(e|den)|invisible|secret", re.IGNORECASE)
# A rule, an underline or a bullet covers no word.
MIN_COVER = 6.0
# Of 255, in the strongest channel.
SAME_COLOUR = 48
INVISIBLE_MODES = (3, 7)


@dataclass(frozen=True, slots=True)
class PageInk:
    """What is needed to judge the words of one page."""

    page: Any
    text_page: Any
    frame: Frame
    words: Words
    style_of: list[int]
    styles: list[Style]

    def objects_of(self, word: int) -> set[int]:
        """The text objects that draw the letters of a word."""
        handle = pdfium_bindings.pointer(self.text_page)
        found = {pdfium_bindings.text_object(handle, i) for i in self.words.characters[word]}
        return {one for one in found if one}


def suspects(ink: PageInk) -> Iterator[tuple[int, str]]:
    """Words that may be hidden, each with the kind it would be; the last one said counts."""
    words = ink.words
    yield from ((i, "clipped") for i in _clipped(ink))
    yield from _on_shapes(ink)
    fills = words.fills
    light = (fills[:, :3].min(axis=1) > LIGHT) | (fills[:, 3] < OPAQUE)
    yield from ((i, "low_contrast") for i in np.flatnonzero(light).tolist())
    invisible = np.isin(words.modes, INVISIBLE_MODES)
    yield from ((i, "invisible") for i in np.flatnonzero(invisible).tolist())
    yield from _layered(words)


def _layered(words: Words) -> Iterator[tuple[int, str]]:
    layers = {
        handle: name
        for handle in compress(words.handles, map(pdfium_bindings.count_marks, words.handles))
        if (name := pdfium_bindings.layer_name(handle)) is not None
    }
    for i, handle in enumerate(words.handles) if layers else ():
        if (name := layers.get(handle)) is not None:
            yield i, "named_layer" if _HIDING_LAYER.search(name) else "hidden_layer"


def _on_shapes(ink: PageInk) -> Iterator[tuple[int, str]]:
    """Words over which something is painted later, and words on a ground of their own colour.
    Those inside a form have no place of their own in the order of painting: they are all taken."""
    words = ink.words
    boxes = ink.frame.placed(
        pdfium_bindings.bounds([words.objects[place] for place, _ in words.shapes])
    )
    wide = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) >= MIN_COVER
    forms = any(kind == pdfium.raw.FPDF_PAGEOBJ_FORM for _, kind in words.shapes)
    if not (forms or wide.any()):
        return
    rank = dict(zip(words.objects, range(len(words.objects)), strict=True))
    places = np.array([rank.get(handle, -1) for handle in words.handles])
    middles = (words.boxes[:, :2] + words.boxes[:, 2:]) / 2
    yield from ((i, "covered") for i in np.flatnonzero(places < 0).tolist())
    for shape in np.flatnonzero(wide).tolist():
        inside = ((middles > boxes[shape, :2]) & (middles < boxes[shape, 2:])).all(axis=1)
        if inside.any():
            place, kind = words.shapes[shape]
            path = words.objects[place] if kind == pdfium.raw.FPDF_PAGEOBJ_PATH else None
            if path and not pdfium_bindings.is_filled(path):
                continue
            yield from ((i, "covered") for i in np.flatnonzero(inside & (places < place)).tolist())
            if path:
                alike = inside & _alike(words.fills, pdfium_bindings.fills([path]))
                yield from ((i, "low_contrast") for i in np.flatnonzero(alike).tolist())


def _alike(fills: Colours, ground: Colours) -> npt.NDArray[np.bool_]:
    difference = fills[:, :3].astype(np.int32) - ground[:, :3].astype(np.int32)
    return np.asarray(np.abs(difference).max(axis=1) < SAME_COLOUR)


def _clipped(ink: PageInk) -> Iterator[int]:
    """Words outside their clips, on lines whose first word is outside its own."""
    words = ink.words
    lines = np.array(words.lines)
    middles = ((words.boxes[:, :2] + words.boxes[:, 2:]) / 2).tolist()
    for first in np.flatnonzero(np.diff(lines, prepend=-1)).tolist():
        if not _within(middles[first], _clip_of(words.handles[first], ink.frame)):
            for i in np.flatnonzero(lines == lines[first]).tolist():
                if not _within(middles[i], _clip_of(words.handles[i], ink.frame)):
                    yield i


def _clip_of(handle: int, frame: Frame) -> list[float] | None:
    bounds = pdfium_bindings.clip_bounds(handle)
    return None if bounds is None else frame.placed(bounds)[0].tolist()


def _within(middle: list[float], box: list[float] | None) -> bool:
    return box is None or (box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3])
