"""Rankings: points with proof, gates, ties, doubles, and independence of the order."""

from __future__ import annotations

import csv
import io
import random
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from resume_api.dependencies import Dependencies
from resume_api.languages.messages import Messages
from resume_api.ranking import table
from resume_api.ranking.criteria import Criterion, extract
from resume_api.ranking.service import Row, Upload, rank
from tests.conftest import SAMPLES

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
# Writer alone brings the program, too; reading tables takes Calc's library.
CALC = OFFICE and any(Path(OFFICE).resolve().parent.parent.rglob("libsclo.*"))
CRITERIA = [Criterion("5+ years of Python"), Criterion("Docker"), Criterion("Kafka", weight=2)]


def resume(name: str, *skills: str) -> Upload:
    work = f"Developer, Northwind, 2015 - 2024\n- Worked with {', '.join(skills)}."
    text = f"{name}\nname@example.com\n\nExperience\n{work}\n"
    return Upload(f"{name.casefold().replace(' ', '-')}.txt", text.encode)


CROWD = [
    resume("Ann Alder", "Python", "Docker", "Kafka"),
    resume("Bob Birch", "Python", "Docker"),
    resume("Cem Cedar", "Python", "Docker"),
    resume("Dora Dorn", "Cooking"),
    Upload("copy-of-ann.txt", resume("Ann Alder", "Python", "Docker", "Kafka").read),
    Upload("broken.pdf", lambda: b"%PDF-1.7 broken"),
    Upload("empty.txt", lambda: b""),
]


def test_the_best_comes_first_and_every_point_has_a_proof(deps: Dependencies) -> None:
    rows = rank(deps, CRITERIA, CROWD)
    names = [row.name for row in rows]
    assert names[:2] == ["Ann Alder", "Ann Alder"]
    assert rows[0].total == 5 + 5 + 2 * 5
    for row in rows:
        for score in row.scores:
            assert (score.points > 0) == (score.quote is not None)
    assert "Kafka" in str(rows[0].scores[2].quote)


def test_those_with_as_many_points_share_a_place(deps: Dependencies) -> None:
    rows = rank(deps, CRITERIA, CROWD)
    assert [row.rank for row in rows] == [1, 1, 3, 3, 5, None, None]


def test_the_same_resume_twice_is_said(deps: Dependencies) -> None:
    rows = rank(deps, CRITERIA, CROWD)
    assert [row.same_as for row in rows[:3]] == [None, "ann-alder.txt", None]


def test_nearly_the_same_resume_is_said(deps: Dependencies) -> None:
    work = " ".join(f"Planned, built and tested service {n} for team {n + 1}." for n in range(12))
    text = f"Ann Alder\nann@example.com\n\nExperience\nDeveloper, Northwind, 2015 - 2024\n- {work}"
    other = Upload("later.txt", f"{text}\n- Docker\n".encode)
    first, second = rank(deps, [Criterion("Docker")], [Upload("ann.txt", text.encode), other])
    assert (first.file, second.file) == ("later.txt", "ann.txt")
    assert (second.like, first.like, second.same_as) == ("later.txt", None, None)


def test_who_proves_nothing_is_listed_apart_without_points(deps: Dependencies) -> None:
    rows = rank(deps, [Criterion("Kafka")], [*CROWD, resume("Eva Elm", "Kafka")])
    nothing = [row for row in rows if row.standing == "nothing"]
    assert {row.name for row in nothing} == {"Bob Birch", "Cem Cedar", "Dora Dorn"}
    assert {row.rank for row in nothing} == {None}
    _, *cells = table.rows(table.ranking([Criterion("Kafka")], rows, blind=False), evidence=False)
    assert [row[1] for row in cells] == [5, 5, 5, "", "", "", "", ""]
    assert cells[3][-1] == "Shows nothing of what is asked."


def test_a_condition_is_a_gate_and_a_permit_none() -> None:
    ad = "Nurse\n\nRequirements\n- RN license required\n- Wound care\n- Work permit for the EU\n"
    found = {one.text: one.must for one in extract(ad).criteria}
    assert [text for text, must in found.items() if must] == ["RN license required"]


