"""What a resume says: from a read document to ``Resume``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from resume_api.domain.assertion import Assertion
from resume_api.domain.claims import EntryClaim
from resume_api.domain.document import Document, Quote
from resume_api.domain.resume import Contact, Position, Resume, Section, Skill
from resume_api.extraction.resume.certifications import find_certifications
from resume_api.extraction.resume.contact import find_contact, find_owner
from resume_api.extraction.resume.lines import Line, split_lines
from resume_api.extraction.resume.name_forms import cleaned
from resume_api.extraction.resume.sections import content, find_sections
from resume_api.extraction.resume.spoken_languages import find_languages
from resume_api.extraction.resume.statements import statements
from resume_api.extraction.resume.structure.cells import split_cells
from resume_api.extraction.resume.structure.claimed import with_claims
from resume_api.extraction.resume.structure.entries import build_entries, rows_of
from resume_api.extraction.resume.structure.lexicon import name_share
from resume_api.extraction.resume.structure.model import Structure, read_structure
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text import language_detection
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.dates import find_dates
from resume_api.extraction.text.durations import experience_months
from resume_api.extraction.text.entity_heuristics import organisation_score, title_score
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import fold

_MAX_NAME_WORDS = 5
_NAME_SHARE = 0.5  # of a name's words are known names
_MAX_CHARACTERS = 120_000  # forty pages: what goes on longer is no resume

Parts = Sequence[tuple[Section, Sequence[Line]]]


@dataclass(frozen=True, slots=True)
class ReadResume:
    """What a resume says, its text as it was processed, and what the mentions in it say."""

    resume: Resume
    text: ProcessedText
    assertions: Assertions


def parse_resume(document: Document, today: date, claims: Sequence[EntryClaim] = ()) -> Resume:
    """All that a resume says; current positions last until ``today``. ``claims`` are entries that a
    model read in the same text."""
    return read_resume(document, today, claims).resume


def read_resume(document: Document, today: date, claims: Sequence[EntryClaim] = ()) -> ReadResume:
    """All that a resume says, and what it was read in."""
    source = ProcessedText(document.text[:_MAX_CHARACTERS])
    text = source.text
    code, confidence = language_detection.choose(source.language)
    lines = split_lines(source, document.spans)
    cells = split_cells(lines, document.spans, find_dates(source))
    structure = read_structure(cells, text, find_owner(lines))
    structure = with_claims(structure, claims, text)
    entries = build_entries(structure, text, today)
    sections = find_sections(structure, len(document.text))
    parts = content(rows_of(structure.cells, structure.labels), sections)
    said = Assertions(source, code, [section.start for section in sections])
    skills, unproven = _by_status(source, said, sections)
    resume = Resume(
        text=document.text,
        language=code,
        language_confidence=confidence,
        sections=sections,
        skills=skills,
        positions=entries.positions,
        activities=entries.activities,
        experience_months=experience_months(entries.positions, today),
        education=entries.education,
        certifications=find_certifications(parts),
        languages=find_languages(parts),
        contact=_contact(find_contact(lines, parts), structure),
        bullets=_bullets(parts, (*entries.positions, *entries.activities), text),
        unproven=unproven,
    )
    return ReadResume(resume, source, said)


def _by_status(
    text: ProcessedText, read: Assertions, sections: Sequence[Section]
) -> tuple[tuple[Skill, ...], tuple[Skill, ...]]:
    """The skills by the mentions that are affirmed, and by those that are not."""
    affirmed, others = [], []
    for skill in find_skills(text, sections):
        said = [(read.of(q.start) == Assertion.AFFIRMED, q) for q in skill.quotes]
        proving = tuple(q for so, q in said if so)
        rest = tuple(q for so, q in said if not so)
        affirmed += [replace(skill, quotes=proving)] if proving else []
        others += [replace(skill, quotes=rest)] if rest else []
    return tuple(affirmed), tuple(others)


def _contact(contact: Contact, structure: Structure) -> Contact:
    """The contact details with the name that the model reads where the rules read none, or only
    the first of its words."""
    numbers = [i for i, label in enumerate(structure.labels) if label == "name"]
    run = [i for place, i in enumerate(numbers) if i == numbers[0] + place]
    words = cleaned(" ".join(structure.cells[i].text for i in run)).split()
    if not words or len(words) > _MAX_NAME_WORDS or not _is_name(" ".join(words)):
        return contact
    known = contact.name.split() if contact.name else []
    if len(known) < len(words) and words[: len(known)] == known:
        return replace(contact, name=" ".join(words))
    return contact


def _is_name(words: str) -> bool:
    folded = fold(words)
    named = name_share(folded) >= _NAME_SHARE
    return named and not title_score(folded) and not organisation_score(folded)


def _bullets(parts: Parts, positions: Sequence[Position], text: str) -> tuple[Quote, ...]:
    """Every statement: those of the entries, and the bulleted lines of other sections."""
    found = [quote for position in positions for quote in position.bullets]
    taken = {quote.start for quote in found}
    for section, own in parts:
        if section.kind != "experience":
            bulleted = [line for line in own if line.bullet]
            found += [q for q in statements(bulleted, text, section.kind) if q.start not in taken]
    return tuple(sorted(found, key=lambda quote: quote.start))
