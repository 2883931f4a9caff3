"""What a resume says, by rules alone: from a read document to ``ResumeFacts``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from resume_api.domain.document import Document, Quote
from resume_api.domain.resume import Position, ResumeFacts, Section
from resume_api.extraction.resume.certifications import find_certifications
from resume_api.extraction.resume.contact import find_contact
from resume_api.extraction.resume.education import find_education
from resume_api.extraction.resume.experience import experience_months, find_positions
from resume_api.extraction.resume.lines import Line, split_lines
from resume_api.extraction.resume.margin_columns import put_back
from resume_api.extraction.resume.sections import content, find_sections
from resume_api.extraction.resume.spoken_languages import find_languages
from resume_api.extraction.resume.statements import statements
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text import language_detection
from resume_api.extraction.text.dates import DateRange, find_dates
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.word_lists import fold

_UNHEADED = ("contact", "summary", "other")
_MAX_CHARACTERS = 120_000  # forty pages: what goes on longer is no resume

Parts = Sequence[tuple[Section, Sequence[Line]]]


def resume_facts(document: Document, today: date) -> ResumeFacts:
    """All facts of a resume; current positions last until ``today``."""
    text = document.text[:_MAX_CHARACTERS]
    code, confidence = language_detection.choose(language_detection.detect(text))
    lines = put_back(split_lines(replace(document, text=text)))
    sections = find_sections(lines, len(document.text))
    parts = content(lines, sections)
    dates = find_dates(text)
    positions = _positions(parts, dates, text, today)
    return ResumeFacts(
        text=document.text,
        language=code,
        language_confidence=confidence,
        sections=sections,
        skills=find_skills(document.text, sections),
        positions=positions,
        experience_months=experience_months(positions, today),
        education=tuple(
            course
            for section, own in parts
            if section.kind == "education"
            for course in find_education(own, dates, text, section.kind)
        ),
        certifications=find_certifications(parts),
        languages=find_languages(parts),
        contact=find_contact(lines, parts),
        bullets=_bullets(parts, positions, text),
    )


def _positions(
    parts: Parts, dates: Sequence[DateRange], text: str, today: date
) -> tuple[Position, ...]:
    """The positions of the experience sections; where none is headed so, those dated entries of
    the unheaded parts that have a job title."""
    headed = any(section.kind == "experience" for section, _ in parts)
    kinds = ("experience",) if headed else _UNHEADED
    found: list[Position] = []
    for section, own in parts:
        if section.kind in kinds:
            found += find_positions(own, dates, text, today, section.kind)
    return tuple(p for p in found if headed or (p.title and title_score(fold(p.title))))


def _bullets(parts: Parts, positions: Sequence[Position], text: str) -> tuple[Quote, ...]:
    """Every statement: those of the positions, and the bulleted lines of other sections."""
    found = [quote for position in positions for quote in position.bullets]
    taken = {quote.start for quote in found}
    for section, own in parts:
        if section.kind != "experience":
            bulleted = [line for line in own if line.bullet]
            found += [q for q in statements(bulleted, text, section.kind) if q.start not in taken]
    return tuple(sorted(found, key=lambda quote: quote.start))
