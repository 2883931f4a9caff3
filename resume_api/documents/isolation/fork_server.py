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
    function (``module:function``). It starts at once, and ends with this process."""
    return _servers(os.getpid(), warm_up)


@cache
def _servers(_: int, warm_up: str) -> ForkServer:
    server = ForkServer(warm_up)
    atexit.register(server.close)
    return server


class ForkServer:
    """Forks children and tells how they ended; threads may share it. Where its process was lost,
    the next fork starts another."""

    def __init__(self, warm_up: str) -> None:
        self._warm_up = warm_up
        self._lock = threading.Lock()
        self._process, self._control = self._start()
        self._up = False

    def fork(self, limits: Limits) -> tuple[socket.socket, int]:
        """A new child under ``limits``: our end of its socket, and its process id.

        Raises Closed, TimeoutError or another OSError where none comes up.
        """
        with self._lock:
            if self._process.poll() is not None:
                self._end()
                self._process, self._control = self._start()
            self._wait_until_up()
            ours, its_end = socket.socketpair()
            try:
                with its_end:
                    message = FORK + msgspec.json.encode(limits)
                    socket.send_fds(self._control, [message], [its_end.fileno()])
                    return ours, self._number()
            except BaseException:
                ours.close()
                self._process.kill()  # it no longer answers, or would answer what is not asked
                raise

    def end(self, pid: int, patience: float) -> int | None:
        """Kill a child with all that it started, once it has had ``patience`` seconds to end by
        itself. Returns how it did (``os.waitstatus_to_exitcode``), ENDED_BY_US where it did not, or
        None where the server that knew it is gone."""
        with self._lock:
            try:
                self._control.sendall(END + WHOSE_END.pack(pid, patience))
                return self._number()
            except (framing.Closed, OSError):
                self._process.kill()
                return None

    def close(self) -> None:
        """End the process; its children end when their sockets are closed."""
        with self._lock:
            self._end()

    def _start(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        self._up = False
        control, its_end = socket.socketpair()
        with its_end:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.reader_process", self._warm_up],
                stdin=its_end.fileno(),
                stdout=subprocess.DEVNULL,
                env=_environment(),
                cwd="/",
                start_new_session=True,
            )
        return process, control

    def _wait_until_up(self) -> None:
        if not self._up:
            ready = framing.receive(self._control, len(framing.READY), START_SECONDS)
            self._up = ready == framing.READY
            self._control.settimeout(ANSWER_SECONDS)

    def _number(self) -> int:
        answer = self._control.recv(NUMBER.size, socket.MSG_WAITALL)
        if len(answer) < NUMBER.size:
            raise framing.Closed("end of stream")
        number: int = NUMBER.unpack(answer)[0]
        return number

    def _end(self) -> None:
        self._control.close()
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
