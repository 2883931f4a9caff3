"""A resume as it was read, for people who want it without a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resume_api.analysis import document_notices
from resume_api.analysis.preparation import Parsed
from resume_api.domain.assessment import FormatCheck, Notice
from resume_api.domain.document import Document, Page, Span
from resume_api.domain.report import Extraction
from resume_api.domain.resume import Position, Resume
from resume_api.languages.messages import Messages

LEAST_WORDS = 7
"""Of a sentence; a head such as "Acme Inc. Sales Manager" has a full stop earlier."""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page and its spans."""

    page: Page
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ParsedResume:
    """Pages and contents of one resume; every quote stands in the text of ``resume``."""

    resume: Resume
    pages: tuple[ParsedPage, ...]
    extraction: Extraction
    format_checks: tuple[FormatCheck, ...]
    warnings: tuple[Notice, ...]


def build(document: Document, parsed: Parsed) -> ParsedResume:
    """What was read, and how well, in the resume's own language."""
    return ParsedResume(
        resume=replace(parsed.resume, positions=_told_order(parsed.resume.positions)),
        pages=tuple(
            ParsedPage(page, tuple(span for span in document.spans if span.page == page.number))
            for page in document.pages
        ),
        extraction=document_notices.extraction(document, Messages.of(parsed.resume.language)),
        format_checks=parsed.format_checks,
        warnings=parsed.notices,
    )


def _told_order(positions: Sequence[Position]) -> tuple[Position, ...]:
    """As they stand; but who tells a career in sentences may begin anywhere: today's job first."""
    return tuple(sorted(positions, key=lambda one: not (one.current and _is_told(one))))


def _is_told(position: Position) -> bool:
    """Whether its head is a sentence: it ends with a full stop, and others may follow it."""
    first, stop, _ = f"{position.quote.text.strip()} ".partition(". ")
    return bool(stop) and len(first.split()) >= LEAST_WORDS and "\n" not in first