@pytest.mark.parametrize(
    ("line", "points", "unsaid"),
    [
        ("Languages: English (A2), German (native)", 0, False),
        ("Languages: English (C1), German (native)", 5, False),
        ("Hobbies: chess", 0, True),
    ],
)
def test_a_language_is_proven_by_its_level_alone(
    deps: Dependencies, line: str, points: int, unsaid: bool
) -> None:
    text = f"Ann Alder\n\nExperience\nDeveloper, Northwind, 2015 - 2024\n- Built services\n\n{line}"
    criteria = [Criterion("Fluent English", must=True), Criterion("Developer")]
    (row,) = rank(deps, criteria, [Upload("ann.txt", text.encode)])
    assert (row.scores[0].points, row.scores[0].unsaid) == (points, unsaid)
    assert (row.standing == "gate") == (not points and not unsaid)


def test_years_count_in_the_line_of_work_that_is_named(deps: Dependencies) -> None:
    criteria = [Criterion("Experience as Electrician"), Criterion("At least 5 years of experience")]
    baker = b"Bo Best\n\nExperience\nBaker, Kringle, 2010 - 2024\n- Baked bread, rolls and cakes\n"
    (row,) = rank(deps, criteria, [Upload("bo.txt", lambda: baker)])
    assert [score.points for score in row.scores] == [0, 0]


def test_a_sentence_explains_a_row(deps: Dependencies) -> None:
    rows = rank(deps, CRITERIA, CROWD)
    found = table.ranking(CRITERIA, rows, blind=False, language="de").candidates
    assert found[0].explanation == "Belegt: Kafka, 5+ years of Python, Docker."
    assert found[2].explanation == "Belegt: 5+ years of Python, Docker; nicht belegt: Kafka."


def test_a_file_at_fault_is_a_row_with_its_error(deps: Dependencies) -> None:
    *_, first, second = rank(deps, CRITERIA, CROWD)
    codes = {row.file: row.error.code for row in (first, second) if row.error}
    assert codes == {"broken.pdf": "PDF_PROCESSING_ERROR", "empty.txt": "MISSING_RESUME"}


def test_who_misses_a_must_comes_after_all_others(deps: Dependencies) -> None:
    criteria = [Criterion("Cooking", must=True), *CRITERIA]
    rows = rank(deps, criteria, CROWD)
    assert rows[0].name == "Dora Dorn"
    assert rows[1].failed == ("Cooking",)
    assert rows[1].total > rows[0].total


def test_the_order_of_the_files_changes_nothing(deps: Dependencies) -> None:
    expected = rank(deps, CRITERIA, CROWD)
    for seed in range(4):
        shuffled = random.Random(seed).sample(CROWD, len(CROWD))
        told = [(r.file, r.rank, r.total, r.same_as) for r in rank(deps, CRITERIA, shuffled)]
        assert told == [(r.file, r.rank, r.total, r.same_as) for r in expected]


@pytest.mark.parametrize(
    ("criterion", "points"),
    [
        ("JavaScript", 0),
        ("JS", 0),
        ("Bachelor's degree in computer science", 5),
        ("PostgreSQL", 5),
        ("Fluent Klingon poetry", 0),
        ("…", 0),
    ],
)
def test_a_criterion_is_judged_by_the_rules_of_an_analysis(
    deps: Dependencies, criterion: str, points: int
) -> None:
    path = SAMPLES / "resume-one-column.pdf"
    [row] = rank(deps, [Criterion(criterion)], [Upload(path.name, path.read_bytes)])
    assert row.scores[0].points == points


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(name: str, file: str) -> None:
    row = Row(name, file, "0" * 64)
    text = table.as_csv(table.ranking([], [row], blind=False), evidence=False)
    _, cells = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    for cell, given_text in ((cells[0], name), (cells[2], file)):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        if "'" not in cell:
            assert cell.split() == given_text.split()


