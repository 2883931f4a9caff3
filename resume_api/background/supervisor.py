"""Keeps the server's own worker alive for as long as the server lives."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
END_SECONDS = 20.0
_MAIN = Path(__file__).resolve().parents[2] / "main.py"


class Supervisor:
    """Starts a worker process, starts another when it ends, ends it at ``close``."""

    def __init__(self) -> None:
        self._control = -1
        self._closing = threading.Event()
        self._changing = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = threading.Thread(target=self._keep, daemon=True, name="worker-supervisor")

    def start(self, control: int) -> None:
        """Start the worker and watch it; ``control`` is the control file of the fork server that it
        shares with this process.

        No fork of the server may come between: it would hold the pipe by which the new process
        says that it runs, and the watch would wait for ever.
        """
        lock = self._changing
        os.register_at_fork(
            before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release
        )
        self._control = control
        self._watch.start()

    def close(self) -> None:
        """End the worker: it finishes what it has begun, but not for longer than 20 s."""
        self._closing.set()
        with self._changing:
            process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
        self._watch.join(PAUSE_SECONDS)

    def _keep(self) -> None:
        command = [sys.executable, str(_MAIN), "worker", "--parent", str(os.getpid())]
        command += ["--control", str(self._control)]
        while True:
            with self._changing:
                if self._closing.is_set():
                    return
                self._process = subprocess.Popen(command, pass_fds=[self._control])
            code = self._process.wait()
            if self._closing.is_set():
                return
            logger.warning("the worker ended with %s; starting another", code)
            time.sleep(PAUSE_SECONDS)
