"""The vendors die in mid-flight: everyone is answered in time, and nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest

from resume_api import bootstrap, create_app
from resume_api.analysis.service import warm_up
from resume_api.config.settings import Settings
from tests.test_online_path import RESUME, ask
from tests.vendors.environment import environment

IN_THE_AIR = 40
DEADLINE = 10.0


def calls_in_flight(url: str) -> int:
    """The connections of this process to the server at ``url``."""
    port = urlsplit(url).port
    connections = psutil.Process().net_connections(kind="tcp")
    return sum(bool(one.raddr) and one.raddr.port == port for one in connections)


@pytest.fixture(params=["mistral,offline", "mistral"])
def answers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[dict[str, Any]]]:
    command = [sys.executable, "-m", "tests.vendors", "--port", "0", "--delay", "60"]
    vendors = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert vendors.stdout
    with vendors.stdout as said:
        url = said.readline().split()[-1]
    variables = {
        "LLM_PROVIDERS": request.param,
        "FILE_STORE": "local",
        "FILE_STORE_PATH": str(tmp_path / "files"),
        "ANALYSIS_WORKERS": "1",
        "LLM_CONCURRENCY": "200",
        "REQUEST_DEADLINE_SECONDS": str(DEADLINE),
        "OCR": "auto",
        "CACHE_ENABLED": "false",
    }
    deps = bootstrap.create(Settings.from_env(environment(url) | variables))
    app = create_app(deps.settings, deps)
    warm_up(deps)
    threads = threading.active_count()
    with ThreadPoolExecutor(IN_THE_AIR) as crowd:
        asked = [crowd.submit(ask, app.test_client(), RESUME.encode()) for _ in range(IN_THE_AIR)]
        until = time.monotonic() + DEADLINE / 2
        while calls_in_flight(url) < IN_THE_AIR and time.monotonic() < until:
            time.sleep(0.05)
        assert calls_in_flight(url) >= IN_THE_AIR
        vendors.kill()
        vendors.wait()
        yield [future.result() for future in asked]
    deps.close()
    deps.executor.shutdown()
    assert threading.active_count() <= threads
    assert [path for path in (tmp_path / "files").glob("*") if path.is_file()] == []
    assert calls_in_flight(url) == 0


def test_everyone_is_answered(answers: list[dict[str, Any]]) -> None:
    assert len(answers) == IN_THE_AIR
    for body in answers:
        if body["success"]:
            assert body["data"]["meta"]["provider"] == "offline"
            assert body["data"]["meta"]["degraded"]
        else:
            assert body["code"] in {"AI_SERVICE_ERROR", "AI_TIMEOUT"}
