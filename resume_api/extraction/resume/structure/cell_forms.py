"""What the form of a cell says: a name by itself, a date that says little else."""

from __future__ import annotations

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.lexicon import contact_marks
from resume_api.extraction.text.dates import DateRange
from resume_api.extraction.text.entity_heuristics import (
    is_duration,
    organisation_score,
    title_score,
)
from resume_api.extraction.text.word_lists import load

MAX_DATED = 40  # a longer cell with a date is a sentence
_MAX_NAME_WORDS = 7
_MAX_ANCHOR = 90


def may_name(cell: Cell, key: str) -> bool:
    """Whether a short line may be the title or the company that a head lacks."""
    if not is_alone(cell):
        return False
    titled = title_score(cell.folded) > 0
    if key == "title":
        return titled
    known = organisation_score(cell.folded) > 0
    return known and not titled


def is_alone(cell: Cell) -> bool:
    """Whether a line has the form of a name: few words, no date, no label, no sentence."""
    if not 1 <= len(cell.text.split()) <= _MAX_NAME_WORDS or cell.dates:
        return False
    if ":" in cell.text or not cell.text[0].isalpha() or cell.text[0].islower():
        return False
    if contact_marks(cell.folded):
        return False
    return not is_sentence(Line(cell.start, cell.end, cell.text, cell.folded))


def dated_alone(cell: Cell) -> DateRange | None:
    """The date of a cell that says little else."""
    if not cell.dates or cell.bullet or len(cell.text) > MAX_DATED:
        return None
    date = next((d for d in cell.dates if d.ranged), cell.dates[0])
    before, after = cell.folded[: date.start - cell.start], cell.folded[date.end - cell.start :]
    if before.strip(" :-") in load("organisations")["date_label"]:
        before = ""
    rest = len(before) + (0 if is_duration(after) else len(after))
    return date if rest <= len(cell.text) // 3 else None


def is_anchor(cell: Cell) -> bool:
    """Whether a short line has a range of dates at one of its edges."""
    return not cell.bullet and len(cell.text) <= _MAX_ANCHOR and has_edge(cell)


def has_edge(cell: Cell) -> bool:
    """Whether a range of dates stands at an edge of a line."""
    date = next((d for d in cell.dates if d.ranged), None)
    if date is None:
        return False
    before = cell.text[: max(0, date.start - cell.start)].strip(" (|,-–—")
    after = cell.text[date.end - cell.start :].strip(" )|,-–—.")
    return not before or not after
