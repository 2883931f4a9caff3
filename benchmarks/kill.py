"""Kills the worker, or the server, again and again under queued tasks, and counts what was lost.

    .venv/bin/python -m benchmarks.kill --victim worker
    .venv/bin/python -m benchmarks.kill --victim server --database postgresql://… --redis redis://…

Starts a server of its own. With Redis it starts one `make worker` beside it. The database must be
empty of tasks. Ends with 1 if a task was lost, failed or finished twice.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent
RESUME = ROOT / "samples/resume-one-column.pdf"
JOB = (ROOT / "samples/job-backend-en.txt").read_text()
BOUNDARY = "----kill"
START_SECONDS = 120.0


@dataclass
class Stack:
    """A server, and a worker where the queue is Redis; each can be killed and started again."""

    folder: Path
    environment: dict[str, str]
    shared: bool
    port: int = 0
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log: IO[bytes] = (self.folder / "log").open("ab")

    def start(self, name: str) -> None:
        """Start ``server`` or ``worker``."""
        commands = {
            "server": ["gunicorn", "-c", str(ROOT / "gunicorn.conf.py"), "main:app"],
            "worker": [str(ROOT / "main.py"), "worker"],
        }
        prefix = [sys.executable, "-m"] if name == "server" else [sys.executable]
        self.running[name] = subprocess.Popen(
            [*prefix, *commands[name]],
            cwd=self.folder,
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "PORT": str(self.port), "LOG_LEVEL": "info"}
            | self.environment,
            stdout=self.log,
            stderr=self.log,
        )

    def kill(self, victim: str) -> None:
        """kill -9; the server's own worker is found among its children and not started again: that
        is the server's business."""
        if victim == "worker" and not self.shared:
            for pid in _workers_of(self.running["server"].pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return
        process = self.running[victim]
        children = _children(process.pid) if victim == "worker" else []
        for pid in (process.pid, *children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()
        self.start(victim)

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
        """Status and data of an answer; (0, None) where nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"} if body else {}
        try:
            connection.request(method, path, body, headers)
            reply = connection.getresponse()
            return reply.status, json.loads(reply.read())
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()

    def close(self) -> None:
        """End what was started."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            process.wait(90)
        self.log.close()


@contextmanager
def stack(folder: Path, database: str | None, redis: str | None) -> Iterator[Stack]:
    """A running stack in ``folder``."""
    given = {"DATABASE_URL": database, "REDIS_URL": redis}
    one = Stack(folder, {name: text for name, text in given.items() if text}, bool(redis))
    try:
        one.start("server")
        if redis:
            one.start("worker")
        until(lambda: one.ask("GET", "/health")[0] == 200, START_SECONDS)
        yield one
    finally:
        one.close()


def form(number: int, file: str = "file", job: str = "job_desc") -> bytes:
    """A form with the resume and a job text of its own, under the names of a route's parts."""
    parts = {file: RESUME.read_bytes(), job: f"{JOB}\nOpening {number}".encode()}
    lines = b""
    for name, data in parts.items():
        more = '; filename="cv.pdf"' if name == file else ""
        lines += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}'.encode()
        lines += b"\r\n\r\n" + data + b"\r\n"
    return lines + f"--{BOUNDARY}--\r\n".encode()


def submit(one: Stack, number: int, seconds: float = START_SECONDS) -> str:
    """The id of a task; asks again while nobody answers, which makes no second task."""
    body, found = form(number), list[str]()

    def accepted() -> bool:
        status, answer = one.ask("POST", "/analyze", body)
        if status == 202:
            found.append(answer["data"]["task_id"])
        return status == 202

    until(accepted, seconds)
    return found[0]


def statuses(one: Stack, ids: list[str]) -> Counter[str]:
    """How many tasks of each status; of those that failed, of each error."""
    found: Counter[str] = Counter()
    for identifier in ids:
        status, answer = one.ask("GET", f"/results/{identifier}")
        told = (answer or {}).get("data", {})
        found[str(told.get("code") or told.get("status", status))] += 1
    return found


def trial(
    one: Stack, victim: str, tasks: int, kills: int, pause: float
) -> tuple[Counter[str], int]:
    """Statuses in the end, and how many tasks were finished more than once."""
    ids = [submit(one, number) for number in range(tasks)]
    for _ in range(kills):
        time.sleep(pause)
        one.kill(victim)
    return outcome(one, ids)


def outcome(one: Stack, ids: list[str]) -> tuple[Counter[str], int]:
    """Statuses once all is done, or time is over; how many tasks were finished more than once."""
    ends = time.monotonic() + 60 + len(ids) / 4
    while (found := statuses(one, ids))["done"] < len(ids) and time.monotonic() < ends:
        time.sleep(1)
    log = (one.folder / "log").read_text(errors="replace")
    finished = Counter(re.findall(r"task_id=(\S+) kind=\S+ attempt=\d+ outcome=done", log))
    assert len(set(ids)) == len(ids)
    return found, sum(count > 1 for count in finished.values())


def until(condition: Callable[[], bool], seconds: float) -> None:
    """Wait for a condition. Raises TimeoutError."""
    ends = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > ends:
            raise TimeoutError("the stack did not answer")
        time.sleep(0.2)


def _children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def _workers_of(server: int) -> list[int]:
    return [
        pid
        for pid in _children(server)
        if b"main.py\0worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def main() -> None:
    """Read the arguments, run, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--victim", choices=("worker", "server"), default="worker")
    parser.add_argument("--tasks", type=int, default=500)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--pause", type=float, default=3.0)
    parser.add_argument("--database")
    parser.add_argument("--redis")
    given = parser.parse_args()
    started = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        stack(Path(folder), given.database, given.redis) as one,
    ):
        found, twice = trial(one, given.victim, given.tasks, given.kills, given.pause)
        print(f"{given.kills} kills of the {given.victim}, {time.monotonic() - started:.0f} s")
        print(f"statuses {dict(found)}, finished twice {twice}")
    sys.exit(found["done"] != given.tasks or twice > 0)


if __name__ == "__main__":
    main()
