"""Brings a database to the newest version of its tables, wherever it stands."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from resume_api.db import Database
from resume_api.errors import ApiError, ErrorCode

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 5_170_417


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply what is missing, one process at a time. Raises ApiError(SERVICE_UNAVAILABLE)."""
    with database.maintenance() as session:
        if database.dialect == "postgresql":
            session.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        alembic = config()
        alembic.attributes["connection"] = session.connection()
        command.upgrade(alembic, revision)


def check(database: Database) -> str:
    """The revision of the tables. Raises ApiError(SERVICE_UNAVAILABLE) unless it is the newest."""
    newest = ScriptDirectory.from_config(config()).get_current_head()
    with database.session() as session:
        current = MigrationContext.configure(session.connection()).get_current_revision()
    if current != newest or newest is None:
        words = f"The tables are at {current}, not at {newest}: run `python main.py db upgrade`."
        raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words)
    return newest


def config() -> Config:
    """Alembic's settings but for the connection, which goes into ``attributes``."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    return settings
