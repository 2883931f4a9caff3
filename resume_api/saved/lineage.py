"""Which analyses are of versions of one resume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from resume_api.db.models import Analysis

Mark = tuple[str, str]
"""A kind of sign by which a resume is known, and the sign."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Versions of one resume by their marks; ``id`` is that of the first analysis."""

    id: UUID
    marks: set[Mark]

    def holds(self, marks: set[Mark]) -> bool:
        """Whether marks are of this resume: the same kept resume or file, the same address, or the
        same name where not both have an address."""
        shared = {kind for kind, _ in self.marks & marks}
        addressed = all(any(kind == "email" for kind, _ in one) for one in (self.marks, marks))
        return bool(shared - {"name"}) or (bool(shared) and not addressed)


def lineages(rows: Sequence[Analysis]) -> list[Lineage]:
    """The lineage of each of some analyses, which come oldest first."""
    known: list[Lineage] = []
    found = []
    for row in rows:
        marks = _marks(row)
        lineage = next((one for one in known if one.holds(marks)), None)
        if lineage is None:
            lineage = Lineage(row.id, set())
            known.append(lineage)
        lineage.marks.update(marks)
        found.append(lineage)
    return found


def _marks(row: Analysis) -> set[Mark]:
    name = " ".join(sorted((row.candidate_name or "").casefold().split()))
    signs = {
        "resume": str(row.resume_id or ""),
        "file": row.resume_sha256 or "",
        "email": row.candidate_email or "",
        "name": name,
    }
    return {mark for mark in signs.items() if mark[1]}
