"""Confidences: how often a field is right that the model says so much of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resume_api.extraction.resume.structure.calibration import curves, probability
from training.calibrate import bins, curve, write


@pytest.mark.parametrize("key", ["title", "organisation", "dates", "degree", "institution"])
def test_a_probability_grows_with_what_the_model_says(key: str) -> None:
    found = [probability(key, said / 50) for said in range(51)]
    assert found == sorted(found)
    assert found[0] == 0 and found[-1] <= 1
    assert set(curves()) == {"title", "organisation", "dates", "degree", "institution"}


def test_what_has_no_curve_is_as_probable_as_the_model_says() -> None:
    assert probability("place", 0.7) == 0.7


def test_few_fields_join_the_next_bin_and_bins_that_fall_are_pooled() -> None:
    judged = [(0.55, True)] * 2 + [(0.65, False)] * 12 + [(0.75, True)] * 6 + [(0.75, False)] * 6
    judged += [(0.85, True)] * 4 + [(0.85, False)] * 8
    table = bins(judged)
    assert [count for *_, count in table] == [14, 12, 12]
    assert [right for _, right in curve(table)] == [0.143, 0.417]


def test_curves_are_written_by_field(tmp_path: Path) -> None:
    path = tmp_path / "curves.json"
    text = write([("title", 0.99, True)] * 20, path)
    assert json.loads(path.read_text("utf-8")) == {"title": [[0.99, 1.0]]}
    assert text.split() == ["title", "0.99", "1.00", "(20)"]
