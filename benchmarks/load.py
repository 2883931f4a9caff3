"""Load: clients on keep-alive connections that post one resume after the other for a time.

    python -m benchmarks.load http://127.0.0.1:5000 --clients 60 --rate 1200 --seconds 60 --pid 1234

With ``--rate`` requests come at even distances, however slow the answers are (as many as there are
clients at once), and each is timed from when it was due.

With ``--background`` the analyses are handed in (``POST /analyze``), and each client looks its last
task up after it hands the next one in; both answers are timed. At the end it waits for all tasks.

Each request has a job text of its own, in every run, so that no cache answers. Memory is the
resident set of the given processes with all their descendants (Linux).
"""

from __future__ import annotations

import argparse
import asyncio
import re
import secrets
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

SAMPLES = Path(__file__).parent.parent / "samples"
BOUNDARY = "load-5b1f2c"
RUN = secrets.token_hex(4)
REPORT_SECONDS = 5.0


@dataclass
class Tally:
    """What came back: seconds for each answer, and how often each status."""

    seconds: list[float] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)

    def percentile(self, share: float) -> float:
        """Milliseconds within which ``share`` of the answers came."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


@dataclass
class Schedule:
    """When each request is due: ``per_minute`` at even distances, or (0) whenever a client is
    free. The first is number 1."""

    until: float
    per_minute: float
    started: float = field(default_factory=time.perf_counter)
    number: int = 0

    def next(self) -> tuple[int, float] | None:
        """The next request's number and time, None once the time is over."""
        self.number += 1
        due = time.perf_counter()
        if self.per_minute:
            due = self.started + (self.number - 1) * 60 / self.per_minute
        return (self.number, due) if due < self.until else None


class Client:
    """One connection at a time to one address."""

    def __init__(self, url: str, form: tuple[bytes, bytes], route: str, tally: Tally) -> None:
        self._parts = urlsplit(url)
        self._head, self._tail = form
        self._route = route
        self._task: str | None = None
        self._tally = tally
        self._writer: asyncio.StreamWriter | None = None

    async def work(self, schedule: Schedule) -> None:
        """Post what is due until the time is over, each timed from the moment it was due; a
        connection that the server ends is opened anew."""
        while (due := schedule.next()) is not None:
            number, started = due
            await asyncio.sleep(started - time.perf_counter())
            task = self._task
            await self._timed(started, "POST", self._route, self._form(number))
            if task:
                await self._timed(time.perf_counter(), "GET", f"/results/{task}", b"")
        self._hang_up()

    async def _timed(self, started: float, method: str, route: str, body: bytes) -> None:
        try:
            code = await self._ask(method, route, body)
        except (OSError, asyncio.IncompleteReadError) as error:
            code = type(error).__name__
            self._hang_up()
        self._tally.seconds.append(time.perf_counter() - started)
        self._tally.codes[f"{method} {code}"] += 1

    def _form(self, number: int) -> bytes:
        return self._head + f"\nOpening {RUN} {number}\r\n".encode() + self._tail

    async def _ask(self, method: str, route: str, body: bytes) -> str:
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                self._parts.hostname, self._parts.port or 80
            )
        self._writer.write(
            f"{method} {self._parts.path}{route} HTTP/1.1\r\nHost: {self._parts.netloc}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = head.split("content-length:")[1].split("\r\n")[0]
        answer = await self._reader.readexactly(int(length))
        if method == "POST" and (found := re.search(rb'"task_id":"([^"]+)', answer)):
            self._task = found[1].decode()
        if "connection: close" in head:
            self._hang_up()
        return head.split(" ", 2)[1]

    def _hang_up(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def multipart(resume: Path, job: str, names: tuple[str, str]) -> tuple[bytes, bytes]:
    """A form's bytes up to the end of the job text, and those after it."""
    disposition = "Content-Disposition: form-data; name="
    head = (
        f'--{BOUNDARY}\r\n{disposition}"{names[0]}"; filename="resume{resume.suffix}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    middle = f'\r\n--{BOUNDARY}\r\n{disposition}"{names[1]}"\r\n\r\n{job}'.encode()
    return head + resume.read_bytes() + middle, f"--{BOUNDARY}--\r\n".encode()


def resident_mib(pid: int) -> float:
    """The memory of a process and its descendants in MiB; 0 for one that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return 0.0
    own = int(status.split("VmRSS:")[1].split()[0]) / 1024 if "VmRSS:" in status else 0.0
    return own + sum(resident_mib(int(child)) for child in children)


async def watch(tally: Tally, pids: list[int]) -> None:
    """Print a line every few seconds: what was answered since the last, and the memory."""
    print(f"{'time s':>8} {'answers':>8} {'per s':>8}" + "".join(f"{f'MiB {p}':>12}" for p in pids))
    started = time.perf_counter()
    while True:
        before = len(tally.seconds)
        await asyncio.sleep(REPORT_SECONDS)
        memory = "".join(f"{resident_mib(pid):>12.0f}" for pid in pids)
        done = len(tally.seconds)
        elapsed = time.perf_counter() - started
        print(f"{elapsed:>8.0f} {done:>8} {(done - before) / REPORT_SECONDS:>8.1f}{memory}")


async def run(given: argparse.Namespace) -> Tally:
    """Let the clients post for as long as the arguments say."""
    tally = Tally()
    schedule = Schedule(time.perf_counter() + given.seconds, given.rate)
    job = given.job.read_text()
    names = ("file", "job_desc") if given.background else ("resume", "job_description")
    route = "/analyze" if given.background else "/analyze-resume"
    form = multipart(given.resume, job, names)
    crowd = [Client(given.url, form, route, tally) for _ in range(given.clients)]
    watching = asyncio.create_task(watch(tally, given.pid))
    await asyncio.gather(*(client.work(schedule) for client in crowd))
    while given.background and await asyncio.to_thread(unfinished, given.url):
        await asyncio.sleep(1)
    watching.cancel()
    return tally


def unfinished(url: str) -> float:
    """How many tasks wait or are at work."""
    with urllib.request.urlopen(f"{url}/metrics") as answer:
        text = answer.read().decode()
    return sum(map(float, re.findall(r"resume_api_tasks_waiting{.*?} (\S+)", text)))


def main() -> None:
    """Read the arguments, run, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("url")
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--rate", type=float, default=0, help="a minute; 0: as fast as they can")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--resume", type=Path, default=SAMPLES / "resume-one-column.pdf")
    parser.add_argument("--job", type=Path, default=SAMPLES / "job-backend-en.txt")
    parser.add_argument("--background", action="store_true")
    parser.add_argument("--pid", type=int, action="append", default=[])
    given = parser.parse_args()
    started = time.perf_counter()
    tally = asyncio.run(run(given))
    elapsed = time.perf_counter() - started
    print(f"\n{len(tally.seconds)} answers in {elapsed:.1f} s: {given.clients} clients")
    print(f"{len(tally.seconds) / elapsed * 60:.0f} a minute; statuses {dict(tally.codes)}")
    for name, share in {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}.items():
        print(f"{name} {tally.percentile(share):.0f} ms")


if __name__ == "__main__":
    main()
