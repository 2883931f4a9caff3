"""Entries put together over a whole document: halves joined, dates claimed, employers shared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resume_api.extraction.resume.structure.cell_forms import dated_alone, is_alone, may_name
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields
from resume_api.extraction.text.dates import spanning
from resume_api.extraction.text.entity_heuristics import (
    title_score,
)
from resume_api.extraction.text.word_lists import fold

_NAMES = frozenset({"title", "company", "institution", "degree", "field"})
_NEAR = 2  # cells between an entry's head and dates that nobody claims
_REACH = 60  # cells that a head may span
_WRAP = 5  # cells that may stand between the two lines of a broken range
_CLAIMED = 0.6  # how sure what is claimed without a label is
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
    if bool(one.dates) and not names_one:
        return True
    return bool(names_one and (names_two or two.dates))


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
        date = dated_alone(cells[i])
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
        date = dated_alone(cells[i])
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
    words, sure = fields.values.get("title", ("", 0.0))
    untitled = bool(words) and not title_score(fold(words))
    first, last = fields.head.cells[0], fields.head.cells[-1]
    after = range(last + 1, min(len(cells), last + 1 + _NEAR))
    for i in [*after, first - 1]:
        if i < 0 or i in claimed or labels[i] != "body" or cells[i].bullet:
            if i > last:
                break
            continue
        if untitled and i > last and may_name(cells[i], "title"):
            fields.values["company"] = (words, sure)
            key = "title"
        beside = _stands_above(i, first, cells, labels) or _stands_below(i, last, cells, labels)
        if may_name(cells[i], key) or (key == "company" and beside):
            fields.values[key] = (cells[i].text.strip(" ,;:|"), _CLAIMED)
            claimed.add(i)
            fields.head.cells = sorted((*fields.head.cells, i))
            return


def _stands_below(i: int, last: int, cells: Sequence[Cell], labels: Sequence[str]) -> bool:
    """Whether a cell is a line by itself between the head of an entry and its points: the
    employer that no list knows."""
    if i != last + 1 or i + 1 >= len(cells) or cells[i].among > 1 or cells[i].blank_before:
        return False
    within = cells[i].row == cells[last].row + 1 and not cells[last].bullet
    pointed = cells[i + 1].bullet and labels[i + 1] == "body"
    return within and pointed and is_alone(cells[i]) and not title_score(cells[i].folded)


def _stands_above(i: int, first: int, cells: Sequence[Cell], labels: Sequence[str]) -> bool:
    """Whether a cell is a line by itself above the head of an entry, below a heading or a sentence:
    the employer that no list knows."""
    cell = cells[i]
    if i != first - 1 or not i or cell.among > 1 or cells[first].row != cell.row + 1:
        return False
    above = cells[i - 1]
    ended = cell.blank_before and (above.bullet or above.text.endswith("."))
    apart = labels[i - 1].startswith("heading") or ended
    return apart and is_alone(cell) and not title_score(cell.folded)
