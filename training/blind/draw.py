"""The blind resumes as files: HTML printed to PDF, a small markup made into DOCX, text as it is."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.document import Document as Docx

from training.layouts.chromium import Chromium

HERE = Path(__file__).parent
_SETTING = re.compile(r"(\*\*[^*]+\*\*|\*[^*]+\*)")


def drawn(names: list[str]) -> dict[str, bytes]:
    """Each file of ``names`` as bytes; of ``name.docx`` the source is ``name.markup``."""
    with TemporaryDirectory() as folder, Chromium() as browser:
        return {name: _file(name, Path(folder), browser) for name in names}


def _file(name: str, folder: Path, browser: Chromium) -> bytes:
    stem, _, kind = name.rpartition(".")
    if kind == "docx":
        return _docx((HERE / f"{stem}.markup").read_text("utf-8"))
    if kind == "txt":
        return (HERE / name).read_bytes()
    page = folder / name
    page.write_text('<meta charset="utf-8">' + (HERE / name).read_text("utf-8"), "utf-8")
    browser.print(page, target := folder / f"{stem}.pdf")
    return target.read_bytes()


def _docx(markup: str) -> bytes:
    """``**bold**``, ``*italic*``, ``* `` before a point, and rows of tables as ``| a | b |``."""
    document = Document()
    rows: list[list[str]] = []
    for line in [*markup.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split(" | ")])
            if line.startswith("|  |"):
                rows[-1].insert(0, "")
            continue
        if rows:
            _table(document, rows)
            rows = []
        style = "List Bullet" if line.startswith("* ") else None
        _runs(document.add_paragraph(style=style), line.removeprefix("* "))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Docx, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=False):
            _runs(cell.paragraphs[0], words)


def _runs(paragraph: object, words: str) -> None:
    for part in _SETTING.split(words):
        run = paragraph.add_run(part.strip("*") if _SETTING.fullmatch(part) else part)  # type: ignore[attr-defined]
        run.bold = part.startswith("**") or None
        run.italic = part.startswith("*") and not part.startswith("**") or None
