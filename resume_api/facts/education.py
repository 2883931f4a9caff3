"""Education: degree, level, field, institution and dates of each course of study."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from providers.inputs import Education, Quote
from resume_api.facts.cues import is_duration, is_place
from resume_api.facts.dates import DateRange
from resume_api.facts.entries import clip
from resume_api.facts.lines import Line
from resume_api.facts.vocabulary import any_of, load

_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[|•·,،;؛()，]\s*|\t+|\s{3,}|:\s+")
_GRADE = re.compile(
    r"(?:c?gpa|grade|note|moyenne|promedio|average|score|معدل|المعدل|percentage|marks|thesis|advis)",
    re.IGNORECASE,
)
_SHORT_CASED = re.compile(
    r"(?:BA|BS|BE|MA|MS|ME|AB|AS|AA|SB|Be|Ma|JD|MD|IR|ir|drs|Drs|MAG|Mag|CAP|BUT|FP|Med|MED|BED|BEd|MEd|MARCH|Bed|ITS|IHK|DEA|HBO|DBA|DIM|M1|M2)"
)
_AMBIGUOUS = frozenset(
    "ba bs be ma ms me ab as aa sb jd md ir drs mag cap but fp med bed march its ihk dea hbo dba m1 m2 bas mim".split()
)


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

    lines: list[Line] = field(default_factory=list)
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
    if not any(
        not line.bullet and (_degree(line) or _schools().search(line.folded)) for line in lines
    ):
        lines = [line for line in lines if line.bullet] or lines
        plain = False
    else:
        plain = True
    starts = [d.start for d in dates]
    drafts: list[_Draft] = []
    for line in lines:
        own = dates[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        if (line.bullet and plain) or is_duration(line.folded) or _GRADE.match(line.folded):
            if drafts:
                drafts[-1].body = True
            continue
        _read(line, own, drafts)
    for draft in drafts:
        _fill(draft)
    return [_education(d, text, section) for d in drafts if d.school or d.degree]


def _read(line: Line, dates: Sequence[DateRange], drafts: list[_Draft]) -> None:
    degree, level = _degree(line) or (None, None)
    school = _school(line, degree)
    if not (degree or school or dates) and (not drafts or drafts[-1].body or len(line.text) > 80):
        return
    now = drafts[-1] if drafts else None
    repeats = now and (
        (degree and now.degree) or (school and now.school) or (dates and now.dates)
        or (now.body and (degree or school))
    )  # fmt: skip
    if now is None or repeats:
        carried = now if now and not (now.degree or now.school) else None
        now = _Draft()
        if carried is not None:
            drafts.pop()
            now.lines, now.dates = carried.lines, carried.dates
        drafts.append(now)
    now.lines.append(line)
    if degree and not now.degree:
        now.degree, now.level, now.subject = degree, level, _subject(line, degree, dates)
    now.school = now.school or school
    now.dates = now.dates or (next((d for d in dates if d.ranged), dates[0]) if dates else None)


def _degree(line: Line) -> tuple[Line, int] | None:
    """The first degree named on the line, and the highest level of its words."""
    pattern, levels = _degrees()
    for match in pattern.finditer(line.folded):
        name = re.sub(r"\s+", " ", match[0].rstrip("."))
        written = line.text[match.start() : match.end()]
        if name in _AMBIGUOUS and not _SHORT_CASED.match(written):
            continue
        part = clip(line, *match.span())
        if part:
            return part, levels.get(name) or levels[name + "."]
    return None


def _school(line: Line, degree: Line | None) -> Line | None:
    for part in _split(line):
        match = _schools().search(part.folded)
        if not match:
            continue
        if degree and part.start <= degree.start < part.end:
            return _beside(part, degree, match)
        return part
    return None


def _beside(part: Line, degree: Line, match: re.Match[str]) -> Line | None:
    """The institution in a phrase that also names the degree: "PhD Princeton University"."""
    first, last = degree.start - part.start, degree.end - part.start
    if match.start() >= last:
        at = re.search(
            r"\s(?:at|from|an der|à l'|de la|en la|alla|na|in)\s",
            part.folded[last : match.start() + 1],
        )
        return clip(part, last + (at.end() if at else 0), len(part.text))
    return clip(part, 0, first) if match.end() <= first else None


def _subject(line: Line, degree: Line, dates: Sequence[DateRange]) -> Line | None:
    """The field of study behind the degree: "BSc in Physics", "کارشناسی مهندسی کامپیوتر"."""
    first = degree.end - line.start
    last = min(
        (d.start - line.start for d in dates if d.start >= degree.end), default=len(line.text)
    )
    join = _joins().match(line.folded, first)
    rest = clip(line, join.end() if join else first, last)
    if rest is None:
        return None
    part = next(iter(_split(rest)), None)
    if part is None or _schools().search(part.folded) or is_place(part.text, part.folded):
        return None
    return part


def _split(line: Line) -> Iterator[Line]:
    cuts = [(0, 0), *(m.span() for m in _SEPARATOR.finditer(line.text)), (len(line.text),) * 2]
    return (part for (_, a), (b, _) in pairwise(cuts) if (part := clip(line, a, b)))


def _fill(draft: _Draft) -> None:
    """Take for the institution or the field what is left of the lines when all else is known."""
    taken = [part for part in (draft.degree, draft.subject, draft.school) if part]
    spans = [(part.start, part.end) for part in taken]
    if draft.dates:
        spans.append((draft.dates.start, draft.dates.end))
    left = [
        part
        for line in draft.lines
        for part in _split(line)
        if not any(a < part.end and part.start < b for a, b in spans)
        and not is_place(part.text, part.folded) and part.text[:1].isalpha() and len(part.text) > 2
    ]  # fmt: skip
    if draft.degree and draft.subject is None and draft.school and left:
        draft.subject = left.pop(0)
    if draft.school is None and left:
        draft.school = left[0]


def _education(draft: _Draft, text: str, section: str) -> Education:
    start, end = draft.lines[0].start, max(line.end for line in draft.lines)
    end = next((b.end for a, b in pairwise(draft.lines) if b.start - a.end > 400), end)
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
