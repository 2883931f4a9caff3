"""Words on a page that a person does not see, and how they hide.

Cheap signs name the suspects (light or transparent ink, invisible mode, a layer, something painted
over them, a clip that leaves them out). Only then the page is rendered with and without them: a
suspect without which the page looks the same is hidden. White on a dark bar thus stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, groupby
from typing import Any

import numpy as np

from resume_api.documents.model import HiddenText
from resume_api.documents.normalise import normalise_characters
from resume_api.documents.pdf import pdfium
from resume_api.documents.pdf.render import Picture, render, without
from resume_api.documents.pdf.styles import Style
from resume_api.documents.pdf.words import Frame, Words

# Nobody prints letters smaller than this many points to be read.
TINY = 3.0
LIGHT = 190
OPAQUE = 100
INVISIBLE_MODES = (3, 7)
_HIDING_LAYER = re.compile("hid(e|den)|invisible|secret", re.IGNORECASE)
# A rule, an underline or a bullet covers no word.
MIN_COVER = 6.0
SHAPES_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class PageInk:
    """What is needed to judge the words of one page."""

    page: Any
    frame: Frame
    words: Words
    style_of: list[int]
    styles: list[Style]


def hidden_words(ink: PageInk) -> dict[int, str]:
    """The hidden words by index, each with its kind."""
    found = dict(_off_page(ink)) | dict(_tiny(ink))
    suspects = {i: kind for i, kind in _suspects(ink) if i not in found}
    if not suspects:
        return found
    before = render(ink.page, ink.frame.size)
    after = without(ink.page, ink.frame.size, {ink.words.handles[i] for i in suspects})
    for i, kind in suspects.items():
        box = ink.words.boxes[i]
        if kind == "named_layer":
            found[i] = "hidden_layer"
        elif before.same(after, box) and not _is_ocr(ink, i, before):
            found[i] = kind
    return found


def quotes(found: dict[int, str], words: Words, number: int) -> list[HiddenText]:
    """The hidden words of page ``number`` as they follow each other, one entry a run."""
    runs = []
    for _, group in groupby(
        enumerate(sorted(found.items())), key=lambda p: (p[1][0] - p[0], p[1][1])
    ):
        items = [item for _, item in group]
        text = normalise_characters(" ".join(words.texts[i] for i, _ in items))
        if any(map(str.isalnum, text)):
            runs.append(HiddenText(items[0][1], text, number))
    return runs


def _off_page(ink: PageInk) -> Iterator[tuple[int, str]]:
    width, height = ink.frame.size
    boxes = ink.words.boxes
    across, down = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    off = (across < 0) | (across > width) | (down < 0) | (down > height)
    yield from ((i, "off_page") for i in np.flatnonzero(off).tolist())


def _tiny(ink: PageInk) -> Iterator[tuple[int, str]]:
    small = {i for i, style in enumerate(ink.styles) if style.size < TINY}
    if small:
        heights = (ink.words.boxes[:, 3] - ink.words.boxes[:, 1]).tolist()
        for i, style in enumerate(ink.style_of):
            if style in small and heights[i] < 2 * TINY:
                yield i, "tiny"


def _suspects(ink: PageInk) -> Iterator[tuple[int, str]]:
    """Suspect words with the kind they would be; the last one said counts."""
    words = ink.words
    yield from ((i, "clipped") for i in _clipped(ink))
    yield from ((i, "covered") for i in _covered(ink))
    fills = words.fills
    light = (fills[:, :3].min(axis=1) > LIGHT) | (fills[:, 3] < OPAQUE)
    yield from ((i, "low_contrast") for i in np.flatnonzero(light).tolist())
    invisible = np.isin(words.modes, INVISIBLE_MODES)
    yield from ((i, "invisible") for i in np.flatnonzero(invisible).tolist())
    yield from _layered(words)


def _layered(words: Words) -> Iterator[tuple[int, str]]:
    layers = {
        handle: name
        for handle in compress(words.handles, map(pdfium.count_marks, words.handles))
        if (name := pdfium.layer_name(handle)) is not None
    }
    for i, handle in enumerate(words.handles) if layers else ():
        if (name := layers.get(handle)) is not None:
            yield i, "named_layer" if _HIDING_LAYER.search(name) else "hidden_layer"


def _covered(ink: PageInk) -> list[int]:
    """Words over which something is painted later. Words inside a form have no place of their own
    in the order of painting: they are all taken."""
    words = ink.words
    inked = set(words.handles)
    first = next((i for i, found in enumerate(words.objects) if found in inked), 0)
    painted = [place for place, _ in words.shapes if place > first]
    boxes = ink.frame.placed(pdfium.bounds([words.objects[place] for place in painted]))
    wide = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) >= MIN_COVER
    forms = any(kind == pdfium.raw.FPDF_PAGEOBJ_FORM for _, kind in words.shapes)
    if not (forms or wide.any()):
        return []
    rank = dict(zip(words.objects, range(len(words.objects)), strict=True))
    places = np.array([rank.get(handle, -1) for handle in words.handles])
    middles = ((words.boxes[:, :2] + words.boxes[:, 2:]) / 2)[:, None]
    suspects = places < 0
    chosen = np.flatnonzero(wide)
    for start in range(0, len(chosen), SHAPES_AT_ONCE):
        shapes = chosen[start : start + SHAPES_AT_ONCE]
        inside = (middles > boxes[shapes, :2]) & (middles < boxes[shapes, 2:])
        later = places[:, None] < np.array(painted)[shapes]
        suspects |= (inside.all(axis=2) & later).any(axis=1)
    return np.flatnonzero(suspects).tolist()


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
    bounds = pdfium.clip_bounds(handle)
    return None if bounds is None else frame.placed(bounds)[0].tolist()


def _within(middle: list[float], box: list[float] | None) -> bool:
    return box is None or (box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3])


def _is_ocr(ink: PageInk, word: int, picture: Picture) -> bool:
    """Whether an invisible word lies on a picture of itself, as under a scan."""
    return (
        ink.words.modes[word] in INVISIBLE_MODES
        and any(kind == pdfium.raw.FPDF_PAGEOBJ_IMAGE for _, kind in ink.words.shapes)
        and picture.has_ink(ink.words.boxes[word])
    )
