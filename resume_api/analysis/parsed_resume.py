"""A resume as it was read, for people who want it without a job."""

from __future__ import annotations

from dataclasses import dataclass

from resume_api.analysis import document_notices
from resume_api.analysis.preparation import Parsed
from resume_api.domain.assessment import FormatCheck, Notice
from resume_api.domain.document import Document, Page, Span
from resume_api.domain.report import Extraction
from resume_api.domain.resume import Resume
from resume_api.languages.messages import Messages


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
        resume=parsed.resume,
        pages=tuple(
            ParsedPage(page, tuple(span for span in document.spans if span.page == page.number))
            for page in document.pages
        ),
        extraction=document_notices.extraction(document, Messages.of(parsed.resume.language)),
        format_checks=parsed.format_checks,
        warnings=parsed.notices,
    )
