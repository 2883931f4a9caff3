"""Whether the score tells who fits: ``python -m benchmarks.accuracy.fit DATA``.

DATA holds ``gold/jobs.jsonl`` and ``gold/pairs.jsonl`` with ``fit`` from 0 (another line of work)
to 3 (invite at once), and the files that they name. Each row is one way to score the same pairs.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean, median
from typing import Any

from benchmarks.accuracy.ranking import (
    LIMITS,
    Ours,
    Scorer,
    area,
    cosine,
    keyword_ratio,
    rows,
    spearman,
)
from resume_api.documents import read
from resume_api.domain.document import Document
from resume_api.extraction.job.extractor import ReadJob, read_job

Pair = tuple[str, int, Document, ReadJob]


class Texts:
    """The texts of rows that have one, or name a file and a row in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, dict[str, str]] = {}

    def of(self, row: dict[str, Any], key: str, source: str) -> str:
        """A row's own text, else that of its source."""
        if "text" in row:
            return str(row["text"])
        name, path = row[source], self._folder / row[source]
        if name not in self._files:
            listed = path.suffix == ".jsonl"
            own = {one["id"]: one["text"] for one in rows(path)} if listed else {}
            self._files[name] = own or {row[key]: path.read_text("utf-8")}
        return self._files[name][row[key]]


def pairs(folder: Path) -> list[Pair]:
    """Job, fit, resume and job text of each pair."""
    texts = Texts(folder)
    jobs = {
        job["id"]: read_job(texts.of(job, "id", "source"))
        for job in rows(folder / "gold" / "jobs.jsonl")
    }
    found = []
    for line in (folder / "gold" / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        document = read(texts.of(pair, "resume", "resume_source").encode(), LIMITS)
        found.append((pair["job"], pair["fit"], document, jobs[pair["job"]]))
    return found


def measure(name: str, scorer: Scorer, labelled: list[Pair]) -> None:
    """Print how well one way to score tells fit 2 and 3 from the rest within each job."""
    scored = [(job, fit, scorer(document, ad)) for job, fit, document, ad in labelled]
    by_job = defaultdict(list)
    for job, fit, score in scored:
        by_job[job].append((fit, score))
    areas = []
    for lowest in (0, 1):
        each = [
            area(good, rest)
            for own in by_job.values()
            if (good := [score for fit, score in own if fit >= 2])
            and (rest := [score for fit, score in own if lowest <= fit < 2])
        ]
        areas.append(mean(each))
    rho = spearman([fit for _, fit, _ in scored], [score for _, _, score in scored])
    medians = [median(score for _, fit, score in scored if fit == level) for level in range(4)]
    shown = " ".join(f"{value:.3g}" for value in medians)
    print(f"{name:<16}{areas[0]:>8.3f}{areas[1]:>8.3f}{rho:>8.3f}   {shown}")


def main() -> None:
    labelled = pairs(Path(sys.argv[1]))
    print(f"{'':<16}{'AUC':>8}{'AUC 1':>8}{'rho':>8}   medians of fit 0, 1, 2, 3")
    ways = {"offline": Ours(), "TF-IDF cosine": cosine, "keyword ratio": keyword_ratio}
    for name, scorer in ways.items():
        measure(name, scorer, labelled)


if __name__ == "__main__":
    main()
