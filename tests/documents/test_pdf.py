"""PDFs are read as a person reads them: columns, tables, dates, words whole, pages by number."""

from __future__ import annotations

import io

import pypdf
import pytest

from resume_api.documents.pdf import read_pdf
from resume_api.domain.document import Document, Limits
from resume_api.errors import ApiError, ErrorCode
from tests.documents.pdf_builder import HEIGHT, Pdf, box, column, stream, text

LEFT = ["CONTACT", "jane@example.com", "Berlin", "SKILLS", "Python and Django", "PostgreSQL"]
RIGHT = [
    "EXPERIENCE",
    "Acme Corporation, Senior Engineer",
    "Built the payment platform of a large shop",
    "Led a team of five engineers for three years",
    "Globex, Engineer",
    "Wrote the search service in Go",
]


def read(pdf: Pdf, limits: Limits | None = None) -> Document:
    return read_pdf(pdf.bytes(), limits or Limits())


def lines(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def test_spans_say_how_words_are_set() -> None:
    pdf = Pdf().page(
        text("Jane Roe", top=80, size=20, colour="0 0 1 rg"), text("Engineer in Berlin", top=110)
    )
    document = read(pdf)
    assert document.text.split() == ["Jane", "Roe", "Engineer", "in", "Berlin"]
    name, job = document.spans
    assert document.text[name.start : name.end] == "Jane Roe"
    assert (name.font, name.size, name.colour, name.render_mode) == ("Helvetica", 20, "#0000ff", 0)
    assert (job.size, job.colour, job.page) == (11, "#000000", 1)
    assert name.box is not None and job.box is not None
    assert 71 < name.box[0] < 74 and 60 < name.box[1] < name.box[3] < 90 < job.box[1]


def test_spans_and_pages_cover_the_text() -> None:
    pdf = Pdf().page(text("First page")).page(text("Second page"), text("with two lines", top=115))
    document = read(pdf)
    assert [document.text[page.start : page.end] for page in document.pages] == [
        "First page",
        "Second page\nwith two lines",
    ]
    assert [document.text[span.start : span.end] for span in document.spans] == [
        "First page",
        "Second page",
        "with two lines",
    ]
    assert [span.page for span in document.spans] == [1, 2, 2]


def test_columns_drawn_one_by_one() -> None:
    document = read(Pdf().page(column(LEFT, 40, 100, 15), column(RIGHT, 250, 104)))
    assert lines(document) == LEFT + RIGHT
    assert document.pages[0].columns == 2
    assert codes(document) == ["TWO_COLUMNS"]


def test_columns_drawn_row_by_row_off_one_grid() -> None:
    rows = [
        text(side[n], left, 100 + offset + n * 15, 10)
        for n in range(6)
        for side, left, offset in ((LEFT, 40, 0), (RIGHT, 250, 5))
    ]
    assert lines(read(Pdf().page(*rows))) == LEFT + RIGHT


def test_columns_of_running_text_on_one_grid() -> None:
    left = [f"the left column tells a long story, part {n}" for n in range(6)]
    right = [f"the right column tells another story, part {n}" for n in range(6)]
    rows = [
        text(side[n], x, 100 + n * 15, 10)
        for n in range(6)
        for side, x in ((left, 40), (right, 320))
    ]
    assert lines(read(Pdf().page(*rows))) == left + right


def test_title_over_columns_comes_first() -> None:
    page = (column(LEFT, 40, 150), column(RIGHT, 250, 154), text("Jane Roe", 250, 60, 20))
    assert lines(read(Pdf().page(*page)))[0] == "Jane Roe"


def test_dates_at_the_right_edge_stay_on_their_lines() -> None:
    jobs = ["Acme Corporation, Senior Engineer", "Globex, Engineer", "Initech, Intern"]
    dates = ["2019 - present", "2015 - 2019", "2013 - 2014"]
    page = [text(job, 50, 100 + 40 * n) for n, job in enumerate(jobs)]
    page += [text(date, 480, 100 + 40 * n) for n, date in enumerate(dates)]
    document = read(Pdf().page(*page))
    assert lines(document) == [f"{job}  {date}" for job, date in zip(jobs, dates, strict=True)]
    assert document.pages[0].columns == 1


def test_dates_of_a_margin_stay_beside_their_jobs() -> None:
    page, wanted, top = [], list[str](), 100.0
    sections = {
        "Work": ["2019 - now", "2015 - 2019", "2013 - 2015"],
        "Education": ["2011 - 2013"],
        "Skills": [],
        "Interests": [],
    }
    for heading, dates in sections.items():
        page.append(text(heading, 50, top))
        wanted.append(heading)
        for date in dates:
            page += [text(date, 50, top + 20), text(f"Job of {date[:4]}", 200, top + 20)]
            page += [text(f"Line {n} of {date[:4]}", 200, top + 20 + 14 * n) for n in (1, 2)]
            wanted += [f"{date}  Job of {date[:4]}", *(f"Line {n} of {date[:4]}" for n in (1, 2))]
            top += 60
        top += 30
    document = read(Pdf().page(*page))
    assert lines(document) == wanted
    assert document.pages[0].columns == 1


def test_notes_beside_bullets_join_their_title() -> None:
    page = (
        text("Acme Corporation, Engineer", 50, 100),
        text("Berlin", 513, 100),
        text("\x95 Built the payment platform", 60, 114),
        text("2019 - 2021", 482.4, 114),
        text("\x95 Led a team", 60, 128),
    )
    assert lines(read(Pdf().page(*page))) == [
        "Acme Corporation, Engineer  Berlin  2019 - 2021",
        "• Built the payment platform",
        "• Led a team",
    ]


def test_tables_are_read_row_by_row() -> None:
    cells = [("Skill", "Level", "Years"), ("Python", "expert", "nine"), ("Golang", "good", "three")]
    page = [
        text(cell, 60 + 150 * across, 100 + 20 * down)
        for across in range(3)
        for down, row in enumerate(cells)
        for cell in (row[across],)
    ]
    document = read(Pdf().page(*page))
    assert lines(document) == ["  ".join(row) for row in cells]
    assert document.layout.tables == 1
    assert codes(document) == ["TABLES"]


def test_running_feet_are_told() -> None:
    pdf = Pdf()
    for number in (1, 2):
        pdf.page(text(f"Body of page {number}"), text(f"Jane Roe {number}/2", 400, HEIGHT - 20))
    document = read(pdf)
    assert document.layout.header_footer == ("Jane Roe 1/2",)
    assert codes(document) == ["HEADER_FOOTER_TEXT"]


def test_words_broken_at_a_line_end_are_whole() -> None:
    page = ("He led the devel-", "opment of tools in a full-", "time position")
    assert lines(read(Pdf().page(column(page, 50, 100)))) == [
        "He led the development",
        "of tools in a full-time",
        "position",
    ]


def letter_by_letter(words: str, pitch: float, blank: float) -> Pdf:
    """A page on which each glyph is an object of its own, the blanks too."""
    x, page = 50.0, []
    for letter in words:
        page.append(text(letter, x, 100, 10))
        x += blank if letter == " " else pitch
    return Pdf().page(*page)


def test_blanks_too_narrow_to_be_seen_part_words() -> None:
    assert read(letter_by_letter("a house on an ocean", 5.6, 1.0)).text == "a house on an ocean"


def test_gaps_without_a_blank_part_no_words() -> None:
    assert (
        read(letter_by_letter("little hills still lit", 5.6, 5.6)).text == "little hills still lit"
    )


def test_letters_set_apart_are_one_word() -> None:
    page = [text(letter, 50 + 14 * n, 100, 11) for n, letter in enumerate("SKILLS")]
    assert read(Pdf().page(*page, text("Python", top=130))).text.split() == ["SKILLS", "Python"]


def test_drawn_bullets_are_read() -> None:
    page = [text(skill, 70, 100 + 20 * n) for n, skill in enumerate(["Python", "Django", "SQL"])]
    page += [box(60, 94 + 20 * n, 4, 4, "0 g") for n in range(3)]
    assert lines(read(Pdf().page(*page))) == ["• Python", "• Django", "• SQL"]


def test_turned_page_is_read_upright() -> None:
    pdf = Pdf(extra="/Rotate 90").page(
        *(f"BT /F1 11 Tf 0 1 -1 0 {100 + 20 * n} 72 Tm (Line {n}) Tj ET" for n in range(3))
    )
    document = read(pdf)
    assert lines(document) == ["Line 0", "Line 1", "Line 2"]
    assert (document.pages[0].width, document.pages[0].height) == (842, 595)
    assert document.hidden == ()


def test_glyph_names_stand_in_for_missing_maps() -> None:
    pdf = Pdf()
    font = pdf.add(
        "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Custom/FirstChar 27/LastChar 111"
        f"/Widths[{'600 ' * 85}]"
        "/Encoding<</Type/Encoding/Differences[27/f_f_i 99/c 101/e 111/o]>>>>"
    )
    pdf.fonts = f"/F2 {font}"
    pdf.page(text("o\x1bce", font="F2"))
    assert read(pdf).text == "office"


def mapped_font(pdf: Pdf, letters: str) -> str:
    """A font that shows ``letters`` for the codes from 65 on, each 500 units wide."""
    pairs = "\n".join(f"<{65 + n:02x}> <{ord(c):04x}>" for n, c in enumerate(letters))
    cmap = pdf.add(
        stream(
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
            f"endcodespacerange {len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end"
        )
    )
    widths = " ".join(["500"] * len(letters))
    return pdf.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/Naskh/FirstChar 65/LastChar {64 + len(letters)}"
        f"/Widths[{widths}]/ToUnicode {cmap}>>"
    )


