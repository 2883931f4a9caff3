"""Brings the tables up to date before anything serves."""

from __future__ import annotations

from contextlib import closing

from resume_api.config.settings import Settings
from resume_api.db import Database, migrate
from resume_api.errors import ApiError


def upgrade_tables(settings: Settings) -> str:
    """Migrate the database of ``settings``; the revision it is at then.

    Ends the process with the reason where that cannot be done.
    """
    with closing(Database(settings.database_url)) as database:
        try:
            migrate.upgrade(database)
            return migrate.check(database)
        except ApiError as error:
            raise SystemExit(f"{error.message} ({error.__cause__ or error.code.name})") from None
