"""Lines with right-to-left words: the words from their order on paper to the order of reading.

A small reverse of the Unicode Bidirectional Algorithm (UAX 9) on whole words: runs of Latin words
keep their order inside a right-to-left line and the other way round; brackets go by pairs (N0)."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from resume_api.documents.pdf.scripts import LATIN, LETTER
from resume_api.documents.pdf.words import Words

_SHAPE = {bracket: i for i, pair in enumerate(("()", "[]", "{}")) for bracket in pair}
_OPENING, _CLOSING = "([{", ")]}"
_COMMA = "،"
_COMMAS = (_COMMA, "؛", "؟")
_STOPS = frozenset(",;:!?.")
_YEAR = re.compile(r"(?:1[34]|19|20|۱[۳۴]|١[٣٤]|١٩|٢٠)[\d]{2}")
_NUMBER = re.compile(r"\+?\d[\d-]*\+?")
_OPENINGS = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        (3, r"^\+|^[0۰٠]{2}|\+$"),
        (2, "^[0۰٠][5-9۵-۹٥-٩]"),
        (1, "^[0۰٠]"),
        (0, ""),
    )
)
# In heights of the line.
BLANK = 0.15
# Digits of a telephone number.
MIN_DIGITS, MAX_DIGITS = 7, 15
# Signs that a right-to-left line shows on the other side of a number.
_SIGNED = re.compile(r"^([.,،؛:%٪]*)(\+?)([\d٠-٩۰-۹][^\s+]*)(\+?)$")


def logical(row: list[int], words: Words, right_to_left: bool) -> list[int]:
    """The words of a line, given in any order, as they are read."""
    visual = sorted(row, key=lambda i: float(words.boxes[i, 0]))
    kinds = [_kind(words.texts[i]) for i in visual]
    if right_to_left and set(kinds) == {"N"} and _is_leftward([words.texts[i] for i in visual]):
        return visual[::-1]
    base = "R" if right_to_left and "R" in kinds else "L"
    inner = "L" if base == "R" else "R"
    _resolve_brackets([words.texts[i] for i in visual], kinds, inner)
    _resolve_commas(visual, kinds, words)
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
            runs += _number_groups(members, words) if base == "R" else [[i] for i in members]
    return [i for run in (reversed(runs) if base == "R" else runs) for i in run]


def _is_leftward(texts: list[str]) -> bool:
    """Whether a line of nothing but numbers and signs, given from left to right, is read leftwards:
    its later year stands left."""
    years = [int(found[0]) for text in texts if (found := _YEAR.search(text))]
    return len(years) > 1 and years[0] > years[-1]


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
        tight = (
            glue
            or text in _COMMAS
            or _STOPS.issuperset(text)
            or (out[-1][-1] in _CLOSING and text[0] in ".,:;!?")
        )
        out.append(text if tight else " " + text)
        glue = False
    return out


def _kind(text: str) -> str:
    """R or L for a word of that direction, N for numbers and signs."""
    if LETTER.search(text) or text in _COMMAS[1:]:
        return "R"
    return "L" if LATIN.search(text) else "N"


def _resolve_commas(visual: list[int], kinds: list[str], words: Words) -> None:
    """An Arabic comma between Latin words is set as one of them (UAX 9, N1) where it stands close
    to the word on its left; one behind a blank there parts a list that is read leftwards."""
    boxes = words.boxes
    for place in range(1, len(visual) - 1):
        before, comma = visual[place - 1 : place + 1]
        if words.texts[comma] == _COMMA and kinds[place - 1] == "L" == kinds[place + 1]:
            blank = BLANK * (boxes[comma, 3] - boxes[comma, 1])
            close = boxes[comma, 0] - boxes[before, 2] < blank
            # The font of the comma may set it off; then both came as one word.
            one = words.characters[comma] is words.characters[before]
            kinds[place] = "L" if close or one else "R"


def _number_groups(members: list[int], words: Words) -> list[list[int]]:
    """The words of a right-to-left line, the groups of a telephone number as one: it is set from
    left to right, unless it is rather the last group on paper that begins one."""
    groups: list[list[int]] = []
    for is_number, found in groupby(members, lambda i: bool(_NUMBER.fullmatch(words.texts[i]))):
        group = list(found)
        texts = [words.texts[i] for i in group]
        digits = sum(map(str.isdigit, "".join(texts)))
        years = all(map(_YEAR.fullmatch, texts))
        is_phone = is_number and not years and MIN_DIGITS <= digits <= MAX_DIGITS
        if is_phone and _opens(texts[0]) >= _opens(texts[-1]):
            groups.append(group)
        else:
            groups += [[i] for i in group]
    return groups


def _opens(text: str) -> int:
    """How surely a telephone number begins with this group: a sign of going abroad, the code of
    mobile networks (in Iran and the Arab countries), any other code."""
    return next(rank for rank, opening in _OPENINGS if opening.search(text))


def _resolve_brackets(texts: list[str], kinds: list[str], inner: str) -> None:
    """A pair of brackets around inner words is inner where such a word stands before it."""
    places = [place for place, text in enumerate(texts) if text in _SHAPE]
    for first, last in zip(places[::2], places[1::2], strict=False):
        inside = set(kinds[first + 1 : last])
        beside = kinds[first - 1] if inner == "L" and first else "".join(kinds[last + 1 : last + 2])
        if inside <= {inner, "N"} and inner in inside and beside == inner:
            kinds[first] = kinds[last] = inner
