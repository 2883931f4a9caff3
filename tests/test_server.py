"""Real servers by gunicorn.conf.py: beside each other, on a full disk, with a failed start, with a
table that is locked."""

from __future__ import annotations

import os
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import make_url

from benchmarks.kill import START_SECONDS, Stack, form, stack, statuses, submit, until
from resume_api.config import metrics_folder
from tests.servers import postgresql_database, redis_database

pytestmark = pytest.mark.timeout(400)
SMALL = {"WEB_CONCURRENCY": "1", "ANALYSIS_WORKERS": "1"}
"""One process of each kind, so that a test knows which it meets."""
FILLER = "filler"


@pytest.fixture
def shares(stack: str) -> Iterator[tuple[str | None, str | None]]:
    """Addresses of a database and a Redis, None where they are embedded."""
    if stack == "embedded":
        yield None, None
        return
    with postgresql_database() as database, redis_database() as redis:
        yield database, redis


@pytest.fixture
def server(shares: tuple[str | None, str | None], tmp_path: Path) -> Iterator[Stack]:
    """With a place of its own for metrics, so that a test sees every folder there."""
    with started(tmp_path, *shares, PROMETHEUS_MULTIPROC_DIR=str(tmp_path / "metrics")) as one:
        yield one


@contextmanager
def started(folder: Path, database: str | None, redis: str | None, **more: str) -> Iterator[Stack]:
    with small(**more), stack(folder, database, redis) as one:
        yield one


