"""What a file is, told from its bytes: names and content types are claims."""

from __future__ import annotations

import io
import re
import zipfile

from resume_api.documents.text import decode
from resume_api.domain.document import Format
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

ACCEPTED = ("pdf", "docx", "tex", "txt")
PDF_HEADER_WITHIN = 1024
TEX_WITHIN = 200_000
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

SIGNATURES = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"RIFF", "riff"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"MZ", "executable"),
    (b"\x7fELF", "executable"),
)
SAVED_OTHERWISE = {
    "doc": "save_as_doc",
    "rtf": "save_as_rtf",
    "odt": "save_as_odt",
    "html": "save_as_html",
    "png": "save_as_picture",
    "jpeg": "save_as_picture",
}
"""What to send in place of a known kind of file: keys of sentences."""
ZIP_KINDS = (
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("META-INF/MANIFEST.MF", "jar"),
    ("META-INF/manifest.xml", "odt"),
)
HTML = re.compile(
    r"\A\s*+(?:<\?xml[^>]*+>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I,
)
TEX_CERTAIN = re.compile(
    r"^[^%\n]*\\(?:documentclass\b|documentstyle\b|begin\s*\{document\})", re.M
)
TEX_COMMAND = re.compile(
    r"\\(?:[A-Za-z]{2,}\*?\s*[\[{]|(?:item|begin|end|hfill|newline)\b|\\$)", re.M
)


def looks_like_pdf(data: bytes) -> bool:
    """Whether the header of a PDF stands at or near the start (ISO 32000-1, annex H.3)."""
    return b"%PDF-" in data[:PDF_HEADER_WITHIN]


def sniff(data: bytes) -> Format:
    """The format of ``data``. Raises ApiError: MISSING_RESUME for no bytes, INVALID_FILE_FORMAT for
    what is not accepted, PDF_PROCESSING_ERROR for an encrypted or damaged DOCX."""
    if not data:
        raise ApiError(ErrorCode.MISSING_RESUME, english("file_empty"))
    if looks_like_pdf(data):
        return Format.PDF
    if data.startswith(ZIP_STARTS):
        return _zip(data)
    if data.startswith(OLE2):
        raise _ole2(data)
    if kind := next((kind for start, kind in SIGNATURES if data.startswith(start)), None):
        raise refused(kind)
    text = decode(data)
    if text is None:
        raise refused("binary")
    if HTML.match(text):
        raise refused("html")
    return Format.TEX if is_tex(text) else Format.TEXT


def is_tex(text: str) -> bool:
    """Whether a text is LaTeX source: by its frame, or by a command in every fourth line."""
    head = text[:TEX_WITHIN]
    if TEX_CERTAIN.search(head):
        return True
    lines = sum(1 for line in head.splitlines() if line.strip())
    return len(TEX_COMMAND.findall(head)) >= max(3, lines / 4)


def refused(kind: str) -> ApiError:
    """The error for a file of a kind that is not accepted."""
    details = {"accepted": list(ACCEPTED), "detected": kind}
    key = SAVED_OTHERWISE.get(kind, "INVALID_FILE_FORMAT")
    return ApiError(ErrorCode.INVALID_FILE_FORMAT, english(key), details)


def locked() -> ApiError:
    """The error for a file that only opens with a password."""
    return ApiError(
        ErrorCode.PDF_PROCESSING_ERROR,
        english("password_protected"),
        {"reason": "password_protected"},
    )


def damaged() -> ApiError:
    """The error for a file that does not open."""
    return ApiError(
        ErrorCode.PDF_PROCESSING_ERROR,
        english("damaged"),
        {"reason": "damaged"},
    )


def _zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise (damaged() if b"word/" in data else refused("zip")) from error
    if kind := next((kind for name, kind in ZIP_KINDS if name in names), None):
        raise refused(kind)
    if "word/document.xml" in names or {"[Content_Types].xml", "_rels/.rels"} <= names:
        return Format.DOCX
    raise refused("zip")


def _ole2(data: bytes) -> ApiError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked()
    return refused("doc" if "WordDocument".encode("utf-16-le") in data else "ole2")
