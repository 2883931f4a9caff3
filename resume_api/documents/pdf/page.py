"""One page: its words in reading order, what hides on it, and how it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from resume_api.documents.pdf import (
    arabic,
    cell_edges,
    hidden,
    margin_cells,
    page_annotations,
    pdfium,
    pdfium_bindings,
    pypdf_fallback,
    scripts,
)
from resume_api.documents.pdf.bullets import bulleted
from resume_api.documents.pdf.columns import Reading, read_order
from resume_api.documents.pdf.hidden_candidates import PageInk
from resume_api.documents.pdf.lines import Segment, segments_of, without_shadows
from resume_api.documents.pdf.page_text import Line, PageText
from resume_api.documents.pdf.quality import UNREADABLE
from resume_api.documents.pdf.styles import Style, styles_of
from resume_api.documents.pdf.tables import count_tables
from resume_api.documents.pdf.words import Frame, Words, words_of
from resume_api.domain.document import Finding, HiddenText

# A picture this large with less text than a title is a scan with a stamp on it.
SCAN_SHARE = 0.7
SCAN_LETTERS = 50
# Signs of a page that tell whether its layer can be read.
SAMPLE = 1000


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page as it was read; ``raw`` is its text before normalisation, for judging the layer;
    ``has_text``: whether the layer says what the page shows; ``is_drawn``: whether it shows any
    shape or picture."""

    number: int
    size: tuple[float, float]
    raw: str = ""
    lines: tuple[Line | None, ...] = ()
    styles: tuple[Style, ...] = ()
    columns: int = 1
    tables: int = 0
    images: int = 0
    image_share: float = 0.0
    is_drawn: bool = False
    right_to_left: bool = False
    unmapped_fonts: frozenset[str] = frozenset()
    hidden: tuple[HiddenText, ...] = ()
    findings: tuple[Finding, ...] = ()
    has_text: bool = False


def read_page(page: Any, text_page: Any, number: int, data: bytes) -> PageReading:
    """Read page ``number`` (from 1) of the file ``data``."""
    corners, turns = pdfium.page_frame(page)
    frame = Frame(*corners, turns)
    text = pdfium.page_string(text_page)
    words = words_of(page, text_page, text, frame)
    share, images = _images(words, frame)
    bare = PageReading(
        number,
        frame.size,
        images=images,
        image_share=share,
        is_drawn=bool(words.shapes),
        hidden=tuple(page_annotations.notes(page, number)),
        findings=tuple(_cropped(page, frame, number)),
    )
    return _with_words(bare, page, text_page, text, words, frame, data) if words.texts else bare


def _with_words(
    bare: PageReading,
    page: Any,
    text_page: Any,
    text: str,
    words: Words,
    frame: Frame,
    data: bytes,
) -> PageReading:
    mirrored = scripts.has_letters(text)
    right_to_left = mirrored and scripts.is_right_to_left(text)
    if mirrored:
        words = arabic.repaired(words, text_page, frame)
    style_of, styles = styles_of(words, text_page)
    if pypdf_fallback.has_controls(text):
        words = _with_ligatures(words, style_of, styles, data, bare.number - 1)
    found = hidden.hidden_words(PageInk(page, text_page, frame, words, style_of, styles))
    shown = [i for i in range(len(words.texts)) if i not in found]
    segments = without_shadows(segments_of(words, shown, right_to_left), words)
    segments = _with_margins(segments, words, mirrored, right_to_left)
    reading = read_order(segments, words, right_to_left)
    drawn = bulleted(segments, words, frame, right_to_left)
    page_text = PageText(words, style_of, styles, mirrored, right_to_left, drawn)
    icons = [style.is_icons for style in styles]
    letters = [i for i in shown if not icons[style_of[i]]]
    raw = " ".join([words.texts[i] for i in letters])
    return replace(
        bare,
        raw=raw,
        lines=tuple(page_text.lines(reading.blocks)),
        styles=tuple(styles),
        columns=reading.columns,
        tables=_tables(reading),
        right_to_left=right_to_left,
        unmapped_fonts=frozenset(_unmapped(raw, words, letters, style_of, styles)),
        hidden=(*bare.hidden, *hidden.quotes(found, words, bare.number)),
        has_text=_has_text(raw, bare.image_share),
    )


def _with_margins(
    segments: list[Segment], words: Words, mirrored: bool, right_to_left: bool
) -> list[Segment]:
    """The segments, those in a margin cut off from the text close beside them."""
    if not mirrored:
        return cell_edges.cut(segments, words)
    if right_to_left:
        turned = cell_edges.cut(margin_cells.turned(segments), margin_cells.mirrored(words))
        return margin_cells.turned(turned)
    return segments


def _has_text(raw: str, image_share: float) -> bool:
    sample = raw[:SAMPLE]
    letters = sum(map(str.isalnum, sample))
    scan = image_share > SCAN_SHARE and letters < SCAN_LETTERS
    return letters > len(UNREADABLE.findall(sample)) and not scan


def _with_ligatures(
    words: Words, style_of: list[int], styles: list[Style], data: bytes, page: int
) -> Words:
    known = pypdf_fallback.ligatures(data, page)

    def spelled(text: str, font: str) -> str:
        return pypdf_fallback.CONTROL.sub(lambda code: known.get((font, code[0]), code[0]), text)

    texts = [spelled(words.texts[i], styles[style].font) for i, style in enumerate(style_of)]
    return replace(words, texts=texts)


def _images(words: Words, frame: Frame) -> tuple[float, int]:
    """The share of the page under images, and their number."""
    width, height = frame.size
    places = [place for place, kind in words.shapes if kind == pdfium.raw.FPDF_PAGEOBJ_IMAGE]
    area = 0.0
    boxes = frame.placed(pdfium_bindings.bounds([words.objects[place] for place in places]))
    for box in boxes.tolist():
        left, top, right, bottom = box
        across, down = min(right, width) - max(left, 0), min(bottom, height) - max(top, 0)
        area += max(across, 0) * max(down, 0)
    return min(area / max(width * height, 1), 1.0), len(places)


def _cropped(page: Any, frame: Frame, number: int) -> Iterator[Finding]:
    """A finding where the page shows less than its sheet holds."""
    sheet = pdfium.media_box(page)
    shown = frame.left, frame.bottom, frame.right, frame.top
    if sheet and max(abs(a - b) for a, b in zip(sheet, shown, strict=True)) > 1:
        yield Finding("CROPPED_PAGE", number)


def _tables(reading: Reading) -> int:
    return sum(count_tables(rows) for rows in reading.blocks)


def _unmapped(
    raw: str, words: Words, letters: list[int], style_of: list[int], styles: list[Style]
) -> Iterator[str]:
    for i in letters if UNREADABLE.search(raw) else ():
        if UNREADABLE.search(words.texts[i]):
            yield styles[style_of[i]].font
