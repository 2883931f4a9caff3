"""Time to read PDFs with layout facts, beside plain PDFium and plain pypdf in the same run.

    python -m benchmarks.reading FOLDER [--every N] [--rounds N]

Milliseconds of processor time, for each file the least of the rounds; FOLDER is searched for *.pdf.
Files that took a second opinion or OCR are named and left out of the median ratio."""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2

from resume_api.documents.pdf import read_pdf
from resume_api.domain.document import Limits
from resume_api.errors import ApiError


def by_pdfium(data: bytes) -> None:
    """Plain PDFium text of every page."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_bounded()


def by_pypdf(data: bytes) -> None:
    """Plain pypdf text of every page."""
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


def milliseconds(read: Callable[[bytes], object], data: bytes) -> float:
    """The processor time of one reading."""
    start = time.process_time()
    read(data)
    return 1000 * (time.process_time() - start)


def ours(data: bytes) -> None:
    """Reading with layout facts."""
    read_pdf(data, Limits())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each Nth file only")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"{'file':40} {'pages':>5} {'ours':>7} {'PDFium':>7} {'pypdf':>8} {'ratio':>6}")
    rows = []
    for path in sorted(options.folder.rglob("*.pdf"))[:: options.every]:
        data = path.read_bytes()
        try:
            document = read_pdf(data, Limits())
        except ApiError as error:
            print(f"{path.stem[:40]:40} {error.code.name}")
            continue
        if document.reader != "pdfium" or any(
            f.code == "SECOND_OPINION" for f in document.findings
        ):
            print(f"{path.stem[:40]:40} read with help: {document.reader}")
            continue
        rounds = [
            [milliseconds(read, data) for read in (ours, by_pdfium)] for _ in range(options.rounds)
        ]
        mine, plain = map(min, zip(*rounds, strict=True))
        slow = milliseconds(by_pypdf, data)
        rows.append((mine, plain, slow, mine / plain))
        numbers = f"{mine:7.1f} {plain:7.1f} {slow:8.1f} {mine / plain:6.2f}"
        print(f"{path.stem[:40]:40} {len(document.pages):5} {numbers}")
    medians = [statistics.median(column) for column in zip(*rows, strict=True)]
    print(
        f"{'median of ' + str(len(rows)):46} " + "{:7.1f} {:7.1f} {:8.1f} {:6.2f}".format(*medians)
    )


if __name__ == "__main__":
    main()
