"""Careers told in sentences: where paragraphs are cut, what joins names, what lasts until today."""

from __future__ import annotations

import pytest

from resume_api.domain.resume import Month
from resume_api.extraction.resume.lines import split_lines
from resume_api.extraction.resume.structure.cells import Cell, split_cells
from resume_api.extraction.resume.structure.running import lasting
from resume_api.extraction.resume.structure.telling import telling_kinds
from resume_api.extraction.resume.structure.tokens import tokens_of
from resume_api.extraction.resume.structure.values import best
from resume_api.extraction.text.dates import DateRange, find_dates
from resume_api.extraction.text.processed import ProcessedText


def cells(text: str) -> tuple[Cell, ...]:
    return split_cells(split_lines(ProcessedText(text), ()), (), find_dates(ProcessedText(text)))


def texts(text: str) -> list[str]:
    return [cell.text for cell in cells(text)]


def test_sentences_of_a_paragraph_with_dates_are_cells() -> None:
    told = "I taught cello at Adler School from 2009 to 2014. I led the choir. In 2015 I moved on."
    assert texts(told) == [
        "I taught cello at Adler School from 2009 to 2014.",
        "I led the choir.",
        "In 2015 I moved on.",
    ]


def test_a_sentence_that_begins_at_a_line_s_end_goes_on_in_the_next() -> None:
    told = "I repaired pumps and trained two apprentices. From\n2009 until 2014 I drove a tram."
    assert texts(told) == [
        "I repaired pumps and trained two apprentices.",
        "From",
        "2009 until 2014 I drove a tram.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I repaired pumps and trained two apprentices. My team grew in every year there was.",
        "I sold hats for Marlow Ltd. and others from 2009 to 2014, mostly in the north.",
        "• I taught cello at Adler School from 2009 to 2014. I led the choir there too.",
        "Cellist at the Adler School. Bremen   2009 – 2014",
    ],
)
def test_other_lines_stay_whole_between_their_gaps(text: str) -> None:
    assert len(texts(text)) == 1 + text.count("   ")


def test_a_legal_form_ends_a_sentence_before_since() -> None:
    told = "I sold hats and gloves for two years with Marlow Ltd. Since 2014 I make them."
    assert texts(told)[1:] == ["Since 2014 I make them."]


def kinds(text: str) -> list[str]:
    cell = cells(text)[0]
    tokens = tokens_of(cell, 0)
    dated = [any(d.start <= t.start < d.end for d in cell.dates) for t in tokens]
    return telling_kinds(tokens, dated)


def test_joining_words_of_a_told_head_have_kinds() -> None:
    assert kinds("I worked as Cellist at Adler School") == [
        "word", "word", "role", "", "at", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Head of Sales at Marlow, 2009 to 2014", "MA in Music at Adler College, 2015"]
)
def test_a_head_of_names_is_not_told(text: str) -> None:
    assert not any(kinds(text))


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("I have been with Marlow since 2014, as a cutter.", True),
        ("I joined Marlow in 2014 as a cutter and still work there.", True),
        ("I joined Marlow in 2014 as a cutter.", False),
        ("Cutter, Marlow, 2014", False),
    ],
)
def test_a_single_date_lasts_where_the_sentence_says_so(text: str, current: bool) -> None:
    date = DateRange(text.index("2014"), text.index("2014") + 4, Month(2014), Month(2014))
    own = cells(text)[0]
    found = lasting(next(iter(own.dates), date), [own])
    assert (found.first, found.current) == (Month(2014), current)


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("title", "2021 Web Developer", "Web Developer"),
        ("title", "now Web Developer", "Web Developer"),
        ("institution", "Present Adler College", "Adler College"),
        ("institution", "Adler College GPA", "Adler College"),
        ("company", "2020 Companies", "2020 Companies"),
    ],
)
def test_a_field_has_no_end_of_a_date_and_no_grade(key: str, words: str, expected: str) -> None:
    own = cells(words)
    tokens = tokens_of(own[0], 0)
    assert best(key, [(0, len(tokens))], tokens, [0.9] * len(tokens), own, words)[0] == expected
