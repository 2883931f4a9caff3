"""Work on strangers' files and texts in children that live on between requests: bounded, killed
when they overrun, replaced."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from resume_api import documents, metrics
from resume_api.documents.isolation import codec, framing
from resume_api.domain.document import Document, Limits
from resume_api.errors import ApiError, ErrorCode

logger = logging.getLogger(__name__)

START_SECONDS = 30.0
MAX_REPLY = 256 << 20
RETIRE_GROWTH = 256 << 20
END_SECONDS = 1.0
FROM_OUTSIDE = {signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT}
"""Signals that no file brings upon its reader: its limits end it by others, and so do crashes."""
READERS = "resume_api.documents:preload"
_ROOT = Path(__file__).resolve().parents[3]


P = ParamSpec("P")
T = TypeVar("T")


class ReaderPool:
    """At most ``workers`` children that work under ``limits``; threads may share it. ``warm_up``
    names the function (``module:function``) that a child calls before its first request.

    ``kills`` counts the children that were lost to a request.
    """

    def __init__(self, workers: int, limits: Limits, warm_up: str = READERS) -> None:
        self.kills = 0
        self.limits = limits
        self._workers = workers
        self._warm_up = warm_up
        self._counting = threading.Lock()
        self._free: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(workers):
            self._free.put(None)

    def read(self, data: bytes, timeout: float | None = None, *, ocr: bool = True) -> Document:
        """The document in ``data``, or ApiError; ``timeout`` as in ``run``. Without ``ocr``, pages
        that are pictures stay unread."""
        return self.run(timeout, documents.read, data, dataclasses.replace(self.limits, ocr=ocr))

    def run(
        self,
        timeout: float | None,
        work: Callable[P, T],
        /,
        *arguments: P.args,
        **none: P.kwargs,
    ) -> T:
        """What ``work``, a module's own function with typed arguments, returns in a child.

        ``timeout`` in seconds bounds the whole call; the work itself never gets more than the
        limits allow. Raises the ApiError of the work; DOCUMENT_TOO_COMPLEX where it goes beyond a
        limit, AI_TIMEOUT where the whole call does.
        """
        ends = time.monotonic() + (timeout or START_SECONDS + 2 * self.limits.timeout_seconds)
        child = self._take(ends)
        successor: _Child | None = None
        try:
            result = self._ask(child, work, arguments, ends - time.monotonic())
            successor = child if child.usable else self._child()
        except _Lost as lost:
            with self._counting:
                self.kills += 1
            metrics.SANDBOX_KILLS.inc()
            successor = self._child()
            raise lost.error from None
        except ApiError:
            successor = child
            raise
        finally:
            if successor is not child:
                child.end()
            self._free.put(successor)
        return result

    def close(self) -> None:
        """End the children, each once it is done with the file it reads."""
        for _ in range(self._workers):
            if child := self._free.get():
                child.end()

    def _take(self, ends: float) -> _Child:
        try:
            child = self._free.get(timeout=max(0.0, ends - time.monotonic()))
        except queue.Empty:
            raise ApiError(ErrorCode.AI_TIMEOUT, "The server is busy. Try again soon.") from None
        try:
            if child and not child.usable:
                child.end()
                child = None
            child = child or self._child()
            child.wait_until_up(START_SECONDS)
        except BaseException as error:
            if child:
                child.end()
            self._free.put(None)
            if isinstance(error, framing.Closed | OSError):
                logger.exception("a reader does not start")
                raise ApiError(ErrorCode.SERVICE_UNAVAILABLE) from error
            raise
        return child

    def _child(self) -> _Child:
        return _Child(self.limits, self._warm_up)

    def _ask(
        self, child: _Child, work: Callable[..., T], arguments: tuple[object, ...], left: float
    ) -> T:
        """Raises _Lost where the child is of no more use, else the error that it answers."""
        if left <= 0:  # gone while the child was starting
            raise ApiError(ErrorCode.AI_TIMEOUT)
        seconds = min(self.limits.timeout_seconds, left)
        request = codec.encode_request(work, arguments)
        try:
            return codec.decode_reply(child.ask(request, seconds), work)
        except TimeoutError:
            overrun = seconds < left
            raise _Lost(
                ErrorCode.DOCUMENT_TOO_COMPLEX if overrun else ErrorCode.AI_TIMEOUT
            ) from None
        except (framing.Closed, OSError, ValueError, KeyError) as error:
            if child.killed_from_outside():
                logger.warning("a reader was killed from outside")
                raise _Lost(ErrorCode.SERVICE_UNAVAILABLE) from None
            logger.warning("a reader was lost to a file: %s", type(error).__name__)
            raise _Lost(ErrorCode.DOCUMENT_TOO_COMPLEX) from None
        except ApiError as error:
            if isinstance(error.__cause__, codec.ReaderTrace):
                logger.warning("a reader refused a file: %s", error.__cause__)
            raise


class _Lost(Exception):
    """A child that has to be replaced, and what its file is answered."""

    def __init__(self, code: ErrorCode) -> None:
        super().__init__(code.name)
        self.error = ApiError(code)


class _Child:
    """One process of ``child``. It starts at once; whoever uses it first waits till it is up."""

    def __init__(self, limits: Limits, warm_up: str) -> None:
        self._connection, its_end = socket.socketpair()
        with its_end:
            self._process = subprocess.Popen(
                _command(limits, warm_up),
                stdin=its_end.fileno(),
                stdout=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
                start_new_session=True,
            )
        self._up = False
        self._at_first = 0

    def wait_until_up(self, seconds: float) -> None:
        """Raises Closed or TimeoutError where the process does not come up."""
        if not self._up:
            self._up = (
                framing.receive(self._connection, len(framing.READY), seconds) == framing.READY
            )
            self._at_first = _resident_bytes(self._process.pid)

    def ask(self, data: bytes, seconds: float) -> bytes:
        """The reply for one file. Raises Closed, TimeoutError or OSError."""
        self._connection.settimeout(seconds)
        framing.send(self._connection, data)
        return framing.receive(self._connection, MAX_REPLY, seconds)

    @property
    def usable(self) -> bool:
        """Alive, and not so grown that a fresh one serves better."""
        grown = _resident_bytes(self._process.pid) - self._at_first
        return self._process.poll() is None and grown < RETIRE_GROWTH

    def killed_from_outside(self) -> bool:
        """Whether the process, which no longer answers, was ended by somebody else's signal."""
        try:
            code = self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        return -code in FROM_OUTSIDE

    def end(self) -> None:
        """Kill it with all that it started, and leave nothing behind."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._connection.close()


def _command(limits: Limits, warm_up: str) -> list[str]:
    program = "resume_api.documents.isolation.reader_process"
    bounds = json.dumps(dataclasses.asdict(limits))
    return [sys.executable, "-P", "-m", program, bounds, warm_up]


def _environment() -> dict[str, str]:
    """All that a child is told of its surroundings: no key, no address, no secret."""
    environment = {
        "PATH": os.pathsep.join(os.get_exec_path()),
        "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)]),
        "LANG": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
    }
    if data := os.getenv("TESSDATA_PREFIX"):
        environment["TESSDATA_PREFIX"] = data
    return environment


def _resident_bytes(pid: int) -> int:
    """Memory in use, 0 where the system does not tell by /proc."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
