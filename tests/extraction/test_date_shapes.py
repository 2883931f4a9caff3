"""The shapes of dates beyond month and year: quarters, short years, other calendars, asides."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api.domain.resume import Month
from resume_api.extraction.text.calendars import calendar_of
from resume_api.extraction.text.dates import find_dates
from resume_api.extraction.text.durations import months_between
from resume_api.extraction.text.processed import ProcessedText

Written = tuple[int, int | None]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("'17 - now", (2017, None), None),
        ("’08 – ’11", (2008, None), (2011, None)),
        ("seit ’21", (2021, None), None),
        ("Nov’12 – Feb’15", (2012, 11), (2015, 2)),
        ("Q2 2018 – Q4 2019", (2018, 4), (2019, 12)),
        ("Q1/19 - Q3/20", (2019, 1), (2020, 9)),
        ("2. Quartal 2017 bis 4. Quartal 2018", (2017, 4), (2018, 12)),
        ("T2 2019 - T4 2020", (2019, 4), (2020, 12)),
        ("1er trimestre 2016 – 3e trimestre 2017", (2016, 1), (2017, 9)),
        ("Mid 2014 – Late 2016", (2014, None), (2016, None)),
        ("Ende 2011 bis Anfang 2013", (2011, None), (2013, None)),
        ("mediados de 2012 - principios de 2015", (2012, None), (2015, None)),
        ("2017/04/01 - 2018/09/30", (2017, 4), (2018, 9)),
        ("2 - 9/2013", (2013, 2), (2013, 9)),
        ("03.–10.2014", (2014, 3), (2014, 10)),
        ("4 bis 8/2016", (2016, 4), (2016, 8)),
        ("Apr – Nov 2011", (2011, 4), (2011, 11)),
        ("May 2016 – Oct", (2016, 5), (2016, 10)),
        ("SS 2015 – WS 2017/18", (2015, 4), (2017, 10)),
        ("2014/2015", (2014, None), (2015, None)),
        ("2012 -- 2016", (2012, None), (2016, None)),
        ("07.14 – 03.18", (2014, 7), (2018, 3)),
        ("2016-Feb – 2017-Dec", (2016, 2), (2017, 12)),
        ("April 2019 – bis dato", (2019, 4), None),
        ("2015 - Gegenwart", (2015, None), None),
        ("08/2014 till date", (2014, 8), None),
        ("from 2011 - date", (2011, None), None),
        ("depuis le 5 avril 2016", (2016, 4), None),
        ("desde 2013 hasta la fecha", (2013, None), None),
        ("da marzo 2014 ad oggi", (2014, 3), None),
        ("entre 2010 et 2014", (2010, None), (2014, None)),
        ("از آبان ۹۷ تا کنون", (2018, 11), None),
        ("۹۶/۰۴ تا ۹۹/۱۰", (2017, 7), (2021, 1)),
        ("از سال ۹۲ تا ۹۶", (2013, None), (2017, None)),
        ("پاییز ۱۳۹۵ - زمستان ۱۳۹۶", (2016, 10), (2018, 1)),
        ("Khordad 1396 – Esfand 1398", (2017, 6), (2020, 3)),
        ("رمضان 1439 - شعبان 1441 جامعة", (2018, 5), (2020, 4)),
        ("1435هـ - 1439هـ", (2014, None), (2018, None)),
        ("بين أبريل ٢٠٠٧ و مايو ٢٠٠٩", (2007, 4), (2009, 5)),
        ("2016\t2019 Lumenwerk", (2016, None), (2019, None)),
        ("November\n1991 bis Mai 1996", (1991, 11), (1996, 5)),
    ],
)
def test_a_range_of_another_shape(text: str, first: Written, last: Written | None) -> None:
    (found,) = find_dates(ProcessedText(text))
    assert found.ranged
    assert (found.first, found.last) == (Month(*first), Month(*last) if last else None)
    assert found.current is (last is None)


def test_blotted_years_are_a_range_without_dates() -> None:
    (found,) = find_dates(ProcessedText("19XX – 20XX"))
    assert (found.first, found.last, found.ranged) == (None, None, True)


def test_a_day_beyond_twelve_tells_the_order_of_all() -> None:
    american = find_dates(ProcessedText("02/01/2016 – 11/30/2018"))[0]
    assert (american.first, american.last) == (Month(2016, 2), Month(2018, 11))
    european = find_dates(ProcessedText("01/02/2016 – 30/11/2018"))[0]
    assert (european.first, european.last) == (Month(2016, 2), Month(2018, 11))


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth: 04.07.1988",
        "geb. am 4. Juli 1988 in Jena",
        "Né le 4 juillet 1988",
        "تاریخ تولد: ۱۳۶۷/۰۴/۱۳",
        "Last updated: June 2023",
        "Curriculum Vitae – 14.9.2022",
        "Stand: März 2023",
    ],
)
def test_dates_of_birth_and_of_the_document_are_none_of_a_career(text: str) -> None:
    assert find_dates(ProcessedText(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Replaced a ledger that had been in use since 1987",
        "a family business founded in 1979",
        "Open 09:00 - 17:30, room 12/14",
        "(2 yrs 7 mos)",
        "Scored 9/10 and 85 of 100",
    ],
)
def test_a_year_in_a_sentence_is_no_range(text: str) -> None:
    assert not any(found.ranged for found in find_dates(ProcessedText(text)))


def test_since_behind_a_title_is_a_range() -> None:
    assert find_dates(ProcessedText("Leiter Vertrieb seit 2016"))[0].current


@pytest.mark.parametrize("text", ["Jun-07", "'14", "04/98"])
def test_a_short_date_counts_in_a_cell_of_its_own(text: str) -> None:
    assert find_dates(ProcessedText(f"Diploma\t{text}"))[0].first
    assert find_dates(ProcessedText(f"Diploma {text} of it")) == ()


def test_a_range_in_the_wrong_order_keeps_it_and_counts_nothing() -> None:
    (found,) = find_dates(ProcessedText("Nov 2019 – Apr 2016"))
    assert (found.first, found.last) == (Month(2019, 11), Month(2016, 4))
    assert months_between(found.first, found.last, False, date(2026, 1, 1)) == 0


def test_the_calendar_is_of_the_script() -> None:
    assert calendar_of("سال ۱۳۹۸ کارشناسی") == "solar"
    assert calendar_of("جامعة الملك سعود ١٤٣٩") == "lunar"
    assert calendar_of("served 1398 guests") is None
