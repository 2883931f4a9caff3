"""Words, accents, hyphens and margins of PDFs come as the page shows them."""

from __future__ import annotations

import pytest

from resume_api.documents.pdf import read_pdf
from resume_api.domain.document import Document, Limits
from tests.documents.pdf_builder import HEIGHT, Pdf, column, stream, text

# Advances of Helvetica in thousandths, for those letters that the tests draw one by one.
ADVANCES = dict.fromkeys("abdeghnopquL", 556) | dict.fromkeys("ckszvxyJ", 500)
ADVANCES |= dict.fromkeys("tfI", 278) | dict.fromkeys("ijl", 222)
ADVANCES |= dict.fromkeys("ABEKPSVXY", 667) | dict.fromkeys("CDHNRUw", 722)
ADVANCES |= dict.fromkeys("0123456789#", 556) | {"+": 584, "-": 333}
ADVANCES |= {"T": 611, "O": 778, "r": 333, "m": 833, "M": 833}


def read(pdf: Pdf) -> Document:
    return read_pdf(pdf.bytes(), Limits())


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def mapped_font(pdf: Pdf, letters: str, width: int = 500) -> str:
    """A font that shows ``letters`` for the codes from 65 on, each ``width`` units wide."""
    pairs = "\n".join(f"<{65 + n:02x}> <{ord(c):04x}>" for n, c in enumerate(letters))
    cmap = pdf.add(
        stream(
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
            f"endcodespacerange {len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end"
        )
    )
    widths = " ".join([str(width)] * len(letters))
    return pdf.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/Serif/FirstChar 65/LastChar {64 + len(letters)}"
        f"/Widths[{widths}]/ToUnicode {cmap}>>"
    )


def placed(line: str, top: float, blank: float, size: float = 10) -> list[str]:
    """Operators for a line whose letters are placed one by one; no blank is drawn."""
    out, x = [], 60.0
    for letter in line:
        if letter == " ":
            x += blank * size
            continue
        out.append(text(letter, round(x, 2), top, size))
        x += ADVANCES[letter] / 1000 * size
    return out


LINES = [
    "Curriculum vitae",
    "Data platform lead at a shop",
    "Built the payment service in a small team",
    "Looks after servers and networks",
    "Trains new staff and keeps the books",
]


@pytest.mark.parametrize("blank", [0.12, 0.18, 0.3])
def test_letters_placed_one_by_one_are_words_by_their_gaps(blank: float) -> None:
    shown = [line.replace("v", "n").replace("C", "D") for line in LINES]
    pdf = Pdf().page(
        *(op for n, line in enumerate(shown) for op in placed(line, 80 + 20 * n, blank))
    )
    assert lines(read(pdf)) == shown


def test_words_set_tight_are_words() -> None:
    line = "Software engineer with machine learning and data analysis on large platforms"
    words = line.split()
    page, x = [], 60.0
    for word in words:
        page.append(text(word, round(x, 2), 100, 10))
        x += sum(ADVANCES.get(letter, 556) for letter in word) / 100 + 1.2
    assert read(Pdf().page(*page, text("Project planner", top=130))).text.split()[:4] == words[:4]


@pytest.mark.parametrize("heading", ["WORK HISTORY", "HTML 5 & CSS", "CURRICULUM 2.0"])
def test_a_heading_set_apart_is_one_line_of_words(heading: str) -> None:
    page, x = [], 60.0
    for sign in heading:
        page.append(text(sign, x, 100, 12))
        x += 22
    assert lines(read(Pdf().page(*page, text("Baker", top=130)))) == [heading, "Baker"]


def test_a_page_of_signs_placed_one_by_one_is_words_by_their_ink() -> None:
    shown = ["CURRICULUM VITAE", "Python, C++, C#, 24/7 on call", "2019 - 2021, 1.5 kg"]
    operators = []
    for n, line in enumerate(shown):
        x = 60.0
        for sign in line:
            operators += [text(sign, round(x, 2), 100 + 20 * n, 10)] if sign != " " else []
            x += 5.5 if sign == " " else ADVANCES.get(sign, 278) / 100 + 3
    assert lines(read(Pdf().page(*operators))) == shown


@pytest.mark.parametrize(
    ("operators", "shown"),
    [
        (
            [text("J", 60, 100, 20), text("\xa8", 70, 100, 20), text("org Must", 70, 100, 20)],
            "Jörg Must",
        ),
        (
            [text("Andr", 60, 100, 20), text("e Ro", 101.1, 100, 20), text("\xb4", 103.3, 100, 20)],
            "André Ro",
        ),
    ],
)
def test_accents_drawn_apart_are_on_their_letters(operators: list[str], shown: str) -> None:
    assert read(Pdf().page(*operators)).text == shown


def test_a_drawn_soft_hyphen_is_a_hyphen() -> None:
    pdf = Pdf()
    words = "Sep 2023 \xad Mar 2024, high\xadimpact work"
    letters = "".join(dict.fromkeys(words.replace(" ", "")))
    pdf.fonts = f"/F2 {mapped_font(pdf, letters)}"
    coded = "".join(c if c == " " else chr(65 + letters.index(c)) for c in words)
    pdf.page(text(coded, 60, 100, 12, font="F2"))
    assert read(pdf).text == "Sep 2023 - Mar 2024, high-impact work"


