"""Where columns may part: places that no line crosses over a run of rows."""

from __future__ import annotations

from itertools import groupby

from resume_api.documents.pdf.lines import Row, is_apart

MIN_LINES = 3
EDGE_DRIFT = 3.0
# A name and ways of contact over one of the columns.
TITLE_ROWS = 4


def candidates(rows: list[Row]) -> list[float]:
    """Where a gutter may end or begin: the left or right edges that several segments share."""
    segments = [segment for row in rows for segment in row]
    if len(segments) < 2 * MIN_LINES:
        return []
    west = min(segment.left for segment in segments)
    east = max(segment.right for segment in segments)
    margin = (east - west) / 8
    lefts = _shared([s.left for s in segments if s.left > west + margin])
    rights = _shared([s.right for s in segments if s.right < east - margin])
    return [min(c) - 2.0 for c in lefts] + [max(c) + 2.0 for c in rights]


def _shared(edges: list[float]) -> list[list[float]]:
    clusters: list[list[float]] = []
    for edge in sorted(edges):
        if clusters and edge - clusters[-1][-1] < EDGE_DRIFT:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    return [cluster for cluster in clusters if len(cluster) >= MIN_LINES]


def open_runs(rows: list[Row], x: float) -> list[tuple[int, int]]:
    """The runs of rows that no segment crosses at ``x``."""
    crossed = [any(s.left < x - 1 and s.right > x + 1 for s in row) for row in rows]
    runs, start = [], 0
    for closed, group in groupby(crossed):
        end = start + len(list(group))
        if not closed and end - start >= MIN_LINES:
            runs.append(_trimmed(rows, start, end, x))
        start = end
    return runs


def _trimmed(rows: list[Row], start: int, end: int, x: float) -> tuple[int, int]:
    """A run without what is no part of its columns though it stands on one side only: a title
    block over them, and below them the titles of what goes across further down."""
    sides = [{segment.middle < x for segment in row} for row in rows[start:end]]
    if len(set().union(*sides)) < 2:
        return start, end
    head = next(n for n, side in enumerate(sides) if side | sides[0] != sides[0] or len(side) > 1)
    tail = next(
        n for n, side in enumerate(sides[::-1]) if side | sides[-1] != sides[-1] or len(side) > 1
    )
    first, last = rows[start + head][0], rows[end - 1 - tail][0]
    if start or head <= TITLE_ROWS:
        start += sum(row[0].bottom < first.top for row in rows[start : start + head])
    for place in range(end - tail, end if end < len(rows) else 0):
        if is_apart(rows[place - 1], rows[place]) and rows[place][0].top > last.bottom:
            return start, place
    return start, end
