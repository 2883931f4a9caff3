"""Real processes, killed for real: nothing is lost, nothing is done twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.kill import Stack, stack, trial
from tests.servers import postgresql_database, redis_database


@pytest.fixture(params=["embedded", "shared"])
def one(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stack]:
    with ExitStack() as ending:
        database = redis = None
        if request.param == "shared":
            database = ending.enter_context(postgresql_database())
            redis = ending.enter_context(redis_database())
        yield ending.enter_context(stack(tmp_path, database, redis))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("victim", ["worker", "server"])
def test_all_is_done_once(one: Stack, victim: str) -> None:
    found, twice = trial(one, victim, tasks=12, kills=2, pause=0.3)
    assert dict(found) == {"done": 12}
    assert twice == 0
