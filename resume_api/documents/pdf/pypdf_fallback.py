"""pypdf, asked where PDFium's text reads badly: whole texts, and the names of odd glyphs."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
from pypdf.generic import DictionaryObject, NumberObject

_CONTROLS = "".join(map(chr, (1, *range(3, 9), 11, 12, *range(14, 32))))
CONTROL = re.compile(f"[{_CONTROLS}]")
_LIGATURE = re.compile(r"/[A-Za-z](?:_[A-Za-z])+")


def has_controls(text: str) -> bool:
    """Whether codes without a Unicode value stand in ``text``."""
    return any(map(text.__contains__, _CONTROLS))


def page_texts(data: bytes, count: int) -> list[str] | None:
    """The text of each page by pypdf, None where it cannot read the file."""
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        return [pages[i].extract_text() for i in range(count)]
    except Exception:  # pypdf lets out any kind of error on hostile files, beside its own
        return None


def ligatures(data: bytes, page: int) -> dict[tuple[str, str], str]:
    """What codes without a Unicode value stand for: (font base name, code) to letters, from glyph
    names such as ``f_f_i``, which PDFium does not take apart."""
    try:
        resources: Any = pypdf.PdfReader(io.BytesIO(data)).pages[page]["/Resources"]
        fonts = [font.get_object() for font in resources.get_object()["/Font"].values()]
        return {key: letters for font in fonts for key, letters in _named(font)}
    except Exception:  # as above; then the codes stay unread
        return {}


def _named(font: DictionaryObject) -> list[tuple[tuple[str, str], str]]:
    encoding = font.get("/Encoding", DictionaryObject()).get_object()
    if not isinstance(encoding, DictionaryObject):
        return []
    base = re.sub(r"^/(?:[A-Z]{6}\+)?", "", str(font.get("/BaseFont", "")))
    found, code = [], 0
    for entry in encoding.get("/Differences", []):
        if isinstance(entry, NumberObject):
            code = int(entry)
            continue
        if _LIGATURE.fullmatch(str(entry)):
            found.append(((base, chr(code)), str(entry)[1:].replace("_", "")))
        code += 1
    return found
