"""Jobs in tables and forms without colons: captions of a header row or beside each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields
from resume_api.extraction.text.word_lists import load

_KEYS = {"label": "company", "title_label": "title", "date_label": "date", "place_label": "place"}
_SURE = 0.9
_FEWEST = 2  # captions of different fields that make a table or a form
_MAX_COLUMNS = 12

Captioned = dict[str, int]  # field by name: the number of the cell that holds it


@cache
def _captions() -> dict[str, str]:
    lists = load("organisations")
    return {term: key for name, key in _KEYS.items() for term in lists[name]}


def _key(cell: Cell) -> str | None:
    return _captions().get(cell.folded.strip(" :"))


def captioned_jobs(cells: Sequence[Cell]) -> list[Captioned]:
    """The jobs of tables with a header row, and of forms whose captions stand before the values."""
    if not any(_key(cell) in ("company", "title") for cell in cells):
        return []
    rows = [list(row) for _, row in groupby(range(len(cells)), key=lambda i: cells[i].row)]
    return [
        job for job in (*_tables(rows, cells), *_forms(cells)) if {"company", "title"} <= {*job}
    ]


def _tables(rows: Sequence[list[int]], cells: Sequence[Cell]) -> Iterator[Captioned]:
    header: dict[int, str] = {}
    width = 0
    for row in rows:
        keys = {place: key for place, i in enumerate(row) if (key := _key(cells[i]))}
        if len(row) <= _MAX_COLUMNS and len({*keys.values()}) > _FEWEST:
            header, width = keys, len(row)
        elif header and len(row) == width and not keys:
            job: Captioned = {}
            for place, key in header.items():
                job.setdefault(key, row[place])
            yield job
        else:
            header = {}


def _forms(cells: Sequence[Cell]) -> Iterator[Captioned]:
    job: Captioned = {}
    last = -1
    for i in range(len(cells) - 1):
        key = _key(cells[i])
        if key is None or _key(cells[i + 1]) or not _beside(cells[i], cells[i + 1]):
            continue
        if key in job or i != last + 1:
            yield job
            job = {}
        job[key] = last = i + 1
    yield job


def _beside(caption: Cell, value: Cell) -> bool:
    """Whether a value stands beside its caption, or below where both have a line of their own."""
    if caption.row == value.row:
        return caption.among == _FEWEST
    return value.row == caption.row + 1 and caption.among == value.among == 1 and not value.bullet


def guard_captions(labels: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """The labels, with the cells of each captioned job as one head."""
    found = list(labels)
    for job in captioned_jobs(cells[: len(found)]):
        for number in range(min(job.values()), max(job.values()) + 1):
            found[number] = "I:job"
        found[min(job.values())] = "B:job"
    return found


def fill_captioned(fields: Fields, jobs: Mapping[int, Captioned], cells: Sequence[Cell]) -> None:
    """Give a head the title, employer and place that captions name, and no other."""
    if fields.head.cells[0] in jobs:
        fields.values.clear()
    for key, number in jobs.get(fields.head.cells[0], {}).items():
        if key != "date" and any(map(str.isalpha, cells[number].text)):
            fields.values[key] = (cells[number].text.strip(" ,;:|"), _SURE)
