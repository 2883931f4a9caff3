"""A model's statements, honest and invented: ``python -m benchmarks.accuracy.claims [--errors]``.

Reads ``tests/data/claims/LANGUAGE.tsv``: the twin of ``samples/`` or the pair of ``texts/`` that a
statement is about, its set, its label, its kind, the lines that it cites, its text (of a card both
sides). ``fitted`` was looked at while the gate was written, ``held`` after it, the others were
written one after the other, each when the one before had been looked at.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from resume_api import documents
from resume_api.analysis.preparation import prepare
from resume_api.analysis.statements import Statements, sentences
from resume_api.domain.document import Limits

ROOT = Path(__file__).parents[2]
SETS = ("fitted", "held", "fresh", "later", "foreign", "last", "final")
TODAY = date(2026, 1, 1)


class Row(NamedTuple):
    """A statement and what it is."""

    language: str
    trade: str
    set: str
    label: str
    kind: str
    lines: tuple[int, ...]
    text: str


def rows() -> Iterator[Row]:
    """All statements of all languages."""
    for path in sorted((ROOT / "tests/data/claims").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                trade, own, label, kind, lines, text = line.split("\t")
                cited = tuple(map(int, lines.split()))
                yield Row(path.stem, trade, own, label, kind, cited, text)


@cache
def statements(language: str, trade: str) -> Statements:
    """The gate of one twin."""
    twins = (ROOT / "samples/twins" / trade, ROOT / "tests/data/claims/texts" / trade)
    twin = next(path for path in twins if path.exists())
    document = documents.read((twin / f"{language}.resume.txt").read_bytes(), Limits())
    job = (twin / f"{language}.job.txt").read_text("utf-8")
    return Statements(prepare(document, job, language, TODAY).inputs)


def stands(row: Row) -> bool:
    """Whether the gate lets a statement through."""
    gate = statements(row.language, row.trade)
    match row.kind:
        case "strength" | "reason:met":
            return gate.claims(row.text, row.lines)
        case "reasoning":
            return all(map(gate.sums_up, sentences(row.text)))
        case "advice":
            return gate.advises(row.text, row.lines)
        case "card":
            front, _, back = row.text.partition(" | ")
            return gate.prepares(front, back, row.lines)
    return gate.gaps(row.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is judged wrong")
    errors = parser.parse_args().errors
    right: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    for row in rows():
        is_right = stands(row) == (row.label == "honest")
        for language in (row.language, "all"):
            key = (language, row.set, row.label)
            total[key] += 1
            right[key] += is_right
        if errors and not is_right:
            print(f"  {row.language} {row.set} {row.label} {row.kind} {row.lines}: {row.text}")
    print(" " * 5 + "".join(f"{f'{own}: stopped':>17}{'kept':>8}" for own in SETS))
    for language in sorted({key[0] for key in total}):
        cells = [f"{language:<5}"]
        for own in SETS:
            for label, width in (("invented", 17), ("honest", 8)):
                key = (language, own, label)
                cells.append(f"{f'{right[key]}/{total[key]}':>{width}}")
        print("".join(cells))


if __name__ == "__main__":
    main()