PIECES = st.sampled_from(
    ["=cmd|' /C calc'!A0", "+1", "@x", ";", "؛", "|", "\t", "\n", "\r", '"', " ", "a"]
)


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
@pytest.mark.parametrize("separator", [";", "\t", "|", "؛"])
@given(st.lists(PIECES, max_size=8).map("".join))
def test_no_part_of_a_cell_is_run_where_another_separator_is_usual(
    separator: str, quoting: int, name: str
) -> None:
    """Most of Europe opens a CSV file by semicolons: what is one cell here is several there, and
    quotes within a line are no quotes."""
    ranking = table.ranking([], [Row(name, f"{name}.pdf", "0" * 64)], blind=False)
    text = table.as_csv(ranking, evidence=False).removeprefix("\ufeff")
    assert text.count("\n") == 2
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting):
        for cell in cells:
            assert not cell.lstrip(' "').startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1', "＝1", "\n=cmd|x"]
)
def test_a_name_that_a_spreadsheet_would_run_is_guarded(name: str) -> None:
    assert str(table.guarded(name)).startswith("'")


@pytest.mark.parametrize("name", ["O'Neil, Jane", 'The "Doc" Roe', "مریم احمدی", "a; b", "Å"])
def test_a_name_survives_the_round_trip(name: str) -> None:
    text = table.as_csv(table.ranking([], [Row(name, "a.pdf", "0" * 64)], False), False)
    _, cells = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert cells[0] == name


def test_a_workbook_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A limit of this process stands for the full disk."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ranked = [Row(f"{number}" * 50, "a.pdf", "0" * 64) for number in range(2_000)]
    ranking = table.ranking([], ranked, blind=False)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            table.as_xlsx(ranking, evidence=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
    assert len(table.as_xlsx(ranking, evidence=False)) > 10_000
    assert list(tmp_path.iterdir()) == []


def test_numbers_stay_numbers() -> None:
    assert table.guarded(-1.5) == -1.5


def test_blind_hides_names_and_files(deps: Dependencies, tmp_path: Path) -> None:
    rows = rank(deps, CRITERIA, CROWD[:3])
    ranking = table.ranking(CRITERIA, rows, blind=True)
    text = table.as_csv(ranking, evidence=False)
    shown = str(ranking.candidates[0].name)
    for hidden in ("Ann", "ann-", "Bob"):
        assert hidden not in text
    assert shown == "Candidate 1"


def test_blind_proofs_show_nothing_of_the_person(deps: Dependencies) -> None:
    person = "Wren Ashdown, Python developer, wren@example.com"
    text = f"{person}\n\nExperience\nDeveloper, Acme, 2019 - 2024\n".encode()
    criteria = [Criterion("Python")]
    for blind in (False, True):
        (row,) = rank(deps, criteria, [Upload("wren.txt", lambda: text)], blind=blind)
        proof = str(row.scores[0].quote)
        assert "Python" in proof
        assert ("Ashdown" in proof) == ("wren@" in proof) == (not blind)


def test_remarks_and_a_workbook_are_in_the_language_that_is_asked_for() -> None:
    row = Row("Ann", "ann.pdf", "0" * 64, failed=("Git",))
    ranking = table.ranking([], [row], blind=False, language="fa")
    assert ranking.candidates[0].note == Messages.of("fa").say("ranking.fails", criterion="Git")
    sheet = load_workbook(io.BytesIO(table.as_xlsx(ranking, evidence=False, language="fa"))).active
    assert sheet.sheet_view.rightToLeft
    assert sheet["A1"].value == "نام داوطلب"
    assert table.as_csv(ranking, evidence=False).startswith('\ufeff"Candidate Name","Total Score"')


@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
def test_names_survive_a_round_trip_through_libreoffice(tmp_path: Path) -> None:
    names = ["O'Neil, Jane", 'The "Doc" Roe', "مریم احمدی", "a; b", "Å", "=1+1", "@SUM(A1)"]
    ranked = [Row(name, "a.pdf", "0" * 64, rank=1) for name in names]
    source = tmp_path / "ranking.csv"
    source.write_text(table.as_csv(table.ranking([], ranked, False), False), "utf-8", newline="")
    (tmp_path / "out").mkdir()
    command = [OFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += [
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with (tmp_path / "out" / "ranking.csv").open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    assert [row[0] for row in rows] == [*names[:5], "'=1+1", "'@SUM(A1)"]
