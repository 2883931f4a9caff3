"""A document's text as cells: pieces of lines between wide gaps, with how they are set."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from resume_api.domain.document import Span
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.structure.sentences import sentence_starts
from resume_api.extraction.text.dates import DateRange

_GAP = re.compile(r"\s*\t\s*|\s{2,}")
_BOLD = re.compile(r"bold|black|heavy|semibold|medium|demi|cmbx|-b\b|bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|cmsl|-it\b", re.IGNORECASE)


_Weights = Mapping[str | None, tuple[bool, bool]]
_Setting = tuple[Any, ...]
_UNSET: _Setting = (0, None, False, False, None, None, None, None, None, ())


class Cell(NamedTuple):
    """A piece of line number ``row``, the ``place``-th of ``among`` in it; sentences of a line are
    cells of their own, each the only one in its place. ``left``, ``top``,
    ``right``, ``bottom`` in points and ``size`` relative to the body are None where unknown."""

    start: int
    end: int
    text: str
    folded: str
    row: int
    place: int
    among: int
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
    weights = {font: _weight(font) for font in {span.font for span in spans}}
    told = sentence_starts(lines, dates)
    pieces = [
        (row, line, _parts(line, told[row]) if row in told else _pieces(line))
        for row, line in enumerate(lines)
    ]
    settings = [
        _setting(_spans(spans, starts, line.start + first, line.start + last), weights)
        for _, line, cuts in pieces
        for first, last in cuts
    ]
    lengths = [last - first for _, _, cuts in pieces for first, last in cuts]
    body, numbers = _body_size(settings, lengths), iter(settings)
    found: list[Cell] = []
    for row, line, cuts in pieces:
        among = 1 if row in told else len(cuts)
        for number, (first, last) in enumerate(cuts):
            place = number if among > 1 else 0
            begin, end = line.start + first, line.start + last
            own = tuple(dates[bisect_left(places, begin) : bisect_left(places, end)])
            page, size, *setting = next(numbers)
            found.append(
                Cell(
                    begin, end, line.text[first:last], line.folded[first:last], row, place,
                    among, line.bullet and not first, line.blank_before and not first,
                    own, page, size / body if size and body else None, *setting,
                )
            )  # fmt: skip
    return tuple(found)


def _pieces(line: Line) -> list[tuple[int, int]]:
    words = line.text.split()
    if len(words) > 3 and sum(len(word) == 1 for word in words) > 0.7 * len(words):
        return [(0, len(line.text))]  # letter-spaced: the gaps are those between words
    cuts = [m.span() for m in _GAP.finditer(line.text)]
    firsts = [0, *(end for _, end in cuts)]
    lasts = [*(start for start, _ in cuts), len(line.text)]
    return [(a, b) for a, b in zip(firsts, lasts, strict=True) if b > a]


def _parts(line: Line, starts: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences of a line, without the blanks between them."""
    edges = [0, *starts, len(line.text)]
    return [(a, a + len(line.text[a:b].rstrip())) for a, b in pairwise(edges)]


def _spans(spans: Sequence[Span], starts: Sequence[int], begin: int, end: int) -> Sequence[Span]:
    first = max(0, bisect_right(starts, begin) - 1)
    return [s for s in spans[first : bisect_left(starts, end)] if s.end > begin]


def _setting(spans: Sequence[Span], weights: _Weights) -> _Setting:
    """How a cell is set, as the fields of ``Cell`` from ``page`` on."""
    if not spans:
        return _UNSET
    first = spans[0]
    bold, italic = weights[first.font]
    sizes = [span.size for span in spans if span.size]
    boxes = [span.box for span in spans if span.box and span.page == first.page]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((None,),) * 4
    return (
        first.page, max(sizes, default=None), bold, italic, first.colour,
        min(lefts), min(tops), max(rights), max(bottoms), _runs(spans, weights),
    )  # fmt: skip


def _weight(font: str | None) -> tuple[bool, bool]:
    """Whether the name of a font says bold, and whether italic."""
    return bool(_BOLD.search(font or "")), bool(_ITALIC.search(font or ""))


def _runs(spans: Sequence[Span], weights: _Weights) -> tuple[tuple[int, bool, bool], ...]:
    """Where the spans change their font, size or colour."""
    found: list[tuple[int, bool, bool]] = []
    last = None
    for span in spans:
        key = (span.font, span.size and round(span.size, 1), span.colour)
        if key != last:
            found.append((span.start, *weights[span.font]))
        last = key
    return tuple(found)


def _body_size(settings: Sequence[_Setting], lengths: Sequence[int]) -> float | None:
    """The size that most characters have."""
    counts: Counter[float] = Counter()
    for (_, size, *_), length in zip(settings, lengths, strict=True):
        if size:
            counts[round(size, 1)] += length
    return max(counts, key=lambda size: (counts[size], size)) if counts else None
