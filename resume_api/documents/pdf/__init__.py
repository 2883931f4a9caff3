"""PDF bytes to a Document: PDFium first, pypdf as second opinion, OCR where there is no text."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from resume_api.documents.normalise import normalise
from resume_api.documents.ocr import tesseract
from resume_api.documents.pdf import page_annotations, pdfium, pypdf_fallback, scans, summary
from resume_api.documents.pdf.page import PageReading, read_page
from resume_api.documents.pdf.quality import Quality, quality_of
from resume_api.documents.pdf.text_builder import Text
from resume_api.domain.document import Document, Finding, Format, HiddenText, Limits, Page
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

# A second reading must be this much better, or the one with places is kept.
MARGIN = 0.05


def read_pdf(data: bytes, limits: Limits) -> Document:
    """What a person sees in the PDF ``data``. Raises ApiError: PDF_PROCESSING_ERROR where it is
    damaged, locked or has no text, DOCUMENT_TOO_COMPLEX where it is over ``limits``."""
    deadline = time.monotonic() + scans.SHARE_OF_TIME * limits.timeout_seconds
    with pdfium.opened(data) as document:
        pages = list(_pages(document, data, limits))
        metadata = tuple(page_annotations.metadata(document))
        pictures = [page.number for page in pages if page.is_drawn and not page.has_text]
        scanned = scans.read(document, pictures if limits.ocr else (), deadline)
    quality = quality_of("\n".join(page.raw for page in pages if page.number not in scanned.texts))
    second_texts, opinion = _second_opinion(data, quality, len(pages))
    text, places = _assembled(pages, second_texts or scanned.texts)
    layout = summary.layout_of(pages)
    findings = (*summary.findings_of(pages, layout, quality), *opinion, *scanned.findings)
    if not (whole := "".join(text.parts)).strip():
        raise tesseract.no_text(findings)
    return Document(
        Format.PDF,
        "pypdf" if second_texts else "+".join(("pdfium", *scanned.engines)),
        whole,
        tuple(places),
        tuple(text.spans),
        layout,
        findings,
        (*_hidden(pages, whole), *metadata),
        summary.confidence_of(pages, quality, scanned.texts),
        len(data),
    )


def _pages(document: Any, data: bytes, limits: Limits) -> Iterator[PageReading]:
    """The pages, while they are within ``limits``."""
    count = pdfium.raw.FPDF_GetPageCount(document)
    if count <= 0:
        raise pdfium.damaged()
    if count > limits.max_pages:
        raise _too_many("pages", limits.max_pages, count)
    characters = 0
    for number in range(1, count + 1):
        try:
            with pdfium.loaded(document, number - 1) as (page, text_page):
                characters += max(pdfium.raw.FPDFText_CountChars(text_page), 0)
                if characters > limits.max_characters:
                    raise _too_many("characters", limits.max_characters, characters)
                yield read_page(page, text_page, number, data)
        except pdfium.PageError:
            lost = Finding("PAGE_UNREADABLE", number)
            yield PageReading(number, (0.0, 0.0), findings=(lost,))


def _second_opinion(
    data: bytes, quality: Quality, count: int
) -> tuple[dict[int, str], list[Finding]]:
    """pypdf's page texts if they are better than a reading of ``quality``; what was decided."""
    if not quality.faults:
        return {}, []
    texts = pypdf_fallback.page_texts(data, count)
    better = texts and quality_of("\n".join(texts)).score > quality.score + MARGIN
    numbered = dict(enumerate(texts, 1)) if better and texts else {}
    return numbered, [Finding("SECOND_OPINION", None)]


def _assembled(pages: Sequence[PageReading], instead: Mapping[int, str]) -> tuple[Text, list[Page]]:
    """The text of all pages, that of ``instead`` where a page's own is not used."""
    text, places = Text(), []
    furniture = summary.furniture_of(pages)
    for page in pages:
        if page.number in instead:
            run = text.add_plain(page.number, normalise(instead[page.number]))
        else:
            run = text.add_page(page.number, page.lines, page.styles, furniture[page.number])
        places.append(
            Page(
                page.number,
                run.start,
                run.stop,
                *page.size,
                page.columns,
                round(page.image_share, 3),
                page.has_text,
            )
        )
    return text, places


def _hidden(pages: Sequence[PageReading], text: str) -> Iterator[HiddenText]:
    """The hidden texts but those that ``text`` has in sight: shadows, lines cut at a page's end."""
    shown = " ".join(text.split())
    for found in (found for page in pages for found in page.hidden):
        if found.kind == "annotation" or " ".join(found.text.split()) not in shown:
            yield found


def _too_many(what: str, limit: int, received: int) -> ApiError:
    return ApiError(
        ErrorCode.DOCUMENT_TOO_COMPLEX,
        english(f"too_many_{what}", limit=limit),
        {"limit": limit, "received": received},
    )
