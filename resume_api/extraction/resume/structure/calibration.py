"""How probable a field is: how often what a model says of its labels is right."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

Curve = Sequence[tuple[float, float]]  # what a model says and how often it is right, ascending


@cache
def curves() -> Mapping[str, Curve]:
    """The packaged curve of each field, measured on resumes that the models had not seen."""
    folder = files("resume_api.extraction.models")
    found = json.loads(folder.joinpath("calibration.json").read_text("utf-8"))
    return {key: [(said, right) for said, right in points] for key, points in found.items()}


def probability(key: str, said: float) -> float:
    """How often field ``key`` is right where the model says ``said``; that itself where no curve
    is known."""
    curve = curves().get(key)
    if not curve:
        return said
    for (low, left), (high, right) in pairwise([(0.0, 0.0), *curve]):
        if said <= high:
            return left + (right - left) * (said - low) / (high - low)
    return curve[-1][1]
