"""What an answer says of the file itself: how well it read, its format, what it hides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resume_api.documents.safety.active_content import CODE as ACTIVE
from resume_api.documents.safety.stuffing import find_injections, find_stuffing
from resume_api.domain.assessment import FormatCheck, Notice
from resume_api.domain.document import Document
from resume_api.languages.messages import Messages


def extraction(document: Document, messages: Messages) -> dict[str, Any]:
    """Confidence, reader and findings, as in the contract."""
    findings = [
        {"code": one.code, "page": one.page, "detail": messages.finding(one)}
        for one in document.findings
    ]
    return {
        "confidence": document.confidence,
        "reader": document.reader,
        "findings": findings,
    }


def check_rows(checks: Iterable[FormatCheck]) -> list[dict[str, Any]]:
    """The format checks, as in the contract."""
    return [{"check": c.check, "passed": c.passed, "detail": c.detail} for c in checks]


def notice_rows(notices: Iterable[Notice]) -> list[dict[str, Any]]:
    """The warnings, as in the contract."""
    return [{"code": n.code, "message": n.message, "quotes": list(n.quotes)} for n in notices]


def notices(document: Document, messages: Messages) -> tuple[Notice, ...]:
    """Hidden text, words that address a model (visible or hidden) and stuffing, with quotes; and
    active content."""
    hidden = tuple(found.text for found in document.hidden)
    texts = (document.text, *hidden)
    found = {
        "HIDDEN_TEXT": hidden,
        "PROMPT_INJECTION": tuple(q.text for t in texts for q in find_injections(t)),
        "KEYWORD_STUFFING": tuple(q.text for q in find_stuffing(document.text)),
    }
    active = (
        Notice(item.code, messages.finding(item), ())
        for item in document.findings
        if item.code == ACTIVE
    )
    quoted = (
        Notice(code, messages.say(f"notices.{code.lower()}"), quotes)
        for code, quotes in found.items()
        if quotes
    )
    return (*quoted, *active)
