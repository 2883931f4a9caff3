"""PDF bytes to a Document: PDFium first, pypdf as second opinion, OCR where there is no text."""

from __future__ import annotations

from resume_api.documents.model import Document, Format, Layout, Limits, Page, Span
from resume_api.documents.normalise import normalise
from resume_api.documents.pdf import pdfium
from resume_api.errors import ApiError, ErrorCode


def read_pdf(data: bytes, limits: Limits) -> Document:
    """What a person sees in the PDF ``data``. Raises ApiError: PDF_PROCESSING_ERROR where it is
    damaged, locked or has no text, DOCUMENT_TOO_COMPLEX where it is over ``limits``."""
    parts: list[str] = []
    pages: list[Page] = []
    spans: list[Span] = []
    start = characters = 0
    with pdfium.opened(data) as document:
        count = pdfium.raw.FPDF_GetPageCount(document)
        if count > limits.max_pages:
            raise _too_complex("pages", limits.max_pages, count)
        for index in range(count):
            with pdfium.loaded(document, index) as (_, text_page):
                characters += pdfium.raw.FPDFText_CountChars(text_page)
                if characters > limits.max_characters:
                    raise _too_complex("characters", limits.max_characters, characters)
                text = normalise(pdfium.page_string(text_page))
            parts.append(text)
            pages.append(Page(index + 1, start, start + len(text)))
            spans.append(Span(start, start + len(text), index + 1))
            start += len(text) + 2
    text = "\n\n".join(parts)
    if not text.strip():
        raise ApiError(ErrorCode.PDF_PROCESSING_ERROR, details={"reason": "no_text_layer"})
    return Document(
        Format.PDF, "pdfium", text, tuple(pages), tuple(spans), Layout(), (), (), 1.0, len(data)
    )


def _too_complex(what: str, limit: int, received: int) -> ApiError:
    return ApiError(
        ErrorCode.DOCUMENT_TOO_COMPLEX,
        f"This document has more {what} than the server reads: {received}, allowed {limit}.",
        {"limit": limit, "received": received},
    )
