"""Statuses of mentions against labels: ``python -m benchmarks.accuracy.assertion [NAME ...]``.

Reads ``tests/data/assertions/NAME.tsv``: language, text with its mentions in double brackets,
status (``mixed:`` and one for each mention where they differ; ``\\n`` is a line break). Precision
and recall are of ``affirmed``; every wrong mention is listed with ``--errors``.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from resume_api.domain.assertion import Assertion
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "assertions"
SETS = {
    "first": "fitted",
    "second": "held out, then fitted",
    "third": "held out after the second was fitted",
    "fourth": "held out after the third was fitted",
}
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def rows(name: str) -> Iterator[tuple[str, str, list[tuple[int, Assertion]]]]:
    """Language and text of each row, with the offset and the label of each mention."""
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, marked, status = line.split("\t")
        marked = marked.replace("\\n", "\n")
        found = list(_MARK.finditer(marked))
        labels = status.removeprefix("mixed:").split(",")
        labels = labels * len(found) if len(labels) == 1 else labels
        places = [
            (m.start() - 4 * at, label)
            for at, (m, label) in enumerate(zip(found, labels, strict=True))
        ]
        yield code, _MARK.sub(r"\1", marked), [(start, Assertion(label)) for start, label in places]


def measure(name: str, errors: bool) -> None:
    """Print one set's figures, all languages together and each."""
    tallies: dict[str, Counter[str]] = {}
    for code, text, mentions in rows(name):
        read = Assertions(ProcessedText(text), code)
        for start, label in mentions:
            said = read.of(start)
            for key in ("all", code):
                tally = tallies.setdefault(key, Counter())
                tally["n"] += 1
                tally["same"] += said == label
                tally["said"] += said == Assertion.AFFIRMED
                tally["is"] += label == Assertion.AFFIRMED
                tally["both"] += said == label == Assertion.AFFIRMED
            if errors and said != label:
                print(f"  {code} {said.value} for {label.value}: {text!r} at {start}")
    print(f"{name}: {SETS.get(name, '')}")
    print(f"{'':<5}{'mentions':>9}{'right':>8}{'precision':>11}{'recall':>8}   (of affirmed)")
    for key, tally in tallies.items():
        right, precision = tally["same"] / tally["n"], tally["both"] / max(1, tally["said"])
        recall = tally["both"] / max(1, tally["is"])
        print(f"{key:<5}{tally['n']:>9}{right:>8.3f}{precision:>11.3f}{recall:>8.3f}")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="sets; all without")
    parser.add_argument("--errors", action="store_true", help="list the wrong mentions")
    given = parser.parse_args()
    for name in given.names or [name for name in SETS if (FOLDER / f"{name}.tsv").exists()]:
        measure(name, given.errors)


if __name__ == "__main__":
    main()
