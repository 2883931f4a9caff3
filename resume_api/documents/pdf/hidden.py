"""Words on a page that a person does not see, and how they hide.

Cheap signs name the suspects (light or transparent ink, invisible mode, a layer, something painted
over them, a clip that leaves them out). Only then the page is rendered with and without them: a
suspect without which the page looks the same is hidden. White on a dark bar thus stays text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

import numpy as np

from resume_api.documents.normalise import normalise_characters
from resume_api.documents.pdf import pdfium
from resume_api.documents.pdf.hidden_candidates import (
    INVISIBLE_MODES,
    SAME_COLOUR,
    PageInk,
    suspects,
)
from resume_api.documents.pdf.lines import Segment, rows_of, segments_of
from resume_api.documents.pdf.render import Colour, Picture, alone, render, without
from resume_api.documents.pdf.words import Words
from resume_api.domain.document import Box, HiddenText

# Nobody prints letters smaller than this many points to be read.
TINY = 3.0
# Of 255: a run of words of which some cannot be seen and the others hardly hides as a whole.
FAINT = 72
# In heights of the line: lines with less leading belong together.
LEADING = 1.5
JUDGED_IN_RUNS = ("low_contrast", "covered", "clipped")


def hidden_words(ink: PageInk) -> dict[int, str]:
    """The hidden words by index, each with its kind."""
    found = dict(_off_page(ink)) | dict(_tiny(ink))
    suspected = {i: kind for i, kind in suspects(ink) if i not in found}
    if not suspected:
        return found
    before = render(ink.page, ink.frame.size)
    drawn = set().union(*map(ink.objects_of, suspected))
    after = without(ink.page, ink.frame.size, drawn)
    boxes = ink.words.boxes
    unseen = {
        i: kind
        for i, kind in suspected.items()
        if before.same(after, boxes[i]) and not _is_ocr(ink, i, before)
    }
    unseen = _not_drawn_otherwise(ink, unseen, before)
    named = {i: "hidden_layer" for i, kind in suspected.items() if kind == "named_layer"}
    return found | _as_runs(ink, suspected, unseen, before, after) | named


def _not_drawn_otherwise(ink: PageInk, unseen: dict[int, str], before: Picture) -> dict[int, str]:
    """The words whose letters are not to be seen: a shadow under letters, or letters that a
    gradient fills, are no ink of their own, yet the page shows them."""
    words = ink.words
    inks: dict[int, Colour] = {}
    for i in unseen:
        if before.has_ink(words.boxes[i]):
            red, green, blue, alpha = words.fills[i].tolist()
            inks |= dict.fromkeys(ink.objects_of(i), (red, green, blue, alpha))
    if not inks:
        return unseen
    letters = alone(ink.page, ink.frame.size, words.objects, inks)
    return {i: kind for i, kind in unseen.items() if not before.shows(letters, words.boxes[i])}


def _as_runs(
    ink: PageInk, suspected: dict[int, str], unseen: dict[int, str], before: Picture, after: Picture
) -> dict[int, str]:
    """The unseen words, those of one line and ink judged together: what is unseen for the most part
    is so with its faint rest; what is seen for the most part only runs over its ground or clip."""
    hidden = {i: kind for i, kind in unseen.items() if kind not in JUDGED_IN_RUNS}
    done: set[int] = set()
    for i in sorted(unseen.keys() - hidden.keys()):
        if i in done:
            continue
        run = _run_around(ink.words, i)
        done |= set(run)
        out = [k for k in run if k in unseen]
        if 2 * _letters(ink.words, out) >= _letters(ink.words, run):
            rest = [k for k in run if k in suspected and k not in unseen]
            out += [k for k in rest if before.difference(after, ink.words.boxes[k]) < FAINT]
            hidden |= {k: unseen.get(k, unseen[i]) for k in out}
        else:
            hidden |= {k: "covered" for k in out if unseen[k] == "covered"}
    return hidden


def _run_around(words: Words, word: int) -> range:
    """The words of a line in the ink of ``word``, next to it on both sides."""
    first = last = word
    while first > 0 and _continues(words, first - 1, first):
        first -= 1
    while last + 1 < len(words.texts) and _continues(words, last, last + 1):
        last += 1
    return range(first, last + 1)


def _continues(words: Words, one: int, other: int) -> bool:
    """Whether two neighbours stand on a line in the same ink."""
    if words.lines[one] != words.lines[other]:
        return False
    inks = words.fills[[one, other], :3].astype(np.int32)
    return int(np.abs(inks[0] - inks[1]).max()) < SAME_COLOUR


def _letters(words: Words, run: Iterable[int]) -> int:
    return sum(len(words.texts[i]) for i in run)


def quotes(found: dict[int, str], words: Words, number: int) -> list[HiddenText]:
    """The hidden words of page ``number`` as they are read, lines under each other in one."""
    rows = rows_of(segments_of(words, sorted(found), False))
    quoted: list[HiddenText] = []
    before: Segment | None = None
    for row in rows:
        kind = found[row[0].words[0]]
        text = " ".join(words.texts[i] for segment in row for i in segment.words)
        text = normalise_characters(text)
        box = reduce(_union, (_box(segment) for segment in row))
        is_next = before and row[0].top - before.bottom < LEADING * before.height
        if is_next and quoted[-1].kind == kind:
            text = f"{quoted[-1].text} {text}"
            box = _union(box, quoted.pop().box or box)
        quoted.append(HiddenText(kind, text, number, box))
        before = row[0]
    return [one for one in quoted if any(map(str.isalnum, one.text))]


def _box(segment: Segment) -> Box:
    return segment.left, segment.top, segment.right, segment.bottom


def _union(one: Box, other: Box) -> Box:
    left, top, right, bottom = zip(one, other, strict=True)
    return min(left), min(top), max(right), max(bottom)


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
