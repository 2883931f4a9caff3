"""Years and months of the Persian solar and the Islamic lunar calendar, as Gregorian ones."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from resume_api.domain.resume import Month
from resume_api.extraction.text.word_lists import any_of, fold, load

Calendar = Literal["solar", "lunar"]

EASTERN_YEARS = range(1320, 1460)
_SOLAR_TO_GREGORIAN = 621
_LUNAR_EPOCH = 1948440 - 385  # Julian day before 1 Muharram of year 1, tabular calendar
_JULIAN_DAY_OF_ORDINAL = 1721425
_EASTERN = re.compile(r"[\u0600-\u06ff]")
_PERSIAN = re.compile(r"[پچژگکی۰-۹]")
_ARABIC = re.compile(r"[كيىةأإ٠-٩]")


@cache
def _lunar() -> re.Pattern[str]:
    """A year with the sign of the lunar calendar that no sign of the solar one follows."""
    lists = load("months")
    lunar, solar = any_of(lists["lunar"]), any_of(lists["solar"])
    return re.compile(rf"\d\s?{lunar}(?!\s?\.?\s?{solar})")


def calendar_of(text: str) -> Calendar | None:
    """The calendar that years such as 1399 are of in ``text``; None where they are numbers."""
    if not _EASTERN.search(text):
        return None
    if _lunar().search(fold(text)):
        return "lunar"
    persian, arabic = len(_PERSIAN.findall(text)), len(_ARABIC.findall(text))
    return "solar" if persian >= arabic else "lunar"


def month_of(year: int, month: int | None, calendar: Calendar) -> Month:
    """The Gregorian month that most of an eastern month falls into.

    A solar month begins around the 21st: Farvardin counts as April. A lunar one is told by its
    middle in the tabular calendar; a lunar year alone by its seventh month.
    """
    if calendar == "lunar":
        middle = _middle(year, month or 7)
        return Month(middle.year, middle.month if month else None)
    year += _SOLAR_TO_GREGORIAN
    if month is None:
        return Month(year)
    return Month(year, month + 3) if month <= 9 else Month(year + 1, month - 9)


def named_in(year: int, month: int) -> Month:
    """A Gregorian month or a season ("spring") of a solar year: it ends in March."""
    return Month(year + _SOLAR_TO_GREGORIAN + (month < 4), month)


def two_digits(year: int, *, solar: bool = False) -> int:
    """The year that two digits stand for: 1950 to 2049, of the solar calendar 1350 to 1449."""
    century = 1400 if solar else 2000
    return century + year if year < 50 else century - 100 + year


def _middle(year: int, month: int) -> date:
    julian = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + 15 + _LUNAR_EPOCH
    return date.fromordinal(julian - _JULIAN_DAY_OF_ORDINAL)
