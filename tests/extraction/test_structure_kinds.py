"""The rules around the structure models, each on a small text that shows its kind."""

from __future__ import annotations

import pytest

from resume_api.extraction.resume.lines import split_lines
from resume_api.extraction.resume.structure.assembly import assemble
from resume_api.extraction.resume.structure.cells import Cell, split_cells
from resume_api.extraction.resume.structure.decode import read_fields
from resume_api.extraction.resume.structure.guards import (
    guard_gaps,
    guard_repeats,
    guard_studies,
    guard_trailing,
)
from resume_api.extraction.resume.structure.heads import Fields, Head
from resume_api.extraction.resume.structure.marks import codes_of, relations
from resume_api.extraction.resume.structure.merged import parted
from resume_api.extraction.resume.structure.missing import (
    join_school,
    part_joint,
    part_subject,
    take_company,
)
from resume_api.extraction.resume.structure.model import kind_of
from resume_api.extraction.resume.structure.point_guards import guard_lists
from resume_api.extraction.resume.structure.tokens import tokens_of
from resume_api.extraction.resume.structure.values import best, trimmed
from resume_api.extraction.text.dates import find_dates
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import bare


def cells(text: str) -> tuple[Cell, ...]:
    return split_cells(split_lines(ProcessedText(text), ()), (), find_dates(ProcessedText(text)))


def read(key: str, text: str, first: int, last: int) -> str:
    """What field ``key`` becomes of the tokens ``first:last`` of a line."""
    own = cells(text)
    tokens = tokens_of(own[0], 0)
    return best(key, [(first, last)], tokens, [1.0] * len(tokens), own, text)[0]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Cashier  02/14–11/18", True),
        ("Night Porter since 11/20", True),
        ("Page 1 of 2", False),
        ("Nora Feldt 1/2", False),
        ("Nora Feldt, page 12/14", False),
    ],
)
def test_months_are_no_page_numbers(line: str, kept: bool) -> None:
    assert bool(split_lines(ProcessedText(line), ())) is kept


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Orveda Logistics ï¼", "Orveda Logistics"),
        ("Orveda Logistics â€“", "Orveda Logistics"),
        ("Orveda (Nordics", "Orveda (Nordics"),
        ("Welder)", "Welder"),
        ("Maïa", "Maïa"),
        ("Hotel Lindner.", "Hotel Lindner"),
        ("Orveda Ltd.", "Orveda Ltd."),
    ],
)
def test_separators_are_no_part_of_a_name(words: str, left: str) -> None:
    assert trimmed(words) == left


@pytest.mark.parametrize(
    ("key", "line", "first", "last", "value"),
    [
        ("company", "Koch bei Gasthaus Lindner", 1, 4, "Gasthaus Lindner"),
        ("company", "Cook at Lindner Inn", 1, 4, "Lindner Inn"),
        ("institution", "BCA from Sundara College", 1, 4, "Sundara College"),
        ("title", "Planner (part-time) 2019", 0, 3, "Planner (part-time)"),
        ("degree", "MSc at Northgate", 0, 2, "MSc"),
    ],
)
def test_what_only_joins_or_closes(key: str, line: str, first: int, last: int, value: str) -> None:
    assert read(key, line, first, last) == value


def test_a_sentence_is_no_title_where_a_title_stands() -> None:
    text = "Entwicklungsingenieur\nMarktführer der Region."
    own = cells(text)
    tokens = [token for i, cell in enumerate(own) for token in tokens_of(cell, i)]
    runs = [(0, 1), (1, len(tokens))]
    found = best("title", runs, tokens, [0.9, *[1.0] * (len(tokens) - 1)], own, text)
    assert found[0].startswith("Entwicklungsingenieur")


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("BSc Physics, Eastvale University\nMSc Optics, Northgate College", "education", 2),
        ("Eastvale University\nBSc Physics\n2012", "education", 1),
        ("2012\nBSc Law\nEastvale University\n2014\nMSc Optics\nOrveda College", "education", 2),
        ("BSc Physics, Eastvale University\nPhysics, Eastvale University", "education", 1),
        ("Cook, Orveda 2010 - 2012\nHead Cook, Lindner 2012 - 2015", "job", 2),
        ("Orveda Foods 2010 - 2015\nHead Cook 2012 - 2015", "job", 1),
    ],
)  # fmt: skip
def test_entries_without_a_gap_are_told_apart(text: str, kind: str, parts: int) -> None:
    own = cells(text)
    assert len(parted([Head(kind, list(range(len(own))))], own)) == parts


