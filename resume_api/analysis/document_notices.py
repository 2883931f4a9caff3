"""What an answer says of the file itself: how well it read, its format, what it hides."""

from __future__ import annotations

from resume_api.documents.safety.active_content import CODE as ACTIVE
from resume_api.documents.safety.stuffing import find_injections, find_stuffing
from resume_api.domain.assessment import Notice
from resume_api.domain.document import Document
from resume_api.domain.report import Extraction, ReadingNote
from resume_api.languages.messages import Messages


def extraction(document: Document, messages: Messages) -> Extraction:
    """Confidence, reader and findings, in the words of ``messages``."""
    findings = tuple(
        ReadingNote(one.code, one.page, messages.finding(one)) for one in document.findings
    )
    return Extraction(document.confidence, document.reader, findings)


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
