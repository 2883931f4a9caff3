"""What lists and rules correct in the labels of cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.sections import heading_hint
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.resume.structure.captions import guard_captions
from resume_api.extraction.resume.structure.cell_forms import (
    MAX_DATED,
    dated_alone,
    is_anchor,
    may_name,
)
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.point_guards import (
    guard_bullets,
    guard_dated_lists,
    guard_lists,
    guard_points,
    guard_told_points,
    guard_undated,
)
from resume_api.extraction.text.degrees import degrees_on, schools

_SECTION_ENTRIES = {"experience": "job", "education": "education", "volunteering": "volunteer"}
_REPEATED = 2  # times that a heading may stand, on each page
_NEAR = 2  # cells between an entry's head and dates that nobody claims


def guard_headings(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with a heading of positions or studies that lists know, standing by itself,
    where the model found none of its kind."""
    found = list(labels)
    for i, cell in enumerate(cells[: len(found)]):
        alone = cell.among == 1 and cell.blank_before and not cell.bullet and not cell.dates
        if found[i] != "body" or not alone or len(cell.text) > MAX_DATED:
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
        if kind is None or found[i] != "body" or not is_anchor(cell):
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
            titled = kind == "job" and may_name(cells[below], "title")
            if titled or _leads(cells[below], cell, found[below]):
                found[below] = f"I:{kind}"
    return found


def guard_gaps(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with a range of dates that stands alone right behind an undated head as part
    of that head, although the model took it for body."""
    found = list(labels)
    for i in range(1, len(cells)):
        kind = found[i - 1].partition(":")[2]
        if found[i] == "body" and _wants_dates(found, cells, i - 1, -1):
            date = dated_alone(cells[i])
            if date and date.ranged and cells[i].row - cells[i - 1].row <= 1:
                found[i] = f"I:{kind}"
    return found


def guard_repeats(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, without headings that stand again and again between the heads of entries:
    labels of what an entry has, such as "Highlights"."""
    counts = Counter(
        (cell.folded, label)
        for cell, label in zip(cells, labels, strict=True)
        if label.startswith("heading:") and label.partition(":")[2] not in _SECTION_ENTRIES
    )
    return [
        "body" if counts[cell.folded, label] > _REPEATED else label
        for cell, label in zip(cells, labels, strict=True)
    ]


def _wants_dates(labels: Sequence[str], cells: Sequence[Cell], i: int, step: int) -> bool:
    """Whether the run of head cells that begins at ``i`` has no range of dates of its own."""
    run = []
    while 0 <= i < len(cells) and labels[i][:2] in ("B:", "I:"):
        run.append(cells[i])
        i += step
    return bool(run) and not any(date.ranged for cell in run for date in cell.dates)


def _leads(cell: Cell, beside: Cell, label: str) -> bool:
    """Whether a body line may be part of the head beside it."""
    if label != "body" or cell.bullet or abs(beside.row - cell.row) > 1 or cell.dates:
        return False
    return not is_sentence(Line(cell.start, cell.end, cell.text, cell.folded))


def guard_trailing(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with the dates that stand alone behind the body of each job as part of its head,
    where all dates of the section stand so: a margin that was read last."""
    found = list(labels)
    starts = [i for i, label in enumerate(found) if label.startswith("heading:")]
    for first, last in zip(starts, [*starts[1:], len(cells)], strict=True) if starts else ():
        if found[first] != "heading:experience":
            continue
        alone = [i for i in range(first, last) if (d := dated_alone(cells[i])) and d.ranged]
        heads = [i for i in range(first, last) if _leads_head(found, i, alone)]
        if _take_turns(heads, alone) and all(map(_apart, repeat(found), heads, alone)):
            for i in heads:
                found[i] = "B:job"
            for i in alone:
                found[i] = "I:job"
    return found


def guard_studies(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with heads where a line below a heading of studies begins with a degree and names
    a school although the model took it for body."""
    found = list(labels)
    section = "none"
    for i, cell in enumerate(cells):
        if found[i].startswith("heading:"):
            section = found[i].removeprefix("heading:")
        if section == "education" and found[i] == "body" and not cell.place and _is_course(cell):
            found[i] = "B:education"
    return found


def _is_course(cell: Cell) -> bool:
    """Whether a line begins with a degree and names a school behind it."""
    first = next(iter(degrees_on(cell.text, cell.folded)), None)
    return first is not None and not first[0] and bool(schools().search(cell.folded, first[1]))


def _take_turns(heads: Sequence[int], alone: Sequence[int]) -> bool:
    """Whether each head is followed by the dates of its own before the next one."""
    turns = [i for pair in zip(heads, alone, strict=False) for i in pair]
    return len(heads) == len(alone) and turns == sorted(turns)


def _leads_head(labels: Sequence[str], i: int, alone: Sequence[int]) -> bool:
    """Whether a cell is the first of a head, dates aside."""
    if labels[i] not in ("B:job", "I:job") or i in alone:
        return False
    return labels[i] == "B:job" or i - 1 in alone or labels[i - 1] not in ("B:job", "I:job")


def _apart(labels: Sequence[str], first: int, last: int) -> bool:
    return "body" in labels[first:last]


GUARDS = (
    guard_repeats, guard_headings, guard_undated, guard_points, guard_bullets, guard_lists,
    guard_told_points,
    guard_dated_lists, guard_trailing, guard_gaps, guard_dates, guard_studies, guard_captions,
)  # fmt: skip
