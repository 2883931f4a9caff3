"""Characters that open list items or end sentences, and those that no database and no UTF-8 answer
can carry: NUL and lone surrogates."""

from __future__ import annotations

import re
from typing import Any

BULLETS = "•●○▪◦‣►✓"
"""What opens a list item, wherever it stands; made for a class of a pattern, as those below."""
LIST_MARKS = BULLETS + r"·*–—\-"
"""What opens a list item at the beginning of a line."""
SENTENCE_ENDS = ".!?؟۔。！？"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> bool:
    """Whether ``text`` can be stored (PostgreSQL knows no NUL) and sent (UTF-8, RFC 3629)."""
    return _UNSTORABLE.search(text) is None


def without_unstorable(value: Any) -> Any:
    """``value``, as JSON knows it, with such characters taken out of its texts."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, list):
        return [without_unstorable(one) for one in value]
    if isinstance(value, dict):
        return {without_unstorable(k): without_unstorable(v) for k, v in value.items()}
    return value
