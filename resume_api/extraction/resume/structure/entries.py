"""From decoded heads to positions, activities and education, each with what it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from resume_api.domain.document import Quote
from resume_api.domain.resume import Education, Month, Position
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.statements import statements
from resume_api.extraction.resume.structure.calibration import probability
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields
from resume_api.extraction.resume.structure.model import Structure, section_of
from resume_api.extraction.text.degrees import (
    degree_level,
    find_degree,
    find_subject,
    study_state,
)
from resume_api.extraction.text.durations import months_between
from resume_api.extraction.text.entity_heuristics import (
    is_area,
    is_break,
    is_place,
    organisation_score,
    title_score,
)
from resume_api.extraction.text.word_lists import fold, load

_BEHIND = re.compile(r"(?:(?<!\s)\s++)?[,(،]\s*+|(?<!\s)\s++(?=[^\W\d_])")
_LEGAL_FORM = 3  # the score of one
_MAX_CUTS = 8
THRESHOLD = 0.5
"""A field less probable than this is null; its words stay in the entry's text."""
_STUDY_THRESHOLD = 0.35
_NAMES = {"company": "organisation"}
_STATE_LINES = 3
_DATED = 2  # jobs with dates that make one without them doubtful
_JOBS = frozenset({"experience", "volunteering"})  # sections that may hold jobs without dates
_NAMED = frozenset({"title", "company", "institution", "degree", "field"})


@dataclass(frozen=True, slots=True)
class Entries:
    """Jobs, other dated things of a career by kind, and courses of study, in order of the text."""

    positions: tuple[Position, ...]
    activities: tuple[Position, ...]
    education: tuple[Education, ...]


def build_entries(structure: Structure, text: str, today: date) -> Entries:
    """The entries of a structure; a running one lasts until ``today``."""
    positions: list[Position] = []
    activities: list[Position] = []
    education: list[Education] = []
    ends = _ends(structure)
    shared = _SharedEmployer()
    dated = sum(f.head.kind == "job" and f.dates is not None for f in structure.entries)
    for fields, end in zip(structure.entries, ends, strict=True):
        least = _STUDY_THRESHOLD if fields.head.kind == "education" else THRESHOLD
        values = {
            key: words
            for key, (words, sure) in fields.values.items()
            if probability(_NAMES.get(key, key), sure) >= least
        }
        if not _says_much(fields, values) or _is_furniture(structure, fields, values):
            continue
        if _is_stray(structure, fields, dated):
            continue
        quote, body, whole = _extent(structure, fields, end, text)
        if fields.head.kind == "education":
            education.append(_education(fields, values, quote, whole, today))
            continue
        if "company" in values:
            area = is_area(values.get("place", ""))
            values["company"] = _without_place(values["company"], area)
        if "company" not in values and is_break(fold(values.get("title", ""))):
            fields.head.kind = "item"
        if fields.head.kind == "job":
            shared.complete(fields, values, quote)
        position = _position(fields, values, quote, body, text, today)
        position = replace(position, text=whole)
        (positions if fields.head.kind == "job" else activities).append(position)
    return Entries(_told_once(positions), tuple(activities), tuple(education))


def _told_once(positions: list[Position]) -> tuple[Position, ...]:
    """The positions, without those of a profile that the section of work states too."""
    stated = {fold(p.organisation or "") for p in positions if p.quote.section == "experience"}
    return tuple(
        p
        for p in positions
        if p.quote.section != "summary" or not p.organisation or fold(p.organisation) not in stated
    )


class _SharedEmployer:
    """The employer stated once above several roles: that of the last entry which begins with it."""

    def __init__(self) -> None:
        self._name: str | None = None

    def complete(self, fields: Fields, values: dict[str, str], quote: Quote) -> None:
        """Give an entry that names no employer the one above it."""
        title, company = values.get("title"), values.get("company")
        if title and "company" not in fields.values and not fields.spare:
            if self._name:
                values["company"] = self._name
            return
        leads = company and title and 0 <= quote.text.find(company) < quote.text.find(title)
        self._name = company if leads else None


def _says_much(fields: Fields, values: dict[str, str]) -> bool:
    """Whether a head is an entry: it names something, or has a place or note with its dates."""
    return bool(values.keys() & _NAMED or (values and fields.dates))


def _is_stray(structure: Structure, fields: Fields, dated: int) -> bool:
    """Whether what was taken for a job is none: undated, and either not in the section that holds
    the jobs, where the resume has such a section, or without a title's noun among ``dated`` jobs
    that have dates."""
    if fields.head.kind != "job" or fields.dates:
        return False
    title = fields.values.get("title", ("", 0.0))[0]
    if dated >= _DATED and not title_score(fold(title)):
        return True
    section = section_of(structure.labels, fields.head.cells[0])
    return "heading:experience" in structure.labels and section not in _JOBS


def _is_furniture(structure: Structure, fields: Fields, values: dict[str, str]) -> bool:
    """Whether a head is a running one: it has nothing but the candidate's name and a date."""
    names = (
        c for c, label in zip(structure.cells, structure.labels, strict=True) if label == "name"
    )
    named = [cell.folded for cell in names]
    said = fold(" ".join(values.values()))
    return len(values) == 1 and fields.head.kind == "job" and any(n in said for n in named)


