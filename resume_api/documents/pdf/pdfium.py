"""PDFium by its C interface: documents and pages that close, bindings cheap enough for each word.

PDFium is not safe under threads: one process, one thread."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import PYFUNCTYPE, c_double, c_float, c_int, c_uint, c_void_p
from typing import Any

import pypdfium2.raw as raw

from resume_api.errors import ApiError, ErrorCode


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    """The function without pypdfium2's checked pointer types, which cost more than the call."""
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


page_object = _bind("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
object_type = _bind("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = _bind("FPDFPageObj_GetBounds", c_int, c_void_p, *[c_void_p] * 4)
object_fill = _bind("FPDFPageObj_GetFillColor", c_int, c_void_p, *[c_void_p] * 4)
text_object = _bind("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
char_origin = _bind("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
loose_box = _bind("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
font_size = _bind("FPDFText_GetFontSize", c_double, c_void_p, c_int)
char_matrix = _bind("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
text_font = _bind("FPDFTextObj_GetFont", c_void_p, c_void_p)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t)
map_error = _bind("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)

Doubles = c_double
Floats = c_float
Colour = c_uint * 4


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


class PageError(Exception):
    """PDFium can make nothing of a page."""


def address(handle: Any) -> int:
    """The handle as the plain number that the bindings of this module take."""
    return ctypes.cast(handle, c_void_p).value or 0


def page_string(text_page: Any) -> str:
    """The characters of a page, one UTF-16 unit each, so that indices are PDFium's own."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, units)
    if written != count + 1:
        units[:count] = [raw.FPDFText_GetUnicode(text_page, i) & 0xFFFF for i in range(count)]
    text = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    return "".join(map(chr, units[:count]))


def _refusal(code: int) -> ApiError:
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return ApiError(
            ErrorCode.PDF_PROCESSING_ERROR,
            "This PDF is password-protected. Save it without a password and send it again.",
            {"reason": "encrypted"},
        )
    return damaged()


def damaged() -> ApiError:
    """The refusal of a file that is no sound PDF."""
    return ApiError(
        ErrorCode.PDF_PROCESSING_ERROR,
        "This PDF is damaged. Export it again and send the new file.",
        {"reason": "damaged"},
    )
