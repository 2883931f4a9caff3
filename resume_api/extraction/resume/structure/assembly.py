"""Entries put together over a whole document: halves joined, dates claimed, employers shared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.decode import Fields
from resume_api.extraction.resume.structure.lexicon import contact_marks
from resume_api.extraction.text.dates import DateRange, spanning
from resume_api.extraction.text.entity_heuristics import organisation_score, title_score

_NAMES = frozenset({"title", "company", "institution", "degree", "field"})
_NEAR = 2  # cells between an entry's head and dates that nobody claims
_MAX_DATED = 40  # a longer cell with a date is a sentence
_WRAP = 5  # cells that may stand between the two lines of a broken range
_MAX_NAME_WORDS = 7
_CLAIMED = 0.6  # how sure what is claimed without a label is
_OPEN = re.compile(r"\s?[-–—→]")


def assemble(found: Sequence[Fields], cells: Sequence[Cell], labels: Sequence[str]) -> list[Fields]:
    """The entries, each with all that its head says."""
    entries = _joined(found, cells, labels)
    claimed = {i for fields in entries for i in fields.head.cells}
    for fields in entries:
        if fields.dates is None or not fields.dates.ranged:
            _claim_dates(fields, cells, labels, claimed)
        if fields.dates and not fields.dates.ranged:
            _close_range(fields, cells, claimed)
        if fields.head.kind == "job" and len(_NAMES & set(fields.values)) == 1:
            _claim_name(fields, cells, labels, claimed)
    return entries


def _joined(found: Sequence[Fields], cells: Sequence[Cell], labels: Sequence[str]) -> list[Fields]:
    """Heads that follow each other and complete each other are one: a title with its dates, then
    the employer, or the other way round."""
    entries: list[Fields] = []
    for fields in found:
        last = entries[-1] if entries else None
        if last and _completes(last, fields) and _adjacent(last, fields, cells, labels):
            last.values |= fields.values
            last.head = replace(last.head, cells=[*last.head.cells, *fields.head.cells])
            if last.dates is None:
                last.dates, last.date_confidence = fields.dates, fields.date_confidence
        else:
            entries.append(fields)
    return entries


def _completes(one: Fields, two: Fields) -> bool:
    if one.head.kind != two.head.kind or (one.dates and two.dates):
        return False
    names_one, names_two = _NAMES & set(one.values), _NAMES & set(two.values)
    if names_one & names_two or not (names_one or one.dates):
        return False
    if one.head.kind == "education":
        return bool(names_two) and ("institution" in names_one) != ("institution" in names_two)
    return bool(names_one and names_two) or (bool(one.dates) and not names_one)


def _adjacent(one: Fields, two: Fields, cells: Sequence[Cell], labels: Sequence[str]) -> bool:
    first, last = one.head.cells[-1], two.head.cells[0]
    if any(labels[i] != "body" for i in range(first + 1, last)):
        return False
    return last - first == 1 and cells[last].row - cells[first].row <= 1


def _claim_dates(
    fields: Fields, cells: Sequence[Cell], labels: Sequence[str], claimed: set[int]
) -> None:
    """Take dates beside the head that no other head has: a margin's, or the end below a start."""
    first, last = fields.head.cells[0], fields.head.cells[-1]
    near = [*range(last + 1, last + 1 + _NEAR), *range(first - 1, first - 1 - _NEAR, -1)]
    for i in near:
        if not 0 <= i < len(cells) or i in claimed or labels[i].startswith("heading"):
            continue
        date = _dated(cells[i])
        if date is None:
            continue
        if fields.dates is None:
            fields.dates, fields.date_confidence = date, 0.6
        elif not date.ranged and not fields.dates.ranged and (date.first or fields.dates.first):
            fields.dates = spanning(fields.dates, date)
        else:
            continue
        claimed.add(i)
        fields.head.cells = sorted((*fields.head.cells, i))


def _close_range(fields: Fields, cells: Sequence[Cell], claimed: set[int]) -> None:
    """Join a start that a dash follows with the end at the start of a line below it: a narrow
    margin breaks its dates, and what stands beside them comes between."""
    start = fields.dates
    first = fields.head.cells[0]
    cell = next((c for c in cells[first:] if start and c.start <= start.start < c.end), None)
    if start is None or cell is None or not _OPEN.match(cell.text[start.end - cell.start :]):
        return
    for i in range(first + 1, min(len(cells), first + _WRAP)):
        date = next((d for d in cells[i].dates if d.start == cells[i].start), None)
        if date and not date.ranged and (i not in claimed or i in fields.head.cells):
            if date.start != start.start and not cells[i].bullet:
                fields.dates = spanning(start, date)
                return


def _claim_name(
    fields: Fields, cells: Sequence[Cell], labels: Sequence[str], claimed: set[int]
) -> None:
    """Give the title or employer that is missing the words beside the head that nobody has."""
    key = "title" if "company" in fields.values else "company"
    first, last = fields.head.cells[0], fields.head.cells[-1]
    after = range(last + 1, min(len(cells), last + 1 + _NEAR))
    for i in [*after, first - 1]:
        if i < 0 or i in claimed or labels[i] != "body" or cells[i].bullet:
            if i > last:
                break
            continue
        if _may_name(cells[i], key):
            fields.values[key] = (cells[i].text.strip(" ,;:|"), _CLAIMED)
            claimed.add(i)
            fields.head.cells = sorted((*fields.head.cells, i))
            return


def _may_name(cell: Cell, key: str) -> bool:
    if not 1 <= len(cell.text.split()) <= _MAX_NAME_WORDS or cell.dates:
        return False
    if not cell.text[0].isalpha() or cell.text[0].islower() or contact_marks(cell.folded):
        return False
    if is_sentence(Line(cell.start, cell.end, cell.text, cell.folded)):
        return False
    titled = title_score(cell.folded) > 0
    if key == "title":
        return titled
    known = organisation_score(cell.folded) > 0
    return known and not titled


def _dated(cell: Cell) -> DateRange | None:
    """The date of a cell that says little else."""
    if not cell.dates or cell.bullet or len(cell.text) > _MAX_DATED:
        return None
    date = next((d for d in cell.dates if d.ranged), cell.dates[0])
    rest = len(cell.text) - (date.end - date.start)
    return date if rest <= len(cell.text) // 3 else None
