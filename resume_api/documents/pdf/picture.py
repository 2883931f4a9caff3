"""A page as a picture that a browser shows."""

from __future__ import annotations

import struct
import zlib

import numpy as np

from resume_api.documents.pdf import pdfium
from resume_api.documents.pdf.render import render
from resume_api.documents.pdf.words import Frame

SCALE = 1.5
LONGEST = 2400
"""Of a picture, in pixels."""
_LEVEL = 3
"""Of compression: level 6 takes twice as long for a tenth of the bytes."""


def sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """The widths and heights of a PDF's pages in points, as a person sees them. Raises ApiError."""
    found = []
    with pdfium.opened(data) as document:
        for index in range(pdfium.raw.FPDF_GetPageCount(document)):
            try:
                with pdfium.loaded(document, index) as (page, _):
                    corners, turns = pdfium.page_frame(page)
                    found.append(Frame(*corners, turns).size)
            except pdfium.PageError:
                found.append((0.0, 0.0))
    return tuple(found)


def grey_png(data: bytes, number: int) -> bytes | None:
    """Page ``number`` (from 1) of a PDF as a grey PNG of ``SCALE`` pixels a point; None where there
    is no such page, or PDFium cannot load it. Raises ApiError."""
    with pdfium.opened(data) as document:
        try:
            with pdfium.loaded(document, number - 1) as (page, _):
                corners, turns = pdfium.page_frame(page)
                size = Frame(*corners, turns).size
                grey = pdfium.raw.FPDF_GRAYSCALE | pdfium.raw.FPDF_ANNOT
                pixels = render(page, size, SCALE, LONGEST, grey).pixels[..., 0]
        except pdfium.PageError:
            return None
    height, width = pixels.shape
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # each begins with its filter: none
    rows[:, 1:] = pixels
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows.tobytes(), _LEVEL)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
