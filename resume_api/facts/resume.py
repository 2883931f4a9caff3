"""What a resume says, by rules alone: from a read document to ``ResumeFacts``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from providers.inputs import Position, Quote, ResumeFacts, Section
from resume_api.documents.model import Document
from resume_api.facts import language
from resume_api.facts.certifications import find_certifications
from resume_api.facts.contact import find_contact
from resume_api.facts.cues import title_score
from resume_api.facts.dates import DateRange, find_dates
from resume_api.facts.education import find_education
from resume_api.facts.experience import experience_months, find_positions
from resume_api.facts.lines import Line, split_lines
from resume_api.facts.margins import put_back
from resume_api.facts.sections import find_sections
from resume_api.facts.skills import find_skills
from resume_api.facts.spoken_languages import find_languages
from resume_api.facts.statements import statements

_UNHEADED = ("contact", "summary", "other")


def resume_facts(document: Document, today: date) -> ResumeFacts:
    """All facts of a resume; current positions last until ``today``."""
    text = document.text
    code, confidence = language.choose(text)
    lines = put_back(split_lines(document))
    sections = find_sections(lines, len(text))
    dates = find_dates(text)
    positions = _positions(lines, sections, dates, text, today)
    return ResumeFacts(
        text=text,
        language=code,
        language_confidence=confidence,
        sections=sections,
        skills=find_skills(text, sections),
        positions=positions,
        experience_months=experience_months(positions, today),
        education=tuple(
            course
            for section in sections
            if section.kind == "education"
            for course in find_education(content(lines, section), dates, text, section.kind)
        ),
        certifications=find_certifications(lines, sections),
        languages=find_languages(lines, sections),
        contact=find_contact(lines, sections),
        bullets=_bullets(lines, sections, positions, text),
    )


def content(lines: Sequence[Line], section: Section) -> list[Line]:
    """The lines of a section without its heading."""
    own = [line for line in lines if section.start <= line.start < section.end]
    return own[1:] if section.heading and own and own[0].text == section.heading else own


def _positions(
    lines: Sequence[Line],
    sections: Sequence[Section],
    dates: Sequence[DateRange],
    text: str,
    today: date,
) -> tuple[Position, ...]:
    """The positions of the experience sections; where none is headed so, those dated entries of
    the unheaded parts that have a job title."""
    headed = any(section.kind == "experience" for section in sections)
    found: list[Position] = []
    for section in sections:
        if section.kind == "experience" or (not headed and section.kind in _UNHEADED):
            found += find_positions(content(lines, section), dates, text, today, section.kind)
    if headed:
        return tuple(found)
    return tuple(p for p in found if p.title and title_score(p.title.lower()))


def _bullets(
    lines: Sequence[Line], sections: Sequence[Section], positions: Sequence[Position], text: str
) -> tuple[Quote, ...]:
    """Every statement: those of the positions, and the bulleted lines of other sections."""
    own = [quote for position in positions for quote in position.bullets]
    taken = {quote.start for quote in own}
    for section in sections:
        if section.kind != "experience":
            bulleted = [line for line in content(lines, section) if line.bullet]
            own += [q for q in statements(bulleted, text, section.kind) if q.start not in taken]
    return tuple(sorted(own, key=lambda quote: quote.start))
