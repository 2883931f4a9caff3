"""Servers that tests use where they run: TEST_DATABASE_URL (PostgreSQL), TEST_REDIS_URL; and a
Redis of a test's own, which it may stop."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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


class OwnRedis:
    """A Redis server that forgets everything when it is stopped. Skips where none is installed."""

    def __init__(self, folder: Path) -> None:
        self._program = shutil.which("redis-server")
        if self._program is None:
            pytest.skip("no redis-server is installed")
        self._folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, always on the same port, and wait until it answers."""
        options = {"port": self._port, "bind": "127.0.0.1", "save": "", "dir": self._folder}
        command = [self._program or ""]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        ends = time.monotonic() + 20
        with redis.Redis.from_url(self.url) as client:
            while True:
                try:
                    client.ping()
                    return
                except redis.ConnectionError:
                    assert self._process.poll() is None and time.monotonic() < ends
                    time.sleep(0.05)

    def stop(self) -> None:
        """End it, if it runs."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None


@contextmanager
def own_redis(folder: Path) -> Iterator[OwnRedis]:
    """A running server, ended afterwards."""
    server = OwnRedis(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
