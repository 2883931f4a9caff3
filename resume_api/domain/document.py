"""What reading a file yields: one visible text with stable offsets, and facts about how it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from resume_api.domain.about import About, Count

Box = tuple[float, float, float, float]
WORD_BYTES = 8
"""What the box of a word takes in ``Span.words``."""


class Format(StrEnum):
    """The accepted formats, told by content."""

    PDF = "pdf"
    DOCX = "docx"
    TEX = "tex"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand verbatim in a text: ``text == source[start:end]`` (code point offsets)."""

    text: Annotated[str, About("The words themselves.", "Python")]
    start: Annotated[Count, About("Offset of the first character.", 120)]
    end: Annotated[Count, About("Offset after the last character.", 126)]
    section: Annotated[str | None, About("None outside of all.", "experience")] = None


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page."""

    page: Annotated[Count, About("From 1.", 1)]
    box: Annotated[
        Box, About("Left, top, right, bottom in points from the page's top left corner.")
    ]


@dataclass(frozen=True, slots=True)
class PlacedQuote(Quote):
    """Words of the resume, and where they stand on its pages."""

    boxes: Annotated[
        tuple[PageBox, ...],
        About("One for each line that the words stand on; none where the pages are no drawings."),
    ] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of ``Document.text`` set alike: ``box`` is left, top, right, bottom in points from the
    page's top left corner; ``size`` in points; ``colour`` as ``#rrggbb``; ``render_mode`` as in
    ISO 32000-1 table 106. None where the format has no such thing. ``furniture``: a running head, a
    footer, a page number. ``words``: the boxes of its words, four little-endian 16-bit numbers in
    tenths of a point each; of no use where the text has another number of words."""

    start: int
    end: int
    page: int
    box: Annotated[
        Box | None, About("Left, top, right, bottom in points from the top left corner.")
    ] = None
    font: str | None = None
    size: Annotated[float | None, About("In points.")] = None
    colour: Annotated[str | None, About("", "#1a1a1a")] = None
    render_mode: int | None = None
    furniture: bool = False
    words: bytes = b""


@dataclass(frozen=True, slots=True)
class Page:
    """A page (numbered from 1): its run of the text, size in points, columns by geometry, the share
    of its area under images, and whether its text layer is usable."""

    number: int
    start: int
    end: int
    width: float | None = None
    height: float | None = None
    columns: int = 1
    image_share: float = 0.0
    text_layer: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about how well the file reads: a stable upper-case code, the page, and the values
    of the code's sentence in the language packs."""

    code: str
    page: int | None
    values: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words that a person does not see: ``kind`` says how they hide; ``box`` as of a Span. Never
    part of the text."""

    kind: str
    text: str
    page: int | None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Counts that the format checks judge; shares are 0..1 of the document's characters."""

    tables: int = 0
    images: int = 0
    text_box_share: float = 0.0
    header_footer: tuple[str, ...] = ()
    unmapped_fonts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read. ``text`` holds what a person sees, in reading order, lines by ``\\n``;
    ``confidence`` in 0..1 is about the extraction alone, never about the content."""

    format: Format
    reader: str
    text: str
    pages: tuple[Page, ...]
    spans: tuple[Span, ...]
    layout: Layout
    findings: tuple[Finding, ...]
    hidden: tuple[HiddenText, ...]
    confidence: float
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of reading one file; ``ocr`` is whether the embedded engine may read pictures,
    ``reject_active`` whether a file with active content is refused instead of reported."""

    memory_mb: int = 1024
    timeout_seconds: float = 8.0
    max_pages: int = 50
    max_characters: int = 500_000
    ocr: bool = True
    reject_active: bool = True
