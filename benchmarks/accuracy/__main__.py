"""Every measurement of accuracy in one run: ``python -m benchmarks.accuracy DATA [--write]``.

DATA holds folders of files as ``docs/quality.md`` names them; a measurement whose folder is not
there is skipped in words. ``--write`` puts what was printed into ``docs/quality.md``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

PROGRAMS = {
    "tokens": ("Words of PDFs against their LaTeX or YAML", "resumes"),
    "docx": ("Words of DOCX against a walk over the XML", "resumes/docx"),
    "fields": ("Fields against YAML truth", "."),
    "hidden": ("Hidden text and false alarms", "."),
    "hostile": ("Hostile files by outcome", "hostile"),
    "langid": ("Language by length", "."),
    "skills": ("Skills of job sentences and resume lines", "."),
    "ranking": ("Resumes ranked against jobs", "ranking"),
    "requirements": ("What short invented ads ask", "."),
    "twins": ("One person and job in nine languages", "."),
    "fit": ("Who fits, by the score", "."),
}
QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


def sections(data: Path) -> Iterator[str]:
    """The printed result of each program under its heading, as Markdown."""
    for name, (title, folder) in PROGRAMS.items():
        if not (data / folder).is_dir():
            yield f"### {title}\nSkipped: DATA has no folder {folder}.\n"
            continue
        program = [sys.executable, "-m", f"benchmarks.accuracy.{name}", str(data / folder)]
        done = subprocess.run(program, capture_output=True, text=True, check=False)
        printed = (done.stdout or done.stderr).replace(str(data.resolve()), "DATA").rstrip()
        command = f"python -m benchmarks.accuracy.{name} DATA/{folder}".removesuffix("/.")
        yield f"### {title}\n`{command}`\n\n```\n{printed}\n```\n"


def write(results: list[str]) -> None:
    """Put ``results`` between the marks of ``docs/quality.md``, with the date."""
    text = QUALITY.read_text()
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    today = datetime.now(UTC).date().isoformat()
    body = f"\nMeasured on {today} by `make evaluate DATA=<folder>`.\n\n" + "\n".join(results)
    QUALITY.write_text(f"{before}{BEGIN}{body}{END}{after}")


def main() -> None:
    """Print every section as it is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="into docs/quality.md")
    given = parser.parse_args()
    results = []
    for section in sections(given.data.resolve()):
        print(section, flush=True)
        results.append(section)
    if given.write:
        write(results)


if __name__ == "__main__":
    main()
