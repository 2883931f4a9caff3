"""Dates as resumes of many languages write them, and months without double counting."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api.domain.resume import Month
from resume_api.extraction.text.dates import find_dates
from resume_api.extraction.text.durations import months_between, union_months
from resume_api.extraction.text.processed import ProcessedText

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Jan 2019 – present", (2019, 1), None),
        ("01/2019–03/21", (2019, 1), (2021, 3)),
        ("2019-2021", (2019, None), (2021, None)),
        ("2018–19", (2018, None), (2019, None)),
        ("seit 2018", (2018, None), None),
        ("Since March 2020", (2020, 3), None),
        ("Sept. 2018 to May 2023", (2018, 9), (2023, 5)),
        ("Jan – Mar 2019", (2019, 1), (2019, 3)),
        ("Jan '19 - Mar '20", (2019, 1), (2020, 3)),
        ("21 March 2019 - 3 April 2020", (2019, 3), (2020, 4)),
        ("2019-05 - 2020-06", (2019, 5), (2020, 6)),
        ("05/21/2019 - 06/2020", (2019, 5), (2020, 6)),
        ("Summer 2019 - Winter 2020", (2019, 7), (2020, 1)),
        ("03.2018 – heute", (2018, 3), None),
        ("janvier 2020 à ce jour", (2020, 1), None),
        ("juin 2018 à août 2019", (2018, 6), (2019, 8)),
        ("desde marzo de 2015 hasta la actualidad", (2015, 3), None),
        ("gennaio 2016 - in corso", (2016, 1), None),
        ("março de 2017 – atual", (2017, 3), None),
        ("Oca 2019 - Halen", (2019, 1), None),
        ("mei 2018 - heden", (2018, 5), None),
        ("янв. 2018 - по настоящее время", (2018, 1), None),
        ("2020.05 至今", (2020, 5), None),
        ("2019年3月 - 2020年5月", (2019, 3), (2020, 5)),
        ("يناير ٢٠١٩ - ديسمبر ٢٠٢٠", (2019, 1), (2020, 12)),
        ("كانون الثاني 2019 - حتى الآن", (2019, 1), None),
        ("۱۳۹۸ تا کنون", (2019, None), None),
        ("مهر ۱۴۰۰ - شهریور ۱۴۰۱", (2021, 10), (2022, 9)),
        ("از دی ماه ۱۳۹۷ تا خرداد ۱۳۹۹", (2019, 1), (2020, 6)),
        ("۱۳۹۸/۰۵ تا ۱۳۹۹/۰۶", (2019, 8), (2020, 9)),
        ("June 2021–\nnow", (2021, 6), None),
        ("2018 -", (2018, None), None),
    ],
)
def test_a_range_is_read(
    text: str, first: tuple[int, int | None], last: tuple[int, int | None] | None
) -> None:
    (found,) = find_dates(ProcessedText(text))
    assert found.ranged
    assert found.first == Month(*first)
    assert found.last == (Month(*last) if last else None)
    assert found.current is (last is None)
    assert text[found.start : found.end].strip(" -") == text.strip(" -")


@pytest.mark.parametrize(
    "text", ["$2000 saved", "2000+ users", "1400 orders", "May 5", "version 3.2019", "12 of 2015 %"]
)
def test_other_numbers_are_no_ranges(text: str) -> None:
    assert not any(found.ranged for found in find_dates(ProcessedText(text)))


def test_a_number_in_another_cell_is_no_day() -> None:
    text = "Université Rennes 1  septembre 2008 – juin 2011"
    (found,) = find_dates(ProcessedText(text))
    assert text[found.start : found.end] == "septembre 2008 – juin 2011"


def test_a_persian_year_needs_persian_text() -> None:
    assert find_dates(ProcessedText("served 1398 guests")) == ()
    assert find_dates(ProcessedText("سال ۱۳۹۸"))[0].first == Month(2019)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (Month(2020, 1), Month(2020, 3), 3),
        (Month(2018), Month(2020), 24),
        (Month(2020), Month(2020), 6),
        (Month(2026, 1), None, 3),
        (Month(2027, 1), Month(2027, 5), 0),
        (None, Month(2020), 0),
    ],
)
def test_the_length_of_a_range(first: Month | None, last: Month | None, months: int) -> None:
    assert months_between(first, last, last is None, TODAY) == months


def test_overlapping_ranges_count_once() -> None:
    ranges = [
        (Month(2018, 1), Month(2018, 12), False),
        (Month(2018, 7), Month(2019, 6), False),
        (Month(2021, 1), Month(2021, 1), False),
    ]
    assert union_months(ranges, TODAY) == 19
    assert union_months(reversed(ranges), TODAY) == 19


def test_adjoining_bare_years_neither_gap_nor_overlap() -> None:
    ranges = [(Month(2015), Month(2017), False), (Month(2017), Month(2019), False)]
    assert union_months(ranges, TODAY) == 48
