"""Databases of both kinds, empty or with their tables; PostgreSQL where a server answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from resume_api.db import Database, migrate
from tests.servers import postgresql_database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without tables."""
    if request.param == "sqlite":
        with closing(Database(f"sqlite:///{tmp_path}/test.db")) as database:
            yield database
        return
    with postgresql_database() as url, closing(Database(url)) as database:
        yield database


@pytest.fixture
def database(empty: Database) -> Database:
    """A database with its tables."""
    migrate.upgrade(empty)
    return empty
