"""Where words of a document stand on its pages."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from resume_api.domain.document import (
    WORD_BYTES,
    Box,
    Document,
    PageBox,
    PlacedQuote,
    Quote,
    Span,
)

# In heights of a line: words closer than this, and as much on one level, are under one box.
NEAR, LEVEL = 1.0, 0.5


class Places:
    """The places of a document's words, looked up by bisection."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._spans = [span for span in document.spans if span.box]
        self._starts = [span.start for span in self._spans]

    def placed(self, quotes: Iterable[Quote]) -> tuple[PlacedQuote, ...]:
        """The quotes with their boxes."""
        return tuple(
            PlacedQuote(one.text, one.start, one.end, one.section, self.boxes(one.start, one.end))
            for one in quotes
        )

    def boxes(self, start: int, end: int) -> tuple[PageBox, ...]:
        """A box for each line that the text from ``start`` to ``end`` stands on."""
        found: list[PageBox] = []
        at = max(bisect_right(self._starts, start) - 1, 0)
        for span in self._spans[at:]:
            if span.start >= end:
                break
            for box in _words(span, self._text, start, end):
                if found and found[-1].page == span.page and _on_a_line(found[-1].box, box):
                    found[-1] = PageBox(span.page, _union(found[-1].box, box))
                else:
                    found.append(PageBox(span.page, box))
        return tuple(found)


def _words(span: Span, text: str, start: int, end: int) -> Iterator[Box]:
    """The boxes of the words of a span that lie from ``start`` to ``end`` of the text, or that of
    the span where its words have none of their own."""
    if span.end <= start or not span.box:
        return
    words = text[span.start : span.end].split()
    if len(words) * WORD_BYTES != len(span.words):
        yield span.box
        return
    at = span.start
    for word, box in zip(words, struct.iter_unpack("<4H", span.words), strict=True):
        at = text.index(word, at)
        if at < end and at + len(word) > start:
            left, top, right, bottom = (number / 10 for number in box)
            yield left, top, right, bottom
        at += len(word)


def _on_a_line(one: Box, other: Box) -> bool:
    height = min(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    gap = max(one[0], other[0]) - min(one[2], other[2])
    return shared >= LEVEL * height and gap <= NEAR * height


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
