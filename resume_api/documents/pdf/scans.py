"""Pages that are pictures, given to the local OCR engine while there is time."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from resume_api.documents.ocr import tesseract
from resume_api.documents.pdf import pdfium
from resume_api.documents.pdf.render import Picture, render
from resume_api.documents.pdf.words import Frame
from resume_api.domain.document import Finding

# Of the time for a file; the rest is for what comes before and after.
SHARE_OF_TIME = 0.8
# Starting on a page with less than this is in vain.
SECONDS_A_PAGE = 1.0
MAX_PIXELS = 3400


@dataclass(slots=True)
class Scanned:
    """The texts of pages by number, and what to say about it."""

    texts: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def engines(self) -> tuple[str, ...]:
        """The engine that was used, if any."""
        engine = tesseract.local_engine()
        return (engine.name,) if engine and self.texts else ()


def read(document: Any, numbers: Sequence[int], deadline: float) -> Scanned:
    """The texts of the pages ``numbers`` until ``deadline`` of the monotonic clock; none without
    an engine."""
    scanned = Scanned()
    engine = tesseract.local_engine() if numbers else None
    if engine is None:
        return scanned
    for number in numbers:
        left = deadline - time.monotonic()
        try:
            text = (
                engine.read_page(picture(document, number), left) if left > SECONDS_A_PAGE else None
            )
        except tesseract.OcrError:
            text = None
        if text is None:
            scanned.findings.append(Finding("OCR_INCOMPLETE", number))
        elif text.strip():
            scanned.texts[number] = text
            scanned.findings.append(Finding("OCR", number, {"reader": engine.name}))
    return scanned


def picture(document: Any, number: int) -> bytes:
    """Page ``number`` as a grey PNG of ``ocr.DOTS_PER_INCH``."""
    with pdfium.loaded(document, number - 1) as (page, _):
        corners, turns = pdfium.page_frame(page)
        size = Frame(*corners, turns).size
        return _png(render(page, size, tesseract.DOTS_PER_INCH / 72, MAX_PIXELS))


def _png(picture: Picture) -> bytes:
    grey = (picture.pixels[..., :3].astype(np.uint16).sum(axis=2) // 3).astype(np.uint8)
    height, width = grey.shape
    rows = np.hstack([np.zeros((height, 1), np.uint8), grey]).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
