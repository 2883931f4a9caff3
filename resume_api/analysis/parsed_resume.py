"""A resume as it was read, for people who want it without a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resume_api.analysis import document_notices
from resume_api.analysis.preparation import Parsed
from resume_api.domain.assessment import FormatCheck, Notice
from resume_api.domain.document import Document, Page, Span
from resume_api.domain.report import Extraction
from resume_api.domain.resume import Month, Position, Resume
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
    """What was read, and how well, in the resume's own language; positions newest first."""
    return ParsedResume(
        resume=replace(parsed.resume, positions=_newest_first(parsed.resume.positions)),
        pages=tuple(
            ParsedPage(page, tuple(span for span in document.spans if span.page == page.number))
            for page in document.pages
        ),
        extraction=document_notices.extraction(document, Messages.of(parsed.resume.language)),
        format_checks=parsed.format_checks,
        warnings=parsed.notices,
    )


def _newest_first(positions: Sequence[Position]) -> tuple[Position, ...]:
    """By their ends, running ones before; what has no date stays behind what it stands behind."""
    keys: list[tuple[bool, Month]] = []
    for one in positions:
        last = one.end or one.start
        keys.append((one.current, last) if last else keys[-1] if keys else (True, Month(9999)))
    order = sorted(range(len(positions)), key=lambda i: _key(keys[i]), reverse=True)
    return tuple(positions[i] for i in order)


def _key(found: tuple[bool, Month]) -> tuple[bool, int, int]:
    current, month = found
    return current, month.year, month.month or 0
