"""The queue that carries ids of tasks to workers: Celery over folders, or over Redis by address.

It may lose or repeat an id: the row in the database is the truth, and a sweep sends ids again.
"""

from __future__ import annotations

import json
import logging
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time_ns
from typing import Any
from uuid import UUID

from celery import Celery
from kombu import Exchange
from kombu import Queue as Route
from kombu.exceptions import KombuError, OperationalError
from kombu.transport import TRANSPORT_ALIASES, filesystem, virtual
from kombu.transport import redis as kombu_redis
from redis import RedisError, ResponseError

from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode

logger = logging.getLogger(__name__)

NAME = "resume-analysis"
RUN = "resume_api.run"
POLL_SECONDS = 0.05
CONNECT_SECONDS = 2
START_SECONDS = 60
"""A process gets warm before it says that it is up, which takes its time on a busy machine."""
_AT_ONCE = {"max_retries": 1, "interval_start": 0}
"""Nobody waits for a Redis that refuses: the sweep sends what it did not take."""


class Channel(filesystem.Channel):
    """Kombu's, but a message appears in the folder only once it is written whole."""

    def _put(self, queue: str, message: dict[str, object], **_: Any) -> None:
        name = f"{time_ns():020d}_{uuid.uuid4()}.{queue}.msg"
        folder = Path(self.data_folder_out)
        written = folder / f"{name}.part"
        try:
            written.write_text(json.dumps(message))
            os.replace(written, folder / name)
        except OSError as error:
            written.unlink(missing_ok=True)
            raise OperationalError(f"errno {error.errno}") from error


class Transport(filesystem.Transport):
    """Folders of this machine."""

    Channel = Channel


class RedisQoS(kombu_redis.QoS):
    """Kombu's, but a message that Redis could not be told of holds its place no longer.

    Else a worker that was at work when Redis went away has no place left, asks for no more ids, and
    so never finds out that it has to connect anew.
    """

    def ack(self, delivery_tag: str) -> None:
        """Raises where Redis is away."""
        with self._place_given_back(delivery_tag):
            super().ack(delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """As ``ack``."""
        with self._place_given_back(delivery_tag):
            super().reject(delivery_tag, requeue)

    @contextmanager
    def _place_given_back(self, delivery_tag: str) -> Iterator[None]:
        try:
            yield
        except Exception:
            virtual.QoS.ack(self, delivery_tag)
            raise


class RedisChannel(kombu_redis.Channel):
    """With our places."""

    QoS = RedisQoS


class RedisTransport(kombu_redis.Transport):
    """Redis by any of its addresses."""

    Channel = RedisChannel


for _scheme in ("redis", "rediss"):
    TRANSPORT_ALIASES[_scheme] = "resume_api.background.queue:RedisTransport"


class Queue:
    """Sends ids. Threads share it, forks do not."""

    def __init__(self, settings: Settings) -> None:
        self.name = "redis" if settings.redis_url else "folder"
        self.celery = Celery("resume_api", set_as_current=False)
        self.celery.conf.update(_common())
        self.celery.conf.update(_redis(settings) if settings.redis_url else _folders(settings))

    def send(self, task_id: UUID) -> bool:
        """Tell a worker of a task; False where the queue is away: the sweep will send it."""
        try:
            self.celery.send_task(RUN, (str(task_id),), retry=False)
        except (KombuError, OSError) as error:
            logger.warning("queue=%s did not take task_id=%s: %r", self.name, task_id, error)
            return False
        return True

    def check(self) -> str:
        """Which start of the queue's server answers: another one may have lost the ids it had.

        Raises ApiError(SERVICE_UNAVAILABLE) where none answers.
        """
        try:
            with self.celery.connection_for_write() as connection:
                connection.ensure_connection(**_AT_ONCE)
                connection.default_channel.queue_declare(NAME, passive=False)
                return _start_of(connection.default_channel)
        except (KombuError, RedisError, OSError) as error:
            words = f"The queue ({self.name}) does not answer. Tasks wait until it does."
            raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words) from error

    def close(self) -> None:
        """Let go of the connections."""
        self.celery.close()


def _start_of(channel: Any) -> str:
    if not isinstance(channel, RedisChannel):
        return ""
    try:
        return str(channel.client.info("server").get("run_id", ""))
    except ResponseError:
        return ""  # hosts of Redis may forbid the question


def _common() -> dict[str, object]:
    return {
        "task_queues": [Route(NAME, Exchange(""), routing_key=NAME)],
        "task_default_queue": NAME,
        "task_default_exchange": "",
        "task_default_routing_key": NAME,
        "task_ignore_result": True,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "worker_proc_alive_timeout": START_SECONDS,
        "worker_hijack_root_logger": False,
        "worker_enable_remote_control": False,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "broker_connection_timeout": CONNECT_SECONDS,
    }


def _redis(settings: Settings) -> dict[str, object]:
    return {
        "broker_url": settings.redis_url.replace("unix://", "redis+socket://", 1),
        "broker_transport_options": {
            **_AT_ONCE,
            "socket_connect_timeout": CONNECT_SECONDS,
            "socket_timeout": CONNECT_SECONDS * 5,
        },
    }


def _folders(settings: Settings) -> dict[str, object]:
    folder = Path(settings.queue_path)
    waiting, taken, control = (folder / name for name in ("waiting", "taken", "control"))
    for path in (waiting, taken, control):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "broker_url": "filesystem://localhost",
        "broker_transport": "resume_api.background.queue:Transport",
        "broker_transport_options": {
            "data_folder_in": str(waiting),
            "data_folder_out": str(waiting),
            "control_folder": str(control),
            "polling_interval": POLL_SECONDS,
        },
    }
