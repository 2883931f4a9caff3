"""A real Redis goes away and comes back empty: what was accepted is done, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from kombu import Queue as Route
from redis import ConnectionError as RedisLost

from benchmarks.kill import Stack, form, outcome, stack, statuses, submit, until
from resume_api.background.queue import NAME, Queue
from resume_api.config.settings import Settings
from tests.servers import OwnRedis, own_redis


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[OwnRedis]:
    with own_redis(tmp_path) as server:
        yield server


@pytest.fixture
def one(broker: OwnRedis, tmp_path: Path) -> Iterator[Stack]:
    with stack(tmp_path, None, broker.url) as running:
        yield running


@pytest.mark.timeout(240)
def test_a_redis_that_comes_back_empty_costs_no_task(broker: OwnRedis, one: Stack) -> None:
    """Once under a worker that is busy, once under one that has nothing to do."""
    ids = [submit(one, number) for number in range(4)]
    for first in (10, 20):
        broker.stop()
        meanwhile = [accepted(one, number) for number in range(first, first + 5)]
        assert set(statuses(one, meanwhile)) <= {"queued", "running", "done"}
        status, answer = one.ask("POST", "/analyze-resume", form(first + 5, *SYNCHRONOUS))
        assert (status, answer["data"]["meta"]["degraded"]) == (200, [])
        assert one.ask("GET", "/health")[0] == 200
        assert unready(one) == (503, ["queue"])
        broker.start()
        until(lambda: unready(one) == (200, []), 20)
        ids += meanwhile
        found, twice = outcome(one, ids)
        assert (dict(found), twice) == ({"done": len(ids)}, 0)


SYNCHRONOUS = ("resume", "job_description")


def accepted(one: Stack, number: int) -> str:
    """The id of a task that must be accepted at the first try."""
    status, answer = one.ask("POST", "/analyze", form(number))
    assert status == 202, json.dumps(answer)
    identifier: str = answer["data"]["task_id"]
    return identifier


def unready(one: Stack) -> tuple[int, list[str]]:
    """The status of readiness, and what is not ready."""
    status, ready = one.ask("GET", "/health/ready")
    entries = ready["dependencies"].items()
    return status, [name for name, entry in entries if not entry["ready"]]


def test_a_message_that_cannot_be_acknowledged_gives_its_place_back(
    broker: OwnRedis, settings: Settings
) -> None:
    queue = Queue(replace(settings, redis_url=broker.url))
    with closing(queue), queue.celery.connection_for_read() as connection:
        queue.send(uuid4())
        channel = connection.channel()
        channel.basic_qos(prefetch_count=1)
        message = Route(NAME)(channel).get()
        assert message is not None and not channel.qos.can_consume()
        broker.stop()
        with pytest.raises(RedisLost):
            message.ack()
        assert channel.qos.can_consume()
        broker.start()
