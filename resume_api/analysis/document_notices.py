"""What an answer says of the file itself: how well it read, its format, what it hides."""

from __future__ import annotations

from resume_api.documents.safety.active_content import CODE as ACTIVE
from resume_api.documents.safety.stuffing import find_injections, find_stuffing
from resume_api.domain.assessment import Notice
from resume_api.domain.document import Document
from resume_api.domain.report import Extraction

HIDDEN = "The file holds text that a reader does not see. It was left out of the analysis."
INJECTION = "The file speaks to the model that reads it. Such words move no score."
STUFFING = "The same words are repeated beyond what a reader expects. Repetition moves no score."


def extraction(document: Document) -> Extraction:
    """Confidence, reader and findings."""
    return Extraction(document.confidence, document.reader, document.findings)


def notices(document: Document) -> tuple[Notice, ...]:
    """Hidden text, words that address a model (visible or hidden) and stuffing, with quotes; and
    active content."""
    hidden = tuple(found.text for found in document.hidden)
    texts = (document.text, *hidden)
    found = {
        ("HIDDEN_TEXT", HIDDEN): hidden,
        ("PROMPT_INJECTION", INJECTION): tuple(q.text for t in texts for q in find_injections(t)),
        ("KEYWORD_STUFFING", STUFFING): tuple(q.text for q in find_stuffing(document.text)),
    }
    active = (
        Notice(item.code, item.detail, ()) for item in document.findings if item.code == ACTIVE
    )
    quoted = (Notice(code, words, quotes) for (code, words), quotes in found.items() if quotes)
    return (*quoted, *active)
