"""What a PDF says beside its pages' words: annotations and metadata that only machines read."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from resume_api.documents.normalise import normalise_characters
from resume_api.documents.pdf.pdfium import raw
from resume_api.domain.document import HiddenText

# Remarks that a print does not show. The contents of other kinds are on the page, or name a link
# or an attached file: they count only where they speak to a model.
_REMARKS = (
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_POPUP,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_CARET,
    raw.FPDF_ANNOT_INK,
)
_METADATA = (b"Title", b"Subject", b"Keywords", b"Author")
_ADDRESSED = re.compile(
    r"\b(?:ignor|disregard|forget|overlook|vergiss|oublie[zr]?)\w*\b.{0,60}\b(?:instruct|instruktion|"
    r"anweisung|consigne|instruccion|prompt|previous|above|prior|earlier)|system prompt|"
    r"\b(?:you are|as) an? (?:ai|llm|language model)|(?:rate|rank|score|recommend)\b.{0,40}\b"
    r"(?:candidate|resume|applicant)|\bllms?\b.{0,60}\b(?:must|should)",
    re.IGNORECASE | re.DOTALL,
)
# A resume's metadata names a title, a name, perhaps a dozen keywords.
MAX_WORDS = 40
MAX_REPEATS = 4


def notes(page: Any, number: int) -> Iterator[HiddenText]:
    """The notes on page ``number`` that its print does not show."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        if not (found := raw.FPDFPage_GetAnnot(page, index)):
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(found)
            text = _text(partial(raw.FPDFAnnot_GetStringValue, found, b"Contents"))
        finally:
            raw.FPDFPage_CloseAnnot(found)
        if text and (kind in _REMARKS or _ADDRESSED.search(text)):
            yield HiddenText("annotation", text, number)


def metadata(document: Any) -> Iterator[HiddenText]:
    """Metadata that is stuffed with keywords or speaks to a model; ordinary titles are not."""
    for name in _METADATA:
        text = _text(partial(raw.FPDF_GetMetaText, document, name))
        words = re.findall(r"\w+", text.lower())
        repeats = max(Counter(w for w in words if len(w) > 2).values(), default=0)
        if len(words) > MAX_WORDS or repeats > MAX_REPEATS or _ADDRESSED.search(text):
            yield HiddenText("metadata", text, None)


def _text(fill: Callable[[Any, int], int]) -> str:
    length = fill(None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    fill(buffer, length)
    return normalise_characters(bytes(buffer)[: length - 2].decode("utf-16-le", "replace")).strip()