@pytest.mark.parametrize(
    ("title", "split"),
    [
        ("Principal Engineer, Fennwick Payments", ("Principal Engineer", "Fennwick Payments")),
        ("Sales Manager – Orveda Foods", ("Sales Manager", "Orveda Foods")),
        ("Manager, Sales", ("Manager, Sales", None)),
        ("Nurse, team leader", ("Nurse, team leader", None)),
    ],
)
def test_a_joint_title_and_employer(title: str, split: tuple[str, str | None]) -> None:
    fields = Fields(Head("job", [0]), {"title": (title, 0.9)})
    part_joint(fields)
    values = {key: words for key, (words, _) in fields.values.items()}
    assert (values["title"], values.get("company")) == split


def test_the_employer_behind_at() -> None:
    own = cells("Welder (part-time) at Orveda Cycles (https://example.com)")
    fields = Fields(Head("job", [0]), {"title": ("Welder (part-time", 0.9)})
    take_company(fields, fields.head, own)
    assert fields.values["company"][0] == "Orveda Cycles"


def test_dates_alone_behind_an_undated_head_are_its_own() -> None:
    own = cells("Head Cook\nPeriod: 2012 - 2015 (3 years)\nRan the kitchen of two houses.")
    assert guard_gaps(["B:job", "body", "body"], own) == ["B:job", "I:job", "body"]
    assert guard_gaps(["body", "body", "body"], own) == ["body"] * 3


def test_each_point_of_a_list_of_jobs_is_one() -> None:
    own = cells(
        "- Cook at Orveda Foods, May 2012 to June 2015\n"
        "- Worked in Lindner Inn as head cook, July 2015 to May 2017\n"
        "- Ran the kitchen from 2016 on with four people"
    )
    assert guard_lists(["B:job", "body", "body"], own) == ["B:job", "B:job", "body"]


def test_dates_behind_each_body_belong_above() -> None:
    own = cells(
        "Experience\nCook, Orveda\n- Ran the grill\n2012 - 2015\n"
        "Waiter, Lindner\n- Served guests\n2009 - 2012"
    )
    labels = ["heading:experience", "B:job", "body", "B:job", "I:job", "body", "B:job"]
    wanted = ["heading:experience", "B:job", "body", "I:job", "B:job", "body", "I:job"]
    assert guard_trailing(labels, own) == wanted


def test_a_heading_between_all_entries_is_a_label() -> None:
    own = cells("\n".join(["Cook 2012 - 2015", "Highlights"] * 3))
    labels = ["B:job", "heading:skills"] * 3
    assert guard_repeats(labels, own) == ["B:job", "body"] * 3
    assert guard_repeats(labels[:4], own[:4]) == labels[:4]


@pytest.mark.parametrize(
    ("heading", "line", "kind", "meant"),
    [
        ("education", "MSc Optics at Northgate University", "job", "education"),
        ("experience", "Cook, Orveda Foods", "education", "job"),
        ("experience", "Lecturer, Northgate University", "education", "education"),
    ],
)
def test_the_section_tells_studies_from_jobs(
    heading: str, line: str, kind: str, meant: str
) -> None:
    own = cells(f"Heading\n{line}")
    assert kind_of(Head(kind, [1]), own, [f"heading:{heading}", f"B:{kind}"]) == meant


def test_how_words_stand_to_those_of_lists() -> None:
    own = cells("Head Cook Orveda")
    codes = codes_of(tokens_of(own[0], 0), own)
    assert "title" in codes[1]
    assert "title>1" in relations(codes)[2]