@pytest.mark.parametrize("stored", ["as read", "as seen"])
def test_persian_is_in_the_order_of_reading(stored: str) -> None:
    sentence = "مهندس نرم افزار (Python) در تهران، ۱۳۹۸"
    letters = sorted({c for c in sentence if ord(c) > 127})
    pdf = Pdf()
    pdf.fonts = f"/F2 {mapped_font(pdf, ''.join(letters))}"
    operators, x = [], 500.0
    for word in sentence.split():
        shown = word if word.isascii() or word.isdigit() else word[::-1]
        x -= 6 * len(word) + 4
        if word.isascii():
            operators.append(text(word, x, 100, 10))
            continue
        for place, letter in enumerate(shown):
            code = chr(65 + letters.index(letter)) if letter in letters else letter
            font = "F2" if letter in letters else "F1"
            operators.append(text(code, x + 6 * place, 100, 12, font=font))
    pdf.page(*(operators if stored == "as read" else operators[::-1]))
    assert read(pdf).text == sentence


def test_a_non_joiner_in_a_letters_glyph_stands_before_it() -> None:
    pdf = Pdf()
    glyphs = ["م", "ه", "ا", "ر", "ت", "\u200cه"]  # the last one's map has two characters
    pairs = "\n".join(
        f"<{65 + n:02x}> <{''.join(f'{ord(c):04x}' for c in letters)}>"
        for n, letters in enumerate(glyphs)
    )
    cmap = pdf.add(
        stream(
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
            f"endcodespacerange {len(glyphs)} beginbfchar\n{pairs}\nendbfchar endcmap end"
        )
    )
    font = pdf.add(
        "<</Type/Font/Subtype/TrueType/BaseFont/Naskh/FirstChar 65/LastChar 70"
        f"/Widths[500 500 500 500 500 500]/ToUnicode {cmap}>>"
    )
    pdf.fonts = f"/F2 {font}"
    pdf.page(*(text(code, 200 - 6 * n, 100, 12, font="F2") for n, code in enumerate("ABCDEFC")))
    assert read(pdf).text == "مهارت\u200cها"


