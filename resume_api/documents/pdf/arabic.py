"""Arabic and Hebrew words: their letters from the order on paper to the order of reading.

Producers store such text in either order, and PDFium turns some of it round. The origins of the
glyphs tell: right-to-left letters go leftwards. (The boxes of such glyphs mislead.)"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np

from resume_api.documents.pdf import pdfium_bindings
from resume_api.documents.pdf.scripts import NON_JOINER, has_letters
from resume_api.documents.pdf.words import Frame, Numbers, Words

_PIECES = re.compile(r"[()\[\]{}،؛؟]|[^()\[\]{}،؛؟]+")
# One glyph for lam and alef: its letters are in this order, whichever way the text was turned.
_LAM_ALEF = re.compile("([\u0622\u0623\u0625\u0627\u0671])(\u0644)")
# What parts or ends phrases stands left of a Latin word on paper and after it in reading.
_STOPS = re.compile(r"^([,;:!?]+|\.(?!net|js))(?=[^\W\d_])", re.I)
_LEADING_SIGN = re.compile(r"^([+#%]+)(?=[^\W\d_])(.*)$", re.DOTALL)
EPSILON = 0.05
# In sizes of the font.
ASCENT, DESCENT, LETTER_WIDTH = 0.79, 0.21, 0.5
# In heights of the line: a blank narrower than this joins the parts of one Persian word.
JOINED = 0.03
Place = Callable[[int], tuple[float, float]]


def repaired(words: Words, text_page: Any, frame: Frame) -> Words:
    """The words with their letters in the order of reading, brackets and Arabic commas as
    words of their own, and boxes that stand on the baseline."""
    handle = pdfium_bindings.pointer(text_page)
    origin = np.zeros(2)
    address = origin.ctypes.data

    def place(index: int) -> tuple[float, float]:
        pdfium_bindings.char_origin(handle, index, address, address + 8)
        return float(origin[0]), float(origin[1])

    rows: list[int] = []
    texts: list[str] = []
    boxes: list[list[float]] = []
    for row, (word, characters) in enumerate(zip(words.texts, words.characters, strict=True)):
        size = pdfium_bindings.effective_size(handle, characters[0])
        across = [place(i)[0] for i in characters]
        pieces = list(_pieces(word, across))
        box = _on_baseline(words.boxes[row].tolist(), place(characters[0])[1], size, frame)
        if not has_letters(word):
            box = _covering(box, across, size, frame)
        for piece in pieces:
            places = [across[i] for i in piece]
            rows.append(row)
            texts.append(_ordered("".join(word[i] for i in piece), places))
            boxes.append(_part(box, places, across, size, frame))
    repaired = _rowed(words, rows, texts, np.array(boxes, dtype=np.float32))
    return repaired if words.by_gaps else _rejoined(repaired)


def _pieces(word: str, places: list[float]) -> Iterator[list[int]]:
    """The parts of a word, each as the places of its letters in ``word``."""
    order = list(range(len(word)))
    if not has_letters(word):
        order = sorted(order, key=places.__getitem__)
        word = "".join(word[i] for i in order)
        if (stops := _STOPS.match(word)) is not None:
            yield order[: stops.end()]
            order, word = order[stops.end() :], word[stops.end() :]
    for piece in _PIECES.finditer(word):
        yield order[piece.start() : piece.end()]


def _on_baseline(box: list[float], baseline: float, size: float, frame: Frame) -> list[float]:
    """A box with the height of its font around its baseline; turned pages keep theirs."""
    if frame.turns:
        return box
    down = frame.top - baseline
    return [box[0], down - ASCENT * size, box[2], down + DESCENT * size]


def _covering(box: list[float], across: list[float], size: float, frame: Frame) -> list[float]:
    """The box of a word with all of its characters, which stand at ``across``: the last one read of
    "Python." is the first on paper."""
    left, right = min(across) - frame.left, max(across) - frame.left
    if frame.turns or left >= box[0] and right <= box[2]:
        return box
    right = box[2] if right <= box[2] else right + LETTER_WIDTH * size
    return [min(box[0], left), box[1], right, box[3]]


def _part(
    box: list[float], places: list[float], across: list[float], size: float, frame: Frame
) -> list[float]:
    """The box of the part of a word whose characters are at ``places``."""
    left, right = box[0], box[2]
    if min(places) > min(across):
        left = min(places) - frame.left
    if max(places) < max(across):
        right = max(places) - frame.left + LETTER_WIDTH * size
    return [left, box[1], max(right, left), box[3]]


def _ordered(text: str, places: list[float]) -> str:
    """A word in the order of reading, its characters at ``places`` from left to right on paper."""
    groups: list[tuple[float, str]] = []
    for letter, place in zip(text, places, strict=True):
        if groups and abs(groups[-1][0] - place) < EPSILON:
            groups[-1] = groups[-1][0], groups[-1][1] + letter
        else:
            groups.append((place, letter))
    if not has_letters(text):
        visual = "".join(group for _, group in sorted(groups, key=lambda group: group[0]))
        moved = _LEADING_SIGN.match(visual)
        return moved[2] + moved[1] if moved else visual
    groups.sort(key=lambda group: -group[0])
    out = ""
    for is_latin, run in groupby((letters for _, letters in groups), key=_is_latin):
        glyphs = [_ligature(letters) for letters in run]
        out += "".join(glyphs[::-1] if is_latin else glyphs)
    return out


def _is_latin(letters: str) -> bool:
    return letters.isalnum() and not has_letters(letters)


def _ligature(letters: str) -> str:
    """The letters of one glyph: lam before alef, and a zero-width non-joiner before the letter
    that it parts from the one before (HarfBuzz gives it to that letter's glyph)."""
    if len(letters) < 2:
        return letters
    bare = letters.replace(NON_JOINER, "")
    return NON_JOINER * (bare != letters) + _LAM_ALEF.sub(r"\2\1", bare)


def _rowed(words: Words, rows: list[int], texts: list[str], boxes: Numbers) -> Words:
    """The words made of ``rows`` of the old ones."""
    lists: dict[str, Any] = {
        name: [getattr(words, name)[row] for row in rows]
        for name in ("characters", "lines", "handles", "fonts", "modes")
    }
    return replace(words, texts=texts, boxes=boxes, fills=words.fills[rows], **lists)


def _rejoined(words: Words) -> Words:
    """Words that a blank of no width parts are one, with a zero-width non-joiner inside."""
    letters = [has_letters(text) for text in words.texts]
    boxes = words.boxes
    gap = np.abs(boxes[:-1, 0] - boxes[1:, 2]) < JOINED * (boxes[:-1, 3] - boxes[:-1, 1])
    texts, rows = list(words.texts), list(range(len(words.texts)))
    for i in np.flatnonzero(gap)[::-1].tolist():
        if letters[i] and letters[i + 1] and words.lines[i] == words.lines[i + 1]:
            texts[i] += NON_JOINER + texts[i + 1]
            boxes[i, 0] = boxes[i + 1, 0]
            rows.remove(i + 1)
    return _rowed(words, rows, [texts[i] for i in rows], boxes[rows])
