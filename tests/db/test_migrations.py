"""Models and migrations are equal, and any version leads to the newest."""

from __future__ import annotations

import threading

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from resume_api.db import Database, migrate
from resume_api.db.models import Base
from resume_api.errors import ApiError

REVISIONS = [
    script.revision
    for script in ScriptDirectory(str(migrate.MIGRATIONS)).walk_revisions("base", "heads")
]


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    with database.session() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_version_leads_to_the_newest(empty: Database, revision: str) -> None:
    migrate.upgrade(empty, revision)
    migrate.upgrade(empty)
    assert migrate.check(empty) == REVISIONS[0]


def test_a_migration_can_be_taken_back(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.transaction() as session:
        config = migrate.config()
        config.attributes["connection"] = session.connection()
        command.downgrade(config, "base")
    with empty.session() as session:
        assert inspect(session.connection()).get_table_names() == ["alembic_version"]


def test_several_processes_may_migrate_at_once(empty: Database) -> None:
    threads = [threading.Thread(target=migrate.upgrade, args=(empty,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert migrate.check(empty) == REVISIONS[0]


def test_tables_that_are_not_there_are_said(empty: Database) -> None:
    with pytest.raises(ApiError, match="db upgrade"):
        migrate.check(empty)
