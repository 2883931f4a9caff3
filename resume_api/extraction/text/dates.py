"""Dates and date ranges in many languages and calendars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from resume_api.domain.resume import Month
from resume_api.extraction.text.word_lists import any_of, fold, load

_JALALI_YEARS = range(1320, 1430)
_JALALI_TO_GREGORIAN = 621
_YEAR = r"(?:19[3-9]\d|20[0-4]\d|13[2-9]\d|14[0-2]\d)"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Dates that stand together at ``start:end``. A single date has ``last`` equal to ``first``
    and is not ``ranged``; a current one has ``last`` None."""

    start: int
    end: int
    first: Month | None
    last: Month | None
    current: bool = False
    ranged: bool = True


class _Point(NamedTuple):
    start: int
    end: int
    month: Month | None  # None: now, or a month that takes its year from the next point
    name: int | None = None
    now: bool = False
    sure: bool = True
    year_to: int | None = None


@cache
def _months() -> dict[str, tuple[int, bool]]:
    """Month number by folded name, and whether it is one of the Persian solar year."""
    return {
        re.sub(r"\s+", " ", name): (int(key.lstrip("j")), key.startswith("j"))
        for key, names in load("months").items()
        if key.lstrip("j").isdigit()
        for name in names
    }


@cache
def _point_pattern() -> re.Pattern[str]:
    name = any_of(_months())
    now = any_of(load("months")["now"])
    gap = " {0,2}"  # a date does not run over the end of a line
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<!\w)(?P<now>{now})(?!\w)"
        rf"|(?<![\w.,/$€£])(?:"
        rf"(?P<y_iso>{_YEAR})(?:-(?P<m_iso>0[1-9]|1[0-2])|[./](?P<m_dot>0?[1-9]|1[0-2])"
        rf"|{gap}年{gap}(?P<m_zh>0?[1-9]|1[0-2]){gap}月)(?:[-./]\d{{1,2}})?(?![\d%])"
        rf"|(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<y_full>{_YEAR})(?!\d)"
        rf"|(?P<m_num>0?[1-9]|1[0-2]){gap}[./-]{gap}(?P<y_num>{_YEAR})(?!\d)"
        rf"|(?P<m_short>0?[1-9]|1[0-2])/'?(?P<y_short>\d\d)(?![\d/.])"
        rf"|(?:{day}(?:\.{gap}| )(?:de )?)?(?P<name>{name})(?![^\W\d_])\.?{gap}"
        rf"(?:[,/'-]|ماه|de|del|of|سال|عام)?{gap}"
        rf"(?:(?:{day},? )?(?P<y_name>{_YEAR})(?!\d)|'?(?P<y_two>\d\d)(?![\d%\w])|)"
        rf"|(?P<y_pre>{_YEAR}) (?P<after>{name})(?![^\W\d_]|[ .'-]*\d)"
        rf"|(?P<year>{_YEAR})(?:{gap}[-/]{gap}(?P<y_to>\d\d)(?![\d./-])|年)?(?![\d%+]|[.,]\d)"
        rf")"
    )


@cache
def _gap_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    until = any_of(load("months")["until"])
    since = any_of(load("months")["since"])
    return (
        re.compile(rf"[\s,.)]{{0,3}}{until}[\s('.]{{0,3}}"),
        re.compile(rf"(?<![^\W\d_]){since}\s{{1,2}}\Z"),
    )


def _month(year: int, month: int | None, *, solar: bool = False) -> Month:
    """A Gregorian month; a Persian solar one begins around the 21st, so most of it falls into the
    month after: Farvardin counts as April."""
    if year in _JALALI_YEARS:
        year += _JALALI_TO_GREGORIAN
        if month is not None:
            year, month = (year, month + 3) if month <= 9 else (year + 1, month - 9)
    elif solar:
        return Month(year)
    return Month(year, month)


def _two_digits(year: str) -> int:
    return 2000 + int(year) if int(year) < 50 else 1900 + int(year)


