"""Single dates of a text: every way to write a month, a quarter, a year or "now"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from resume_api.domain.resume import Month
from resume_api.extraction.text.calendars import (
    EASTERN_YEARS,
    Calendar,
    calendar_of,
    month_of,
    named_in,
    two_digits,
)
from resume_api.extraction.text.date_pattern import date_pattern, month_names

_FULL = re.compile(r"(?=\d)(?<![\w./-])(\d\d?)([./-])(\d\d?)\2(?:\d{4}|\d\d)(?![\w/-])")
_LAST_MONTH = 12


class Point(NamedTuple):
    """A date at ``start:end``; ``to`` is the last month where it is a span by itself (a quarter,
    "5 - 11/2012"). ``month`` is None for now, for a month (``name``) that takes its year from the
    next point, and for a year that is blotted out ("20XX"). What is not ``sure`` is a date beside
    another only; what is ``telling`` ("Jun-98") also in a cell of its own."""

    start: int
    end: int
    month: Month | None
    name: int | None = None
    now: bool = False
    sure: bool = True
    to: Month | None = None
    ranged: bool = False
    blank: bool = False
    telling: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a text as a whole says of the numbers in it."""

    calendar: Calendar | None
    month_first: bool

    def month(self, year: int, month: int | None) -> Month:
        if year in EASTERN_YEARS:
            return month_of(year, month, self.calendar or "solar")
        return Month(year, month)


def _reading(folded: str, text: str) -> _Reading:
    """Days beyond twelve prove which number is the month; so does a first day that all share."""
    pairs = [(int(m[1]), int(m[3])) for m in _FULL.finditer(folded)]
    if any(a > _LAST_MONTH for a, _ in pairs) or any(b > _LAST_MONTH for _, b in pairs):
        first = not any(a > _LAST_MONTH for a, _ in pairs)
    else:
        first = len(pairs) > 1 and all(b == 1 for _, b in pairs) and len(set(pairs)) > 1
    return _Reading(calendar_of(text), first)


def find_points(text: str, folded: str) -> Iterator[Point]:
    """The dates of ``text`` (``folded`` is the same folded), in order."""
    reading = _reading(folded, text)
    for m in date_pattern().finditer(folded):
        point = _now(m) or _named(m, reading) or _quarter(m) or _numeric(m, reading)
        if point is None or point.month and point.month.year > 2100:
            continue
        if reading.calendar is None and _eastern_number(m):
            continue  # where no one writes so, 1400 is a number
        yield point


def _eastern_number(m: re.Match[str]) -> bool:
    """Whether the year is eastern and no eastern month stands with it: "Mordad 1399" is sure."""
    name = m["name"] or m["after"]
    if name and month_names()[re.sub(r"\s+", " ", name)][1]:
        return False
    return re.search(r"(?<!\d)1[34]\d\d(?!\d)", m[0]) is not None


def _now(m: re.Match[str]) -> Point | None:
    if m["now"]:
        return Point(*m.span(), None, now=True)
    return Point(*m.span(), None, blank=True, sure=False) if m["blank"] else None


def _named(m: re.Match[str], reading: _Reading) -> Point | None:
    name = m["name"] or m["after"]
    if not name:
        return None
    number, calendar = month_names()[re.sub(r"\s+", " ", name)]
    year, two = m["y_name"] or m["y_pre"], m["y_two"]
    if year:
        return Point(*m.span(), _in(int(year), number, calendar, reading))
    if two:
        solar = calendar == "j"
        month = _in(two_digits(int(two), solar=solar), number, calendar, reading)
        return Point(*m.span(), month, sure=solar or "'" in m[0], telling=True)
    return Point(m.start(), m.end("name"), None, name=number, sure=False)


def _in(year: int, month: int, calendar: str, reading: _Reading) -> Month:
    """A month that is named: of which calendar the name is, the year has to be."""
    if year not in EASTERN_YEARS:
        return Month(year) if calendar else Month(year, month)
    if calendar:
        return month_of(year, month, "lunar" if calendar == "l" else "solar")
    return named_in(year, month) if reading.calendar == "solar" else reading.month(year, None)


def _quarter(m: re.Match[str]) -> Point | None:
    if m["half"]:
        last = 6 * int(m["half"])
        return Point(*m.span(), Month(int(m["h_year"]), last - 5), to=Month(int(m["h_year"]), last))
    number = m["q_a"] or m["q_b"] or m["q_c"]
    if not number:
        return None
    written = m["q_year"] or m["q_before"]
    year = int(written) if written else two_digits(int(m["q_two"]))
    last = 3 * int(number)
    return Point(*m.span(), Month(year, last - 2), to=Month(year, last))


def _numeric(m: re.Match[str], reading: _Reading) -> Point | None:
    span = m.span()
    if m["y_iso"]:
        month = int(m["m_iso"] or m["m_dot"] or m["m_zh"])
        return Point(*span, reading.month(int(m["y_iso"]), month))
    if m["sep"]:
        return _full(m, reading)
    if m["y_to"]:
        year, first, last = int(m["y_to"]), int(m["m_from"]), int(m["m_to"])
        known = first <= last
        return (
            Point(*span, reading.month(year, first), to=reading.month(year, last), ranged=True)
            if known
            else None
        )
    if m["y_num"]:
        return Point(*span, reading.month(int(m["y_num"]), int(m["m_num"])))
    if m["y_eastern"] or m["y_short"] or m["y_dotted"]:
        return _short(m, reading)
    return _year(m, reading)


def _short(m: re.Match[str], reading: _Reading) -> Point | None:
    """A month by number with a year of two digits."""
    if m["y_eastern"]:
        if reading.calendar != "solar":
            return None
        full = two_digits(int(m["y_eastern"]), solar=True)
        return Point(*m.span(), reading.month(full, int(m["m_eastern"])), sure=False)
    full = two_digits(int(m["y_short"] or m["y_dotted"]))
    month = m["m_short"] or m["m_dotted"]
    telling = bool(m["m_short"]) and len(month) == len("09")
    return Point(*m.span(), Month(full, int(month)), sure=False, telling=telling)


def _full(m: re.Match[str], reading: _Reading) -> Point | None:
    """A date with its day."""
    a, b = int(m["a"]), int(m["b"])
    month = a if b > _LAST_MONTH or (reading.month_first and a <= _LAST_MONTH) else b
    if not (1 <= month <= _LAST_MONTH and 1 <= a <= 31 and 1 <= b <= 31):
        return None
    year = int(m["y_full"]) if m["y_full"] else two_digits(int(m["y_full2"]))
    return Point(*m.span(), reading.month(year, month), sure=bool(m["y_full"]))


def _year(m: re.Match[str], reading: _Reading) -> Point:
    """A year alone, or two years that are written as one: "2018–19", "2018/2019"."""
    if m["y_apart"]:
        return Point(*m.span(), Month(two_digits(int(m["y_apart"]))), sure=False, telling=True)
    if m["y_of"]:
        first = two_digits(int(m["y_of"]), solar=True)
        until = two_digits(int(m["y_of_to"] or m["y_of"]), solar=True)
        end = reading.month(until, None) if first < until else None
        return Point(*m.span(), reading.month(first, None), to=end, ranged=first < until)
    year = int(m["year"])
    to = int(m["y_next"] or year - year % 100 + int(m["y_until"] or -1))
    if 0 < to - year < 15:
        last = reading.month(to, None)
        return Point(*m.span(), reading.month(year, None), to=last, ranged=True)
    return Point(m.start(), m.end("year"), reading.month(year, None))
