"""Which letters are read from right to left, and whether a page is."""

from __future__ import annotations

import re

LETTERS = (
    "\u05d0-\u05f2\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb1d-\ufdfc\ufe70-\ufefc"
)
LETTER = re.compile(f"[{LETTERS}]")
LATIN = re.compile(r"[^\W\d_]")
NON_JOINER = "\u200c"


def has_letters(text: str) -> bool:
    """Whether any right-to-left letter occurs."""
    return not text.isascii() and LETTER.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the page as a whole is read from right to left."""
    return 3 * len(LETTER.findall(text)) > len(re.findall("[A-Za-z]", text))
