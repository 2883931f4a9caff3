"""What all tests share: the app on embedded defaults and on servers, and the samples."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, update

from resume_api import bootstrap, create_app
from resume_api.accounts import passwords
from resume_api.config.settings import Settings
from resume_api.db import Database, migrate
from resume_api.db.models import Base, Chore
from resume_api.dependencies import Dependencies
from tests.gunicorn import gunicorn
from tests.servers import postgresql_database, redis_database

# The real algorithm at its cheapest: an account takes milliseconds.
passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

# How long an example takes depends on who else uses the cores.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

SAMPLES = Path(__file__).parent.parent / "samples"


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests only wait."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """SQLite with a queue of folders."""
    folder = tmp_path_factory.mktemp("var")
    return _prepared(folder, f"sqlite:///{folder}/test.db", "")


@pytest.fixture(scope="session", params=["embedded", "shared"])
def stack(request: pytest.FixtureRequest) -> str:
    """Embedded defaults, and PostgreSQL and Redis where they run: one choice for all fixtures."""
    param: str = request.param
    return param


@pytest.fixture(scope="session")
def deps(
    stack: str, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dependencies]:
    """On embedded defaults, and on PostgreSQL and Redis."""
    with ExitStack() as ending:
        if stack == "shared":
            url = ending.enter_context(postgresql_database())
            redis_url = ending.enter_context(redis_database())
            settings = _prepared(tmp_path_factory.mktemp("var"), url, redis_url)
        yield ending.enter_context(closing(bootstrap.create(settings)))


def _prepared(folder: Path, url: str, redis_url: str) -> Settings:
    with closing(Database(url)) as database:
        migrate.upgrade(database)
    return Settings(
        analysis_workers=1,
        database_url=url,
        redis_url=redis_url,
        queue_path=str(folder / "queue"),
        file_store_path=str(folder / "files"),
        cache_enabled=False,
    )


@pytest.fixture(scope="session")
def app(deps: Dependencies) -> Flask:
    app = create_app(deps.settings, deps)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def resume_pdf() -> bytes:
    return (SAMPLES / "resume-one-column.pdf").read_bytes()


@pytest.fixture(scope="session")
def job_text() -> str:
    return (SAMPLES / "job-backend-en.txt").read_text()


@pytest.fixture
def base_url(tmp_path: Path) -> Iterator[str]:
    """The service as in production, in a folder of its own."""
    with gunicorn(tmp_path) as url:
        yield url


@pytest.fixture
def empty(stack: str, tmp_path: Path) -> Iterator[Database]:
    """A database without tables."""
    if stack == "embedded":
        with closing(Database(f"sqlite:///{tmp_path}/test.db")) as database:
            yield database
        return
    with postgresql_database() as url, closing(Database(url)) as database:
        yield database


@pytest.fixture(scope="session")
def migrated(stack: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with its tables, which the tests of a process share."""
    with ExitStack() as ending:
        if stack == "embedded":
            url = f"sqlite:///{tmp_path_factory.mktemp('database')}/test.db"
        else:
            url = ending.enter_context(postgresql_database())
        with closing(Database(url)) as database:
            migrate.upgrade(database)
        yield url


@pytest.fixture
def database(migrated: str) -> Iterator[Database]:
    """A database with its tables, and nothing in them."""
    with closing(Database(migrated)) as database:
        with database.transaction() as session:
            for table in reversed(Base.metadata.sorted_tables):
                if table is not Chore.__table__:  # its rows are made by a migration
                    session.execute(delete(table))
            session.execute(update(Chore).values(due_at=datetime(2000, 1, 1, tzinfo=UTC)))
        yield database
