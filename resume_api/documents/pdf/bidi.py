"""Lines with right-to-left words: the words from their order on paper to the order of reading.

A small reverse of the Unicode Bidirectional Algorithm (UAX 9) on whole words: runs of Latin words
keep their order inside a right-to-left line and the other way round; brackets go by pairs (N0)."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from resume_api.documents.pdf.arabic import LATIN, LETTER
from resume_api.documents.pdf.words import Words

_SHAPE = {bracket: i for i, pair in enumerate(("()", "[]", "{}")) for bracket in pair}
_OPENING, _CLOSING = "([{", ")]}"
_COMMAS = ("،", "؛", "؟")
# Signs that a right-to-left line shows on the other side of a number.
_SIGNED = re.compile(r"^([.,،؛:%٪]*)(\+?)([\d٠-٩۰-۹][^\s+]*)(\+?)$")


def logical(row: list[int], words: Words, right_to_left: bool) -> list[int]:
    """The words of a line, given in any order, as they are read."""
    visual = sorted(row, key=lambda i: float(words.boxes[i, 0]))
    kinds = [_kind(words.texts[i]) for i in visual]
    base = "R" if right_to_left and "R" in kinds else "L"
    inner = "L" if base == "R" else "R"
    _resolve_brackets([words.texts[i] for i in visual], kinds, inner)
    for place in range(1, len(kinds) - 1):
        if kinds[place] == "N" and kinds[place - 1] == inner == kinds[place + 1]:
            kinds[place] = inner
    if base == "R":
        for place, (before, after) in enumerate(pairwise(kinds), 1):
            if before == "L" and after == "N" and words.texts[visual[place]].isalnum():
                kinds[place] = "L"  # "Python 3"
    runs: list[list[int]] = []
    for kind, group in groupby(zip(visual, kinds, strict=True), key=lambda pair: pair[1]):
        members = [i for i, _ in group]
        if kind == inner:
            runs.append(members if base == "R" else members[::-1])
        else:
            runs += [[i] for i in members]
    return [i for run in (reversed(runs) if base == "R" else runs) for i in run]


def spaced(texts: list[str]) -> list[str]:
    """The words of a line in the order of reading, each with the blank before it; brackets, which
    pages may show mirrored, open and close in turn, and signs are back on their side of numbers."""
    mirrored = any(LETTER.search(text) for text in texts)
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
        if mirrored:
            text = _SIGNED.sub(lambda found: found[2] + found[4] + found[3] + found[1][::-1], text)
        tight = glue or text in _COMMAS or (out[-1][-1] in _CLOSING and text[0] in ".,:;!?")
        out.append(text if tight else " " + text)
        glue = False
    return out


def _kind(text: str) -> str:
    """R or L for a word of that direction, N for numbers and signs."""
    if LETTER.search(text) or text in _COMMAS:
        return "R"
    return "L" if LATIN.search(text) else "N"


def _resolve_brackets(texts: list[str], kinds: list[str], inner: str) -> None:
    """A pair of brackets around inner words is inner where such a word stands before it."""
    places = [place for place, text in enumerate(texts) if text in _SHAPE]
    for first, last in zip(places[::2], places[1::2], strict=False):
        inside = set(kinds[first + 1 : last])
        beside = kinds[first - 1] if inner == "L" and first else "".join(kinds[last + 1 : last + 2])
        if inside <= {inner, "N"} and inner in inside and beside == inner:
            kinds[first] = kinds[last] = inner
