"""The processes that open files nobody vouches for: one after the other, under limits, with nothing
to lose. ``fork_server`` starts the first, with a socket as its standard input; that one opens no
file, but gets warm and forks the others."""

from __future__ import annotations

import gc
import math
import os
import resource
import signal
import socket
import struct
import sys
import time
import traceback
from contextlib import suppress
from importlib import import_module

import msgspec

from resume_api.documents.isolation import codec, framing
from resume_api.domain.document import Limits
from resume_api.errors import ApiError, ErrorCode

MIB = 1 << 20
MAX_WRITTEN = 16 * MIB
PAUSE_SECONDS = 0.005
ABANDONED_SECONDS = 60.0
FORK, END = b"f", b"e"
"""What the fork server is asked: a child with this socket under these limits, or a child's end."""
NUMBER = struct.Struct("!i")
WHOSE_END = struct.Struct("!id")
"""A process id, and how many seconds it is given to end by itself."""
ENDED_BY_US = 0


def answer(request: bytes) -> bytes:
    """The reply to one request: what the work returned, or the error that says why it did not."""
    try:
        work, arguments = codec.decode_request(request)
        return codec.encode_result(work(*arguments))
    except ApiError as error:
        return codec.encode_error(error, _trace(error.__cause__))
    except (MemoryError, RecursionError):
        return codec.encode_error(ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX))
    except Exception as error:
        return codec.encode_error(ApiError(ErrorCode.INTERNAL_ERROR), _trace(error))


def serve(connection: socket.socket, limits: Limits) -> None:
    """Answer requests until the parent hangs up."""
    framing.send(connection, framing.READY)
    while True:
        try:
            request = framing.receive(connection, sys.maxsize)
        except (framing.Closed, ConnectionError):
            return
        _arm(limits.timeout_seconds)
        reply = answer(request)
        signal.setitimer(signal.ITIMER_REAL, 0)
        framing.send(connection, reply)


def _trace(error: BaseException | None) -> str | None:
    return "".join(traceback.format_exception(error, limit=-2, chain=False)) if error else None


def _confine(limits: Limits) -> None:
    size = limits.memory_mb * MIB
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_WRITTEN, MAX_WRITTEN))
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _arm(seconds: float) -> None:
    """Let the kernel end this process should the parent no longer be there to do it."""
    used = math.ceil(time.process_time())
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (used + math.ceil(seconds) + 1, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)


def _child(connection: socket.socket, limits: Limits) -> None:
    os.setsid()
    _confine(limits)
    serve(connection, limits)


class _Children:
    """The children, until their end was asked for, or who would ask is gone."""

    def __init__(self) -> None:
        self._seen_dead: dict[int, float | None] = {}

    def fork(self, control: socket.socket, limits: Limits, connection: socket.socket) -> int:
        """The process id of a child that serves ``connection``, who is told it first."""
        self._forget_old()
        if pid := os.fork():
            self._seen_dead[pid] = None
            return pid
        try:
            control.close()
            connection.sendall(NUMBER.pack(os.getpid()))
            _child(connection, limits)
        finally:
            os._exit(0)

    def end(self, pid: int, patience: float) -> int:
        """Kill a child's whole group. How the child ended (``os.waitstatus_to_exitcode``) if it did
        so before, else ENDED_BY_US."""
        if pid not in self._seen_dead:
            return ENDED_BY_US
        ends = time.monotonic() + patience
        while not (by_itself := _has_ended(pid)) and time.monotonic() < ends:
            time.sleep(PAUSE_SECONDS)
        code = self._reap(pid)
        return code if by_itself else ENDED_BY_US

    def _reap(self, pid: int) -> int:
        for kill in (os.killpg, os.kill):  # it may not have come to leading a group
            with suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)
        del self._seen_dead[pid]
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def _forget_old(self) -> None:
        """Reap those that ended a while ago: whoever they worked for was killed."""
        now = time.monotonic()
        for pid, since in list(self._seen_dead.items()):
            if since is None:
                self._seen_dead[pid] = now if _has_ended(pid) else None
            elif now - since > ABANDONED_SECONDS:
                self._reap(pid)


def _has_ended(pid: int) -> bool:
    return bool(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT))


def main() -> None:
    """Get warm by the function that the argument names, then fork and end children as the messages
    on standard input say, until nobody is left to send one. The answer goes by the socket that came
    with the message, so that several processes may ask."""
    module, _, function = sys.argv[1].partition(":")
    getattr(import_module(module), function)()
    gc.collect()
    gc.freeze()  # what the children share stays shared
    control = socket.socket(fileno=os.dup(0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 2)  # what libraries say of a hostile file is of no use
    children = _Children()
    while True:
        message, files, _, _ = socket.recv_fds(control, MIB, 1)
        if not message:
            return
        with socket.socket(fileno=files[0]) as connection:
            if message.startswith(FORK):
                limits = msgspec.json.decode(message[len(FORK) :], type=Limits)
                children.fork(control, limits, connection)
            else:
                number = children.end(*WHOSE_END.unpack(message[len(END) :]))
                with suppress(OSError):  # nobody waits any more
                    connection.sendall(NUMBER.pack(number))


if __name__ == "__main__":
    main()
