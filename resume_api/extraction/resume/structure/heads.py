"""The heads of entries that labels of cells spell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.text.dates import DateRange


@dataclass(slots=True)
class Head:
    """The head of an entry: its kind, the numbers of its cells, and how sure its begin is."""

    kind: str
    cells: list[int]
    confidence: float = 1.0


@dataclass(slots=True)
class Fields:
    """What a head says: text and confidence by field, and its dates."""

    head: Head
    values: dict[str, tuple[str, float]] = field(default_factory=dict)
    dates: DateRange | None = None
    date_confidence: float = 0.0
    spare: bool = False  # words that look like a name belong to no field


def group_heads(
    labels: Sequence[str], confidences: Sequence[float], cells: Sequence[Cell]
) -> list[Head]:
    """The heads that labels of cells spell. What goes on without a begin begins one, and so does
    what goes on behind a body with a range of dates of its own."""
    found: list[Head] = []
    open_head: Head | None = None
    for number, label in enumerate(labels):
        mark, _, kind = label.partition(":")
        if mark == "heading":
            open_head = None
        elif mark == "B" or (mark == "I" and _begins(open_head, number, kind, labels, cells)):
            open_head = Head(kind, [number], confidences[number])
            found.append(open_head)
        elif mark == "I" and open_head:
            open_head.cells.append(number)
    return found


def _begins(
    head: Head | None, number: int, kind: str, labels: Sequence[str], cells: Sequence[Cell]
) -> bool:
    """Whether a cell labelled as going on begins another head all the same."""
    if head is None or head.kind != kind:
        return True
    if labels[number - 1] != "body" or not any(_ranged(cells[i]) for i in head.cells):
        return False
    run = number
    while run < len(labels) and labels[run] == labels[number]:
        if _ranged(cells[run]):
            return True
        run += 1
    return False


def _ranged(cell: Cell) -> bool:
    return any(date.ranged for date in cell.dates)
