"""Trains the model of clause roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from resume_api.extraction.job.role_features import Features, role_features
from resume_api.extraction.text.word_lists import fold
from training.ads.labels import Ad

MIN_ADS = 3  # what fewer ads have is somebody's word
ITERATIONS = 70
MOST_ALIKE = 4  # ads that one sentence may teach: agencies paste the same about themselves
TARGET = Path(__file__).parents[2] / "resume_api/extraction/models/ads.crfsuite"
_PARAMETERS = {"c1": 0.3, "c2": 1.0, "epsilon": 1e-4}


class Sample(NamedTuple):
    """An ad as the model sees it."""

    ad: Ad
    features: Features
    labels: list[str]


def samples(ads: Iterable[Ad]) -> list[Sample]:
    """Features and labels of ads."""
    found = []
    for ad in ads:
        parts, labels = ad.segments()
        if parts:
            found.append(Sample(ad, role_features(ad.text, fold(ad.text), parts), labels))
    return found


def train(data: Sequence[Sample], path: Path = TARGET, iterations: int = ITERATIONS) -> None:
    """Writes the model of ``data``; the same data give the same bytes."""
    counts = Counter(f for one in data for f in {f for x in one.features for f in x})
    keep = {f for f, n in counts.items() if n >= MIN_ADS}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_PARAMETERS | {"max_iterations": iterations})
    for one in data:
        trainer.append([[f for f in x if f in keep] for x in one.features], one.labels)
    trainer.train(str(path))
