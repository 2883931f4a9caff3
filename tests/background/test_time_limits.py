"""What hangs under a task ends the task in time, with a typed error."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from providers.base import Answer, Deadline, Provider, Task
from providers.chain import Chain
from resume_api import bootstrap
from resume_api.analysis.service import AnalysisRequest
from resume_api.background import submit
from resume_api.background.run import HANDLERS, RETRIES, Outcome, give_up, run
from resume_api.config.settings import Settings
from resume_api.db import Database, tasks
from resume_api.db.models import Analysis
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import AnalysisInputs

RESUME = b"Jane Roe\nExperience\nPython developer, Acme, 2019 - 2024\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    return replace(
        settings,
        queue_path=str(tmp_path / "queue"),
        file_store_path=str(tmp_path / "files"),
        database_url=database.engine.url.render_as_string(hide_password=False),
    )


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """Lets go of what hangs at the end."""
    event = threading.Event()
    yield event
    event.set()


def submitted(deps: Dependencies) -> Analysis:
    return submit.analysis(deps, AnalysisRequest(RESUME, "Python developer."), None, "cv.txt")


def found(deps: Dependencies, row: Analysis) -> Analysis:
    again = tasks.get(deps.database, row.id)
    assert again is not None
    return again


class Deaf(Provider):
    """Hears of no deadline."""

    name = "deaf"

    def __init__(self, released: threading.Event) -> None:
        self._released = released

    def answer(self, task: Task, inputs: AnalysisInputs, deadline: Deadline) -> Answer:
        self._released.wait()
        raise AssertionError("nobody waits for this answer")


def test_a_provider_that_hangs_costs_each_attempt_the_deadline(
    own: Settings, released: threading.Event
) -> None:
    hasty = replace(own, request_deadline=0.5)
    with closing(bootstrap.create(hasty)) as deps:
        deaf = replace(deps, chains={"offline": Chain([Deaf(released)])})
        row = submitted(deaf)
        for _ in range(RETRIES + 1):
            assert found(deaf, row).status == "queued"
            run(deaf, row.id, "one")
        ended = found(deaf, row)
        released.set()
    assert (ended.status, ended.error_code, ended.attempts) == ("failed", "AI_TIMEOUT", 4)


def test_a_reader_that_hangs_is_killed(own: Settings) -> None:
    with closing(bootstrap.create(replace(own, analysis_timeout=2.0))) as deps:
        deps.reader.read(b"warm")
        (reader,) = deps.reader._free.queue
        assert reader is not None
        os.kill(reader.pid, signal.SIGSTOP)
        row = submitted(deps)
        run(deps, row.id, "one")
        ended = found(deps, row)
    assert (ended.status, ended.error_code) == ("failed", "DOCUMENT_TOO_COMPLEX")
    assert deps.reader.kills == 1


def test_an_attempt_that_nothing_else_ends_is_given_up(
    own: Settings, released: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def hang(*_: object) -> Outcome:
        begun.set()
        released.wait()
        return Outcome({"too": "late"}, {})

    monkeypatch.setitem(HANDLERS, "analysis", hang)
    with closing(bootstrap.create(own)) as deps:
        row = submitted(deps)
        thread = threading.Thread(target=run, args=(deps, row.id, "one"))
        thread.start()
        assert begun.wait(20)
        give_up(deps, row.id, "another")
        assert found(deps, row).status == "running"
        give_up(deps, row.id, "one")
        released.set()
        thread.join()
        ended = found(deps, row)
        assert list((Path(own.file_store_path) / "kept").iterdir()) == []
    assert (ended.status, ended.error_code, ended.report) == ("failed", "AI_TIMEOUT", None)


HANGING = """
import os, re, sys, time
from resume_api import bootstrap
from resume_api.background import run, worker
from resume_api.config.settings import load_or_exit
from resume_api.documents.isolation import fork_server

def waits(*_):
    time.sleep(3600)

def holds_the_interpreter(*_):
    re.match("(a+)+$", "a" * 64 + "b")

run.HANDLERS["analysis"] = locals()[sys.argv[1]]
worker._longest = lambda _: 1.0
worker.HUNG_SECONDS = 8.0
control = fork_server.share(bootstrap.WARM_UP).control
worker.embedded(load_or_exit(os.environ), os.getppid(), os.dup(control))
"""


@pytest.mark.timeout(180)
@pytest.mark.parametrize("how", ["waits", "holds_the_interpreter"])
def test_a_worker_whose_thread_hangs_ends_so_that_another_can_start(
    own: Settings, how: str, tmp_path: Path
) -> None:
    with closing(bootstrap.create(own)) as deps:
        row = submitted(deps)
        environment = {
            "DATABASE_URL": own.database_url,
            "QUEUE_PATH": own.queue_path,
            "FILE_STORE_PATH": own.file_store_path,
            "PYTHONPATH": str(ROOT),
        }
        worker = subprocess.run(
            [sys.executable, "-c", HANGING, how],
            env=os.environ | environment,
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
        ended = found(deps, row)
    assert worker.returncode == 1
    if how == "waits":
        assert (ended.status, ended.error_code) == ("failed", "AI_TIMEOUT")
    else:
        assert (ended.status, ended.attempts) == ("running", 1), "its lease will run out"
        assert "holds_the_interpreter" in worker.stderr
