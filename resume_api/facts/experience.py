"""Positions: title, organisation, dates and statements of each dated job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from providers.inputs import Position, Quote
from resume_api.facts.cues import is_employment, is_place, organisation_score, title_score
from resume_api.facts.dates import DateRange, months_between, union_months
from resume_api.facts.entries import Entry, split_entries
from resume_api.facts.lines import Line, clip, split
from resume_api.facts.vocabulary import any_of, load

_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[|•·‖¦]\s*|\t+|\s{2,}|\s+/\s+")
_COMMA = re.compile(
    r"\s*[,،;؛，、]\s*(?!(?:inc|llc|ltd|corp|co|l\.p|lp|plc|gmbh)\b)", re.IGNORECASE
)


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(load('organisations')['at'])}\s")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    lists = load("organisations")
    kinds = {
        term: key
        for key in ("label", "title_label", "date_label", "place_label")
        for term in lists[key]
    }
    return re.compile(rf"(?P<label>{any_of(kinds)})\s*[:-]\s+"), kinds


def find_positions(
    lines: Sequence[Line], dates: Sequence[DateRange], text: str, today: date, section: str
) -> list[Position]:
    """The positions of one experience section, in the order of the text."""
    entries = split_entries(lines, dates)
    parts = [list(_parts(entry)) for entry in entries]
    title_first = _title_first(parts)
    found: list[Position] = []
    assigned = [_assign(own, title_first) for own in parts]
    names = _without_places([name for _, name in assigned])
    for entry, (title, _), organisation in zip(entries, assigned, names, strict=True):
        if title and organisation is None and found:  # a further role at the same place
            organisation = found[-1].organisation
        found.append(_position(entry, title, organisation, text, today, section))
    return found


def _without_places(names: Sequence[Line | None]) -> list[str | None]:
    """Organisations without the town behind them: "Blue Lantern GmbH, Berlin". Where one of the
    section ends in a known town, the last short piece of the others is taken for one too."""
    pieces = [split(name, _COMMA) if name else [] for name in names]
    towns = any(len(own) > 1 and is_place(own[-1].text, own[-1].folded) for own in pieces)
    found: list[str | None] = []
    for name, own in zip(names, pieces, strict=True):
        while towns and len(own) > 1 and not _score(own[-1]) and len(own[-1].text.split()) < 4:
            own.pop()
        cut = own[-1].end - name.start if name and own else 0
        found.append(name.text[:cut] if name else None)
    return found


def experience_months(positions: Iterable[Position], today: date) -> int | None:
    """Months with at least one position, overlaps counted once; None where nothing is dated."""
    dated = [(p.start, p.end, p.current) for p in positions if p.start]
    return union_months(dated, today) if dated else None


def _position(
    entry: Entry, title: Line | None, organisation: str | None, text: str, today: date, section: str
) -> Position:
    d = entry.dates
    first = min([d.start, *(line.start for line in entry.header)])
    last = max([d.end, *(line.end for line in entry.header)])
    return Position(
        title=title.text if title else None,
        organisation=organisation,
        start=d.first,
        end=None if d.current else d.last,
        current=d.current,
        months=months_between(d.first, d.last, d.current, today),
        quote=Quote(text[first:last], first, last, section),
        bullets=entry.bullets(text, section),
    )


def _parts(entry: Entry) -> Iterable[Line]:
    """The phrases of the header that may be a title or an organisation."""
    pattern, kinds = _labels()
    for line in entry.header:
        for part in split(line, _SEPARATOR):
            label = pattern.match(part.folded)
            kind = kinds[re.sub(r"\s+", " ", label["label"])] if label else None
            if kind in ("date_label", "place_label"):
                continue
            bare = clip(part, label.end(), len(part.text)) if label else part
            if bare and not is_employment(bare.folded) and not is_place(bare.text, bare.folded):
                yield bare


def _score(part: Line) -> int:
    return title_score(part.folded) - organisation_score(part.folded)


def _title_first(entries: Sequence[Sequence[Line]]) -> bool:
    """Whether titles stand before organisations in most entries of the section."""
    balance = 0
    for parts in entries:
        own = parts if len(parts) > 1 else split(parts[0], _COMMA) if parts else []
        if len(own) > 1:
            balance += (_score(own[0]) > _score(own[1])) - (_score(own[0]) < _score(own[1]))
    return balance >= 0


def _assign(parts: Sequence[Line], title_first: bool) -> tuple[Line | None, Line | None]:
    if len(parts) == 1:
        return _assign_one(parts[0], title_first)
    if not parts:
        return None, None
    best = max(_score(part) for part in parts)
    titles = [i for i, part in enumerate(parts) if _score(part) == best]
    title = titles[0] if title_first or len(titles) == 1 else titles[min(1, len(titles) - 1)]
    rest = [part for i, part in enumerate(parts) if i != title]
    return parts[title], max(rest, key=lambda part: organisation_score(part.folded))


def _assign_one(part: Line, title_first: bool) -> tuple[Line | None, Line | None]:
    if (at := _at().search(part.folded)) and title_score(part.folded[: at.start()]):
        return clip(part, 0, at.start()), clip(part, at.end(), len(part.text))
    pieces = [piece for piece in split(part, _COMMA) if not is_place(piece.text, piece.folded)]
    if len(pieces) < 2:
        return (
            (part, None)
            if title_score(part.folded) >= organisation_score(part.folded)
            else (None, part)
        )
    scores = [_score(piece) for piece in pieces]
    if max(scores) == min(scores):
        title = 0 if title_first else 1
    else:
        title = scores.index(max(scores))
    rest = pieces[title + 1 :] or pieces[:title]
    return pieces[title], max(rest, key=lambda piece: organisation_score(piece.folded))
