"""PDFium's documents and pages, which close again, and what it refuses.

PDFium is not safe under threads: one process, one thread."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdfium2 import raw as raw

from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english


class PageError(Exception):
    """PDFium can make nothing of a page."""


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document handle of ``data``. Raises ApiError where PDFium cannot open it."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refusal(raw.FPDF_GetLastError())
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


@contextmanager
def loaded(document: Any, index: int) -> Iterator[tuple[Any, Any]]:
    """Page and text page handles of page ``index`` (from 0). Raises PageError if it has none."""
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        raise PageError(index)
    try:
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            raise PageError(index)
        try:
            yield page, text_page
        finally:
            raw.FPDFText_ClosePage(text_page)
    finally:
        raw.FPDF_ClosePage(page)


def page_string(text_page: Any) -> str:
    """The characters of a page, one UTF-16 unit each, so that indices are PDFium's own."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text_page, 0, count, units) != count + 1:
        units[:count] = [raw.FPDFText_GetUnicode(text_page, i) & 0xFFFF for i in range(count)]
    text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    return text if len(text) == count else "".join(map(chr, units[:count]))


def page_frame(page: Any) -> tuple[tuple[float, float, float, float], int]:
    """The visible box in user space (left, bottom, right, top) and the quarter turns clockwise."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return (box.left, box.bottom, box.right, box.top), raw.FPDFPage_GetRotation(page)


def media_box(page: Any) -> tuple[float, float, float, float] | None:
    """The sheet of a page (left, bottom, right, top) in user space, if the page names its own."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPage_GetMediaBox(page, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def damaged() -> ApiError:
    """The refusal of a file that is no sound PDF."""
    return ApiError(ErrorCode.PDF_PROCESSING_ERROR, english("damaged"), {"reason": "damaged"})


def _refusal(code: int) -> ApiError:
    if code not in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return damaged()
    sentence = english("password_protected")
    return ApiError(ErrorCode.PDF_PROCESSING_ERROR, sentence, {"reason": "encrypted"})
