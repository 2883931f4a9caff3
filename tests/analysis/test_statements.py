"""What a model says of a candidate: the labelled statements, honest and invented."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.claims import SETS, rows, stands


@pytest.mark.parametrize("own", SETS)
@pytest.mark.parametrize("label", ["invented", "honest"])
def test_invented_statements_fall_and_honest_ones_stand(own: str, label: str) -> None:
    mine = [row for row in rows() if (row.set, row.label) == (own, label)]
    right = sum(stands(row) == (label == "honest") for row in mine)
    assert right >= 0.95 * len(mine) > 15
