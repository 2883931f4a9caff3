"""The tokens of a cell: words and single signs, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_api.extraction.resume.structure.cells import Cell

_TOKEN = re.compile(r"[^\W_]+(?:['’.&+#-][^\W_]+)*[.+#]*|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of cell number ``cell``; offsets are those of the document's text."""

    start: int
    end: int
    text: str
    folded: str
    cell: int


def tokens_of(cell: Cell, number: int) -> list[Token]:
    """The tokens of cell ``number``."""
    return [
        Token(cell.start + m.start(), cell.start + m.end(), m[0], cell.folded[m.start() : m.end()], number)
        for m in _TOKEN.finditer(cell.text)
    ]
