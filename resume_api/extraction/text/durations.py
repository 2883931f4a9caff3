"""Months of experience between dates, without double counting.

Precision: a month counts whole, so January to March 2020 is 3 months. A bare year stands for its
middle: 2018 - 2020 is 24 months, 2018 - 2019 and 2019 - 2020 together too; a year alone is 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from resume_api.domain.resume import Month, Position


def _interval(dates: tuple[Month | None, Month | None, bool], today: date) -> tuple[int, int]:
    """Half-open interval in months since year 0, clipped at today."""
    first, last, current = dates
    if first is None:
        return 0, 0
    now = today.year * 12 + today.month
    start = first.year * 12 + (first.month - 1 if first.month else 6)
    end = now if current or last is None else last.year * 12 + (last.month or 6)
    if last is not None and (last.year, last.month or 12) < (first.year, first.month or 1):
        return 0, 0  # written in the wrong order: no one knows how long it was
    if last is not None and end <= start:  # one year by itself
        start, end = first.year * 12 + 3, first.year * 12 + 9
    return start, min(end, now)


def months_between(first: Month | None, last: Month | None, current: bool, today: date) -> int:
    """The length of one range in months, 0 where it has no start or lies in the future."""
    start, end = _interval((first, last, current), today)
    return max(0, end - start)


def union_months(ranges: Iterable[tuple[Month | None, Month | None, bool]], today: date) -> int:
    """Months covered by at least one of the ranges (first, last, current)."""
    total, reach = 0, 0
    for start, end in sorted(_interval(dates, today) for dates in ranges):
        start = max(start, reach)
        if end > start:
            total += end - start
            reach = end
    return total


def experience_months(positions: Iterable[Position], today: date) -> int | None:
    """Months with at least one position, overlaps counted once; None where nothing is dated."""
    dated = [(p.start, p.end, p.current) for p in positions if p.start]
    return union_months(dated, today) if dated else None