def _numeric(m: re.Match[str]) -> _Point | None:
    span = m.span()
    if m["y_iso"]:
        return _Point(*span, _month(int(m["y_iso"]), int(m["m_iso"] or m["m_dot"] or m["m_zh"])))
    if m["y_full"]:
        month = int(m["a"]) if int(m["b"]) > 12 else int(m["b"])
        return _Point(*span, _month(int(m["y_full"]), month)) if 1 <= month <= 12 else None
    if m["y_num"]:
        return _Point(*span, _month(int(m["y_num"]), int(m["m_num"])))
    return _Point(*span, Month(_two_digits(m["y_short"]), int(m["m_short"])), sure=False)


def _named(m: re.Match[str]) -> _Point:
    number, solar = _months()[re.sub(r"\s+", " ", m["name"] or m["after"])]
    year = m["y_name"] or m["y_pre"]
    if year:
        return _Point(*m.span(), _month(int(year), number, solar=solar))
    if m["y_two"]:
        sure = "'" in m[0]
        return _Point(*m.span(), Month(_two_digits(m["y_two"]), number), sure=sure)
    return _Point(m.start(), m.end("name"), None, name=number, sure=False)


def _points(folded: str) -> Iterator[_Point]:
    for m in _point_pattern().finditer(folded):
        if m["now"]:
            yield _Point(*m.span(), None, now=True)
        elif m["name"] or m["after"]:
            yield _named(m)
        elif m["year"]:
            year, to = int(m["year"]), int(m["y_to"] or -1)
            known = 0 < to - year % 100 < 15
            point = _Point(*m.span("year"), _month(year, None))
            yield point._replace(end=m.end(), year_to=year - year % 100 + to) if known else point
        elif numeric := _numeric(m):
            yield numeric


def find_dates(text: str) -> tuple[DateRange, ...]:
    """The date ranges and single dates of ``text``, in order."""
    folded = fold(text)
    points = list(_points(folded))
    if not re.search(r"[\u0600-\u06ff]", text):  # elsewhere 1400 is a number, not a year
        points = [
            p for p in points if p.month is None or p.month.year < 2100 and not _solar(p, folded)
        ]
    found, place = [], 0
    while place < len(points):
        one = points[place]
        two = points[place + 1] if place + 1 < len(points) else None
        if two and (joined := _join(folded, one, two)):
            found.append(joined)
            place += 2
            continue
        if single := _single(folded, one):
            found.append(single)
        place += 1
    return tuple(found)


def _solar(point: _Point, folded: str) -> bool:
    return re.search(r"(?<!\d)1[34]\d\d(?!\d)", folded[point.start : point.end]) is not None


def _join(folded: str, one: _Point, two: _Point) -> DateRange | None:
    gap = folded[one.end : two.start]
    if len(gap) > 12 or one.now:
        return None
    until, _ = _gap_patterns()
    if not until.fullmatch(gap) and not (two.now and gap.strip(" \n,(") == ""):
        return None
    first = one.month
    if first is None and one.name and two.month and two.month.month:
        first = Month(two.month.year, one.name)
    if first is None or (two.month is None and not two.now):
        return None
    if two.month and _index(two.month) < _index(first):
        return None
    return DateRange(_start(folded, one), two.end, first, two.month, current=two.now)


def _start(folded: str, point: _Point) -> int:
    """Where the point begins, with the word for "since" or "from" before it."""
    before = _gap_patterns()[1].search(folded, max(0, point.start - 12), point.start)
    return before.start() if before else point.start


def _single(folded: str, point: _Point) -> DateRange | None:
    if point.now and folded[: point.start].endswith(("\n", "\n ")):
        return DateRange(point.start, point.end, None, None, current=True, ranged=False)
    if not point.sure or point.month is None:
        return None
    if point.year_to:
        return DateRange(point.start, point.end, point.month, Month(point.year_to))
    line_end = folded.find("\n", point.end)
    rest = folded[point.end : len(folded) if line_end < 0 else line_end].strip()
    start = _start(folded, point)
    if start < point.start or rest == "-":
        return DateRange(start, point.end, point.month, None, current=True)
    return DateRange(point.start, point.end, point.month, point.month, ranged=False)


def _index(month: Month) -> int:
    return month.year * 12 + (month.month or 1)


def spanning(one: DateRange, two: DateRange) -> DateRange:
    """The range between two single dates in either order; one may be "now"."""
    months = sorted((d.first for d in (one, two) if d.first), key=_index)
    current = one.current or two.current
    last = None if current else months[-1]
    return DateRange(one.start, one.end, months[0] if months else None, last, current)
