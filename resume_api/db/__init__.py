"""The database: SQLite by default, PostgreSQL by address. Only this package knows SQL."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from resume_api.errors import ApiError, ErrorCode

BUSY_SECONDS = 10
"""How long a writer waits for another one: SQLite's lock, or a free connection of the pool."""


class Database:
    """Connections to one database, made when they are needed. Threads share it, forks do not.

    A session is short: it is never open across a call to something outside the process.
    """

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self.dialect = address.get_backend_name()
        if self.dialect == "sqlite":
            if address.database:
                Path(address.database).parent.mkdir(parents=True, exist_ok=True)
            arguments: dict[str, Any] = {"timeout": BUSY_SECONDS}
        else:
            arguments = {"connect_timeout": BUSY_SECONDS}
        self.engine = create_engine(
            address, connect_args=arguments, pool_pre_ping=True, pool_timeout=BUSY_SECONDS
        )
        if self.dialect == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def session(self) -> Generator[Session]:
        """A session to read in. Raises ApiError(SERVICE_UNAVAILABLE) if the database is lost."""
        with _typed_loss(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def transaction(self) -> Generator[Session]:
        """A session to write in: committed at the end, rolled back by any exception.

        Raises ApiError(SERVICE_UNAVAILABLE) if the database is lost or its disk is full.
        """
        writing = self.engine.execution_options(writes=True)
        with _typed_loss(), Session(writing, expire_on_commit=False) as session, session.begin():
            yield session

    def check(self) -> None:
        """Raise ApiError(SERVICE_UNAVAILABLE) unless the database answers."""
        with self.session() as session:
            session.execute(text("SELECT 1"))

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()


@contextmanager
def _typed_loss() -> Generator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeoutError) as error:
        words = "The database does not answer. Nothing was changed; try again."
        raise ApiError(
            ErrorCode.SERVICE_UNAVAILABLE, words, headers={"Retry-After": "5"}
        ) from error


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes SQLite's lock at once: one that reads first cannot wait for it later."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