def test_second_opinion_is_told() -> None:
    pdf = Pdf()
    pdf.fonts = f"/F2 {mapped_font(pdf, chr(0xFFFD) * 26)}"
    pdf.page(text("The resume of Jane Roe"), text("ABCDEFGH" * 4, top=120, font="F2"))
    document = read(pdf)
    assert codes(document) == ["UNMAPPED_GLYPHS", "SECOND_OPINION"]
    assert document.layout.unmapped_fonts == ("Naskh",)
    assert document.confidence < 0.5


def test_plain_page_is_sure() -> None:
    assert read(Pdf().page(text("The resume of Jane Roe"))).confidence == 1.0


@pytest.mark.parametrize(
    ("limits", "details"),
    [
        (Limits(max_pages=1), {"limit": 1, "received": 2}),
        (Limits(max_characters=20), {"limit": 20, "received": 30}),
    ],
)
def test_more_than_the_limits_is_refused(limits: Limits, details: dict[str, int]) -> None:
    pdf = Pdf().page(text("Fifteen letters")).page(text("Fifteen letters"))
    with pytest.raises(ApiError) as caught:
        read(pdf, limits)
    assert caught.value.code is ErrorCode.DOCUMENT_TOO_COMPLEX
    assert caught.value.details == details


def locked() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(Pdf().page(text("secret")).bytes()))
    writer.encrypt("password", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 and nothing more", "damaged"),
        (Pdf().page(text("cut")).bytes()[:60], "damaged"),
        (Pdf().bytes(), "damaged"),
        (Pdf().page("").bytes(), "no_text_layer"),
        (locked(), "encrypted"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        read_pdf(data, Limits())
    assert caught.value.code is ErrorCode.PDF_PROCESSING_ERROR
    assert caught.value.details["reason"] == reason
    assert ("password-protected" in caught.value.message) == (reason == "encrypted")


def test_damaged_page_is_left_out() -> None:
    data = Pdf().page(text("Good page")).page(text("Bad page")).bytes()
    broken = data.replace(b"Kids[4 0 R 5 0 R]", b"Kids[4 0 R 9 0 R]")
    assert broken != data
    document = read_pdf(broken, Limits())
    assert document.text.strip() == "Good page"
    assert codes(document) == ["PAGE_UNREADABLE"]
