"""Tables: rows under each other whose parts begin at the same places."""

from __future__ import annotations

from itertools import groupby, pairwise

from resume_api.documents.pdf.lines import Row

MIN_ROWS = 3
MIN_CELLS = 3
DRIFT = 3.0


def count_tables(rows: list[Row]) -> int:
    """The runs of three rows or more with three aligned cells or more."""
    alike = (_aligned(before, after) for before, after in pairwise(rows))
    runs = [sum(1 for _ in group) + 1 for same, group in groupby(alike) if same]
    return sum(run >= MIN_ROWS for run in runs)


def _aligned(before: Row, after: Row) -> bool:
    if min(len(before), len(after)) < MIN_CELLS:
        return False
    shared = sum(any(abs(a.left - b.left) < DRIFT for b in before) for a in after)
    return shared >= MIN_CELLS
