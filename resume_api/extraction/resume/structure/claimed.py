"""What a model reads of a resume's structure, held against the text and joined with our reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from resume_api.domain.claims import EntryClaim
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields, Head
from resume_api.extraction.resume.structure.model import Structure
from resume_api.extraction.text.dates import DateRange, find_dates
from resume_api.extraction.text.processed import ProcessedText

SURE = 0.9
"""A field of ours that is at least this probable is not changed."""
_CLAIMED = 0.75
"""How probable a field is that a model names and the text bears out."""
_MAX_CLAIMS = 100
_WORK = {"title": "title", "organisation": "company"}
_STUDY = {"degree": "degree", "field": "field", "organisation": "institution"}


def with_claims(structure: Structure, claims: Sequence[EntryClaim], text: str) -> Structure:
    """``structure`` with what ``claims`` add: fields of ours that are missing or in doubt, and
    entries where we have none. A claim counts as far as its words stand in the lines it names."""
    starts = _line_starts(text)
    entries = list(structure.entries)
    for claim in claims[:_MAX_CLAIMS]:
        if not claim.first_line <= claim.last_line <= len(starts) - 1:
            continue
        start, end = starts[claim.first_line - 1], starts[claim.last_line]
        if found := _grounded(claim, structure.cells, text, start, end):
            _join(entries, found)
    entries.sort(key=lambda fields: fields.head.cells[0])
    return replace(structure, entries=tuple(entries))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _grounded(
    claim: EntryClaim, cells: Sequence[Cell], text: str, start: int, end: int
) -> Fields | None:
    """The claim as a head with fields, without what does not stand in its lines."""
    names = _STUDY if claim.kind == "education" else _WORK
    places, values = [], {}
    for name, key in names.items():
        words = (getattr(claim, name) or "").strip()
        place = text.find(words, start, end) if words else -1
        if place >= 0:
            values[key] = words, _CLAIMED
            places.append(place)
    if not values:
        return None
    dates, place = _dates(claim, text, start, end)
    numbers = sorted({_cell_at(cells, p) for p in [*places, *([] if dates is None else [place])]})
    head = Head(claim.kind, numbers, _CLAIMED)
    return Fields(head, values, dates, _CLAIMED if dates else 0.0)


def _dates(claim: EntryClaim, text: str, start: int, end: int) -> tuple[DateRange | None, int]:
    words = (claim.dates or "").strip()
    place = text.find(words, start, end) if words else -1
    found = find_dates(ProcessedText(words)) if place >= 0 else ()
    return (found[0] if len(found) == 1 else None), place


def _cell_at(cells: Sequence[Cell], offset: int) -> int:
    return max(0, bisect_left([cell.start for cell in cells], offset + 1) - 1)


def _join(entries: list[Fields], claimed: Fields) -> None:
    """Give the entry of ours that shares a cell with the claim what it lacks, or add the claim."""
    own = set(claimed.head.cells)
    for fields in entries:
        if own.isdisjoint(fields.head.cells):
            continue
        study = fields.head.kind == "education"
        if study != (claimed.head.kind == "education"):
            return  # we read something else there, and no field of ours says so little
        for key, value in claimed.values.items():
            if fields.values.get(key, ("", 0.0))[1] < SURE:
                fields.values[key] = value
        if fields.dates is None or fields.date_confidence < SURE and claimed.dates:
            fields.dates, fields.date_confidence = claimed.dates, claimed.date_confidence
        return
    entries.append(claimed)
