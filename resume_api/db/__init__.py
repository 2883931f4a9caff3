"""The database: SQLite by default, PostgreSQL by address. Only this package knows SQL."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, make_url, text
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from resume_api.db.bulkhead import Bulkhead
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

BUSY_SECONDS = 10
"""How long a writer waits for another one: SQLite's lock, or a free connection of the pool."""
LOCK_SECONDS = 3
STATEMENT_SECONDS = 15
"""How long PostgreSQL lets a statement wait for a lock, and take in all."""
MAINTENANCE_LOCK_SECONDS = 60
CONNECTIONS = 15
_POOLED = 5


class Database:
    """Connections to one database, made when they are needed. Threads share it, forks do not.

    A session is short: it is never open across a call to something outside the process. At most
    three quarters of ``threads`` are in a session at a time, so that a database that stands still
    cannot hold them all.
    """

    def __init__(self, url: str, threads: int = 20) -> None:
        address = make_url(url)
        self.dialect = address.get_backend_name()
        places = max(1, min(CONNECTIONS, threads * 3 // 4))
        self._bulkhead = Bulkhead(places)
        self.engine = create_engine(
            address,
            connect_args=_sqlite(address) if self.dialect == "sqlite" else _postgresql(address),
            pool_pre_ping=True,
            pool_timeout=BUSY_SECONDS,
            pool_size=min(_POOLED, places),
            max_overflow=max(0, places - _POOLED),
        )
        if self.dialect == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def session(self) -> Generator[Session]:
        """A session to read in. Raises ApiError(SERVICE_UNAVAILABLE) if the database is lost."""
        with (
            self._bulkhead.place(),
            _typed_loss(),
            Session(self.engine, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def transaction(self) -> Generator[Session]:
        """A session to write in: committed at the end, rolled back by any exception.

        Raises ApiError(SERVICE_UNAVAILABLE) if the database is lost or its disk is full.
        """
        writing = self.engine.execution_options(writes=True)
        with (
            self._bulkhead.place(),
            _typed_loss(),
            Session(writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def maintenance(self) -> Generator[Session]:
        """A transaction whose statements may take as long as they need, and wait for locks longer
        than a request would. Raises as ``transaction``."""
        with self.transaction() as session:
            if self.dialect == "postgresql":
                session.execute(text("SET LOCAL statement_timeout = 0"))
                session.execute(text(f"SET LOCAL lock_timeout = '{MAINTENANCE_LOCK_SECONDS}s'"))
            yield session

    def truncate_log(self) -> None:
        """Move SQLite's write-ahead log into the database and empty it: it holds former pages.

        Raises ApiError(SERVICE_UNAVAILABLE) where somebody reads for so long that it cannot be.
        """
        if self.dialect != "sqlite":
            return
        bare = self.engine.execution_options(bare=True)
        with self._bulkhead.place(), _typed_loss(), bare.connect() as connection:
            busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if busy:
            words = "The database is read without a pause: its log could not be emptied."
            raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words)

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
        words = english("database_silent")
        raise ApiError(
            ErrorCode.SERVICE_UNAVAILABLE, words, headers={"Retry-After": "5"}
        ) from error


def _sqlite(address: URL) -> dict[str, str | int]:
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    return {"timeout": BUSY_SECONDS}


def _postgresql(address: URL) -> dict[str, str | int]:
    """Bounds that the server keeps, and one for a server that is cut off; the address may set
    others by its own ``options``."""
    limits = f"-c lock_timeout={LOCK_SECONDS}s -c statement_timeout={STATEMENT_SECONDS}s"
    options = address.query.get("options", "")
    own = options if isinstance(options, str) else " ".join(options)
    return {
        "connect_timeout": BUSY_SECONDS,
        "tcp_user_timeout": 1000 * (STATEMENT_SECONDS + LOCK_SECONDS),
        "options": f"{limits} {own}".strip(),
    }


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """``secure_delete`` writes zeros over what is deleted."""
    connection.isolation_level = None  # the driver begins nothing by itself: see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes SQLite's lock at once: one that reads first cannot wait for it later."""
    options = connection.get_execution_options()
    if not options.get("bare"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")
