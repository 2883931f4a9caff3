"""Entries put together over a whole document: halves joined, dates claimed, employers shared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.sections import heading_hint
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields
from resume_api.extraction.resume.structure.lexicon import contact_marks
from resume_api.extraction.text.dates import DateRange, spanning
from resume_api.extraction.text.entity_heuristics import organisation_score, title_score

_NAMES = frozenset({"title", "company", "institution", "degree", "field"})
_NEAR = 2  # cells between an entry's head and dates that nobody claims
_MAX_DATED = 40  # a longer cell with a date is a sentence
_REACH = 60  # cells that a head may span
_WRAP = 5  # cells that may stand between the two lines of a broken range
_MAX_NAME_WORDS = 7
_CLAIMED = 0.6  # how sure what is claimed without a label is
_MAX_ANCHOR = 90
_SECTION_ENTRIES = {"experience": "job", "education": "education", "volunteering": "volunteer"}
_OPEN = re.compile(r"\s?[-–—→]")


def assemble(found: Sequence[Fields], cells: Sequence[Cell], labels: Sequence[str]) -> list[Fields]:
    """The entries, each with all that its head says."""
    entries = _joined(_with_trailing_dates(found), cells, labels)
    claimed = {i for fields in entries for i in fields.head.cells}
    for fields in entries:
        if fields.dates is None or not fields.dates.ranged:
            _claim_dates(fields, cells, labels, claimed)
        if fields.dates is None:
            _claim_trailing(fields, cells, labels, claimed)
        if fields.dates and not fields.dates.ranged:
            _close_range(fields, cells, claimed)
        if fields.head.kind == "job" and len(_NAMES & set(fields.values)) == 1:
            _claim_name(fields, cells, labels, claimed)
    return entries


def _with_trailing_dates(found: Sequence[Fields]) -> list[Fields]:
    """The entries with the dates that stand alone behind each, where all dates trail: a margin
    that was read last."""
    jobs = [fields for fields in found if fields.head.kind == "job"]
    bare = [fields for fields in jobs if fields.dates and not _NAMES & set(fields.values)]
    named = [fields for fields in jobs if fields not in bare]
    trailing = len(bare) == len(named) and jobs and jobs[0] in named
    if not trailing or any(fields.dates for fields in named):
        return list(found)
    for fields, dated in zip(named, bare, strict=True):
        fields.dates, fields.date_confidence = dated.dates, dated.date_confidence
    return [fields for fields in found if fields not in bare]


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


def _claim_trailing(
    fields: Fields, cells: Sequence[Cell], labels: Sequence[str], claimed: set[int]
) -> None:
    """Take a range that stands alone behind the body, before the next head or heading."""
    for i in range(fields.head.cells[-1] + 1, len(cells)):
        if i in claimed or labels[i].startswith("heading"):
            return
        date = _dated(cells[i])
        if date and date.ranged:
            fields.dates, fields.date_confidence = date, _CLAIMED
            claimed.add(i)
            fields.head.cells = [*fields.head.cells, i]
            return


def _close_range(fields: Fields, cells: Sequence[Cell], claimed: set[int]) -> None:
    """Join a start that a dash follows with the end at the start of a line below it: a narrow
    margin breaks its dates, and what stands beside them comes between."""
    start = fields.dates
    first = fields.head.cells[0]
    cell = next(
        (c for c in cells[first : first + _REACH] if start and c.start <= start.start < c.end), None
    )
    if start is None or cell is None or not _OPEN.match(cell.text[start.end - cell.start :]):
        return
    for i in range(first + 1, min(len(cells), first + _WRAP)):
        date = next((d for d in cells[i].dates if d.start == cells[i].start), None)
        free = not cells[i].bullet and (i not in claimed or i in fields.head.cells)
        if free and date and not date.ranged and date.start != start.start:
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
    if ":" in cell.text or not cell.text[0].isalpha() or cell.text[0].islower():
        return False
    if contact_marks(cell.folded):
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


def guard_headings(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with a heading of positions or studies that lists know, standing by itself,
    where the model found none of its kind."""
    found = list(labels)
    for i, cell in enumerate(cells[: len(found)]):
        alone = cell.count == 1 and cell.blank_before and not cell.bullet and not cell.dates
        if found[i] != "body" or not alone or len(cell.text) > _MAX_DATED:
            continue
        kind = heading_hint(cell.folded)
        if kind in ("experience", "education") and f"heading:{kind}" not in found:
            found[i] = f"heading:{kind}"
    return found


def guard_dates(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with heads where a range of dates stands alone at an edge of a short line in a
    section of entries although the model took it for body: no dated entry may vanish."""
    found = list(labels)
    section = "none"
    for i, cell in enumerate(cells):
        if found[i].startswith("heading:"):
            section = found[i].removeprefix("heading:")
        kind = _SECTION_ENTRIES.get(section)
        if kind is None or found[i] != "body" or not _is_anchor(cell):
            continue
        if any(_wants_dates(found, cells, j, step) for j, step in ((i - 1, -1), (i + 1, 1))):
            continue
        first = i
        while (
            first and i - first < _NEAR and _leads(cells[first - 1], cells[first], found[first - 1])
        ):
            first -= 1
        found[first : i + 1] = [f"B:{kind}", *[f"I:{kind}"] * (i - first)]
        below = i + 1
        if first == i and below < len(cells) and found[below] == "body":
            titled = kind == "job" and _may_name(cells[below], "title")
            if titled or _leads(cells[below], cell, found[below]):
                found[below] = f"I:{kind}"
    return found


def _wants_dates(labels: Sequence[str], cells: Sequence[Cell], i: int, step: int) -> bool:
    """Whether the run of head cells that begins at ``i`` has no range of dates of its own."""
    run = []
    while 0 <= i < len(cells) and labels[i][:2] in ("B:", "I:"):
        run.append(cells[i])
        i += step
    return bool(run) and not any(date.ranged for cell in run for date in cell.dates)


def _is_anchor(cell: Cell) -> bool:
    """Whether a short line has a range of dates at one of its edges."""
    date = next((d for d in cell.dates if d.ranged), None)
    if date is None or cell.bullet or len(cell.text) > _MAX_ANCHOR:
        return False
    before = cell.text[: max(0, date.start - cell.start)].strip(" (|,-–—")
    after = cell.text[date.end - cell.start :].strip(" )|,-–—.")
    return not before or not after


def _leads(cell: Cell, beside: Cell, label: str) -> bool:
    """Whether a body line may be part of the head beside it."""
    if label != "body" or cell.bullet or abs(beside.row - cell.row) > 1 or cell.dates:
        return False
    return not is_sentence(Line(cell.start, cell.end, cell.text, cell.folded))
