"""A worker: takes ids from the queue, and every few seconds looks after its leases and what others
have left behind."""

from __future__ import annotations

import faulthandler
import fcntl
import logging
import os
import signal
import socket
import threading
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from celery import Celery
from celery.platforms import SecurityWarning
from celery.signals import setup_logging, worker_process_init, worker_process_shutdown, worker_ready

from resume_api import bootstrap
from resume_api.analysis import service
from resume_api.analysis.cache import MAX_ANSWERS
from resume_api.background.bundle import MAX_FILES
from resume_api.background.housekeeping import LOOK_SECONDS, keep_house
from resume_api.background.queue import RUN, Queue
from resume_api.background.run import give_up, run
from resume_api.config.settings import Settings
from resume_api.db import Database, cached, sessions, tasks
from resume_api.db.types import now
from resume_api.documents.isolation import fork_server
from resume_api.errors import ApiError
from resume_api.observability import configure_logging
from resume_api.saved import files

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 2.0
PARENT_SECONDS = 0.5
AWAY = "away"
HUNG_SECONDS = 120.0
"""A process whose heartbeat stops for so long is ended: something holds the interpreter."""
KILL_SECONDS = 30.0
"""How much later than this process itself Celery ends one of its processes."""


class WorkerProcess:
    """One process that works: its dependencies, its name on leases, and its heartbeat."""

    def __init__(self, settings: Settings) -> None:
        self.deps = bootstrap.create(settings)
        self.owner = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
        self._ended = threading.Event()
        self._queue_seen = AWAY
        self._begun: dict[int, tuple[UUID, float]] = {}
        self._heartbeat = threading.Thread(target=self._beat, daemon=True, name="heartbeat")
        self._house = threading.Thread(target=self._keep_house, daemon=True, name="housekeeping")

    def start(self) -> None:
        """Begin the heartbeat and get warm."""
        self._heartbeat.start()
        self._house.start()
        service.warm_up(self.deps)

    def work(self, identifier: str) -> None:
        """Do the task of an id."""
        task = UUID(identifier)
        self._begun[threading.get_ident()] = (task, time.monotonic())
        try:
            run(self.deps, task, self.owner)
        finally:
            del self._begun[threading.get_ident()]

    def sweep(self, everything: bool = False) -> None:
        """Renew the leases; send again what is due; erase what has expired. Never raises, but ends
        the process where a task hangs: a thread cannot be ended alone."""
        faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True)
        expired = now() - timedelta(hours=self.deps.settings.result_hours)
        try:
            tasks.renew(self.deps.database, self.owner)
            self._end_if_hung()
            self._send_again(everything)
            files.erase_all(self.deps, tasks.expire(self.deps.database, expired))
            sessions.expire(self.deps.database, now())
            cached.expire(self.deps.database, MAX_ANSWERS)
        except ApiError as error:
            logger.warning("the sweep waits: %s", error.message)

    def _end_if_hung(self) -> None:
        oldest = time.monotonic() - _longest(self.deps.settings)
        hung = [task for task, begun in list(self._begun.values()) if begun < oldest]
        for task in hung:
            give_up(self.deps, task, self.owner)
        if hung:
            os._exit(1)

    def _send_again(self, everything: bool) -> None:
        """What is due; everything where the queue was away or started anew meanwhile."""
        try:
            seen = self.deps.queue.check()
        except ApiError:
            self._queue_seen = AWAY
            return
        anew = seen != self._queue_seen
        _send_again(self.deps.database, self.deps.queue, everything or anew)
        self._queue_seen = seen

    def close(self) -> None:
        """End the heartbeat and the dependencies."""
        self._ended.set()
        faulthandler.cancel_dump_traceback_later()
        self.deps.close()

    def _beat(self) -> None:
        with suppress(ApiError):
            self._queue_seen = self.deps.queue.check()
        while not self._ended.wait(HEARTBEAT_SECONDS):
            self.sweep()

    def _keep_house(self) -> None:
        """Beside the heartbeat: a purge may take longer than a lease."""
        while True:
            try:
                keep_house(self.deps)
            except ApiError as error:
                logger.warning("the purge waits: %s", error.message)
            if self._ended.wait(LOOK_SECONDS):
                return


def embedded(settings: Settings, parent: int, control: int) -> None:
    """The server's own worker: threads, one such worker a queue, ends with its parent, whose fork
    server it uses by the file ``control``."""
    _prepare(settings)
    fork_server.inherit(bootstrap.WARM_UP, control)
    threading.Thread(target=_end_with, args=(parent,), daemon=True, name="parent").start()
    with _only_one(settings), closing(WorkerProcess(settings)) as process:
        process.sweep(everything=True)
        process.start()
        celery = process.deps.queue.celery
        _serve(settings, celery, process.work, pool="threads", concurrency=_size(settings))


def standalone(settings: Settings) -> None:
    """A worker on a shared queue: processes, as many as there is work for."""
    _prepare(settings)
    fork_server.share(bootstrap.WARM_UP)
    single = replace(settings, analysis_workers=1)
    held: list[WorkerProcess] = []

    def begin(**_: object) -> None:
        held.append(WorkerProcess(single))
        held[0].start()

    def end(**_: object) -> None:
        held[0].close()

    worker_process_init.connect(begin, weak=False)
    worker_process_shutdown.connect(end, weak=False)
    with closing(Database(settings.database_url)) as database, closing(Queue(settings)) as queue:
        _send_again(database, queue, everything=True)
        _serve(
            settings,
            queue.celery,
            lambda identifier: held[0].work(identifier),
            pool="prefork",
            autoscale=(_size(settings), 1),
        )


def _send_again(database: Database, queue: Queue, everything: bool) -> None:
    for identifier in [*tasks.complete(database), *tasks.due(database, everything)]:
        if not queue.send(identifier):
            break


def _size(settings: Settings) -> int:
    return settings.worker_concurrency


def _longest(settings: Settings) -> float:
    """Seconds that an attempt may take: the deadline, and a reading of each file of a bundle."""
    return settings.request_deadline + MAX_FILES * settings.analysis_timeout


def _prepare(settings: Settings) -> None:
    configure_logging(settings)
    warnings.filterwarnings("ignore", category=SecurityWarning)  # containers run as root
    setup_logging.connect(lambda **_: None, weak=False)  # else Celery sets up logs of its own
    for chatty in ("celery", "kombu", "amqp"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _serve(settings: Settings, celery: Celery, work: Callable[[str], None], **pool: object) -> None:
    """Work until a signal ends it."""

    @celery.task(name=RUN, time_limit=_longest(settings) + KILL_SECONDS)  # type: ignore[untyped-decorator]
    def take(identifier: str) -> None:
        work(identifier)

    worker = celery.Worker(
        quiet=True,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
        loglevel="WARNING",
        **pool,
    )
    worker_ready.connect(lambda **_: logger.info("the worker is ready"), weak=False)
    worker.start()


@contextmanager
def _only_one(settings: Settings) -> Iterator[None]:
    """Wait until no other worker serves the folders of the queue."""
    folder = Path(settings.queue_path)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "worker.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _end_with(parent: int) -> None:
    """End this process once its parent has ended: at once if it still waits for its turn."""
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
