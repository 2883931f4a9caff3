"""The process that children are forked from. Whatever makes the first piece of work slow (imports,
lexicons, models) it has done once for all of them, and they share its memory."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

import msgspec

from resume_api.documents.isolation import framing
from resume_api.documents.isolation.reader_process import END, FORK, NUMBER, WHOSE_END
from resume_api.domain.document import Limits

START_SECONDS = 30.0
ANSWER_SECONDS = 10.0
_ROOT = Path(__file__).resolve().parents[3]


def of(warm_up: str) -> ForkServer:
    """The fork server of this process whose children begin after ``warm_up``, the name of a
    function (``module:function``): the one that is shared with it, or one of its own, which starts
    at once and ends with this process."""
    return _shared.get(warm_up) or _own(os.getpid(), warm_up)


def share(warm_up: str) -> ForkServer:
    """Start a fork server that ``of`` finds here and in every process that is forked from this one.
    It ends with this process."""
    server = _shared[warm_up] = _own(os.getpid(), warm_up)
    return server


def inherit(warm_up: str, control: int) -> None:
    """Let ``of`` find the fork server of the process that started this one, whose ``control``, the
    number of a file, it handed down."""
    _shared[warm_up] = ForkServer(warm_up, socket.socket(fileno=control))


_shared: dict[str, ForkServer] = {}


@cache
def _own(_: int, warm_up: str) -> ForkServer:
    server = ForkServer(warm_up)
    atexit.register(server.close)
    return server


class ForkServer:
    """Forks children and tells how they ended; threads and processes may share it. Where it was
    lost, the next fork starts another for this process alone."""

    def __init__(self, warm_up: str, control: socket.socket | None = None) -> None:
        self._warm_up = warm_up
        self._lock = threading.Lock()
        self._owner = 0
        self._process: subprocess.Popen[bytes] | None = None
        if control:
            self._control, self._up = control, False
        else:
            self._start()

    @property
    def control(self) -> int:
        """The number of the file to hand down to a process that shall ``inherit`` it."""
        return self._control.fileno()

    def fork(self, limits: Limits) -> tuple[socket.socket, int]:
        """A new child under ``limits``: our end of its socket, and its process id.

        Raises Closed, TimeoutError or another OSError where none comes up.
        """
        message = FORK + msgspec.json.encode(limits)
        try:
            return self._asked(message)
        except (framing.Closed, ConnectionError):
            with self._lock:
                if self._is_lost():
                    self._end()
                    self._start()
            return self._asked(message)

    def end(self, pid: int, patience: float) -> int | None:
        """Kill a child with all that it started, once it has had ``patience`` seconds to end by
        itself. Returns how it did (``os.waitstatus_to_exitcode``), ENDED_BY_US where it did not, or
        None where the server that knew it is gone."""
        try:
            connection, code = self._asked(END + WHOSE_END.pack(pid, patience))
        except (framing.Closed, OSError):
            return None
        connection.close()
        return code

    def close(self) -> None:
        """End the process, if it is this one's; its children end when their sockets are closed."""
        with self._lock:
            self._end()

    def _asked(self, message: bytes) -> tuple[socket.socket, int]:
        """Our end of the socket that goes with a message, and the number that comes back by it."""
        ours, its_end = socket.socketpair()
        try:
            with its_end:
                socket.send_fds(self._control, [message], [its_end.fileno()])
            ours.settimeout(ANSWER_SECONDS if self._up else START_SECONDS)
            answer = ours.recv(NUMBER.size, socket.MSG_WAITALL)
            if len(answer) < NUMBER.size:
                raise framing.Closed("end of stream")
        except BaseException:
            ours.close()
            raise
        self._up = True
        ours.settimeout(None)
        number: int = NUMBER.unpack(answer)[0]
        return ours, number

    def _is_lost(self) -> bool:
        """Whether the other end of the control socket is closed."""
        try:
            return not self._control.recv(1, socket.MSG_DONTWAIT | socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _start(self) -> None:
        self._control, its_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._up, self._owner = False, os.getpid()
        with its_end:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.reader_process", self._warm_up],
                stdin=its_end.fileno(),
                stdout=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
                start_new_session=True,
            )

    def _end(self) -> None:
        self._control.close()
        if self._process and self._owner == os.getpid():
            if self._process.poll() is None:
                self._process.kill()
            self._process.wait()


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
