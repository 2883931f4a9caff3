"""Trains the sequence models on aligned documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from resume_api.extraction.resume.contact import find_owner
from resume_api.extraction.resume.lines import split_lines
from resume_api.extraction.resume.structure.features import line_features
from resume_api.extraction.resume.structure.heads import Head
from resume_api.extraction.resume.structure.model import Features, head_features, model_of
from resume_api.extraction.text.processed import ProcessedText
from training.align import Aligned

MIN_DOCUMENTS = 5  # what fewer documents have is somebody's word
ITERATIONS = 45
_PARAMETERS = {  # L1 keeps the files small, L2 the weights
    "lines": {"c1": 0.7, "c2": 0.02},
    "work": {"c1": 1.0, "c2": 0.02},
    "study": {"c1": 0.4, "c2": 0.02},
}

Sample = tuple[int, Features, list[str]]  # number of the document, features, labels


def samples(number: int, aligned: Aligned) -> dict[str, list[Sample]]:
    """What one document teaches each model."""
    document = aligned.document
    name = find_owner(split_lines(ProcessedText(document.text), document.spans))
    lines = line_features(aligned.cells, name)
    found: dict[str, list[Sample]] = {"lines": [(number, lines, aligned.labels)]}
    for kind, cells, _, labels in aligned.heads:
        _, features = head_features(Head(kind, cells), aligned.cells, aligned.labels)
        found.setdefault(model_of(kind), []).append((number, features, labels))
    return found


def train(name: str, data: Iterable[Sample], path: Path, iterations: int = ITERATIONS) -> None:
    """Writes model ``name`` of the samples, without what fewer than three documents have."""
    data = list(data)
    by_document: dict[int, set[str]] = {}
    for document, features, _ in data:
        by_document.setdefault(document, set()).update(f for x in features for f in x)
    counts = Counter(f for own in by_document.values() for f in own)
    keep = {f for f, n in counts.items() if n >= MIN_DOCUMENTS}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS[name] | {"max_iterations": iterations, "epsilon": 1e-4})
    for _, features, labels in data:
        trainer.append([[f for f in x if f in keep] for x in features], labels)
    trainer.train(str(path))
