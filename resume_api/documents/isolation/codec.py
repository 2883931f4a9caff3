"""How a reading travels from a child to its parent: JSON, since a child that read a hostile file is
not trusted with anything that builds objects by itself."""

from __future__ import annotations

import json
from typing import Any

from resume_api.domain.document import Document, Finding, Format, HiddenText, Layout, Page, Span
from resume_api.errors import ApiError, ErrorCode, NoTextLayer


class ReaderTrace(Exception):
    """Where a reader failed, as text: the cause of the error that a client gets, for the log."""


def encode(document: Document) -> bytes:
    """A document as compact JSON; the parts that come in numbers are lists, not objects."""
    layout = document.layout
    body = {
        "format": document.format,
        "reader": document.reader,
        "text": document.text,
        "pages": [[getattr(page, name) for name in Page.__slots__] for page in document.pages],
        "spans": [[getattr(span, name) for name in Span.__slots__] for span in document.spans],
        "layout": [getattr(layout, name) for name in Layout.__slots__],
        "findings": [[item.code, item.page, dict(item.values)] for item in document.findings],
        "hidden": [[item.kind, item.text, item.page] for item in document.hidden],
        "confidence": document.confidence,
        "size_bytes": document.size_bytes,
    }
    return _dump({"document": body})


def encode_error(error: ApiError, trace: str | None = None) -> bytes:
    """A typed error as JSON, and where it arose if that is for the log."""
    body = {"code": error.code.name, "message": error.message, "details": error.details}
    return _dump({"error": body, "no_text": isinstance(error, NoTextLayer), "trace": trace})


def decode(data: bytes) -> Document:
    """What ``encode`` was given.

    Raises the ApiError that ``encode_error`` was given (from a ReaderTrace where it had one), and
    ValueError, TypeError, KeyError or AttributeError for anything else.
    """
    answer = json.loads(data)
    if error := answer.get("error"):
        if answer["no_text"]:
            raise NoTextLayer(error["message"], error["details"]["findings"])
        trace = ReaderTrace(answer["trace"]) if answer["trace"] else None
        raise ApiError(ErrorCode[error["code"]], error["message"], error["details"]) from trace
    return _document(answer["document"])


def _document(body: dict[str, Any]) -> Document:
    tables, images, share, header_footer, fonts = body["layout"]
    return Document(
        format=Format(body["format"]),
        reader=str(body["reader"]),
        text=str(body["text"]),
        pages=tuple(Page(*page) for page in body["pages"]),
        spans=tuple(_span(*span) for span in body["spans"]),
        layout=Layout(int(tables), int(images), float(share), tuple(header_footer), tuple(fonts)),
        findings=tuple(Finding(*item) for item in body["findings"]),
        hidden=tuple(HiddenText(*item) for item in body["hidden"]),
        confidence=float(body["confidence"]),
        size_bytes=int(body["size_bytes"]),
    )


def _span(start: int, end: int, page: int, box: list[float] | None, *rest: Any) -> Span:
    left_top_right_bottom = (box[0], box[1], box[2], box[3]) if box else None
    return Span(start, end, page, left_top_right_bottom, *rest)


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