def _without_place(name: str, before_area: bool) -> str:
    """An employer without the town behind it: "Blue Lantern (Berlin)", "Lumenwerk GmbH Berlin",
    and "Brightforge Denver" where a state or a country follows."""
    for cut in list(_BEHIND.finditer(name))[:_MAX_CUTS]:
        bare, rest = name[: cut.start()], name[cut.end() :].strip(" ,()")
        legal = organisation_score(fold(bare.rpartition(" ")[2])) == _LEGAL_FORM
        sure = cut[0].strip() or legal or before_area or "," in rest
        part_of = fold(bare).rpartition(" ")[2] in load("organisations")["of"]
        if bare and sure and not part_of and is_place(rest, fold(rest)):
            return bare
    return name


def rows_of(cells: Sequence[Cell], labels: Sequence[str]) -> list[Line]:
    """The cells as lines; those beside each other on one line are one, but for headings."""
    found: list[Line] = []
    last: Cell | None = None
    for cell, label in zip(cells, labels, strict=True):
        beside = last is not None and cell.row == last.row and cell.place == last.place + 1
        if beside and not label.startswith("heading"):
            found[-1] = _line(cell, found[-1])
        else:
            found.append(_line(cell, None))
        last = None if label.startswith("heading") else cell
    return found


def _line(cell: Cell, before: Line | None) -> Line:
    if before is None:
        return Line(cell.start, cell.end, cell.text, cell.folded, cell.bullet, cell.blank_before)
    gap = " " * (cell.start - before.end)
    return Line(
        before.start, cell.end, before.text + gap + cell.text, before.folded + gap + cell.folded,
        before.bullet, before.blank_before,
    )  # fmt: skip


def _ends(structure: Structure) -> list[int]:
    """For each entry the number of the first cell behind it."""
    firsts = [fields.head.cells[0] for fields in structure.entries]
    found = []
    for first, coming in zip(firsts, [*firsts, len(structure.cells)][1:], strict=True):
        stop = (
            i for i in range(first, coming) if structure.labels[i].startswith(("heading:", "name"))
        )
        found.append(next(stop, coming))
    return found


def _extent(
    structure: Structure, fields: Fields, end: int, text: str
) -> tuple[Quote, list[Line], str]:
    """The lines of the head as evidence, the lines of the body, and the words of the entry."""
    cells, head = structure.cells, fields.head.cells
    section = section_of(structure.labels, head[0])
    lead = [number for place, number in enumerate(head) if number - head[0] <= place + 1]
    start, last = cells[head[0]].start, cells[lead[-1]].end
    numbers = range(head[0], max(end, head[-1] + 1))
    own = set(head)
    heading = ("heading:", "name")
    free = [i for i in numbers if i not in own]
    body = [cells[i] for i in free if not structure.labels[i].startswith(heading)]
    whole = text[start : cells[numbers[-1]].end]
    lines = rows_of(body, ["body"] * len(body))
    return (
        Quote(text[start:last], start, last, None if section == "none" else section),
        lines,
        whole,
    )


def _position(
    fields: Fields, values: dict[str, str], quote: Quote, body: list[Line], text: str, today: date
) -> Position:
    dates = fields.dates
    first = dates.first if dates else None
    last = dates.last if dates and not dates.current else None
    current = bool(dates and dates.current)
    return Position(
        title=values.get("title"),
        organisation=values.get("company"),
        start=first,
        end=last,
        current=current,
        months=months_between(first, last, current, today) if dates else 0,
        quote=quote,
        bullets=statements(body, text, quote.section),
        kind=fields.head.kind,
        confidence=_confidence(fields, {"title": "title", "company": "organisation"}),
    )


def _education(
    fields: Fields, values: dict[str, str], quote: Quote, whole: str, today: date
) -> Education:
    dates = fields.dates
    degree = values.get("degree")
    subject = values.get("field")
    if degree and subject is None:
        degree, subject = _parted(degree)
    return Education(
        level=degree_level(degree, fold(degree)) if degree else None,
        degree=degree,
        field=subject,
        institution=values.get("institution"),
        start=dates.first if dates and dates.ranged else None,
        end=_end_of_study(fields),
        quote=quote,
        state=_state(fields, whole, today),
        text=whole,
        confidence=_confidence(
            fields, {"degree": "degree", "field": "field", "institution": "institution"}
        ),
    )


def _parted(words: str) -> tuple[str, str | None]:
    """Degree and field of words that hold both: "BSc Physics"."""
    line = Line(0, len(words), words, fold(words))
    found = find_degree(line)
    subject = find_subject(line, found[0]) if found else None
    return (found[0].text, subject.text) if found and subject else (words, None)


def _state(fields: Fields, whole: str, today: date) -> str:
    """Whether a degree is held, by the words of the entry's first lines and by its dates."""
    told = study_state(fold("\n".join(whole.split("\n")[:_STATE_LINES])))
    if told == "unfinished":
        return told
    if fields.dates and fields.dates.current:
        return "in_progress"
    end = fields.dates.last if fields.dates else None
    ahead = end and (end.year, end.month or 1) > (today.year, today.month)
    past = end and (end.year, end.month or 12) < (today.year, today.month)
    return "expected" if ahead else "held" if past else told or "held"


def _end_of_study(fields: Fields) -> Month | None:
    return fields.dates.last if fields.dates and not fields.dates.current else None


def _confidence(fields: Fields, names: dict[str, str]) -> dict[str, float]:
    found = {
        name: round(probability(name, fields.values[key][1]), 2)
        for key, name in names.items()
        if key in fields.values
    }
    if fields.dates:
        found["dates"] = round(probability("dates", fields.date_confidence), 2)
    return found
