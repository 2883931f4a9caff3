"""The tokens of a cell: words and single signs, with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from resume_api.extraction.resume.structure.cells import Cell

GARBLED = "(?:ï¼[\x80-\x9fŒ‹]?|â€[^\\w\\s]?|âž¢|Â)(?![^\\W_])"
"""A sign that was written in UTF-8 and read as Latin-1: a wide comma, a dash, a bullet."""
_TOKEN = re.compile(
    rf"(?P<garbled>(?<![^\W_]){GARBLED})|" r"[^\W_]+(?:['’.&+#-][^\W_]+)*[.+#]*|[^\w\s]|_"
)


class Token(NamedTuple):
    """A word or sign of cell number ``cell``; offsets are those of the document's text."""

    start: int
    end: int
    text: str
    folded: str
    cell: int
    style: int = 0  # number of the run of one setting within the cell
    weight: tuple[bool, bool] = (False, False)  # bold, italic


def tokens_of(cell: Cell, number: int) -> list[Token]:
    """The tokens of cell ``number``."""
    found = []
    for m in _TOKEN.finditer(cell.text):
        start = cell.start + m.start()
        run = max(0, bisect_right(cell.runs, start, key=_start) - 1)
        weight = cell.runs[run][1:] if cell.runs else (cell.bold, cell.italic)
        text, folded = m[0], cell.folded[m.start() : m.end()]
        if m["garbled"]:
            text = folded = "|"
        found.append(Token(start, cell.start + m.end(), text, folded, number, run, weight))
    return found


def _start(run: tuple[int, bool, bool]) -> int:
    return run[0]
