"""Servers that tests use where they run: TEST_DATABASE_URL (PostgreSQL), TEST_REDIS_URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
import redis
from sqlalchemy import make_url

POSTGRESQL = os.getenv("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
REDIS = os.getenv("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")


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
    """The address of Redis, emptied before and after; skips where no server answers."""
    with redis.Redis.from_url(REDIS, socket_connect_timeout=2) as server:
        try:
            server.flushdb()
        except redis.ConnectionError:
            pytest.skip("no Redis server answers at TEST_REDIS_URL")
        try:
            yield REDIS
        finally:
            server.flushdb()
