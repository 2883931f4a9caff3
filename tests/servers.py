"""Servers that tests use where they run: TEST_DATABASE_URL (PostgreSQL), TEST_REDIS_URL."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
import redis
from sqlalchemy import make_url

POSTGRESQL = os.getenv("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
REDIS = os.getenv("TEST_REDIS_URL", "redis://127.0.0.1:6379")
_NUMBERS = itertools.cycle(range(8))


@contextmanager
def postgresql_database() -> Iterator[str]:
    """The address of a database of one's own, dropped afterwards; skips where no server answers."""
    try:
        server = psycopg.connect(POSTGRESQL, autocommit=True, connect_timeout=2)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL server answers at TEST_DATABASE_URL")
    name = f"resume_api_{uuid4().hex[:12]}"
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield make_url(POSTGRESQL).set(database=name).render_as_string(hide_password=False)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def redis_database() -> Iterator[str]:
    """The address of one of Redis's sixteen databases that no other test uses at the time (of two
    processes), emptied before and after; skips where no server answers."""
    process = int(os.getenv("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    url = f"{REDIS}/{process % 2 * 8 + next(_NUMBERS)}"
    with redis.Redis.from_url(url, socket_connect_timeout=2) as server:
        try:
            server.flushdb()
        except redis.ConnectionError:
            pytest.skip("no Redis server answers at TEST_REDIS_URL")
        try:
            yield url
        finally:
            server.flushdb()
