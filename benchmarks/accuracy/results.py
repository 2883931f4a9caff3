"""Which figures tell a result: ``python -m benchmarks.accuracy.results [FOLDER] [--errors]``.

``data/results.tsv`` has labelled lines of six languages: two thirds fitted, a third held out until
its first measurement, and a later third set. With a folder of resumes as argument, the hits in them
are printed for reading, at most 100.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from providers.offline.results import results, tells_result
from resume_api.documents import read
from resume_api.domain.document import Limits
from resume_api.errors import ApiError
from resume_api.extraction.resume.extractor import read_resume

FILE = Path(__file__).parent / "data" / "results.tsv"
MOST, OF_A_FILE = 100, 3


def labelled() -> list[tuple[str, str, bool, str]]:
    """Set, language, label and line of each row."""
    lines = [one for one in FILE.read_text("utf-8").splitlines() if not one.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [(part, language, label == "1", text) for part, language, label, text in rows]


def main() -> None:
    counts: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for part, language, wanted, text in labelled():
        right = tells_result(text, language) == wanted
        for key in ((part, "all"), (part, language)):
            counts[key].append(right)
        if not right and "--errors" in sys.argv:
            print(f"{part} {language} {'missed' if wanted else 'false'}: {text}")
    for (part, language), found in sorted(counts.items()):
        print(f"{part:<6}{language:<5}{len(found):>5}{sum(found) / len(found):>8.3f}")
    folders = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    today = datetime.now(UTC).date()
    hits = []
    for path in sorted(file for folder in folders for file in folder.rglob("*.*")):
        if path.suffix in (".pdf", ".docx", ".tex"):
            try:
                resume = read_resume(read(path.read_bytes(), Limits()), today).resume
            except ApiError:
                continue
            hits += [(path.name, one.text) for one in islice(results(resume), OF_A_FILE)]
    for name, text in hits[:: max(1, len(hits) // MOST)][:MOST]:
        print(f"{name[:22]:<24}{' '.join(text.split())[:170]}")


if __name__ == "__main__":
    main()
