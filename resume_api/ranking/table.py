"""A ranking as CSV, as a spreadsheet and as JSON."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_args

from lxml.etree import LxmlSyntaxError, SerialisationError
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from resume_api.domain.about import About
from resume_api.domain.document import Quote
from resume_api.domain.job import Kind
from resume_api.domain.report import Degradation
from resume_api.languages.messages import Messages
from resume_api.languages.packs import FALLBACK, answer_language, languages
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.judging import MOST
from resume_api.ranking.remarks import explanation, note, shown_names
from resume_api.ranking.service import Row, RowError, Standing

Cell = str | int | float
_COLUMNS = ("total", "file", "error", "rank", "note", "explanation")
_SCALE = Rule(
    type="colorScale",
    colorScale=ColorScale(
        cfvo=[FormatObject("num", val=points) for points in (0, MOST / 2, MOST)],
        color=["FFF8B4B4", "FFFDE68A", "FFA7E3B5"],
    ),
)
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_RUNS = re.compile(r"""(^|[;|؛])(?=[\s"'“”‘’\u200b-\u200f\ufeff]*[=+\-@＝＋－＠−﹢﹣])""")
"""Where a spreadsheet may run what follows (OWASP, CSV injection), also behind blanks and quotes
and in the wide forms that spreadsheets take for the same: at the beginning of a cell, and behind
what separates cells where a comma does not (quotes within a line are then no quotes)."""


@dataclass(frozen=True, slots=True)
class RankedCriterion:
    """What the candidates are measured by; ``quote`` are the job's words, where they are known."""

    criterion: str
    weight: float
    must: bool
    kind: Annotated[str, About(choices=get_args(Kind))]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """The points (0..5) of a criterion and the resume's words that prove them; ``unsaid``: the
    resume leaves it open."""

    criterion: str
    score: Annotated[int, About(least=0, most=5)]
    quote: Quote | None
    unsaid: Annotated[bool, About("The resume leaves it open: it fails no gate.")]
    decided_by: Annotated[str, About("The rules, or the model that judged.", "rules")]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the ranking; ``rank`` from 1, shared by those with as many points, None for who
    proves nothing. ``explanation`` is one sentence on the points."""

    rank: int | None
    standing: Annotated[
        Standing, About("ranked; gate: a must is not fulfilled; nothing is proven; error")
    ]
    name: str
    file: str
    total: float | None
    scores: tuple[CriterionScore, ...]
    note: str
    explanation: Annotated[str, About("One sentence on the points.")]
    error: RowError | None
    degraded: Annotated[
        tuple[Degradation, ...], About("What a model was to judge and the rules did.")
    ]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, best first."""

    criteria: tuple[RankedCriterion, ...]
    candidates: tuple[Candidate, ...]


def ranking(
    criteria: Sequence[Criterion], ranked: Sequence[Row], blind: bool, language: str = FALLBACK
) -> Ranking:
    """Criteria and candidates with every proof at its offsets in the resume's text; what is
    remarked on them is said in ``language``."""
    messages, names = Messages.of(language), shown_names(ranked, blind)
    return Ranking(
        tuple(
            RankedCriterion(one.text, one.weight, one.must, one.kind, one.quote) for one in criteria
        ),
        tuple(
            Candidate(
                rank=row.rank,
                standing=row.standing,
                name=messages.say("ranking.candidate", number=number) if blind else row.name,
                file=names[row.file],
                total=None if row.error else row.total,
                scores=tuple(
                    CriterionScore(
                        one.text, score.points, score.quote, score.unsaid, score.decided_by
                    )
                    for one, score in zip(criteria, row.scores, strict=False)
                ),
                note=note(row, names, messages),
                explanation=explanation(row, criteria, messages),
                error=row.error and row.error.translated(language),
                degraded=row.degraded,
            )
            for number, row in enumerate(ranked, start=1)
        ),
    )


def rows(ranking: Ranking, evidence: bool, language: str = FALLBACK) -> Iterator[list[Cell]]:
    """The head and a row a candidate, as any table needs them; the points of who proves nothing are
    empty cells, for a nought among points reads as a bad mark."""
    messages = Messages.of(language)
    head: list[Cell] = [messages.say("ranking.name")]
    for one in ranking.criteria:
        head.append(one.criterion)
        if evidence:
            head.append(messages.template("ranking.evidence").format(criterion=one.criterion))
    yield [*head, *(messages.say(f"ranking.{name}") for name in _COLUMNS)]
    for candidate in ranking.candidates:
        cells: list[Cell] = [candidate.name]
        proves = candidate.rank is not None
        for score in candidate.scores or [None] * len(ranking.criteria):
            cells.append(score.score if score and proves else "")
            if evidence:
                cells.append(score.quote.text if score and score.quote else "")
        error = f"{candidate.error.code}: {candidate.error.error}" if candidate.error else ""
        total = "" if candidate.total is None else candidate.total
        cells += [total, candidate.file, error, candidate.rank or ""]
        yield [*cells, candidate.note, candidate.explanation]


def as_csv(ranking: Ranking, evidence: bool) -> str:
    """UTF-8 text with a byte order mark, for spreadsheets; no cell that one would run."""
    target = io.StringIO()
    target.write("\ufeff")
    writer = csv.writer(target, quoting=csv.QUOTE_NONNUMERIC)
    for cells in rows(ranking, evidence):
        writer.writerow([guarded(cell) for cell in cells])
    return target.getvalue()


def guarded(cell: Cell) -> Cell:
    """A cell on one line, with an apostrophe wherever a spreadsheet would run what follows."""
    if not isinstance(cell, str):
        return cell
    return _RUNS.sub(r"\1'", _BREAKS.sub(" ", cell))


def as_xlsx(ranking: Ranking, evidence: bool, language: str = FALLBACK) -> bytes:
    """A workbook in ``language``: the head stays in sight, points are coloured from red to green.
    Raises OSError where the disk has no room for it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(Messages.of(language).say("ranking.sheet"))
    sheet.sheet_view.rightToLeft = languages()[answer_language(language)].right_to_left
    sheet.freeze_panes = "B2"
    step = 2 if evidence else 1
    for column in range(2, 2 + len(ranking.criteria) * step, step):
        letter = get_column_letter(column)
        sheet.conditional_formatting.add(f"{letter}2:{letter}1048576", _SCALE)
    target = io.BytesIO()
    with _temporary_file(sheet), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, cells in enumerate(rows(ranking, evidence, language)):
            sheet.append([_cell(sheet, value, bold=number == 0) for value in cells])
        ExcelWriter(book, archive).save()
    return target.getvalue()


@contextmanager
def _temporary_file(sheet: Any) -> Iterator[None]:
    """The file in which openpyxl writes a sheet, and which it removes only where all goes well.

    Raises OSError where the disk has no room for it.
    """
    try:
        yield
    except SerialisationError as error:
        code = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(code, os.strerror(code)) from error
    finally:
        for stream in filter(None, (sheet._rows, sheet._writer)):
            with suppress(SerialisationError, LxmlSyntaxError):  # of what is given up anyway
                stream.close()
        if sheet._writer:
            Path(sheet._writer.out).unlink(missing_ok=True)


def _cell(sheet: Any, value: Cell, *, bold: bool) -> Any:
    plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, plain)
    if isinstance(plain, str):
        cell.data_type = "s"  # a text that begins with "=" stays a text
    cell.font = Font(bold=bold)
    return cell
