"""Sessions, transactions, and what a lost database looks like."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from resume_api.db import Database
from resume_api.db.models import Job, RevokedToken, User
from resume_api.errors import ApiError, ErrorCode


def _user(email: str = "jane@example.com") -> User:
    return User(email=email, password_hash="x")


def test_a_transaction_commits_and_a_fault_rolls_back(database: Database) -> None:
    with database.transaction() as session:
        session.add(_user())
    with pytest.raises(RuntimeError), database.transaction() as session:
        session.add(_user("other@example.com"))
        session.flush()
        raise RuntimeError
    with database.session() as session:
        assert session.scalars(select(User.email)).all() == ["jane@example.com"]


def test_times_come_back_in_utc(database: Database) -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    when = datetime(2026, 3, 1, 12, 0, tzinfo=tehran)
    with database.transaction() as session:
        session.add(RevokedToken(jti="a", expires_at=when))
    with database.session() as session:
        kept = session.scalars(select(RevokedToken.expires_at)).one()
    assert kept == when
    assert kept.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without a zone"), database.transaction() as session:
        session.add(RevokedToken(jti="a", expires_at=datetime(2026, 3, 1)))


def test_foreign_keys_hold_and_a_users_things_go_with_the_user(database: Database) -> None:
    with database.transaction() as session:
        session.add(user := _user())
        session.flush()
        session.add(Job(user_id=user.id, title="Nurse", text="…", sha256="0" * 64))
    with database.transaction() as session:
        session.delete(session.get_one(User, user.id))
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 0
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(Job(user_id=user.id, title="Nurse", text="…", sha256="0" * 64))


def test_an_unknown_role_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(User(email="a@example.com", password_hash="x", role="root"))


def test_writers_wait_for_each_other(database: Database) -> None:
    """Each reads, then writes: with a lock taken late, SQLite would refuse some of them."""

    def write(number: int) -> None:
        with database.transaction() as session:
            count = session.scalar(select(func.count()).select_from(User))
            session.add(_user(f"{number}-{count}@example.com"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(User)) == len(threads)


def test_sqlite_writes_ahead_and_holds_foreign_keys(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/deep/down/test.db")
    with database.session() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
        assert session.scalar(text("PRAGMA busy_timeout")) >= 5000
    database.close()


@pytest.mark.parametrize(
    "url",
    ["postgresql://nobody@127.0.0.1:9/none", "sqlite:////proc/nowhere.db"],
)
def test_a_database_that_does_not_answer_is_a_typed_error(url: str) -> None:
    database = Database(url)
    with pytest.raises(ApiError) as caught:
        database.check()
    database.close()
    assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
    assert caught.value.headers["Retry-After"]
    assert "127.0.0.1" not in caught.value.message


def test_a_full_disk_is_a_typed_error_and_loses_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/test.db")
    with database.transaction() as session:
        session.execute(text("CREATE TABLE note (words TEXT)"))
        session.execute(text("INSERT INTO note VALUES ('kept')"))
        pages = session.scalar(text("PRAGMA page_count"))
    with database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(ApiError) as caught, database.transaction() as session:
        session.execute(text("INSERT INTO note VALUES (:words)"), {"words": "x" * 100_000})
    assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
    with database.session() as session:
        assert session.scalars(text("SELECT words FROM note")).all() == ["kept"]
    database.close()
