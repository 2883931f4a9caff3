"""What the pages together tell: running heads, layout, findings, and how sure the reading is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from resume_api.documents.ocr import tesseract
from resume_api.documents.pdf.page import PageReading
from resume_api.documents.pdf.quality import Quality
from resume_api.domain.document import Finding, Layout

# The share of a page's height at its top and at its bottom where running heads and feet stand.
MARGIN = 0.09
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.|صفحه|صفحة)?\s*\d{1,3}\s*(?:(?:/|of|von|de|sur|از|من)\s*\d{1,3})?", re.I
)
# A footer with a number of its own cell at its end, such as "June 3, 2026  Ann Lee  2".
_NUMBERED = re.compile(
    r"\S(?:\s{2,}|\s*[|·•]\s*)(?:(?:page|seite)\s*)?\d{1,2}(?:\s*(?:/|of|von|de|sur)\s*\d{1,2})?$",
    re.I,
)
# Points: what repeats at the edges of pages stands at one height.
DRIFT = 3.0
COLUMNS_FACTOR = 0.95
FAULT_FACTOR = 0.7


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line in a page's upper or lower margin: its index, text and top in points; ``is_foot``:
    whether it is the last of its page and stands apart."""

    line: int
    text: str
    at_bottom: bool
    top: float
    is_foot: bool

    def repeats(self, other: _Edge) -> bool:
        """Whether both say the same, their numbers aside, at one height."""
        return abs(self.top - other.top) < DRIFT and _key(self.text) == _key(other.text)


def layout_of(pages: Sequence[PageReading]) -> Layout:
    """The counts for the format checks."""
    return Layout(
        tables=sum(page.tables for page in pages),
        images=sum(page.images for page in pages),
        header_footer=tuple(_running_lines(pages)),
        unmapped_fonts=tuple(sorted(set().union(*(page.unmapped_fonts for page in pages)))),
    )


def findings_of(
    pages: Sequence[PageReading], layout: Layout, quality: Quality
) -> Iterator[Finding]:
    """What a reader of the answer should know about the reading."""
    for page in pages:
        yield from page.findings
        if page.columns > 1:
            yield Finding("TWO_COLUMNS", page.number, {"columns": page.columns})
        if not page.has_text and page.is_drawn:
            yield Finding("IMAGE_ONLY_PAGE", page.number)
        if page.tables:
            yield Finding("TABLES", page.number, {"tables": page.tables})
    if layout.header_footer:
        yield Finding("HEADER_FOOTER_TEXT", None, {"text": "; ".join(layout.header_footer)})
    if layout.unmapped_fonts:
        yield Finding("UNMAPPED_GLYPHS", None, {"fonts": ", ".join(layout.unmapped_fonts)})
    if quality.is_split:
        yield Finding("LETTER_SPACED", None)


def confidence_of(pages: Sequence[PageReading], quality: Quality, scanned: Container[int]) -> float:
    """0..1: the mean over the pages that show anything (0.7 from a picture by OCR, 0 without a
    text layer, 0.95 with columns, else 1), times 1 - 5 x the share of unreadable signs, times 0.7
    for each other fault."""
    shown = [page for page in pages if page.has_text or page.is_drawn]
    if not shown:
        return 0.0
    factors = [
        tesseract.CONFIDENCE
        if page.number in scanned
        else page.has_text * (COLUMNS_FACTOR if page.columns > 1 else 1.0)
        for page in shown
    ]
    readable = max(1 - 5 * quality.unreadable, 0.0)
    faults = quality.is_glued + quality.is_split
    return round(sum(factors) / len(factors) * readable * FAULT_FACTOR**faults, 2)


def furniture_of(pages: Sequence[PageReading]) -> dict[int, frozenset[int]]:
    """The lines, by index, that are no part of any page's text: what repeats at the edges of pages
    but for its first occurrence at a top (a name there is the resume's), and page numbers, also
    with what stands beside them in a footer."""
    edges = {page.number: list(_edges(page)) for page in pages}
    found: dict[int, frozenset[int]] = {}
    for number, here in edges.items():
        others = [edge for other, there in edges.items() if other != number for edge in there]
        earlier = [edge for other, there in edges.items() if other < number for edge in there]
        found[number] = frozenset(
            edge.line
            for edge in here
            if _PAGE_NUMBER.fullmatch(edge.text)
            or (edge.is_foot and _NUMBERED.search(edge.text))
            or any(map(edge.repeats, others if edge.at_bottom else earlier))
        )
    return found


def _running_lines(pages: Sequence[PageReading]) -> Iterator[str]:
    """The lines that repeat, their numbers aside, at the edges of pages, and page numbers."""
    edges = [[edge.text for edge in _edges(page)] for page in pages]
    keys = Counter(key for page in edges for key in {_key(text) for text in page})
    seen: set[str] = set()
    for text in (text for page in edges for text in page):
        repeats = keys[_key(text)] > 1 or _PAGE_NUMBER.fullmatch(text)
        if repeats and _key(text) not in seen:
            seen.add(_key(text))
            yield text


def _edges(page: PageReading) -> Iterator[_Edge]:
    top, bottom = MARGIN * page.size[1], (1 - MARGIN) * page.size[1]
    for number, line in enumerate(page.lines):
        if line and (line[0].box[3] < top or line[0].box[1] > bottom):
            text = "".join(fragment.text for fragment in line).strip()
            low = line[0].box[1] > bottom
            foot = low and page.lines[number - 1] is None and number == len(page.lines) - 1
            yield _Edge(number, text, low, line[0].box[1], foot)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text)
