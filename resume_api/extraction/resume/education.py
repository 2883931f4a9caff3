"""Education: degree, level, field, institution and dates of each course of study."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from resume_api.domain.document import Quote
from resume_api.domain.resume import Education
from resume_api.extraction.resume.entries import unwrapped, without
from resume_api.extraction.resume.lines import Line, split
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.text.dates import DateRange
from resume_api.extraction.text.degrees import (
    GRADE,
    SEPARATOR,
    bare_subject,
    find_degree,
    find_school,
    find_subject,
    schools,
)
from resume_api.extraction.text.entity_heuristics import is_duration, is_place

_MAX_PARTS = 6


@dataclass(slots=True)
class _Draft:
    """What the lines read so far say of one course of study."""

    parts: list[Line] = field(default_factory=list)
    degree: Line | None = None
    level: int | None = None
    subject: Line | None = None
    school: Line | None = None
    dates: DateRange | None = None
    body: bool = False


def find_education(
    lines: Sequence[Line], dates: Sequence[DateRange], text: str, section: str
) -> list[Education]:
    """The courses of study of one education section. A new one begins where a line repeats what
    the one before has already: a second institution, degree or date."""
    bulleted = not any(
        not line.bullet and (find_degree(line) or schools().search(line.folded)) for line in lines
    )
    lines, dates = unwrapped(lines, dates)
    starts = [d.start for d in dates]
    drafts: list[_Draft] = []
    for line in lines:
        own = dates[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        if line.bullet is not bulleted or _is_aside(line):
            if drafts:
                drafts[-1].body = True
        else:
            _read(without(line, own), own, drafts)
    drafts = [draft for draft in drafts if draft.school or draft.degree]
    for draft in drafts:
        _complete(draft)
    return [_education(draft, text, section) for draft in drafts]


def _read(parts: Sequence[Line], dates: Sequence[DateRange], drafts: list[_Draft]) -> None:
    degree, level = next(filter(None, map(find_degree, parts)), (None, None))
    school = next(filter(None, (find_school(part, degree) for part in parts)), None)
    now = drafts[-1] if drafts else None
    plain = not (degree or school or dates)  # it may be a name that no list knows
    if plain and now and len(now.parts) > _MAX_PARTS:
        return
    if now is None or (plain and now.body) or _repeats(now, degree, school, dates):
        now = _Draft()
        drafts.append(now)
    now.parts += parts
    if degree and now.degree is None:
        now.degree, now.level = degree, level
    now.school = now.school or school
    now.dates = now.dates or next((d for d in dates if d.ranged), dates[0] if dates else None)


def _repeats(
    now: _Draft, degree: Line | None, school: Line | None, dates: Sequence[DateRange]
) -> bool:
    return bool(
        (degree and now.degree)
        or (school and now.school)
        or (dates and now.dates)
        or (now.body and (degree or school))
    )


def _is_aside(line: Line) -> bool:
    """Whether the line is a grade, a length of time or a sentence without a degree."""
    if is_duration(line.folded) or GRADE.match(line.folded):
        return True
    return is_sentence(line) and find_degree(line) is None


def _complete(draft: _Draft) -> None:
    """Find the field behind the degree; what is left of the lines may be field or institution."""
    if draft.degree:
        part = next(p for p in draft.parts if p.start <= draft.degree.start < p.end)
        draft.subject = find_subject(part, draft.degree, draft.school)
    taken = [found for found in (draft.degree, draft.subject, draft.school) if found]
    left = [
        phrase
        for part in draft.parts
        for phrase in split(part, SEPARATOR)
        if not any(t.start < phrase.end and phrase.start < t.end for t in taken)
        and _may_be_name(phrase)
    ]
    if draft.degree and draft.subject is None and draft.school and left:
        draft.subject = bare_subject(left.pop(0))
    if draft.school is None and left:
        draft.school = left[0]


def _may_be_name(phrase: Line) -> bool:
    return (
        len(phrase.text) > 2
        and phrase.text[0].isalpha()
        and not GRADE.match(phrase.folded)
        and not is_place(phrase.text, phrase.folded)
    )


def _education(draft: _Draft, text: str, section: str) -> Education:
    spans = [(part.start, part.end) for part in draft.parts]
    if draft.dates:
        spans.append((draft.dates.start, draft.dates.end))
    start, end = min(spans)[0], max(end for _, end in spans)
    d = draft.dates
    return Education(
        level=draft.level,
        degree=draft.degree.text if draft.degree else None,
        field=draft.subject.text if draft.subject else None,
        institution=draft.school.text if draft.school else None,
        start=d.first if d and d.ranged else None,
        end=d.last if d else None,
        quote=Quote(text[start:end], start, end, section),
    )
