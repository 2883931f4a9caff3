"""Plain text: bytes to characters by the likeliest encoding, and texts that came as text."""

from __future__ import annotations

import codecs
import re

from resume_api.documents.normalise import normalise
from resume_api.documents.safety.zero_width import smuggled, without_tags
from resume_api.domain.document import Document, Format, HiddenText, Layout, Limits, Page
from resume_api.errors import ApiError, ErrorCode

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ARABIC = re.compile(r"[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]{2,}")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
MOJIBAKE = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes) -> str | None:
    """The characters in ``data``, or None where it is no text.

    UTF with a mark, UTF-8, then the code page of Western Europe or of the Arabic script,
    whichever yields words of one script.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    if b"\0" in data:
        return None
    text = _decoded(data, "utf-8")
    return text if text is not None else _by_code_page(data)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _is_binary(text) else text


def _by_code_page(data: bytes) -> str | None:
    """In the Arabic script the bytes above 0x7f come in words, in Western texts one by one."""
    western = data.decode("cp1252", errors="replace")
    if _is_binary(western) or western.count("\ufffd") > len(western) // 100:
        return None
    arabic = data.decode("cp1256")
    arabic_letters = sum(map(len, ARABIC.findall(arabic)))
    high = sum(byte > 0x7F for byte in data)
    return arabic if arabic_letters > 0.6 * high else western


def _is_binary(text: str) -> bool:
    return len(CONTROLS.findall(text)) > len(text) // 100


def mend(text: str) -> str:
    """UTF-8 that was read as Latin-1 somewhere on its way, put right (``â\\x80¢`` is a bullet)."""

    def mended(match: re.Match[str]) -> str:
        try:
            return match[0].encode("latin-1").decode()
        except UnicodeDecodeError:
            return match[0]

    return MOJIBAKE.sub(mended, text)


def decoded(data: bytes, limits: Limits) -> str:
    """The characters of a text file. Raises ApiError: INVALID_FILE_FORMAT, DOCUMENT_TOO_COMPLEX."""
    text = decode(data)
    if text is None:
        raise ApiError(ErrorCode.INVALID_FILE_FORMAT)
    if len(text) > limits.max_characters:
        details = {"limit_characters": limits.max_characters, "received_characters": len(text)}
        raise ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX, details=details)
    return text


def read_text(data: bytes, limits: Limits) -> Document:
    """The document in the bytes of a text file. Raises ApiError."""
    return from_text(decoded(data, limits), len(data))


def from_text(text: str, size_bytes: int | None = None) -> Document:
    """The document of a text that came as text. A form feed ends a page."""
    pages, parts, hidden, at = [], [], [], 0
    for number, part in enumerate(mend(text).split("\f"), 1):
        hidden += [HiddenText("zero_width", words, number) for words in smuggled(part)]
        clean = normalise(without_tags(part))
        pages.append(Page(number, at, at + len(clean)))
        parts.append(clean)
        at += len(clean) + 1
    return Document(
        format=Format.TEXT,
        reader="text",
        text="\n".join(parts),
        pages=tuple(pages),
        spans=(),
        layout=Layout(),
        findings=(),
        hidden=tuple(hidden),
        confidence=1.0,
        size_bytes=len(text.encode()) if size_bytes is None else size_bytes,
    )
