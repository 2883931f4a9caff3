"""Whether a job whose head names one date goes on: "I joined X in 2016 and still work there"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.text.dates import DateRange
from resume_api.extraction.text.word_lists import any_of, load


def lasting(date: DateRange, cells: Sequence[Cell]) -> DateRange:
    """The single ``date`` as the begin of what lasts until today, where a sentence of the head's
    ``cells`` says so; else as it is."""
    if date.ranged or date.first is None:
        return date
    own = [c for c in cells if c.start <= date.start < c.end]
    since = any(_since().match(c.folded, date.start - c.start) for c in own)
    told = any(is_sentence(Line(c.start, c.end, c.text, c.folded)) for c in own)
    if since or (told and any(_still().search(c.folded) for c in cells)):
        return replace(date, last=None, current=True, ranged=True)
    return date


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('months')['since'])}(?![^\W_])")


@cache
def _still() -> re.Pattern[str]:
    """Matches what says that a job is held today."""
    lists = load("months")
    words = any_of((*lists["now"], *lists["still"]))
    return re.compile(rf"(?<![^\W_]){words}(?![^\W_])")
