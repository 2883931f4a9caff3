"""A resume as it was read, for people who want the facts without a job."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resume_api.analysis import document_notices
from resume_api.analysis.preparation import Parsed
from resume_api.domain.document import Document, Page, Quote, Span
from resume_api.domain.resume import (
    Contact,
    Education,
    Month,
    Position,
    Section,
    Skill,
    SpokenLanguage,
)
from resume_api.languages.messages import Messages


def build(document: Document, parsed: Parsed) -> dict[str, Any]:
    """Text, spans by page, sections and facts; every quote stands in ``text`` at its offsets."""
    facts = parsed.resume
    messages = Messages.of(facts.language)
    return {
        "text": document.text,
        "language": facts.language,
        "language_confidence": round(facts.language_confidence, 2),
        "pages": [_page(page, document.spans) for page in document.pages],
        "sections": [_section(section) for section in facts.sections],
        "contact": _contact(facts.contact),
        "skills": [_skill(skill) for skill in facts.skills],
        "experience": [_position(position) for position in facts.positions],
        "activities": [_position(activity) for activity in facts.activities],
        "experience_months": facts.experience_months,
        "education": [_education(entry) for entry in facts.education],
        "certifications": [_quote(quote) for quote in facts.certifications],
        "languages": [_spoken(language) for language in facts.languages],
        "extraction": document_notices.extraction(document, messages),
        "format_checks": document_notices.check_rows(parsed.format_checks),
        "warnings": document_notices.notice_rows(parsed.notices),
    }


def month_text(month: Month | None) -> str | None:
    """``2019-03``, ``2019`` where only the year is known, or None."""
    if month is None:
        return None
    return f"{month.year:04d}" if month.month is None else f"{month.year:04d}-{month.month:02d}"


def _page(page: Page, spans: Iterable[Span]) -> dict[str, Any]:
    return {
        "number": page.number,
        "start": page.start,
        "end": page.end,
        "width": page.width,
        "height": page.height,
        "columns": page.columns,
        "text_layer": page.text_layer,
        "spans": [_span(span) for span in spans if span.page == page.number],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "box": span.box,
        "font": span.font,
        "size": span.size,
        "colour": span.colour,
        "render_mode": span.render_mode,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, "start": quote.start, "end": quote.end, "section": quote.section}


def _section(section: Section) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "heading": section.heading,
        "start": section.start,
        "end": section.end,
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "location": contact.location,
        "links": list(contact.links),
    }


def _skill(skill: Skill) -> dict[str, Any]:
    return {
        "name": skill.name,
        "category": skill.category,
        "quotes": [_quote(quote) for quote in skill.quotes],
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "title": position.title,
        "organisation": position.organisation,
        "start": month_text(position.start),
        "end": month_text(position.end),
        "current": position.current,
        "months": position.months,
        "kind": position.kind,
        "text": position.text,
        "confidence": dict(position.confidence),
        "quote": _quote(position.quote),
        "bullets": [_quote(bullet) for bullet in position.bullets],
    }


def _education(entry: Education) -> dict[str, Any]:
    return {
        "level": entry.level,
        "degree": entry.degree,
        "field": entry.field,
        "institution": entry.institution,
        "start": month_text(entry.start),
        "end": month_text(entry.end),
        "state": entry.state,
        "text": entry.text,
        "confidence": dict(entry.confidence),
        "quote": _quote(entry.quote),
    }


def _spoken(language: SpokenLanguage) -> dict[str, Any]:
    return {"code": language.code, "level": language.level, "quote": _quote(language.quote)}
