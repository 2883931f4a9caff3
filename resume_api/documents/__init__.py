"""Bytes of a file to a Document. ``read`` opens the file: call it in a child, by ``isolation``."""

from __future__ import annotations

from dataclasses import replace

from resume_api.documents.safety import active_content
from resume_api.domain.document import Document, Format, Limits
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english


def read(data: bytes, limits: Limits) -> Document:
    """The document in ``data``, whatever its name was. Raises ApiError, MemoryError and
    RecursionError.

    A hostile file finds the fault that no reader foresaw: then the file is refused.
    """
    try:
        return _read(data, limits)
    except (ApiError, MemoryError, RecursionError):
        raise
    except Exception as error:
        raise ApiError(ErrorCode.PDF_PROCESSING_ERROR, english("damaged")) from error


def _read(data: bytes, limits: Limits) -> Document:
    """The readers are imported here and not above: the server's own process has no use for them."""
    from resume_api.documents.docx import read_docx
    from resume_api.documents.latex import read_tex
    from resume_api.documents.pdf import read_pdf
    from resume_api.documents.sniff import sniff
    from resume_api.documents.text import read_text

    readers = {
        Format.PDF: read_pdf,
        Format.DOCX: read_docx,
        Format.TEX: read_tex,
        Format.TEXT: read_text,
    }
    kind = sniff(data)
    findings = active_content.screen(data, kind, limits)
    document = readers[kind](data, limits)
    return replace(document, findings=(*document.findings, *findings)) if findings else document


def preload() -> None:
    """Import every reader, so that the first file does not wait for it."""
    from resume_api.documents import docx, latex, pdf, text  # noqa: F401
