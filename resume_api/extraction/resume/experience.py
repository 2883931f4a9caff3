"""Positions: title, organisation, dates and statements of each dated job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from resume_api.domain.document import Quote
from resume_api.domain.resume import Position
from resume_api.extraction.resume.entries import Entry, split_entries
from resume_api.extraction.resume.entry_headers import assign, names
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.statements import statements
from resume_api.extraction.text.dates import DateRange
from resume_api.extraction.text.durations import months_between, union_months


def find_positions(
    lines: Sequence[Line], dates: Sequence[DateRange], text: str, today: date, section: str
) -> list[Position]:
    """The positions of one experience section, in the order of the text."""
    entries = split_entries(lines, dates)
    phrases = [names(entry) for entry in entries]
    found: list[Position] = []
    assigned = assign([own for own, _ in phrases])
    for entry, (_, used), (title, organisation) in zip(entries, phrases, assigned, strict=True):
        if title and organisation is None and found:  # a further role at the same place
            organisation = found[-1].organisation
        quote, bullets = _quotes(entry, used, text, section)
        found.append(_position(entry.dates, title, organisation, quote, bullets, today))
    return found


def experience_months(positions: Iterable[Position], today: date) -> int | None:
    """Months with at least one position, overlaps counted once; None where nothing is dated."""
    dated = [(p.start, p.end, p.current) for p in positions if p.start]
    return union_months(dated, today) if dated else None


def _quotes(entry: Entry, used: int, text: str, section: str) -> tuple[Quote, tuple[Quote, ...]]:
    """The header as evidence, and the statements of what is not header."""
    header = (*entry.header, *entry.below[:used])
    first = min([entry.dates.start, *(line.start for line in header)])
    last = max([entry.dates.end, *(line.end for line in header)])
    body = sorted((*entry.below[used:], *entry.body), key=lambda line: line.start)
    return Quote(text[first:last], first, last, section), statements(body, text, section)


def _position(
    dates: DateRange,
    title: str | None,
    organisation: str | None,
    quote: Quote,
    bullets: tuple[Quote, ...],
    today: date,
) -> Position:
    return Position(
        title=title,
        organisation=organisation,
        start=dates.first,
        end=None if dates.current else dates.last,
        current=dates.current,
        months=months_between(dates.first, dates.last, dates.current, today),
        quote=quote,
        bullets=bullets,
    )
