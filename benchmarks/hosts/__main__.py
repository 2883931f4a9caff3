"""Two web hosts and three workers with PostgreSQL, Redis and S3, each in a network of its own,
under failures of every kind while tasks come in; counts what was lost.

    sudo .venv/bin/python -m benchmarks.hosts --tasks 1000

Needs root (network namespaces) and the programs of PostgreSQL, Redis and SeaweedFS (``weed``).
Nothing of it is reachable from outside. A worker is cut off, a web host is killed, Redis is killed
and comes back empty, the disk of the S3 server is filled, and S3 is away for a minute. Ends with 1
if a task was lost, failed or finished twice, a file is in the bucket that no result owns once
what nobody names was purged, or an answer was not a typed one.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import obstore
from obstore.store import S3Store

from benchmarks.hosts.network import (
    BUCKET,
    KEY,
    SECRET,
    Network,
    address,
    ask,
    get,
    purge,
    run,
    serve,
)
from benchmarks.kill import form, until

DISK_MB = 300
TAKEN_SECONDS = 300.0


@dataclass
class Load:
    """Clients that hand in so many tasks a second and insist until each is taken."""

    rate: float
    started: float = field(default_factory=time.monotonic)
    accepted: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def submit(self, number: int) -> None:
        """Hand in one task when it is due, at either web host in turn. Raises TimeoutError."""
        time.sleep(max(0.0, self.started + number / self.rate - time.monotonic()))
        body, turn, ends = form(number), number, time.monotonic() + TAKEN_SECONDS
        while time.monotonic() < ends:
            status, answer = ask(("web1", "web2")[turn % 2], "POST", "/analyze", body)
            told = _told(answer)
            if status == 202:
                with self.lock:
                    self.accepted.append(told["data"]["task_id"])
                return
            code = told.get("code") if status else "nobody answers"
            with self.lock:
                self.refused[code or f"no typed answer ({status})"] += 1
            turn += 1
            time.sleep(1)
        raise TimeoutError(f"task {number} was never taken")


def _told(answer: bytes) -> dict[str, Any]:
    with suppress(ValueError):
        return dict(json.loads(answer))
    return {}


class Failure(NamedTuple):
    """What goes wrong: in words, how, for how many seconds, and how it ends."""

    words: str
    begin: Callable[[], object]
    seconds: float
    end: Callable[[], object]


def failures(network: Network) -> list[Failure]:
    """One of every kind."""
    filler = network.folder / "s3" / "filler"
    fill = ["dd", "if=/dev/zero", f"of={filler}", "bs=1M"]
    link, send, again = network.link, network.signal, network.again
    cut, plug = (partial(link, "worker1", state) for state in ("down", "up"))
    kill, stop, go = signal.SIGKILL, signal.SIGSTOP, signal.SIGCONT
    full = partial(subprocess.run, fill, capture_output=True)
    return [
        Failure("a worker is cut off", cut, 40, plug),
        Failure("a web host is killed", partial(send, "web1", kill), 10, partial(again, "web1")),
        Failure("Redis is killed", partial(send, "redis", kill), 15, partial(again, "redis")),
        Failure("the disk of S3 is full", full, 20, filler.unlink),
        Failure("S3 is away", partial(send, "s3", stop), 60, partial(send, "s3", go)),
    ]


def trial(network: Network, tasks: int, clients: int, rate: float) -> tuple[Load, Counter[str]]:
    """The load under all failures, spread over it; statuses once all is done or time is over."""
    load, plan = Load(rate), failures(network)
    with ThreadPoolExecutor(clients) as pool:
        handed_in = [pool.submit(load.submit, number) for number in range(tasks)]
        for number, failure in enumerate(plan, 1):
            share = tasks * number // (len(plan) + 2)
            until(lambda share=share: len(load.accepted) >= share, 600)
            print(
                f"{time.monotonic() - load.started:5.0f} s, {share} taken: {failure.words}",
                flush=True,
            )
            failure.begin()
            time.sleep(failure.seconds)
            failure.end()
        for one in handed_in:
            one.result()
    ends = time.monotonic() + 120 + tasks / 4
    while (found := statuses(load.accepted))["done"] < tasks and time.monotonic() < ends:
        time.sleep(2)
    print(f"{time.monotonic() - load.started:5.0f} s: over", flush=True)
    return load, found


def statuses(ids: Sequence[str]) -> Counter[str]:
    """How many tasks of each status; of those that failed, of each error."""
    found: Counter[str] = Counter()
    for number, identifier in enumerate(ids):
        status, answer = get(("web1", "web2")[number % 2], f"/results/{identifier}")
        told = _told(answer).get("data") or {}
        found[str(told.get("code") or told.get("status", status))] += 1
    return found


def twice(network: Network) -> int:
    """How many tasks the workers' logs finish more than once."""
    logs = "".join(path.read_text(errors="replace") for path in network.folder.glob("worker*.log"))
    done = Counter(re.findall(r"task_id=(\S+) kind=\S+ attempt=\d+ outcome=done", logs))
    return sum(count > 1 for count in done.values())


def left(network: Network) -> int:
    """How many files lie in the bucket."""
    bucket = S3Store(
        BUCKET,
        endpoint=f"http://{address('s3')}:8333",
        region="us-east-1",
        access_key_id=KEY,
        secret_access_key=SECRET,
        client_options={"allow_http": True},
    )
    return len(obstore.list(bucket).collect())


def main() -> None:
    """Read the arguments, run, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--tasks", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--rate", type=float, default=4.0, help="tasks handed in a second")
    parser.add_argument("--keep", action="store_true", help="leave the logs")
    given = parser.parse_args()
    if os.geteuid() or not shutil.which("ip"):
        raise SystemExit("Hosts of their own need root and the program ip: nothing was run.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = Path(tempfile.mkdtemp(prefix="hosts-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        if not given.keep:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        (folder / "s3").mkdir()
        run("mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(folder / "s3"))
        stack.callback(run, "umount", "-l", str(folder / "s3"))
        network = Network(folder)
        network.build(stack)
        stack.callback(network.close)
        serve(network)
        load, found = trial(network, given.tasks, given.clients, given.rate)
        purge(network)
        orphans, doubled = left(network) - found["done"], twice(network)
    print(f"refused meanwhile and asked again: {dict(load.refused)}")
    print(f"statuses {dict(found)}, finished twice {doubled}, files that no result owns {orphans}")
    untyped = any(code.startswith("no typed") for code in load.refused)
    sys.exit(found["done"] != given.tasks or doubled > 0 or orphans != 0 or untyped)


if __name__ == "__main__":
    main()
