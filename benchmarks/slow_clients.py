"""Holds slow connections open and asks for /health and analyses beside them.

    .venv/bin/python -m benchmarks.slow_clients --clients 500 --seconds 30

Starts a server of its own. Half of the clients send their headers a byte at a time, half their
bodies, one byte in ten seconds. Ends with 1 if anything beside them failed.
"""

from __future__ import annotations

import argparse
import selectors
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kill import Stack, form, stack

HEAD = b"POST /analyze-resume HTTP/1.1\r\nHost: slow\r\nContent-Type: multipart/form-data\r\n"
BODY = HEAD + b"Content-Length: 1000\r\n\r\n"
BYTE_SECONDS = 10.0


@dataclass
class SlowClients:
    """Connections that each send a byte now and then; ``answered`` are those cut off by now."""

    port: int
    count: int
    last: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.open: list[socket.socket] = []
        for number in range(self.count):
            client = socket.create_connection(("127.0.0.1", self.port), timeout=10)
            client.sendall(BODY if number % 2 else HEAD)
            client.setblocking(False)
            self.open.append(client)

    def send_a_byte(self) -> None:
        """The next byte of each, where it is time for it."""
        if time.monotonic() - self.last >= BYTE_SECONDS:
            self.last = time.monotonic()
            for client in self.open:
                with suppress(OSError):
                    client.send(b"x")

    def cut_off(self) -> int:
        """How many the server has closed or answered."""
        with selectors.DefaultSelector() as readable:
            for client in self.open:
                readable.register(client, selectors.EVENT_READ)
            return len(readable.select(0))

    def close(self) -> None:
        """Hang up."""
        for client in self.open:
            client.close()


@contextmanager
def slow_clients(port: int, count: int) -> Iterator[SlowClients]:
    """So many of them, hung up afterwards."""
    clients = SlowClients(port, count)
    try:
        yield clients
    finally:
        clients.close()


def beside(one: Stack, clients: SlowClients, seconds: float) -> tuple[list[float], list[int]]:
    """Milliseconds of each ``/health``, and the status of each analysis, while they are there."""
    health, analyses, number = [], [], 0
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        clients.send_a_byte()
        for _ in range(10):
            began = time.perf_counter()
            status, _ = one.ask("GET", "/health")
            health.append((time.perf_counter() - began) * 1000 if status == 200 else 60_000.0)
        body = form(number, "resume", "job_description")
        analyses.append(one.ask("POST", "/analyze-resume", body)[0])
        number += 1
        time.sleep(0.1)
    return health, analyses


def main() -> None:
    """Read the arguments, run, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clients", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--database")
    parser.add_argument("--redis")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        stack(Path(folder), given.database, given.redis) as one,
        slow_clients(one.port, given.clients) as clients,
    ):
        health, analyses = beside(one, clients, given.seconds)
        print(f"{given.clients} slow clients, {clients.cut_off()} of them cut off by the end")
    quantiles = statistics.quantiles(health, n=100)
    print(f"/health: {len(health)}, p50 {quantiles[49]:.1f} ms, p99 {quantiles[98]:.1f} ms")
    print(f"analyses: {analyses.count(200)} of {len(analyses)} answered")
    sys.exit(max(health) >= 60_000 or analyses.count(200) != len(analyses))


if __name__ == "__main__":
    main()
