"""Cells, margins and columns of PDFs come as a person reads them."""

from __future__ import annotations

from resume_api.documents.pdf import read_pdf
from resume_api.domain.document import Limits
from tests.documents.pdf_builder import Pdf, box, column


def lines(*operators: str) -> list[str]:
    document = read_pdf(Pdf().page(*operators).bytes(), Limits())
    return [line for line in document.text.split("\n") if line]


def cells(top: float, *columns: tuple[float, list[str]]) -> str:
    """Cells beside each other, each with its lines."""
    return "\n".join(column(stack, left, top, 12) for left, stack in columns)


def test_cells_that_wrap_in_a_table_with_a_header_row_are_whole() -> None:
    page = [
        cells(100, (50, ["Period"]), (120, ["Employer"]), (200, ["Position"]), (270, ["Duties"])),
        cells(
            120,
            (50, ["March 2019 -", "present"]),
            (120, ["Acme Optical", "Works, Berlin"]),
            (200, ["Lead Optics", "Engineer"]),
            (270, ["Built the bench and the software for it", "and led five people."]),
        ),
        cells(
            155, (50, ["2013 - 2019"]), (120, ["Initech, Bremen"]), (200, ["Trainee"]),
            (270, ["Prepared samples."]),
        ),
    ]  # fmt: skip
    assert lines(*page) == [
        "Period  Employer  Position  Duties",
        "March 2019 - present  Acme Optical Works, Berlin  Lead Optics Engineer  "
        "Built the bench and the software for it",
        "and led five people.",
        "2013 - 2019  Initech, Bremen  Trainee  Prepared samples.",
    ]


RECORDS = [
    (["03/2019", "present"], ["Acme Optics", "Berlin"], ["Lead Engineer", "Built the bench"]),
    (["06/2015", "02/2019"], ["Globex", "Hamburg"], ["Test Engineer", "Wrote the search"]),
    (["01/2013", "05/2015"], ["Initech", "Bremen"], ["Trainee", "Prepared samples"]),
]


def test_records_of_three_columns_are_read_cell_by_cell() -> None:
    page = [
        cells(100 + 50 * n, (50, dates), (150, place), (280, work))
        for n, (dates, place, work) in enumerate(RECORDS)
    ]
    assert lines(*page)[:4] == [
        "03/2019 – present  Acme Optics  Lead Engineer",
        "Berlin",
        "Built the bench",
        "06/2015 – 02/2019  Globex  Test Engineer",
    ]


def test_dated_records_are_no_columns_though_one_side_is_long() -> None:
    page = []
    for n, (dates, place, work) in enumerate(RECORDS):
        body = [work[0], *(f"Long lines about the work that was done there, {i}" for i in range(4))]
        top = 100 + 80 * n
        page += [column([f"{dates[0]} - {dates[1]}", *place], 50, top, 12)]
        page += [column(body, 250, top + 0.5, 13)]
    first = lines(*page)[0]
    assert first == "03/2019 - present  Lead Engineer"


def test_a_margin_holds_dates_and_what_stands_below_them() -> None:
    page = []
    for n, (dates, place, work) in enumerate(RECORDS):
        stack = [f"{dates[0]} - {dates[1]}", *place]
        body = ["Kept the budget of the whole laboratory", "Wrote to the board"]
        page += [column(stack, 50, 100 + 42 * n, 12), column(work[:1], 160, 100 + 42 * n, 12)]
        page += [column(body, 172, 113.5 + 42 * n, 12)]
    assert lines(*page)[:5] == [
        "03/2019 - present  Lead Engineer", "Acme Optics", "Berlin",
        "Kept the budget of the whole laboratory", "Wrote to the board",
    ]  # fmt: skip


def test_a_range_that_wraps_twice_in_a_narrow_margin_is_whole() -> None:
    page = []
    for n, dates in enumerate((["June 2015 -", "February", "2019"], ["2013 - 2015"])):
        page += [column(dates, 50, 100 + 60 * n, 12), column(["Engineer, Acme"], 115, 100 + 60 * n)]
        page += [column(["Kept the budget", "Wrote the search"], 127, 114 + 60 * n, 12)]
    assert lines(*page) == [
        "June 2015 - February 2019  Engineer, Acme", "Kept the budget", "Wrote the search",
        "2013 - 2015  Engineer, Acme", "Kept the budget", "Wrote the search",
    ]  # fmt: skip


def test_a_narrow_gap_at_a_shared_edge_ends_a_cell() -> None:
    dates = ["2019 - now", "Winter 2015 - Spring 2019", "2013 - 2015"]
    page = [column(dates, 50, 100, 20), column(["Acme", "Globex", "Initech"], 178, 100, 20)]
    assert lines(*page) == [
        "2019 - now  Acme", "Winter 2015 - Spring 2019  Globex", "2013 - 2015  Initech",
    ]  # fmt: skip


def test_columns_on_one_grid_written_one_after_the_other_are_columns() -> None:
    side = ["Contact", "jane@example.com", "Skills", "Python", "SQL", "Go"]
    main = ["Jane Roe", "Engineer", "Experience", "Lead", "Acme, Berlin", "2019 - now", "Ran it"]
    assert lines(column(side, 50, 100), column(main, 220, 100)) == side + main


def test_a_narrow_column_without_dates_is_no_margin() -> None:
    names = ["Acme Optics", "Globex", "Initech"]
    page = [column([name, "Berlin"], 50, 100 + 40 * n, 12) for n, name in enumerate(names)]
    page += [column(["Engineer", "Ran it"], 150, 100 + 40 * n, 12) for n in range(3)]
    assert lines(*page)[:2] == ["Acme Optics  Engineer", "Berlin  Ran it"]


def test_a_drawn_bullet_goes_with_the_text_behind_it_and_a_marker_is_none() -> None:
    page = []
    for n in range(2):
        top = 100 + 60 * n
        page += [cells(top, (60, ["2019 - 2021", "Acme"])), box(146, top + 6, 3, 3, "0 g")]
        page += [column(["Engineer"], 140, top), column(["Ran the lab"], 155, top + 13)]
        page += [box(46, top - 7.5, 8, 8, "0 g")]
    assert lines(*page)[:3] == ["2019 - 2021  Engineer", "Acme", "• Ran the lab"]