def persian(pdf: Pdf, visual: list[str], top: float) -> list[str]:
    """A line as a browser draws it: glyph by glyph from left to right, blanks as objects of their
    own; a non-joiner is a blank without width."""
    out, x = [], 300.0
    for n, word in enumerate(visual):
        for letter in word:
            if letter == "\u200c":
                out.append(text(" ", x, top, 10))
                continue
            in_font = letter in PERSIAN
            out.append(
                text(chr(65 + PERSIAN.index(letter)), x, top, 10, font="F2")
                if in_font
                else text(letter, x, top, 10)
            )
            x += 5.0 if in_font else ADVANCES.get(letter, 556) / 100
        if n + 1 < len(visual):
            out.append(text(" ", x, top, 10))
            x += 2.8
    return out


PERSIAN = "ابپتجدرزسشکگلمنوهیقخعف،"


@pytest.mark.parametrize(
    ("visual", "read_as"),
    [
        (["Excel", ",نیشام", "یریگدای", ",Python,", "SQL"], "Python, SQL, یادگیری ماشین, Excel"),
        (["یگتفه", "یاه\u200cشرازگ", "هیهت"], "تهیه گزارش‌های هفتگی"),
        (["Python،", "Django،", "Docker", "یاهرازبا"], "ابزارهای Python، Django، Docker"),
        (["0912", "555", "0143", "سامت"], "تماس 0912 555 0143"),
        (["0143", "555", "0912", "سامت"], "تماس 0912 555 0143"),
        (["0171", "555", "50", "+971", "سامت"], "تماس +971 50 555 0171"),
        (["1399", "-", "1395", "راک"], "کار 1395 - 1399"),
        (["1399", "-", "1395"], "1395 - 1399"),
        (["2019", "-", "2021"], "2019 - 2021"),
    ],
)
def test_right_to_left_lines_drawn_glyph_by_glyph(visual: list[str], read_as: str) -> None:
    pdf = Pdf()
    pdf.fonts = f"/F2 {mapped_font(pdf, PERSIAN)}"
    around = ["راک", "هقباس", "تکرش", "نارهت"]
    pdf.page(*persian(pdf, around, 80), *persian(pdf, visual, 110), *persian(pdf, around, 140))
    assert lines(read(pdf))[1] == read_as


def test_lines_at_the_edges_of_pages_are_furniture_and_the_first_name_is_not() -> None:
    pdf = Pdf()
    for number in (1, 2):
        pdf.page(
            text("Jane Roe", top=40, size=11),
            text(f"Worked on project {number}", top=300),
            text(f"May 3, 2026    Resume    {number}", top=HEIGHT - 20),
        )
    document = read(pdf)
    marked = [document.text[s.start : s.end] for s in document.spans if s.furniture]
    assert marked == ["May 3, 2026 Resume 1", "Jane Roe", "May 3, 2026 Resume 2"]


BODY = [
    ["Lead Engineer, Acme", "Built the platform", "Led five people"],
    ["Engineer, Globex", "Wrote the search", "Kept it running"],
]


@pytest.mark.parametrize(
    ("cells", "starts"),
    [
        (
            [["06/2018 -", "12/2021"], ["01/2015 -", "05/2018"]],
            ["06/2018 - 12/2021", "01/2015 - 05/2018"],
        ),
        (
            [["06/2018", "present"], ["01/2015", "05/2018"]],
            ["06/2018 – present", "01/2015 – 05/2018"],
        ),
    ],
)
@pytest.mark.parametrize("body_left", [130, 102])
def test_dates_over_each_other_in_a_margin_are_one_cell(
    cells: list[list[str]], starts: list[str], body_left: float
) -> None:
    page = []
    for n, (cell, body) in enumerate(zip(cells, BODY, strict=True)):
        page += [column(cell, 50, 100 + 90 * n), column(body, body_left, 100 + 90 * n)]
    assert lines(read(Pdf().page(*page))) == [
        f"{starts[0]}  {BODY[0][0]}", *BODY[0][1:], f"{starts[1]}  {BODY[1][0]}", *BODY[1][1:],
    ]  # fmt: skip


def test_rows_of_dated_awards_stay_rows() -> None:
    years, awards = ["2019", "2020", "2021"], ["First prize", "Second prize", "Third prize"]
    page = Pdf().page(column(years, 50, 100), column(awards, 130, 100))
    assert lines(read(page)) == [f"{y}  {a}" for y, a in zip(years, awards, strict=True)]


def test_a_range_that_wraps_at_the_right_edge_is_whole() -> None:
    page = Pdf().page(
        column(["Acme, Engineer", "Built the platform and kept it running", "Led people"], 50, 100),
        column(["3 July 2015 - 22", "July 2020"], 400, 100),
    )
    assert lines(read(page))[0] == "Acme, Engineer  3 July 2015 - 22 July 2020"


def test_a_place_below_a_range_that_wraps_is_beside_the_second_line() -> None:
    page = Pdf().page(
        column(["Engineer", "Acme Optics", "Built the platform", "Led people"], 50, 100),
        column(["3 July 2015 - 22", "July 2020", "Berlin"], 400, 100),
    )
    assert lines(read(page))[:3] == [
        "Engineer  3 July 2015 - 22 July 2020", "Acme Optics  Berlin", "Built the platform",
    ]  # fmt: skip
