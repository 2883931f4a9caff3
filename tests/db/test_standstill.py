"""A database that stands still: nobody waits for it for long, and it does not take every thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from resume_api.db import LOCK_SECONDS, STATEMENT_SECONDS, Database, migrate
from resume_api.db.bulkhead import STILL_SECONDS, Bulkhead
from resume_api.db.models import User
from resume_api.errors import ApiError, ErrorCode
from tests.servers import postgresql_database


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with postgresql_database() as url:
        with closing(Database(url)) as database:
            migrate.upgrade(database)
        yield url


@contextmanager
def locked_table(url: str) -> Iterator[None]:
    """The users' table, as an administrator's migration or a backup would hold it."""
    with psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(False)) as one:
        one.execute('LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE')
        yield
        one.rollback()


def read_users(database: Database) -> None:
    with database.session() as session:
        session.query(User).all()


def test_a_locked_table_is_a_typed_error_soon(postgresql: str) -> None:
    with closing(Database(postgresql)) as database:
        started = time.monotonic()
        with locked_table(postgresql), pytest.raises(ApiError) as caught:
            read_users(database)
        assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
        assert time.monotonic() - started < LOCK_SECONDS + 5
        read_users(database)


def test_a_statement_that_takes_too_long_is_ended(postgresql: str) -> None:
    with closing(Database(postgresql)) as database, database.session() as session:
        assert session.scalar(text("SHOW statement_timeout")) == f"{STATEMENT_SECONDS}s"
    own = make_url(postgresql).update_query_dict({"options": "-c statement_timeout=100ms"})
    with closing(Database(own.render_as_string(hide_password=False))) as database:
        with pytest.raises(ApiError) as caught, database.session() as session:
            session.execute(text("SELECT pg_sleep(30)"))
        assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE


def test_maintenance_takes_the_time_it_needs(postgresql: str) -> None:
    with closing(Database(postgresql)) as database:
        with database.maintenance() as session:
            assert session.scalar(text("SHOW statement_timeout")) == "0"
        with database.session() as session:
            assert session.scalar(text("SHOW statement_timeout")) == f"{STATEMENT_SECONDS}s"


def test_not_every_thread_waits_for_a_locked_table(postgresql: str) -> None:
    """Of eight threads six may wait for the lock; who comes then is refused long before them."""
    with closing(Database(postgresql, threads=8)) as database, ExitStack() as ending:
        ending.enter_context(locked_table(postgresql))

        def wait() -> None:
            with pytest.raises(ApiError):
                read_users(database)

        waiting = [threading.Thread(target=wait) for _ in range(6)]
        for thread in waiting:
            thread.start()
        time.sleep(STILL_SECONDS)
        started = time.monotonic()
        with pytest.raises(ApiError) as caught:
            read_users(database)
        assert time.monotonic() - started < LOCK_SECONDS / 2
        assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
        for thread in waiting:
            thread.join()


def test_a_bulkhead_lets_wait_as_long_as_things_move() -> None:
    bulkhead, passed = Bulkhead(1), []

    def take(number: int) -> None:
        with bulkhead.place():
            time.sleep(STILL_SECONDS / 5)
            passed.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(passed) == list(range(10))


def test_a_place_is_given_back_whatever_happens() -> None:
    bulkhead = Bulkhead(1)
    for _ in range(3):
        with pytest.raises(RuntimeError), bulkhead.place():
            raise RuntimeError


def test_a_log_that_is_being_read_is_said(tmp_path: Path) -> None:
    """What a reader still sees cannot be taken away; nothing is lost, the next purge does it."""
    url = f"sqlite:///{tmp_path}/test.db"
    with closing(Database(url)) as database, closing(Database(url)) as other:
        with database.transaction() as session:
            session.execute(text("CREATE TABLE note (words TEXT)"))
        database.truncate_log()
        log = tmp_path / "test.db-wal"
        assert log.stat().st_size == 0
        with other.session() as reading:
            reading.execute(text("SELECT * FROM note")).all()
            with database.transaction() as session:
                session.execute(text("INSERT INTO note VALUES ('x')"))
            with database.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=100")
            with pytest.raises(ApiError) as caught:
                database.truncate_log()
        assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
        database.truncate_log()
        assert log.stat().st_size == 0
