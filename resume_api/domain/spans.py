"""Stretches of a text, looked up by bisection: a hostile text holds thousands of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Spans:
    """Half-open stretches ``(start, end)`` of offsets, in any order; what overlaps is one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def spans(self) -> list[tuple[int, int]]:
        """The stretches in order, those that overlap as one."""
        return list(zip(self._starts, self._ends, strict=True))

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of the stretches."""
        return bisect_right(self._starts, offset) > bisect_right(self._ends, offset)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of the stretches shares a character with ``start`` to ``end``."""
        return bisect_left(self._starts, end) > bisect_right(self._ends, start)

    def shared(self, start: int, end: int) -> int:
        """How many characters of ``start`` to ``end`` lie in the stretches."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return sum(
            min(end, self._ends[place]) - max(start, self._starts[place])
            for place in range(first, last)
        )

    def count(self, start: int, end: int) -> int:
        """How many of the stretches begin from ``start`` on and before ``end``."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def first(self, start: int, end: int) -> int | None:
        """Where the first stretch begins that begins from ``start`` on and before ``end``."""
        place = bisect_left(self._starts, start)
        return (
            self._starts[place] if place < len(self._starts) and self._starts[place] < end else None
        )
