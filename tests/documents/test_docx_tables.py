"""Tables and text boxes of a DOCX come as a person reads them, by their lines and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resume_api.documents.docx import read_docx
from resume_api.domain.document import Limits
from tests.documents.office import docx, paragraph, run, table, text_box

BREAK = "<w:r><w:br/></w:r>"


def lines(body: str) -> list[str]:
    return read_docx(docx(body), Limits()).text.split("\n")


def cell(*texts: str) -> str:
    return "".join(map(paragraph, texts))


def broken(*texts: str) -> str:
    """One paragraph whose lines end in line breaks."""
    first, *others = texts
    return paragraph(run(first), *(part for text in others for part in (BREAK, run(text))))


WORK = ("Engineer", "Acme Optics", "Built the bench", "Led five people")


@pytest.mark.parametrize("block", [cell, broken])
@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (
            (WORK, ("2019 - 2021",)),
            ["Engineer\t2019 - 2021", "Acme Optics", "Built the bench", "Led five people"],
        ),
        (
            (WORK, ("2019 - 2021", "Berlin")),
            ["Engineer\t2019 - 2021", "Acme Optics\tBerlin", "Built the bench", "Led five people"],
        ),
        (
            (WORK, ("March 2019 -", "June 2021")),
            ["Engineer\tMarch 2019 - June 2021", *WORK[1:]],
        ),
        (
            (("Engineer", "Acme"), ("2019 - 2021", "Berlin")),
            ["Engineer\t2019 - 2021", "Acme\tBerlin"],
        ),
        (
            (("Acme", "Berlin"), ("Engineer",), ("2019 - 2021",)),
            ["Acme\tEngineer\t2019 - 2021", "Berlin"],
        ),
        (
            (("2019 -", "2021", "Berlin"), WORK),
            ["2019 - 2021\tEngineer", "Berlin", *WORK[1:]],
        ),
        (
            (("2019 - 2021", "Acme", "Berlin"), ("Engineer", "Built the bench")),
            ["2019 - 2021\tEngineer", "Acme", "Berlin", "Built the bench"],
        ),
        (
            (("2019 -", "2021"), ("Acme", "Berlin"), ("Engineer", "Built the bench")),
            ["2019 - 2021\tAcme\tEngineer", "Berlin", "Built the bench"],
        ),
        (
            (("Contact", "Phone 030 5550199"), ("Profile", "Likes tidy benches")),
            ["Contact", "Phone 030 5550199", "Profile", "Likes tidy benches"],
        ),
        (
            (("Skills", "Python", "SQL", "Go", "Since 2009"), WORK),
            ["Skills", "Python", "SQL", "Go", "Since 2009", *WORK],
        ),
    ],
)
def test_lines_of_cells_that_belong_together_are_one(
    block: Callable[..., str], row: tuple[tuple[str, ...], ...], shown: list[str]
) -> None:
    assert lines(table(tuple(block(*texts) for texts in row))) == shown


def test_a_bulleted_paragraph_with_line_breaks_has_one_bullet() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    first = paragraph(run("Engineer"), BREAK, run("Acme"), properties=numbered)
    shown = lines(table((first + cell("Built the bench"), "2019 - 2021")))
    assert shown == ["• Engineer\t2019 - 2021", "Acme", "Built the bench"]


def boxes(*places: tuple[str, int, int, int, int]) -> str:
    """A paragraph with text boxes: left, top, width and height in points."""
    position = (
        '<wp:position{0} relativeFrom="page"><wp:posOffset>{1}</wp:posOffset></wp:position{0}>'
    )
    return paragraph(
        *(
            text_box(
                paragraph(words),
                position.format("H", left * 12700)
                + position.format("V", top * 12700)
                + f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/>',
            )
            for words, left, top, width, height in places
        )
    )


def test_text_boxes_are_read_by_their_places() -> None:
    page = boxes(
        ("Experience", 220, 120, 300, 300),
        ("Skills", 40, 260, 150, 100),
        ("Education", 220, 430, 300, 100),
        ("Contact", 40, 120, 150, 120),
        ("Ada Berg", 40, 40, 500, 60),
    )
    assert lines(page) == ["Ada Berg", "Contact", "Skills", "Experience", "Education"]


def test_text_boxes_side_by_side_are_rows() -> None:
    page = boxes(
        ("2016 - 2019", 40, 200, 100, 20),
        ("Engineer", 160, 120, 300, 60),
        ("Trainee", 160, 200, 300, 60),
        ("2019 - now", 40, 120, 100, 20),
    )
    assert lines(page) == ["2019 - now", "Engineer", "2016 - 2019", "Trainee"]