@pytest.mark.parametrize(("text", "core"), [("• Cook:", "Cook"), ("Cook", "Cook"), ("—", "")])
def test_bare(text: str, core: str) -> None:
    assert bare(text) == core


def _study(text: str, **values: str) -> dict[str, str]:
    """What the rules for studies make of ``values`` that were read in ``text``."""
    own = cells(text)
    fields = Fields(Head("education", list(range(len(own)))))
    fields.values = {key: (words, 0.9) for key, words in values.items()}
    join_school(fields, own)
    part_subject(fields, text)
    return {key: words for key, (words, _) in fields.values.items()}


@pytest.mark.parametrize(
    ("text", "values", "field", "school"),
    [
        (
            "B.Sc. : Plant Management Adler College",
            {"degree": "B.Sc.", "institution": "Plant Management Adler College"},
            "Plant Management",
            "Adler College",
        ),
        (
            "B.Sc. : Nursing Studies Adler College",
            {"degree": "B.Sc.", "field": "Nursing", "institution": "Studies Adler College"},
            "Nursing Studies",
            "Adler College",
        ),
        (
            "Diploma, Pharmacy\nHospitality Business School",
            {
                "degree": "Diploma",
                "field": "Pharmacy",
                "institution": "Hospitality Business School",
            },
            "Pharmacy",
            "Hospitality Business School",
        ),
        (
            "BA (History) from Adler Memorial\nCollege, 2020",
            {"degree": "BA", "field": "History", "institution": "Adler Memorial"},
            "History",
            "Adler Memorial College",
        ),
        (
            "MBA FROM ADLER COLLEGE\nOF MANAGEMENT, KOLN IN 2019",
            {"degree": "MBA", "institution": "ADLER COLLEGE"},
            None,
            "ADLER COLLEGE OF MANAGEMENT",
        ),
        (
            "MBA, Adler College\nGraduated with honours",
            {"degree": "MBA", "institution": "Adler College"},
            None,
            "Adler College",
        ),
    ],
)
def test_a_school_has_its_own_words(
    text: str, values: dict[str, str], field: str | None, school: str
) -> None:
    found = _study(text, **values)
    assert (found.get("field"), found["institution"]) == (field, school)


def test_a_line_with_degree_and_school_is_a_course() -> None:
    own = cells("Education\nB.Sc., Nursing, Adler College\nHelped at Adler College")
    labels = guard_studies(["heading:education", "body", "body"], own)
    assert labels == ["heading:education", "B:education", "body"]


def test_a_caption_is_in_no_field() -> None:
    own = cells("Employer: Copper Ladle Designation: Chef")
    tokens = tokens_of(own[0], 0)
    labels = ["other", "other", "company", "company", "company", "other", "title"]
    found = read_fields(Head("job", [0]), tokens, labels, [1.0] * 7, own, own[0].text)
    assert found.values["company"][0] == "Copper Ladle"


def test_a_line_alone_above_a_head_is_the_employer() -> None:
    own = cells("Experience\nZwilmo\nIntern, Nov 2020 - Dec 2021\nWrote tests.")
    head = Fields(Head("job", [2]), {"title": ("Intern", 0.9)}, own[2].dates[0], 0.9)
    labels = ["heading:experience", "body", "B:job", "body"]
    assert assemble([head], own, labels)[0].values["company"][0] == "Zwilmo"


@pytest.mark.parametrize(
    ("told", "company"),
    [
        ("Brightwater Foods Ltd. Opened three regions", "Brightwater Foods Ltd."),
        ("Marwick Hospital. Run a ward", "Marwick Hospital"),
        ("Tarn Inc. India", "Tarn Inc. India"),
        ("St. Olave School", "St. Olave School"),
    ],
)
def test_an_employer_ends_where_its_sentence_ends(told: str, company: str) -> None:
    assert read("company", told, 0, len(tokens_of(cells(told)[0], 0))) == company
