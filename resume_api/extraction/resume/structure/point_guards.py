"""What rules correct in the labels of lists: points that are heads, and heads that are points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_api.extraction.resume.structure.cell_forms import dated_alone, has_edge, is_alone
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.text.entity_heuristics import organisation_score, title_score
from resume_api.extraction.text.word_lists import fold

_JOINT = re.compile(r"\s[–—|@-]\s|,\s")
_HEADED = 3  # the score of a phrase that a title's noun heads


def guard_bullets(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, without the last point of a body at the begin of a head whose next line has no
    bullet and names a title and an employer by itself."""
    found = list(labels)
    firsts = [cells[i].bullet for i, label in enumerate(found) if label == "B:job"]
    listed = 2 * sum(firsts) > len(firsts)  # heads are points themselves
    for i in range(1, len(cells) - 1):
        below = cells[i + 1]
        point = cells[i].bullet and not cells[i].dates and found[i - 1] != "heading:experience"
        if not point or below.bullet or found[i] != "B:job" or found[i + 1] != "I:job":
            continue
        whole = title_score(below.folded) and organisation_score(below.folded)
        alone = not listed and cells[i].among == 1
        if (whole and cells[i - 1].bullet) or (alone and _is_head(found, cells, i + 1)):
            found[i], found[i + 1] = "body", "B:job"
    return found


def _is_head(labels: Sequence[str], cells: Sequence[Cell], first: int) -> bool:
    """Whether the lines that go on at ``first`` name a title and an employer, or have dates."""
    last = first
    while last < len(cells) and labels[last] == "I:job" and not cells[last].bullet:
        last += 1
    own = cells[first:last]
    titled = any(title_score(cell.folded) for cell in own)
    return titled and any(organisation_score(cell.folded) or cell.dates for cell in own)


def guard_told_points(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with the points right below a heading of work that each tell a job and its dates
    as heads: "Presently working as Fitter with Orrin Mills since March 2016"."""
    found = list(labels)
    for i in range(1, len(cells)):
        if not (found[i] == "body" and cells[i].bullet and _tells(cells[i])):
            continue
        if found[i - 1] == "heading:experience" or (
            found[i - 1] == "B:job" and cells[i - 1].bullet
        ):
            found[i] = "B:job"
    return found


def _tells(cell: Cell) -> bool:
    """Whether a sentence has a title and ends in a date."""
    end = cell.end - len(cell.text) + len(cell.text.rstrip(" .)"))
    dated = bool(cell.dates) and cell.dates[-1].end >= end
    return dated and title_score(cell.folded) > 0


def guard_lists(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with a point that has a range of dates at its edge as a head, where the point
    above it is one: jobs told in a list, each in a line."""
    found = list(labels)
    for i in range(1, len(cells)):
        last, cell = cells[i - 1], cells[i]
        listed = last.bullet and cell.bullet and found[i] == "body"
        if listed and found[i - 1] == "B:job" and has_edge(last) and has_edge(cell):
            found[i] = "B:job"
    return found


def guard_dated_lists(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with each range of dates that stands alone above a list as the head of an entry
    that the list's first point names, where the first of them is one."""
    found = list(labels)
    alone = [
        i
        for i in range(len(cells) - 1)
        if cells[i + 1].bullet and (date := dated_alone(cells[i])) and date.ranged
    ]
    if len(alone) > 1 and (found[alone[0]], found[alone[0] + 1]) == ("B:job", "I:job"):
        for i in (i for i in alone if found[i] in ("B:job", "I:job", "body")):
            found[i : i + 2] = ["B:job", "I:job"]
            if i + 2 < len(cells) and cells[i + 2].bullet and found[i + 2] == "I:job":
                found[i + 2] = "body"
    return found


def guard_points(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, without points in a head that is none itself and whose lines above them have a
    title and dates."""
    found = list(labels)
    titled = dated = listed = False
    for i, cell in enumerate(cells[: len(found)]):
        if found[i] == "B:job" or not found[i].startswith("I:job"):
            titled = dated = False
            listed = cell.bullet
        if found[i] not in ("B:job", "I:job") or listed:
            continue
        if cell.bullet and titled and dated and not cell.dates:
            found[i] = "body"
        elif not cell.bullet:
            titled = titled or title_score(cell.folded) > 0
            dated = dated or bool(cell.dates)
    return found


def guard_undated(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with a line between points as a head, that a title leads and a name follows
    behind a sign, where the job above has no dates either."""
    found = list(labels)
    undated = False
    for i, cell in enumerate(cells[: len(found)]):
        if found[i] == "B:job":
            undated = not cell.dates
        between = 0 < i < len(cells) - 1 and cells[i - 1].bullet and cells[i + 1].bullet
        if found[i] == "body" and undated and between and _is_pair(cell):
            found[i] = "B:job"
    return found


def _is_pair(cell: Cell) -> bool:
    """Whether a line has a title and a name with a sign between them, and no more."""
    parts = _JOINT.split(cell.text)
    named = all(part[:1].isupper() for part in parts)
    led = title_score(fold(parts[0])) == _HEADED
    return is_alone(cell) and len(parts) > 1 and named and led
