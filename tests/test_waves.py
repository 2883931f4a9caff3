"""How many waves of calls an analysis waits for, against a model that takes its time, and what is
asked but once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from resume_api.db import Database, migrate
from tests.test_online_path import JOB, RESUME, ask, serving
from tests.test_requirements_by_model import AD, ASKED, extracted, reading
from tests.vendors.failures import Fail
from tests.vendors.simulator import Simulator

SECONDS = 2.0
BESIDE = 0.9 * SECONDS
"""What the service itself may take beside the calls: less than one more wave."""
Service = tuple[Simulator, FlaskClient]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("waves")
    address = f"sqlite:///{folder}/db.sqlite"
    with closing(Database(address)) as database:
        migrate.upgrade(database)
    settings = {"LLM_PROVIDERS": "openai,offline", "OCR": "never", "FILE_STORE": "local"}
    settings |= {"CACHE_ENABLED": "true", "DATABASE_URL": address}
    settings["FILE_STORE_PATH"] = str(Path(folder) / "files")
    with Simulator() as vendors, serving(vendors, **settings) as client:
        ask(client, RESUME.encode(), "A cook is wanted. Required: HACCP.")  # loads what has to be
        yield vendors, client


@pytest.fixture(autouse=True)
def quick(service: Service) -> Iterator[None]:
    service[0].log.clear()
    yield
    service[0].delay = 0.0


def timed(client: FlaskClient, resume: str, job: str = JOB) -> tuple[dict[str, Any], float]:
    started = time.monotonic()
    data = ask(client, resume.encode(), job)["data"]
    return data, time.monotonic() - started


def test_a_first_analysis_waits_for_two_waves(service: Service) -> None:
    vendors, client = service
    vendors.delay, vendors.in_flight_max = SECONDS, 0
    data, seconds = timed(client, RESUME)
    assert data["meta"]["degraded"] == []
    assert len(vendors.requests("openai.chat")) == 4
    assert vendors.in_flight_max == 3, "insights, cards and keywords side by side"
    assert 2 * SECONDS <= seconds < 2 * SECONDS + BESIDE
    vendors.log.clear()
    again, seconds = timed(client, RESUME)
    assert again["meta"]["cached"] is True
    assert not vendors.log
    assert seconds < BESIDE


def test_verdicts_that_are_kept_leave_one_wave(service: Service) -> None:
    vendors, client = service
    resume = RESUME.replace("40 shops", "41 shops")

    vendors.script("openai.chat", None, Fail.UNPROCESSABLE, None, None)
    first, _ = timed(client, resume)
    assert len(first["meta"]["degraded"]) == 1
    vendors.log.clear()
    vendors.delay = SECONDS
    second, seconds = timed(client, resume)
    assert second["meta"]["degraded"] == []
    assert len(vendors.requests("openai.chat")) == 3
    assert SECONDS <= seconds < SECONDS + BESIDE
    assert second["requirements"] == first["requirements"]


def test_an_ad_is_read_once_and_analyses_take_what_was_read(service: Service) -> None:
    vendors, client = service
    vendors.script("openai.chat", reading(*ASKED))
    first = extracted(client, provider="openai")
    again = extracted(client, f"\n{AD}  ", provider="openai")
    assert len(vendors.log) == 1
    assert [one["criterion"] for one in again] == [one["criterion"] for one in first]
    data, _ = timed(client, RESUME, AD)
    kinds = {row["text"]: row["kind"] for row in data["requirements"]}
    assert next(kind for text, kind in kinds.items() if "grandMA" in text) == "nice"


def test_what_the_rules_had_to_read_is_asked_for_again(service: Service) -> None:
    vendors, client = service
    ad = f"{AD}- You speak Danish\n"
    vendors.script("openai.chat", Fail.UNPROCESSABLE)
    extracted(client, ad, provider="openai")
    extracted(client, ad, provider="openai")
    assert len(vendors.log) == 2
