"""How well resumes are read that the models have not seen, and how well those that they have.

``python -m training.evaluate DATA [--drawn FOLDER …] [--by file|source] [--folds K]``: layout
families are always kept whole; real resumes are split by file, or by source.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import date
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

from resume_api.extraction.resume.extractor import parse_resume
from resume_api.extraction.resume.structure import calibration, model
from training import calibrate
from training.scoring import Judged, judged, score
from training.train import TARGET, Sourced, load, parser, train_all

TODAY = date(2026, 11, 1)
Row = tuple[str, str, Counter[str]]
_COLUMNS = (
    ("files", "files", None),
    ("pos", "positions", None),
    ("right", "right", "positions"),
    ("prec", "right", "judged"),
    ("complete", "complete_right", "complete"),
    ("title", "title", "positions"),
    ("comp", "company", "positions"),
    ("dates", "dates", "positions"),
    ("edu", "education_right", "education"),
    ("eduprec", "education_right", "education_emitted"),
    ("edudate", "education_dates", "education"),
    ("name", "name", "names"),
    ("heads", "heading", "headings"),
    ("mail", "mail", "files"),
    ("phone", "phone", "files"),
)


def main() -> None:
    """Reads the command line, trains without each fold in turn, and prints both tables."""
    options = parser(__doc__)
    options.add_argument("--by", choices=("file", "source"), default="file")
    options.add_argument("--folds", type=int, default=3)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--fitted", action="store_true", help="score the packaged models only")
    options.add_argument("--json", type=Path)
    options.add_argument("--calibrate", action="store_true", help="write the packaged curves")
    given = options.parse_args()
    documents = list(load(given.data, given.drawn, given.every))
    print(f"{len(documents)} documents")
    tables = {"fitted": _scored(documents, TARGET)}
    if not given.fitted:
        folds = [_fold(document, given.by, given.folds) for document in documents]
        work = [
            (documents, folds, fold, given.iterations, given.calibrate)
            for fold in range(given.folds)
        ]
        with Pool(given.jobs) as pool:
            results = pool.starmap(_held_out, work)
        tables[f"held out by {given.by}"] = [row for rows, _ in results for row in rows]
        if given.calibrate:
            said = [field for _, fields in results for field in fields]
            print(calibrate.write(said, TARGET / "calibration.json"))
    for title, rows in tables.items():
        print(f"\n{title}\n" + table(rows))
    if given.json:
        given.json.write_text(json.dumps(tables), "utf-8")


def _fold(document: Sourced, by: str, folds: int) -> int:
    truth = document.aligned.truth
    by_file = document.source == "real" and by == "file"
    return crc32((truth.file if by_file else truth.group).encode()) % folds


def _held_out(
    documents: list[Sourced], folds: list[int], fold: int, iterations: int, bare: bool
) -> tuple[list[Row], list[Judged]]:
    kept = [document for document, own in zip(documents, folds, strict=True) if own != fold]
    unseen = [document for document, own in zip(documents, folds, strict=True) if own == fold]
    with TemporaryDirectory() as folder:
        train_all(kept, Path(folder), iterations)
        rows = _scored(unseen, Path(folder))
        return rows, _judged(unseen, Path(folder)) if bare else []


@contextmanager
def _models(folder: Path) -> Any:
    """The service with the models of ``folder`` in place of the packaged ones."""
    packaged = model.tagger
    loaded = {n: model.Tagger((folder / f"{n}.crfsuite").read_bytes()) for n in model.MODELS}
    model.tagger = loaded.__getitem__  # type: ignore[assignment]
    try:
        yield
    finally:
        model.tagger = packaged


def _judged(documents: Iterable[Sourced], folder: Path) -> list[Judged]:
    """The fields of real and zoo resumes as the models are sure of them, without the curves."""
    packaged = calibration.curves
    calibration.curves = dict  # type: ignore[assignment]
    try:
        with _models(folder):
            return [
                field
                for document in documents
                if document.source in ("real", "zoo")
                for field in judged(
                    document.aligned.truth, parse_resume(document.aligned.document, TODAY)
                )
            ]
    finally:
        calibration.curves = packaged


def _scored(documents: Iterable[Sourced], folder: Path) -> list[Row]:
    with _models(folder):
        return [
            (
                document.source,
                document.aligned.truth.group,
                score(document.aligned.truth, parse_resume(document.aligned.document, TODAY)),
            )
            for document in documents
        ]


def table(rows: Iterable[tuple[str, str, Counter[str]]]) -> str:
    """Counts by source, and by group for real ones, in percent."""
    groups: dict[str, Counter[str]] = {}
    for source, group, counts in rows:
        groups.setdefault(source, Counter()).update(counts)
        if source == "real":
            groups.setdefault(f"real {group}", Counter()).update(counts)
    lines = [" " * 18 + "".join(f"{title:>9}" for title, *_ in _COLUMNS)]
    for name, counts in sorted(groups.items()):
        counts["judged"] = counts["emitted"] - counts["optional"]
        cells = (
            f"{counts[a]:9}"
            if b is None
            else f"{100 * counts[a] / counts[b]:9.1f}"
            if counts[b]
            else f"{'-':>9}"
            for _, a, b in _COLUMNS
        )
        lines.append(f"{name:18}" + "".join(cells))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
