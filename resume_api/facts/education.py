"""Education: degree, level, field, institution and dates of each course of study."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from providers.inputs import Education, Quote
from resume_api.facts.cues import is_duration, is_place
from resume_api.facts.dates import DateRange
from resume_api.facts.entries import without
from resume_api.facts.lines import Line, clip, split
from resume_api.facts.statements import is_sentence
from resume_api.facts.vocabulary import any_of, load

_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[|•·,،;؛()，]\s*|\t+|\s{2,}|:\s+")
_GRADE = re.compile(
    r"c?gpa|grade|note|moyenne|promedio|average|score|معدل|المعدل|percentage|marks|thesis|advis"
    r"|(?:magna |summa )?cum laude|with hono|with distinction|first class|second class|mention "
)
_AT = re.compile(r"\s(?:at|from|an der|a l'|de la|en la|alla|na|in|of|der|de|du|da)\s")
_AT_END = re.compile(r"\s(?:at|from|an der|a l'|en la|alla|na|in|از|من|bei|von der|der)$")
_MAX_PARTS = 6


@cache
def _degrees() -> tuple[re.Pattern[str], dict[str, int]]:
    levels = {
        re.sub(r"\s+", " ", term): int(key)
        for key, terms in load("degrees").items()
        if key.isdigit()
        for term in terms
    }
    return re.compile(rf"(?<![^\W_]){any_of(levels)}(?:\.(?!\w))?(?![^\W_]|\.\w)"), levels


@cache
def _schools() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{any_of(load('degrees')['school'])})(?![^\W_])|大学|学院|universitat\b|hochschule\b|schule\b"
    )


@cache
def _joins() -> re.Pattern[str]:
    lists = load("degrees")
    return re.compile(rf"[\s.,:(-]*(?:{any_of((*lists['in'], *lists['field']))}(?:\s+|:\s*)|d')+")


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
        not line.bullet and (_degree(line) or _schools().search(line.folded)) for line in lines
    )
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
    degree, level = next(filter(None, map(_degree, parts)), (None, None))
    school = next(filter(None, (_school(part, degree) for part in parts)), None)
    now = drafts[-1] if drafts else None
    if not (degree or school or dates) and (now is None or now.body or len(now.parts) > _MAX_PARTS):
        return
    if now is None or _repeats(now, degree, school, dates):
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
    if is_duration(line.folded) or _GRADE.match(line.folded):
        return True
    return is_sentence(line) and _degree(line) is None


def _degree(line: Line) -> tuple[Line, int] | None:
    """The first degree named on the line, and the highest level of its words."""
    pattern, levels = _degrees()
    for match in pattern.finditer(line.folded):
        name = re.sub(r"\s+", " ", match[0].rstrip("."))
        written = line.text[match.start() : match.end()]
        if name in load("degrees")["capitals"] and sum(map(str.isupper, written)) < 2:
            continue
        part = clip(line, *match.span())
        if part:
            return part, levels.get(name) or levels[name + "."]
    return None


def _school(part: Line, degree: Line | None) -> Line | None:
    """The institution that a part names: the phrase around its noun, without the degree."""
    for phrase in split(part, _SEPARATOR):
        noun = _schools().search(phrase.folded)
        if noun and degree and phrase.start <= degree.start < phrase.end:
            return _beside(phrase, degree, noun)
        if noun:
            return phrase
    return None


def _beside(phrase: Line, degree: Line, noun: re.Match[str]) -> Line | None:
    """The institution in a phrase that also names the degree: "PhD Princeton University"."""
    first, last = degree.start - phrase.start, degree.end - phrase.start
    if noun.start() >= last:
        at = _AT.search(phrase.folded, last, noun.start() + 1)
        return clip(phrase, at.end() if at else last, len(phrase.text))
    return clip(phrase, 0, first) if noun.end() <= first else None


def _complete(draft: _Draft) -> None:
    """Find the field behind the degree; what is left of the lines may be field or institution."""
    if draft.degree:
        part = next(p for p in draft.parts if p.start <= draft.degree.start < p.end)
        draft.subject = _subject(part, draft.degree, draft.school)
    taken = [found for found in (draft.degree, draft.subject, draft.school) if found]
    left = [
        phrase
        for part in draft.parts
        for phrase in split(part, _SEPARATOR)
        if not any(t.start < phrase.end and phrase.start < t.end for t in taken)
        and _may_be_name(phrase)
    ]
    if draft.degree and draft.subject is None and draft.school and left:
        draft.subject = _subject_of(left.pop(0))
    if draft.school is None and left:
        draft.school = left[0]


def _may_be_name(phrase: Line) -> bool:
    return (
        len(phrase.text) > 2
        and phrase.text[0].isalpha()
        and not _GRADE.match(phrase.folded)
        and not is_place(phrase.text, phrase.folded)
    )


def _subject(part: Line, degree: Line, school: Line | None) -> Line | None:
    """The field of study behind the degree: "BSc in Physics", "کارشناسی مهندسی کامپیوتر"."""
    first, last = degree.end - part.start, len(part.text)
    if school and degree.end <= school.start < part.end:
        last = school.start - part.start
    rest = clip(part, first, last)
    phrase = next(iter(split(rest, _SEPARATOR)), None) if rest else None
    if (
        phrase is None
        or _GRADE.match(phrase.folded)
        or _schools().search(phrase.folded)
        or is_place(phrase.text, phrase.folded)
    ):
        return None
    return _subject_of(phrase)


def _subject_of(phrase: Line) -> Line | None:
    """The phrase without "in", "major in" and a repeated degree before it, and "at" behind it."""
    degree = _degree(phrase)
    start = degree[0].end - phrase.start if degree else 0
    join = _joins().match(phrase.folded, start)
    bare = clip(phrase, join.end() if join else start, len(phrase.text))
    end = _AT_END.search(bare.folded) if bare else None
    return clip(bare, 0, end.start()) if bare and end else bare


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
