"""Characters that print nothing, used to carry words past a reader's eyes."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Unicode tag characters mirror ASCII; after a black flag they are a regional flag, and honest.
_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007e]{2,}\U000e007f?")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]{16,}")
_TAG_OFFSET = 0xE0000


def smuggled(text: str) -> Iterator[str]:
    """What runs of invisible characters say, or how long they are where that is a code."""
    if text.isascii():
        return
    for match in _TAGS.finditer(text):
        yield "".join(chr(ord(tag) - _TAG_OFFSET) for tag in match[0].rstrip("\U000e007f"))
    for match in _ZERO_WIDTH.finditer(text):
        yield f"{len(match[0])} zero-width characters in a row"


def without_tags(text: str) -> str:
    """``text`` without the words that tag characters spell."""
    return text if text.isascii() else _TAGS.sub("", text)
