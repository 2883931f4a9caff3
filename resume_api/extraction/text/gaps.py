"""What stands between the words of a text: commas, brackets, the ends of sentences and lines."""

from __future__ import annotations

from functools import cache
from itertools import accumulate

from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import load

_WRAPPED = 50  # characters of a line that may go on in the next
_ENDS = frozenset(";؛•●▪◦‣|!?؟۔·►✓→")


class Gap:
    """What stands between a token and the one before it, as bits. No ``IntFlag``: that makes an
    object of each sum, thousands a page."""

    NONE = 0
    COMMA = 1
    OPEN = 2
    CLOSE = 4
    COLON = 8
    DASH = 16
    END = 32  # of a sentence
    LINE = 64
    BLANK = 128  # an empty line


STOP = Gap.END | Gap.LINE


def statement_numbers(text: ProcessedText) -> tuple[int, ...]:
    """The number of the statement that each token of a text stands in."""
    return tuple(accumulate(bool(gap & STOP) for gap in text.once(gaps)))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("abbreviations")["sentence"])


def gaps(source: ProcessedText) -> list[int]:
    """What stands before each token."""
    text, tokens = source.text, source.tokens
    folded, behind, found, line = tokens.folded, 0, [], 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        between = folded.text[behind:start]
        if between in ("", " ", "'", "-") and behind:
            found.append(Gap.NONE)
        else:
            gap = _signs(between)
            if found and "." in between and _is_stop(between, tokens.keys[len(found) - 1]):
                gap |= Gap.END
            width, first = start - line, text[folded.source(start)]
            if gap in (Gap.LINE, Gap.LINE | Gap.COMMA) and _goes_on(between, width, first):
                gap &= ~Gap.LINE
            found.append(gap)
            if "\n" in between:
                line = start
        behind = end
    return found


def _signs(between: str) -> int:
    gap = Gap.NONE
    breaks = between.count("\n")
    for sign, flag in ((",", Gap.COMMA), ("(", Gap.OPEN), (")", Gap.CLOSE), (":", Gap.COLON)):
        if sign in between:
            gap |= flag
    if breaks:
        gap |= Gap.LINE if breaks == 1 else Gap.LINE | Gap.BLANK
    elif "- " in between or " -" in between:
        gap |= Gap.DASH
    return gap | Gap.END if not _ENDS.isdisjoint(between) else gap


def _is_stop(between: str, before: str) -> bool:
    """Whether a full stop ends a sentence and no abbreviation."""
    dot = between.find(".")
    blank = between[dot + 1 : dot + 2]
    return (not blank or blank.isspace()) and len(before) > 1 and before not in _abbreviations()


def _goes_on(between: str, width: int, first: str) -> bool:
    """Whether a line break only wraps a sentence: behind a comma or a long line, before a small
    letter."""
    return first.islower() and first.isascii() and (between[:1] == "," or width >= _WRAPPED)
