"""Signed-in people with a database and a file store of the test's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import redis

from resume_api.db import Database
from resume_api.dependencies import Dependencies
from resume_api.storage.local import LocalStore
from tests.signed_in import Person, serving


@pytest.fixture(autouse=True)
def attempts(request: pytest.FixtureRequest) -> None:
    """Each test counts its own requests."""
    if "deps" in request.fixturenames:
        deps: Dependencies = request.getfixturevalue("deps")
        if deps.settings.redis_url:
            with redis.Redis.from_url(deps.settings.redis_url) as server:
                server.flushdb()


@pytest.fixture
def mine(deps: Dependencies, database: Database, tmp_path: Path) -> Dependencies:
    return replace(serving(deps, database), store=LocalStore(str(tmp_path / "files")))


@pytest.fixture
def jane(mine: Dependencies) -> Person:
    return Person(mine, "jane")
