"""Trains and runs the sequence models on aligned documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

MIN_DOCUMENTS = 3  # what fewer documents have is somebody's word

Features = list[list[str]]
Sample = tuple[int, Features, list[str]]  # number of the document, features, labels


def train(samples: Iterable[Sample], path: Path, c1: float, c2: float, iterations: int) -> None:
    """Writes a model of the samples, without what fewer than three documents have."""
    samples = list(samples)
    by_document: dict[int, set[str]] = {}
    for document, features, _ in samples:
        by_document.setdefault(document, set()).update(f for x in features for f in x)
    counts = Counter(f for own in by_document.values() for f in own)
    keep = {f for f, n in counts.items() if n >= MIN_DOCUMENTS}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "epsilon": 1e-4})
    for _, features, labels in samples:
        trainer.append([[f for f in x if f in keep] for x in features], labels)
    trainer.train(str(path))


class Model:
    """A trained model: labels with their marginals."""

    def __init__(self, path: Path) -> None:
        self.tagger = pycrfsuite.Tagger()
        self.tagger.open(str(path))

    def label(self, features: Sequence[Sequence[str]]) -> tuple[list[str], list[float]]:
        if not features:
            return [], []
        labels = self.tagger.tag(features)
        return labels, [self.tagger.marginal(y, i) for i, y in enumerate(labels)]
