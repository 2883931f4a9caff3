"""Signed-in people with a database and a file store of the test's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from resume_api.db import Database
from resume_api.dependencies import Dependencies
from resume_api.storage.local import LocalStore
from tests.signed_in import Person, serving


@pytest.fixture
def mine(deps: Dependencies, database: Database, tmp_path: Path) -> Dependencies:
    return replace(serving(deps, database), store=LocalStore(str(tmp_path / "files")))


@pytest.fixture
def jane(mine: Dependencies) -> Person:
    return Person(mine, "jane")
