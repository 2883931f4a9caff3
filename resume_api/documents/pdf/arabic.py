"""Arabic and Hebrew script: letters, words and brackets from the order on paper to that of reading.

Producers store such text in either order, and PDFium turns some of it round. The places of the
glyphs tell: right-to-left letters must go leftwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from resume_api.documents.pdf import pdfium
from resume_api.documents.pdf.words import Words

LETTERS = (
    "\u05d0-\u05f2\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb1d-\ufdfc\ufe70-\ufefc"
)
LETTER = re.compile(f"[{LETTERS}]")
_LEFT_TO_RIGHT = re.compile("[^\\W\\d_]")
_PIECES = re.compile(r"[()\[\]{}]|[^()\[\]{}]+")
_OPENING, _CLOSING = "([{", ")]}"
_SHAPE = {bracket: i for i, pair in enumerate(("()", "[]", "{}")) for bracket in pair}
# What ends a phrase stands left of a Latin word on paper and after it in reading.
_LEADING_END = re.compile(
    r"^([،؛؟,;:!?+#%]+|\.(?!net|js))(?=[^\W\d_])(.*)$", re.DOTALL | re.IGNORECASE
)
EPSILON = 0.05
# In heights of the line: a blank narrower than this joins the parts of one Persian word.
NON_JOINER = 0.03


def has_letters(text: str) -> bool:
    """Whether any right-to-left letter occurs."""
    return not text.isascii() and LETTER.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the page as a whole is read from right to left."""
    return 3 * len(LETTER.findall(text)) > len(_LEFT_TO_RIGHT.findall(text))


def repaired(words: Words, text_page: Any) -> Words:
    """The words with their letters in the order of reading and brackets as words of their own."""
    handle = pdfium.pointer(text_page)
    origin = np.zeros(2)
    place = origin.ctypes.data

    def at(index: int) -> float:
        pdfium.char_origin(handle, index, place, place + 8)
        return float(origin[0])

    rows: list[int] = []
    texts: list[str] = []
    lefts: list[float | None] = []
    for row, (word, start) in enumerate(zip(words.texts, words.starts, strict=True)):
        pieces = list(_PIECES.finditer(word))
        for piece in pieces:
            rows.append(row)
            first = start + piece.start()
            texts.append(_turned(piece[0], first, at))
            lefts.append(min(at(first), at(start + piece.end() - 1)) if pieces[1:] else None)
    return _rejoined(_regrouped(words, rows, texts, lefts))


def logical(row: list[int], words: Words, base: bool) -> list[int]:
    """Words of a line (given in any order) as they are read; ``base``: right to left."""
    visual = sorted(row, key=lambda i: float(words.boxes[i, 0]))
    kinds = [_kind(words.texts[i]) for i in visual]
    if base and "R" not in kinds:
        base = False
    inner = "L" if base else "R"
    for place in range(1, len(kinds) - 1):
        if kinds[place] == "N" and kinds[place - 1] == inner == kinds[place + 1]:
            kinds[place] = inner
    if base:
        for place, (before, after) in enumerate(pairwise(kinds), 1):
            if (
                before == "L"
                and after == "N"
                and words.texts[visual[place]].isascii()
                and words.texts[visual[place]].isalnum()
            ):
                kinds[place] = "L"
    runs: list[list[int]] = []
    for is_inner, group in groupby(zip(visual, kinds, strict=True), key=lambda p: p[1] == inner):
        members = [i for i, _ in group]
        if not is_inner:
            runs += [[i] for i in members]
        else:
            runs.append(members if base else members[::-1])
    if base:
        runs.reverse()
    return [i for run in runs for i in run]


def spaced(texts: list[str]) -> list[str]:
    """The words of a line, each with the blank before it; brackets, which pages may show mirrored,
    open and close again in turn."""
    out: list[str] = []
    depth = 0
    glue = True
    for text in texts:
        if text in _SHAPE:
            closes = depth > 0
            depth += -1 if closes else 1
            blank = "" if closes or glue else " "
            out.append(blank + (_CLOSING if closes else _OPENING)[_SHAPE[text]])
            glue = not closes
            continue
        tight = glue or (out[-1][-1] in _CLOSING and text[0] in ".,،؛:;!?؟")
        out.append(text if tight else " " + text)
        glue = False
    return out


def _kind(text: str) -> str:
    if LETTER.search(text) or text[-1] in "،؛؟":
        return "R"
    return "L" if _LEFT_TO_RIGHT.search(text) else "N"


def _turned(text: str, start: int, at: Callable[[int], float]) -> str:
    """A word with its characters in the order of reading."""
    if len(text) == 1:
        return text
    places = [at(start + k) for k in range(len(text))]
    letters = [LETTER.match(letter) is not None for letter in text]
    if not any(letters):
        visual = "".join(text[k] for k in sorted(range(len(text)), key=places.__getitem__))
        moved = _LEADING_END.match(visual)
        return moved[2] + moved[1] if moved else visual
    steps = sum(
        (b > a + EPSILON) - (b < a - EPSILON)
        for (a, b), both in zip(pairwise(places), pairwise(letters), strict=True)
        if all(both)
    )
    return _reversed(text, places, letters) if steps > 0 else text


def _reversed(text: str, places: list[float], letters: list[bool]) -> str:
    """The word from its end; letters on one place (a ligature) and Latin runs stay as they are."""
    groups = [text[0]]
    for k in range(1, len(text)):
        latin = text[k].isalnum() and text[k - 1].isalnum() and not (letters[k] or letters[k - 1])
        if latin or abs(places[k] - places[k - 1]) < EPSILON:
            groups[-1] += text[k]
        else:
            groups.append(text[k])
    return "".join(reversed(groups))


def _regrouped(words: Words, rows: list[int], texts: list[str], lefts: list[float | None]) -> Words:
    boxes = words.boxes[rows]
    for row, left in enumerate(lefts):
        if left is not None:
            boxes[row, 0] = left
    return replace(
        words,
        texts=texts,
        boxes=boxes,
        fills=words.fills[rows],
        **{
            name: [getattr(words, name)[row] for row in rows]
            for name in ("starts", "lines", "handles", "fonts", "modes")
        },
    )


def _rejoined(words: Words) -> Words:
    """Words that a blank of no width parts are one, with a zero-width non-joiner inside."""
    letters = [has_letters(text) for text in words.texts]
    boxes = words.boxes
    gap = np.abs(boxes[:-1, 0] - boxes[1:, 2]) < NON_JOINER * (boxes[:-1, 3] - boxes[:-1, 1])
    texts, rows = list(words.texts), list(range(len(words.texts)))
    for i in np.flatnonzero(gap)[::-1].tolist():
        if letters[i] and letters[i + 1] and words.lines[i] == words.lines[i + 1]:
            texts[i] += "\u200c" + texts[i + 1]
            boxes[i, 0] = boxes[i + 1, 0]
            rows.remove(i + 1)
    return _regrouped(words, rows, [texts[i] for i in rows], [None] * len(rows))
