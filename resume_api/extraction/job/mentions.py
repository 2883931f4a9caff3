"""What a clause of a job text names: a demand and its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resume_api.domain.job import Demand
from resume_api.extraction.job.clauses import Clause


@dataclass(frozen=True, slots=True)
class Mention:
    """A demand that a clause names; the offsets are those of the job text."""

    demand: Demand
    clause: Clause

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.demand.words.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.demand.words.end


def clause_at(clauses: Sequence[Clause], offset: int) -> Clause | None:
    """The clause that holds an offset of the job text."""
    place = bisect_right(clauses, offset, key=lambda clause: clause.start) - 1
    return clauses[place] if place >= 0 and offset < clauses[place].end else None


def without_overlaps(*kinds: Iterable[Mention]) -> list[Mention]:
    """The mentions in order; of those that share words the first kind counts, then the longest."""
    ranked = [
        (rank, mention.start - mention.end, mention.start, mention)
        for rank, kind in enumerate(kinds)
        for mention in kind
    ]
    taken = bytearray(max((row[3].end for row in ranked), default=0))
    kept = []
    for _, _, start, mention in sorted(ranked, key=lambda row: row[:3]):
        if not any(taken[start : mention.end]):
            taken[start : mention.end] = b"\1" * (mention.end - start)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)
