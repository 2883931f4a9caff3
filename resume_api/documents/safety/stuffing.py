"""Text that is there for a program and not for a person: orders to a model, and stuffing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import eq

from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.document import Quote

# A window of so many words, and how few of them may differ. Lists of a resume repeat their labels
# ("Java - Experience - 12 months"): in 40 such words a dozen differ.
WINDOWS = ((40, 8), (160, 28))
_WORD = re.compile(r"[^\W\d_][\w+#]+")
_IN_A_TERM = re.compile(r"[\w+#.-]+")
_IN_A_ROW = re.compile(
    r"(?<!\w)((?=\w*[^\W\d_])\w[\w+#.-]{1,30}(?: [\w+#.-]{1,30}){0,2})"
    r"(?:[ \t]*[,;|/·•]?[ \t]*\b\1(?!\w)){4,}",
    re.I,
)


def find_injections(text: str) -> tuple[Quote, ...]:
    """The sentences that order or address a model, in any of the supported languages."""
    return tuple(Quote(text[start:end], start, end) for start, end in find_instructions(text))


def find_stuffing(text: str) -> tuple[Quote, ...]:
    """Where the same words stand again and again: one term five times in a row, or a stretch of 40
    words with fewer than 8 different ones, or of 160 with fewer than 28. Numbers do not count."""
    words = list(_WORD.finditer(text))
    folded = [word[0].lower() for word in words]
    spans = [match.span() for match in _IN_A_ROW.finditer(text)] if _may_repeat(text) else []
    for size, least in WINDOWS:
        for window in _dense(folded, size, least):
            spans.append((words[window[0]].start(), words[window[-1]].end()))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Quote(text[start:end], start, end) for start, end in merged)


def _may_repeat(text: str) -> bool:
    """Whether terms of one to three words may stand five times in a row: as often, but for a word
    at either end that is glued to others, as a word is the same so many words before it."""
    words = [word.strip("+#.-") for word in _IN_A_TERM.findall(text.lower())]
    for size in (1, 2, 3):
        alike = bytes(map(eq, words[size:], words))
        if bytes([True] * (4 * size - 2)) in alike:
            return True
    return False


def _dense(folded: list[str], size: int, least: int) -> Iterator[range]:
    """The windows with too few different words. Any window of ``size`` holds one of three quarters
    of it that begins at a multiple of a quarter: where none of those is dense, none is."""
    quarter = size // 4
    starts = range(0, len(folded) - 3 * quarter + 1, quarter)
    if all(len(set(folded[start : start + 3 * quarter])) >= least for start in starts):
        return
    counts = Counter(folded[: size - 1])
    for first in range(len(folded) - size + 1):
        counts[folded[first + size - 1]] += 1
        if len(counts) < least:
            yield range(first, first + size)
        counts[folded[first]] -= 1
        if not counts[folded[first]]:
            del counts[folded[first]]
