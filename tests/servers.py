"""Servers that tests may write to: those they start themselves, and those that TEST_DATABASE_URL
(PostgreSQL) and TEST_REDIS_URL name. With REQUIRE_SERVICES=1 a missing one fails the test."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import psycopg
import pytest
import redis
from sqlalchemy import make_url

WORKER = os.getenv("PYTEST_XDIST_WORKER", "gw0")
_REDIS_DATABASES = 16


def missing(words: str) -> NoReturn:
    """Skip the test that wants a service which is not there, or fail it where it was promised."""
    if os.getenv("REQUIRE_SERVICES") == "1":
        pytest.fail(f"REQUIRE_SERVICES=1, but {words}")
    pytest.skip(words)


@contextmanager
def postgresql_database() -> Iterator[str]:
    """The address of a database of one's own on the server of TEST_DATABASE_URL, dropped
    afterwards."""
    address = os.getenv("TEST_DATABASE_URL")
    if not address:
        missing("TEST_DATABASE_URL names no PostgreSQL server")
    try:
        server = psycopg.connect(address, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError:
        missing("no PostgreSQL server answers at TEST_DATABASE_URL")
    name = f"resume_api_{WORKER}_{uuid4().hex[:12]}"
    with server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield make_url(address).set(database=name).render_as_string(hide_password=False)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def redis_database() -> Iterator[str]:
    """The address of a Redis database that no other test uses at the time, emptied before and
    after: on a server of this process's own, or on that of TEST_REDIS_URL."""
    address = os.getenv("TEST_REDIS_URL")
    url = f"{address.rstrip('/') if address else _server()}/{next(_numbers())}"
    with redis.Redis.from_url(url, socket_connect_timeout=5) as server:
        try:
            server.flushdb()
        except redis.ConnectionError:
            missing("no Redis server answers at TEST_REDIS_URL")
        try:
            yield url
        finally:
            server.flushdb()


@cache
def _server() -> str:
    """The address of this process's own Redis, which ends with it."""
    ending = ExitStack()
    atexit.register(ending.close)
    folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
    return ending.enter_context(own_redis(folder)).url.removesuffix("/0")


@cache
def _numbers() -> Iterator[int]:
    """The numbers of this process's databases, over and over: all of an own server, a share of one
    that every process was told of."""
    if not os.getenv("TEST_REDIS_URL"):
        return itertools.cycle(range(_REDIS_DATABASES))
    workers = int(os.getenv("PYTEST_XDIST_WORKER_COUNT", "1"))
    share = _REDIS_DATABASES // workers
    if share < 2:
        pytest.fail(f"{workers} processes are too many for one Redis: unset TEST_REDIS_URL")
    first = int(WORKER.removeprefix("gw")) * share
    return itertools.cycle(range(first, first + share))


class OwnRedis:
    """A Redis server that forgets everything when it is stopped."""

    def __init__(self, folder: Path) -> None:
        self._program = shutil.which("redis-server")
        if self._program is None:
            missing("no redis-server is installed")
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


def free_port() -> int:
    """A port of loopback that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
