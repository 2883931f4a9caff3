"""Accents drawn apart from their letters, as old TeX fonts do: "J\u00a8org" is "J\u00f6rg".

The place on paper tells which letter an accent belongs on; the order in the file does not."""

from __future__ import annotations

import re
import unicodedata
from ctypes import c_void_p

import numpy as np

from resume_api.documents.pdf import pdfium_bindings

_COMBINING = {
    "\u0060": "\u0300",
    "\u00b4": "\u0301",
    "^": "\u0302",
    "\u02c6": "\u0302",
    "~": "\u0303",
    "\u02dc": "\u0303",
    "\u00af": "\u0304",
    "\u02d8": "\u0306",
    "\u02d9": "\u0307",
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u02dd": "\u030b",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
    "\u02db": "\u0328",
} | {mark: mark for mark in map(chr, range(0x300, 0x329))}
_MARK = re.compile(f"[{re.escape(''.join(_COMBINING))}]")
_DOTLESS = {"\u0131": "i", "\u0237": "j"}
# In sizes of the letter: how far an accent may stand off its letter's middle, and off its line.
OFF_MIDDLE, OFF_LINE = 0.25, 0.5


def composed(text_page: c_void_p, text: str) -> tuple[str, frozenset[int]]:
    """The characters of a page with accents on their letters, and the places of these accents."""
    marks = [found.start() for found in _MARK.finditer(text)]
    if not marks:
        return text, frozenset()
    letters = [i for i, sign in enumerate(text) if sign.isalpha()]
    middles, sizes = _places(text_page, letters)
    out = list(text)
    gone = []
    for mark, (across, down) in zip(marks, _places(text_page, marks)[0].tolist(), strict=True):
        off = np.abs(middles[:, 0] - across) / sizes
        level = np.abs(middles[:, 1] - down) < OFF_LINE * sizes
        for place in np.flatnonzero(level & (off < OFF_MIDDLE))[:8].tolist():
            base = _DOTLESS.get(text[letters[place]], text[letters[place]])
            letter = unicodedata.normalize("NFC", base + _COMBINING[text[mark]])
            if len(letter) == 1:
                out[letters[place]] = letter
                gone.append(mark)
                break
    return "".join(out), frozenset(gone)


def _places(
    text_page: c_void_p, characters: list[int]
) -> tuple[pdfium_bindings.Floats, pdfium_bindings.Floats]:
    """The middles of the ink of characters across, their baselines, and their sizes."""
    ink = pdfium_bindings.doubles(pdfium_bindings.ink_box, text_page, characters, 4)
    origins = pdfium_bindings.doubles(pdfium_bindings.char_origin, text_page, characters, 2)
    sizes = [pdfium_bindings.effective_size(text_page, i) for i in characters]
    middles = np.stack([ink[:, :2].mean(axis=1), origins[:, 1]], axis=1)
    return middles, np.maximum(np.array(sizes), 1.0)
