"""Dates that stand in lines under each other: one date or range, and what follows below it."""

from __future__ import annotations

from dataclasses import replace

from resume_api.documents.date_marks import (
    OPEN,
    OPENING,
    PRESENT,
    YEAR,
    ends_with_date,
    is_range,
    opens_with_date,
)
from resume_api.documents.pdf.lines import Segment
from resume_api.documents.pdf.words import Words


def head(
    stack: list[Segment], words: Words, is_cell: bool = False
) -> tuple[Segment, list[Segment]]:
    """The date that a stack of lines opens with as one line, and the other lines. ``is_cell``: the
    lines are known to be of one cell, so two dates under each other are a range."""
    texts = texts_of(stack, words)
    if are_dates(stack, words) and not (is_cell and is_range(texts[0])):
        count = len(stack)
    else:
        count = _date_lines(texts)
    bare = count == 2 and not is_open(*texts[:2])
    if is_cell and count == 1 < len(stack) and all(map(_is_one_date, texts[:2])):
        count, bare = 2, True
    if count == 1:
        return stack[0], stack[1:]
    whole = replace(
        stack[0],
        words=[i for line in stack[:count] for i in line.words],
        right=max(line.right for line in stack[:count]),
        bottom=stack[count - 1].bottom,
        ends_cell=True,
        stack=[line.words for line in stack[:count]],
        range_end=stack[1].words[0] if bare else None,
    )
    return whole, stack[count:]


def _is_one_date(text: str) -> bool:
    return opens_with_date(text) and ends_with_date(text) and not is_range(text)


def are_dates(stack: list[Segment], words: Words) -> bool:
    """Whether a cell holds dates alone, the first of them a year at least."""
    first, *rest = texts_of(stack, words)
    dated = all(YEAR.search(one) or PRESENT.search(one) for one in rest)
    return YEAR.search(first) is not None and (dated or len(rest) == 1 and is_open(first, rest[0]))


def _date_lines(texts: list[str]) -> int:
    """How many lines of a cell, from its first one on, are one date or range of dates."""
    count = 1
    while count < len(texts):
        line = texts[count]
        following = texts[count + 1] if count + 1 < len(texts) else ""
        dated = YEAR.search(line) or PRESENT.search(line)
        month = line.isalpha() and YEAR.match(following)
        if not (dated or month) or not goes_on_with(texts[:count], line):
            break
        count += 1
    return count


def is_open(text: str, rest: str) -> bool:
    """Whether ``text`` ends, or ``rest`` begins, in the middle of a range."""
    return OPEN.search(text) is not None or OPENING.search(rest) is not None


def goes_on_with(before: list[str], line: str) -> bool:
    """Whether a line is the rest of a range of dates that the lines above it began."""
    known = " ".join(before)
    return not is_range(known) and is_open(known, line)


def texts_of(stack: list[Segment], words: Words) -> list[str]:
    """The texts of the lines."""
    return [" ".join(words.texts[i] for i in line.words) for line in stack]
