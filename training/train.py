"""Trains the structure models.

``python -m training.train DATA [--drawn FOLDER …]`` reads the zoo and the real resumes of DATA and
the drawn resumes of each FOLDER (``files`` and ``truth.jsonl``), and writes the weights and their
card to ``resume_api/extraction/models``. The same data give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from resume_api.extraction.resume.structure.model import MODELS
from training import crf, sources
from training.align import Aligned, align

TARGET = Path(__file__).parents[1] / "resume_api/extraction/models"
CACHE = Path("var/training")
_UNSET = 4  # every fourth drawn file is learnt as words alone, as text files are


@dataclass(frozen=True, slots=True)
class Sourced:
    """An aligned document and where it comes from: zoo, drawn, real or rendercv."""

    source: str
    aligned: Aligned


def main() -> None:
    """Reads the command line, trains and writes."""
    options = parser(__doc__).parse_args()
    documents = list(load(options.data, options.drawn, options.every))
    TARGET.mkdir(exist_ok=True)
    train_all(documents, TARGET, options.iterations)
    (TARGET / "structure.json").write_text(json.dumps(card(documents), indent=1) + "\n", "utf-8")


def parser(description: str | None) -> argparse.ArgumentParser:
    """The options that training and evaluation share."""
    found = argparse.ArgumentParser(description=description)
    found.add_argument("data", type=Path)
    found.add_argument("--drawn", type=Path, action="append", default=[])
    found.add_argument("--every", type=int, default=1, help="take each n-th drawn file")
    found.add_argument("--iterations", type=int, default=crf.ITERATIONS)
    return found


def load(data: Path, drawn: list[Path], every: int = 1) -> Iterator[Sourced]:
    """All aligned documents, in a fixed order."""
    given = [("zoo", sources.drawn(data / "zoo")), ("real", sources.real(data))]
    given.append(("rendercv", sources.rendercv(data)))
    given += [("drawn", sources.drawn(folder)) for folder in drawn]
    for source, truths in given:
        for number, (path, truth) in enumerate(truths):
            if source == "drawn" and number % every:
                continue
            document = sources.read_cached(path, CACHE) if path.exists() else None
            if document is None:
                continue
            if source == "drawn" and number // every % _UNSET == 0:
                document = replace(document, spans=())
            yield Sourced(source, align(document, truth))


def train_all(documents: list[Sourced], folder: Path, iterations: int) -> None:
    """Writes every model of the documents to ``folder``."""
    found: dict[str, list[crf.Sample]] = {name: [] for name in MODELS}
    for number, document in enumerate(documents):
        for name, own in crf.samples(number, document.aligned).items():
            found[name] += own
    for name in MODELS:
        crf.train(name, found[name], folder / f"{name}.crfsuite", iterations)


def card(documents: list[Sourced]) -> dict[str, object]:
    """What the models were trained on, and how large they are."""
    return {
        "documents": Counter(document.source for document in documents),
        "families": len({d.aligned.truth.group for d in documents if d.source == "drawn"}),
        "cells": sum(len(document.aligned.cells) for document in documents),
        "entries": Counter(kind for d in documents for kind, *_ in d.aligned.heads),
        "values": sum(document.aligned.values for document in documents),
        "values_not_found": sum(document.aligned.missing for document in documents),
        "bytes": {name: (TARGET / f"{name}.crfsuite").stat().st_size for name in MODELS},
    }


if __name__ == "__main__":
    main()
