"""Where a paragraph that tells of dated things is cut into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.text.dates import DateRange
from resume_api.extraction.text.entity_heuristics import legal_forms
from resume_api.extraction.text.word_lists import any_of, load

_STOP = re.compile(r"[.!?؟۔。][\"'”»)]?\s{1,4}(?=[^\W_])")
_WORD_BEFORE = re.compile(r"[^\W_]+\Z")
_COLUMN = re.compile(r"\t|\s{2,}")
_SHORTEST = 45  # a shorter line is none of a paragraph
_MANY_LETTERS = 5  # of a word that is no abbreviation before a number
_FEW_LETTERS = 3


def sentence_starts(lines: Sequence[Line], dates: Sequence[DateRange]) -> dict[int, list[int]]:
    """By number of a line, where in it sentences begin behind another one, if a date stands in
    either: the sentences of paragraphs that may tell several entries."""
    places = [date.start for date in dates]
    found: dict[int, list[int]] = {}
    block: list[tuple[int, int]] = []  # a line, and where in it a sentence begins
    first = 0
    for number, line in enumerate([*lines, None]):
        apart = line is None or line.bullet or line.blank_before
        columns = line is not None and _COLUMN.search(line.text) is not None
        if apart or columns:
            _cut(block, lines, first, number, places, found)
            block, first = [], number
        if line is not None and not columns and _is_prose(line):
            block += [(number, at) for at in _stops(line)]
    return found


def _cut(
    block: Sequence[tuple[int, int]], lines: Sequence[Line], first: int, last: int,
    places: Sequence[int], found: dict[int, list[int]],
) -> None:  # fmt: skip
    """Keep the cuts of a paragraph, lines ``first:last``, that part a sentence with a date."""
    if not block:
        return
    at = [lines[number].start + offset for number, offset in block]
    edges = [lines[first].start, *at, lines[last - 1].end]
    for place, (number, offset) in enumerate(block):
        low, high = edges[place], edges[place + 2]
        if bisect_left(places, low) < bisect_left(places, high):
            found.setdefault(number, []).append(offset)


def _is_prose(line: Line) -> bool:
    return not line.bullet and len(line.text) >= _SHORTEST and is_sentence(line)


def _stops(line: Line) -> list[int]:
    return [m.end() for m in _STOP.finditer(line.text) if _ends(line, m)]


def _ends(line: Line, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at a full stop: not an abbreviation, a legal form, a number."""
    word = _WORD_BEFORE.search(line.folded, max(0, stop.start() - 40), stop.start())
    coming = line.text[stop.end()]
    if word is None:  # a closing bracket
        return not coming.islower()
    if coming.islower() or len(word[0]) < _FEW_LETTERS and not word[0].isdigit():
        return False
    if legal_forms().fullmatch(f"{word[0]}."):
        return _openers().match(line.folded, stop.end()) is not None
    return not coming.isdigit() or len(word[0]) >= _MANY_LETTERS or word[0].isdigit()


@cache
def _openers() -> re.Pattern[str]:
    """Words that begin a sentence with a date, behind what may be an abbreviation."""
    lists = load("months")
    words = (*lists["since"], *lists["from"], *lists["between"])
    return re.compile(rf"{any_of(words)}(?![^\W_])")
