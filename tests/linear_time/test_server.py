"""Hostile job texts in flight slow neither the health check nor other analyses."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.gunicorn import gunicorn
from tests.pair import JOB, RESUME

HOSTILE = ("\n", "Dr. ", "(Python ", "• Python\n")
CHECKS = 100
MAX_SECONDS = 1.0
"""Of the health check, 99th percentile, beside hostile texts, on cores that other tests share."""


def analyse(url: str, job: str) -> int:
    """The status of one analysis."""
    form = {"job_description": job}
    files = {"resume": ("resume.txt", RESUME.encode())}
    return requests.post(f"{url}/analyze-resume", data=form, files=files, timeout=60).status_code


def seconds_of_health(url: str) -> float:
    started = time.monotonic()
    assert requests.get(f"{url}/health", timeout=10).ok
    return time.monotonic() - started


@pytest.mark.timeout(180)
def test_hostile_job_texts_slow_nobody_else(tmp_path: Path) -> None:
    texts = [f"Python developer {one * (49_000 // len(one))}Python" for one in HOSTILE]
    with gunicorn(tmp_path) as url, ThreadPoolExecutor(2) as pool:
        assert analyse(url, JOB) == 200
        attacks = [pool.submit(analyse, url, text) for text in texts]
        waits = sorted(seconds_of_health(url) for _ in range(CHECKS))
        assert analyse(url, f"{JOB}\nOne more line.") == 200
        assert {attack.result() for attack in attacks} <= {200, 422}
    assert waits[CHECKS - 2] < MAX_SECONDS, waits[-5:]
