"""MarkStore in memory and in Redis behave alike, and a Redis that is away does not matter."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from providers.breaker import Breaker, State
from providers.breaker_store import MarkStore, MemoryStore, RedisStore, SharedStore
from providers.errors import Failure
from tests.servers import free_port


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("needs redis-server")
    folder, port = tmp_path_factory.mktemp("redis"), free_port()
    arguments = [program, "--port", str(port), "--save", "", "--dir", str(folder)]
    with (Path(folder) / "log").open("w") as log, subprocess.Popen(arguments, stdout=log) as server:
        url = f"redis://127.0.0.1:{port}/0"
        with redis.Redis.from_url(url, retry_on_error=[redis.ConnectionError]) as client:
            while not answers(client):
                assert server.poll() is None
        yield url
        server.terminate()


def answers(client: redis.Redis) -> bool:
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False


@pytest.fixture(params=["memory", "redis"])
def store(request: pytest.FixtureRequest) -> Iterator[MarkStore]:
    if request.param == "memory":
        yield MemoryStore()
        return
    store = RedisStore(request.getfixturevalue("redis_url"))
    yield store
    store.clear("a", "b")
    store.close()


def test_a_mark_is_set_once_and_cleared(store: MarkStore) -> None:
    assert store.left("a") == 0
    assert store.put("a", 60)
    assert not store.put("a", 90)
    assert 0 < store.left("a") <= 60
    store.clear("a", "b")
    assert store.left("a") == 0


def test_a_counter_counts_within_its_time(store: MarkStore) -> None:
    assert [store.count("b", 60) for _ in range(3)] == [1, 2, 3]
    assert 0 < store.left("b") <= 60


def test_marks_expire() -> None:
    now = [0.0]
    store = MemoryStore(lambda: now[0])
    store.count("b", 10)
    now[0] = 9
    assert store.count("b", 10) == 2
    now[0] = 10
    assert store.count("b", 10) == 1


def test_workers_learn_from_each_other(redis_url: str) -> None:
    one, other = SharedStore(redis_url), SharedStore(redis_url)
    Breaker("vendor", one).record(Failure.AUTH)
    assert Breaker("vendor", other).state() is State.OPEN
    Breaker("vendor", other).record(None)
    assert Breaker("vendor", one).state() is State.CLOSED
    one.close()
    other.close()


def test_without_redis_the_circuit_is_this_process_own(caplog: pytest.LogCaptureFixture) -> None:
    store = SharedStore(f"redis://127.0.0.1:{free_port()}/0")
    breaker = Breaker("vendor", store)
    breaker.record(Failure.NO_CREDIT)
    assert breaker.state() is State.OPEN
    away = [record for record in caplog.records if "Redis is away" in record.message]
    assert len(away) == 1
    store.close()
