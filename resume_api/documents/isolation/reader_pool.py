"""Work on strangers' files and texts in children that live on between requests: bounded, killed
when they overrun, replaced."""

from __future__ import annotations

import dataclasses
import logging
import os
import queue
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from resume_api import documents, metrics
from resume_api.documents.isolation import codec, fork_server, framing
from resume_api.documents.isolation.fork_server import START_SECONDS, ForkServer
from resume_api.domain.document import Document, Limits
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

logger = logging.getLogger(__name__)

MAX_REPLY = 256 << 20
RETIRE_GROWTH = 256 << 20
END_SECONDS = 1.0
FROM_OUTSIDE = {signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT}
"""Signals that no file brings upon its reader: its limits end it by others, and so do crashes."""
READERS = "resume_api.documents:preload"

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
        child: _Child | None = self._take(ends)
        assert child
        try:
            return self._ask(child, work, arguments, ends - time.monotonic())
        except _Lost as lost:
            self._bury(child, lost)
            child = None
            raise lost.error from None
        finally:
            self._free.put(child)

    def close(self) -> None:
        """End the children, each once it is done with the file it reads."""
        for _ in range(self._workers):
            if child := self._free.get():
                child.end()

    def _take(self, ends: float) -> _Child:
        try:
            child = self._free.get(timeout=max(0.0, ends - time.monotonic()))
        except queue.Empty:
            raise ApiError(ErrorCode.AI_TIMEOUT, english("busy")) from None
        try:
            if child and not child.usable:
                child.end()
                child = None
            return child or _Child(fork_server.of(self._warm_up), self.limits)
        except BaseException as error:
            self._free.put(None)
            if isinstance(error, framing.Closed | OSError):
                logger.exception("a reader does not start")
                raise ApiError(ErrorCode.SERVICE_UNAVAILABLE) from error
            raise

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
            raise _Lost(ErrorCode.DOCUMENT_TOO_COMPLEX, type(error).__name__) from None
        except ApiError as error:
            if isinstance(error.__cause__, codec.ReaderTrace):
                logger.warning("a reader refused a file: %s", error.__cause__)
            raise

    def _bury(self, child: _Child, lost: _Lost) -> None:
        """End a child that is of no more use; say so where it was not its file's fault."""
        with self._counting:
            self.kills += 1
        metrics.READER_KILLS.inc()
        code = child.end(END_SECONDS if lost.gone else 0.0)
        if not lost.gone:
            return
        if code is None or -code in FROM_OUTSIDE:
            logger.warning("a reader was killed from outside")
            lost.error = ApiError(ErrorCode.SERVICE_UNAVAILABLE)
        else:
            logger.warning("a reader was lost to a file: %s", lost.gone)


class _Lost(Exception):
    """A child that has to be replaced, and what its file is answered; ``gone`` names the error of a
    child that no longer answers."""

    def __init__(self, code: ErrorCode, gone: str = "") -> None:
        super().__init__(code.name)
        self.error = ApiError(code)
        self.gone = gone


class _Child:
    """One process of the fork server, up and waiting for work."""

    def __init__(self, server: ForkServer, limits: Limits) -> None:
        """Raises Closed, TimeoutError or another OSError where the process does not come up."""
        self._server = server
        self._connection, self.pid = server.fork(limits)
        try:
            framing.receive(self._connection, len(framing.READY), START_SECONDS)
        except BaseException:
            self.end()
            raise
        self._at_first = _resident_bytes(self.pid)

    def ask(self, data: bytes, seconds: float) -> bytes:
        """The reply for one file. Raises Closed, TimeoutError or OSError."""
        self._connection.settimeout(seconds)
        framing.send(self._connection, data)
        return framing.receive(self._connection, MAX_REPLY, seconds)

    @property
    def usable(self) -> bool:
        """Alive, and not so grown that a fresh one serves better."""
        try:
            self._connection.settimeout(0)
            self._connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return _resident_bytes(self.pid) - self._at_first < RETIRE_GROWTH
        except OSError:
            return False
        return False  # it hung up, or says what nobody asked

    def end(self, patience: float = 0.0) -> int | None:
        """Kill it with all that it started, and leave nothing behind: as ``ForkServer.end``."""
        self._connection.close()
        return self._server.end(self.pid, patience)


def _resident_bytes(pid: int) -> int:
    """Memory in use, 0 where the system does not tell by /proc."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
