"""Latency: one client, one page, one analysis after the other, against a server of its own.

    python -m benchmarks.latency --requests 200

The server is gunicorn with the repository's configuration on a free loopback port, offline unless
the environment says otherwise; its start is not measured.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import requests

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
START_SECONDS = 30.0


@contextlib.contextmanager
def server() -> Generator[str]:
    """A served app; yields its base URL and ends it by its process id."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "main:app"]
    environ = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port), "LOG_LEVEL": "warning"}
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return once the server is healthy; raises RuntimeError if that takes too long."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"{url}/health", timeout=5).ok:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")


def measure(url: str, resume: Path, job: str, count: int) -> list[float]:
    """Milliseconds of each of ``count`` analyses; each job text has its own number."""
    data, taken = resume.read_bytes(), []
    with requests.Session() as session:
        for number in range(count):
            files = {"resume": (f"resume{resume.suffix}", data)}
            started = time.perf_counter()
            answer = session.post(
                f"{url}/analyze-resume",
                files=files,
                data={"job_description": f"{job}\nOpening {number}"},
                timeout=60,
            )
            taken.append((time.perf_counter() - started) * 1000)
            answer.raise_for_status()
    return taken


def main() -> None:
    """Measure and print p50, p95 and the worst."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--warm-up", type=int, default=10)
    parser.add_argument("--resume", type=Path, default=SAMPLES / "resume-one-column.pdf")
    parser.add_argument("--job", type=Path, default=SAMPLES / "job-backend-en.txt")
    given = parser.parse_args()
    job = given.job.read_text()
    with server() as url:
        first = measure(url, given.resume, job, 1)[0]
        measure(url, given.resume, job, given.warm_up)
        taken = measure(url, given.resume, job, given.requests)
    shares = statistics.quantiles(taken, n=100)
    print(f"{given.resume.name}, {given.requests} analyses, one client")
    print(f"first {first:.1f} ms, p50 {shares[49]:.1f} ms, p95 {shares[94]:.1f} ms")
    print(f"p99 {shares[98]:.1f} ms, worst {max(taken):.1f} ms")


if __name__ == "__main__":
    main()
