"""Words on a page that a person does not see, and how they hide.

Cheap signs name the suspects (light or transparent ink, invisible mode, a layer, something painted
over them, a clip that leaves them out). Only then the page is rendered with and without them: a
suspect without which the page looks the same is hidden. White on a dark bar thus stays text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from resume_api.documents.normalise import normalise_characters
from resume_api.documents.pdf import pdfium
from resume_api.documents.pdf.hidden_candidates import INVISIBLE_MODES, PageInk, suspects
from resume_api.documents.pdf.render import Picture, render, without
from resume_api.documents.pdf.words import Words
from resume_api.domain.document import HiddenText

# Nobody prints letters smaller than this many points to be read.
TINY = 3.0


def hidden_words(ink: PageInk) -> dict[int, str]:
    """The hidden words by index, each with its kind."""
    found = dict(_off_page(ink)) | dict(_tiny(ink))
    suspected = {i: kind for i, kind in suspects(ink) if i not in found}
    if not suspected:
        return found
    before = render(ink.page, ink.frame.size)
    after = without(ink.page, ink.frame.size, {ink.words.handles[i] for i in suspected})
    for i, kind in suspected.items():
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


def _is_ocr(ink: PageInk, word: int, picture: Picture) -> bool:
    """Whether an invisible word lies on a picture of itself, as under a scan."""
    return (
        ink.words.modes[word] in INVISIBLE_MODES
        and any(kind == pdfium.raw.FPDF_PAGEOBJ_IMAGE for _, kind in ink.words.shapes)
        and picture.has_ink(ink.words.boxes[word])
    )
