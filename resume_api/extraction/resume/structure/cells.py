"""A document's text as cells: pieces of lines between wide gaps, with how they are set."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from resume_api.domain.document import Span
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.text.dates import DateRange

_GAP = re.compile(r"\s*\t\s*|\s{2,}")
_BOLD = re.compile(r"bold|black|heavy|semibold|medium|demi|cmbx|-b\b|bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|cmsl|-it\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of line number ``row``, the ``place``-th of ``count`` in it. ``left``, ``top``,
    ``right``, ``bottom`` in points and ``size`` relative to the body are None where unknown."""

    start: int
    end: int
    text: str
    folded: str
    row: int
    place: int
    count: int
    bullet: bool
    blank_before: bool
    dates: tuple[DateRange, ...]
    page: int = 0
    size: float | None = None
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    left: float | None = None
    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    runs: tuple[tuple[int, bool, bool], ...] = ()  # where a setting begins; bold, italic


def split_cells(
    lines: Sequence[Line], spans: Sequence[Span], dates: Sequence[DateRange]
) -> tuple[Cell, ...]:
    """The cells of the lines in reading order, given how the text is set and its dates."""
    starts = [span.start for span in spans]
    places = [date.start for date in dates]
    found: list[Cell] = []
    for row, line in enumerate(lines):
        pieces = _pieces(line)
        for place, (first, last) in enumerate(pieces):
            begin, end = line.start + first, line.start + last
            own = dates[bisect_left(places, begin) : bisect_left(places, end)]
            own_spans = _spans(spans, starts, begin, end)
            found.append(
                Cell(
                    begin, end, line.text[first:last], line.folded[first:last], row, place,
                    len(pieces), line.bullet and not place, line.blank_before and not place,
                    tuple(own), **_setting(own_spans),
                )
            )  # fmt: skip
    return _relative(found)


def _pieces(line: Line) -> list[tuple[int, int]]:
    words = line.text.split()
    if len(words) > 3 and sum(len(word) == 1 for word in words) > 0.7 * len(words):
        return [(0, len(line.text))]  # letter-spaced: the gaps are those between words
    cuts = [m.span() for m in _GAP.finditer(line.text)]
    firsts = [0, *(end for _, end in cuts)]
    lasts = [*(start for start, _ in cuts), len(line.text)]
    return [(a, b) for a, b in zip(firsts, lasts, strict=True) if b > a]


def _spans(spans: Sequence[Span], starts: Sequence[int], begin: int, end: int) -> Sequence[Span]:
    first = max(0, bisect_right(starts, begin) - 1)
    return [s for s in spans[first : bisect_left(starts, end)] if s.end > begin]


def _setting(spans: Sequence[Span]) -> dict[str, Any]:
    if not spans:
        return {}
    first = spans[0]
    font = first.font or ""
    boxes = [span.box for span in spans if span.box and span.page == first.page]
    return {
        "page": first.page,
        "size": max((s.size for s in spans if s.size), default=None),
        "bold": bool(_BOLD.search(font)),
        "italic": bool(_ITALIC.search(font)),
        "colour": first.colour,
        "left": min((b[0] for b in boxes), default=None),
        "top": min((b[1] for b in boxes), default=None),
        "right": max((b[2] for b in boxes), default=None),
        "bottom": max((b[3] for b in boxes), default=None),
        "runs": _runs(spans),
    }


def _runs(spans: Sequence[Span]) -> tuple[tuple[int, bool, bool], ...]:
    """Where the spans change their font, size or colour."""
    found: list[tuple[int, bool, bool]] = []
    last = None
    for span in spans:
        key = (span.font, span.size and round(span.size, 1), span.colour)
        if key != last:
            font = span.font or ""
            found.append((span.start, bool(_BOLD.search(font)), bool(_ITALIC.search(font))))
        last = key
    return tuple(found)


def _relative(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells with sizes relative to the size that most characters have."""
    counts: Counter[float] = Counter()
    for cell in cells:
        if cell.size:
            counts[round(cell.size, 1)] += cell.end - cell.start
    body = max(counts, key=lambda s: (counts[s], s)) if counts else None
    if body is None:
        return tuple(cells)
    return tuple(replace(c, size=c.size / body if c.size else None) for c in cells)
