"""The purge that runs by itself: once a day, by one worker, and again soon where it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from benchmarks.kill import until
from resume_api import bootstrap
from resume_api.background.housekeeping import AGAIN, CHORE, EVERY, keep_house
from resume_api.background.worker import WorkerProcess
from resume_api.config.settings import Settings
from resume_api.db import Database, chores, users
from resume_api.db.models import Chore, User
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.saved import library


@pytest.fixture
def deps(settings: Settings, database: Database, tmp_path: Path) -> Iterator[Dependencies]:
    url = database.engine.url.render_as_string(hide_password=False)
    folder, queue = str(tmp_path / "files"), str(tmp_path / "queue")
    own = replace(settings, database_url=url, file_store_path=folder, queue_path=queue)
    with closing(bootstrap.create(own)) as dependencies:
        yield dependencies


def deleted_user(database: Database) -> None:
    users.hide(database, users.create(database, "jane@example.com", "x", "candidate").id)


def left(database: Database) -> int:
    with database.session() as session:
        return session.scalar(select(func.count()).select_from(User)) or 0


def due_in(database: Database) -> timedelta:
    with database.session() as session:
        return session.get_one(Chore, CHORE).due_at - now()


def test_one_of_all_workers_does_it_once_a_day(deps: Dependencies) -> None:
    deleted_user(deps.database)
    assert [keep_house(deps) for _ in range(3)] == [True, False, False]
    assert left(deps.database) == 0
    assert timedelta() < EVERY - due_in(deps.database) < timedelta(minutes=1)
    chores.put_off(deps.database, CHORE, now())
    assert keep_house(deps)


def test_what_was_deleted_is_kept_for_the_days_of_the_setting(deps: Dependencies) -> None:
    deleted_user(deps.database)
    assert keep_house(replace(deps, settings=replace(deps.settings, purge_days=1.0)))
    assert left(deps.database) == 1


def test_a_purge_that_fails_is_due_again_soon(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ApiError(ErrorCode.FILE_STORE_ERROR)

    with monkeypatch.context() as failing:
        failing.setattr(library.files, "erase_orphans", full)
        with pytest.raises(ApiError):
            keep_house(deps)
    assert timedelta() < due_in(deps.database) <= AGAIN


def test_a_worker_does_it_by_itself(deps: Dependencies) -> None:
    deleted_user(deps.database)
    with closing(WorkerProcess(deps.settings)) as worker:
        worker.start()
        until(lambda: left(deps.database) == 0, 30)
