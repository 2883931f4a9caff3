"""A ranking as CSV, as a spreadsheet and as JSON."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from resume_api.domain.document import Quote
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.judging import MOST
from resume_api.ranking.service import Row, RowError

Cell = str | int | float
_SCALE = Rule(
    type="colorScale",
    colorScale=ColorScale(
        cfvo=[FormatObject("num", val=points) for points in (0, MOST / 2, MOST)],
        color=["FFF8B4B4", "FFFDE68A", "FFA7E3B5"],
    ),
)
_RUNS = re.compile(r"""[\s"'“”‘’\u200b-\u200f\ufeff]*[=+\-@＝＋－＠−﹢﹣]|[\t\r\n]""")
"""What a spreadsheet may run or split (OWASP, CSV injection), also behind blanks and quotes and in
the wide forms that spreadsheets take for the same."""


@dataclass(frozen=True, slots=True)
class RankedCriterion:
    """What the candidates are measured by."""

    criterion: str
    weight: float
    must: bool


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """The points (0..5) of a criterion and the resume's words that prove them."""

    criterion: str
    score: int
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the ranking; ``rank`` from 1, shared by those with as many points."""

    rank: int | None
    name: str
    file: str
    total: float | None
    scores: tuple[CriterionScore, ...]
    note: str
    error: RowError | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, best first."""

    criteria: tuple[RankedCriterion, ...]
    candidates: tuple[Candidate, ...]


def ranking(criteria: Sequence[Criterion], ranked: Sequence[Row], blind: bool) -> Ranking:
    """Criteria and candidates with every proof at its offsets in the resume's text."""
    return Ranking(
        tuple(RankedCriterion(one.text, one.weight, one.must) for one in criteria),
        tuple(
            Candidate(
                rank=row.rank,
                name=f"Candidate {number}" if blind else row.name,
                file=file_of(row, blind),
                total=None if row.error else row.total,
                scores=tuple(
                    CriterionScore(one.text, score.points, score.quote)
                    for one, score in zip(criteria, row.scores, strict=False)
                ),
                note=note(row, blind, ranked),
                error=row.error,
            )
            for number, row in enumerate(ranked, start=1)
        ),
    )


def rows(ranking: Ranking, evidence: bool) -> Iterator[list[Cell]]:
    """The head and a row a candidate, as any table needs them."""
    head: list[Cell] = ["Candidate Name"]
    for one in ranking.criteria:
        head += [one.criterion, f"{one.criterion} evidence"] if evidence else [one.criterion]
    yield [*head, "Total Score", "File", "Error", "Rank", "Note"]
    for candidate in ranking.candidates:
        cells: list[Cell] = [candidate.name]
        for score in candidate.scores or [None] * len(ranking.criteria):
            cells.append("" if score is None else score.score)
            if evidence:
                cells.append(score.quote.text if score and score.quote else "")
        error = f"{candidate.error.code}: {candidate.error.error}" if candidate.error else ""
        total = "" if candidate.total is None else candidate.total
        yield [*cells, total, candidate.file, error, candidate.rank or "", candidate.note]


def file_of(row: Row, blind: bool) -> str:
    """The file's name; a code in its place where names are hidden."""
    return f"{row.sha256[:12]}{PurePath(row.file).suffix}" if blind else row.file


def note(row: Row, blind: bool, ranked: Sequence[Row]) -> str:
    """What a reader has to know of a row beside its points."""
    told = [f"Does not meet: {text}" for text in row.failed]
    if row.same_as:
        other = next(one for one in ranked if one.file == row.same_as)
        told.append(f"The same resume as {file_of(other, blind)}")
    return "; ".join(told)


def as_csv(ranking: Ranking, evidence: bool) -> str:
    """UTF-8 text with a byte order mark, for spreadsheets; no cell that one would run."""
    target = io.StringIO()
    target.write("\ufeff")
    writer = csv.writer(target)
    for cells in rows(ranking, evidence):
        writer.writerow([guarded(cell) for cell in cells])
    return target.getvalue()


def guarded(cell: Cell) -> Cell:
    """A cell with an apostrophe in front where a spreadsheet would run it, on one line."""
    if not isinstance(cell, str) or not _RUNS.match(cell):
        return cell
    return "'" + re.sub(r"[\t\r\n]+", " ", cell)


def as_xlsx(ranking: Ranking, evidence: bool) -> bytes:
    """A workbook: the head stays in sight, points are coloured from red to green."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ranking")
    sheet.freeze_panes = "B2"
    step = 2 if evidence else 1
    for column in range(2, 2 + len(ranking.criteria) * step, step):
        letter = get_column_letter(column)
        sheet.conditional_formatting.add(f"{letter}2:{letter}1048576", _SCALE)
    for number, cells in enumerate(rows(ranking, evidence)):
        row = []
        for value in cells:
            plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            cell = WriteOnlyCell(sheet, plain)
            if isinstance(plain, str):
                cell.data_type = "s"  # a text that begins with "=" stays a text
            cell.font = Font(bold=number == 0)
            row.append(cell)
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