@contextmanager
def small(**more: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (SMALL | more).items():
            patch.setenv(name, value)
        yield


def metric(one: Stack, name: str) -> float:
    """The sum of a series, as the server tells it."""
    with urllib.request.urlopen(f"http://127.0.0.1:{one.port}/metrics", timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(name))


def answers(one: Stack) -> bool:
    return one.ask("GET", "/health")[0] == 200


def code_of(one: Stack, path: str, body: bytes) -> tuple[int, str | None]:
    status, answer = one.ask("POST", path, body)
    return status, (answer or {}).get("code")


def web_workers(one: Stack) -> list[psutil.Process]:
    """The processes that serve, without the background's worker."""
    children = psutil.Process(one.running["server"].pid).children()
    return [child for child in children if "main.py" not in " ".join(child.cmdline())]


def readers(one: Stack) -> list[psutil.Process]:
    """The reader processes of those that serve: the first work of each is to get warm."""
    found = []
    for worker in web_workers(one):
        with suppress(psutil.NoSuchProcess):
            found += [
                child
                for child in worker.children()
                if "reader_process" in " ".join(child.cmdline())
            ]
    return found


def test_a_second_start_on_a_used_port_harms_nobody(server: Stack) -> None:
    assert answers(server)
    before, place = metric(server, "resume_api_requests_total"), server.folder / "metrics"
    there = list(place.glob(f"{metrics_folder.PREFIX}*"))
    assert len(there) == 1
    second = Stack(server.folder, server.environment, server.shared)
    second.port = server.port
    with small(PROMETHEUS_MULTIPROC_DIR=str(place)):
        second.start("server")
    assert second.running["server"].wait(120) != 0
    second.log.close()
    assert metric(server, "resume_api_requests_total") > before
    assert list(place.glob(f"{metrics_folder.PREFIX}*")) == there
    ids = [submit(server, 1)]
    until(lambda: statuses(server, ids) == {"done": 1}, 60)


def test_two_servers_on_one_folder_work(server: Stack) -> None:
    """The worker of either does the tasks of both; the one that is left goes on."""
    with started(server.folder, None, None, **server.environment) as second:
        ids = [submit(one, number) for number, one in enumerate((server, second, server))]
        until(lambda: statuses(second, ids) == {"done": 3}, 60)
        assert metric(server, "resume_api_requests_total") != metric(
            second, "resume_api_requests_total"
        )
    assert statuses(server, ids) == {"done": 3}
    ids.append(submit(server, 3))
    until(lambda: statuses(server, ids) == {"done": 4}, 60)


def test_what_a_killed_server_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    own = tmp_path / "metrics"
    with started(tmp_path, None, None, PROMETHEUS_MULTIPROC_DIR=str(own)) as one:
        [left] = own.iterdir()
        for child in psutil.Process(one.running["server"].pid).children(recursive=True):
            child.kill()
        with small(PROMETHEUS_MULTIPROC_DIR=str(own)):
            one.kill("server")
        until(lambda: answers(one), START_SECONDS)
        assert left not in own.iterdir()
        assert len(list(own.iterdir())) == 1
    assert list(own.iterdir()) == []


@pytest.fixture
def little_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder of 24 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this user may not mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave not one byte."""
    with (folder / FILLER).open("wb", buffering=0) as filler:
        for size in (1 << 20, 1 << 12, 1):
            while True:
                try:
                    filler.write(b"\0" * size)
                except OSError:
                    break


def test_a_full_disk_gives_typed_errors_and_ends_by_itself(
    little_disk: Path, shares: tuple[str | None, str | None]
) -> None:
    resume = form(0, "resume", "job_description")
    with started(little_disk, *shares, TMPDIR=str(little_disk)) as one:
        assert one.ask("POST", "/analyze-resume", resume)[0] == 200
        first = submit(one, 1)
        until(lambda: statuses(one, [first]) == {"done": 1}, 60)
        fill(little_disk)
        for _ in range(3):
            assert answers(one)
            assert one.ask("POST", "/analyze-resume", resume)[0] in (200, 503)
            status, code = code_of(one, "/analyze", form(2))
            assert (status, code) in {(503, "SERVICE_UNAVAILABLE"), (503, "FILE_STORE_ERROR")}
        for worker in web_workers(one):
            worker.kill()
        until(lambda: answers(one), 60)
        assert metric(one, "resume_api_requests_total") > 0
        assert one.running["server"].poll() is None
        (little_disk / FILLER).unlink()
        second = submit(one, 2)
        until(lambda: statuses(one, [first, second]) == {"done": 2}, 60)
        assert one.ask("POST", "/analyze-resume", resume)[0] == 200


def test_a_worker_that_cannot_start_does_not_end_the_server(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.touch()
    one = Stack(tmp_path, {"JWT_SECRET_FILE": str(blocked / "secret")}, shared=False)
    try:
        with small():
            one.start("server")
        log = tmp_path / "log"
        until(lambda: log.read_text().count("NotADirectoryError") >= 2, START_SECONDS)
        assert one.running["server"].poll() is None
        blocked.unlink()
        until(lambda: answers(one), START_SECONDS)
    finally:
        one.close()


def test_a_reader_killed_while_a_worker_gets_warm_does_not_end_the_server(
    tmp_path: Path, shares: tuple[str | None, str | None]
) -> None:
    given = dict(zip(("DATABASE_URL", "REDIS_URL"), shares, strict=True))
    one = Stack(tmp_path, {name: text for name, text in given.items() if text}, bool(shares[1]))
    try:
        with small():
            one.start("server")
        until(lambda: bool(readers(one)), START_SECONDS)
        for reader in readers(one):
            reader.kill()
        until(lambda: answers(one), START_SECONDS)
        assert one.running["server"].poll() is None
        until(lambda: one.ask("POST", "/analyze", form(1))[0] == 202, START_SECONDS)
    finally:
        one.close()


def test_health_answers_while_a_table_is_locked(tmp_path: Path) -> None:
    """A crowd asks for what lies in it, more than the server has threads."""
    crowd, times = 120, []
    with ExitStack() as ending:
        url = ending.enter_context(postgresql_database())
        one = ending.enter_context(started(tmp_path, url, None))
        task = submit(one, 1)
        until(lambda: statuses(one, [task]) == {"done": 1}, 60)
        address = make_url(url).set(drivername="postgresql").render_as_string(False)
        lock = ending.enter_context(psycopg.connect(address))
        lock.execute("LOCK TABLE analysis IN ACCESS EXCLUSIVE MODE")
        told: list[int] = []
        asking = [
            threading.Thread(target=lambda: told.append(one.ask("GET", f"/results/{task}")[0]))
            for _ in range(crowd)
        ]
        for thread in asking:
            thread.start()
        while any(thread.is_alive() for thread in asking):
            began = time.monotonic()
            assert answers(one)
            times.append(time.monotonic() - began)
            time.sleep(0.1)
        assert told == [503] * crowd
        assert max(times) < 2
        lock.rollback()
        assert one.ask("GET", f"/results/{task}")[0] == 200
