"""What all tests share: the app on embedded defaults and on servers, and the samples."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from resume_api import bootstrap, create_app
from resume_api.config.settings import Settings
from resume_api.db import Database, migrate
from resume_api.dependencies import Dependencies
from tests.servers import postgresql_database, redis_database

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """SQLite with a queue of folders."""
    folder = tmp_path_factory.mktemp("var")
    return _prepared(folder, f"sqlite:///{folder}/test.db", "")


@pytest.fixture(scope="session", params=["embedded", "shared"])
def deps(
    request: pytest.FixtureRequest, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dependencies]:
    """On embedded defaults, and on PostgreSQL and Redis where they run."""
    with ExitStack() as ending:
        if request.param == "shared":
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
