"""The mixed day of a hiring peak, for Locust: job seekers analyse and look back, recruiters rank.

    TRUSTED_PROXIES=1 make run
    .venv/bin/locust -f benchmarks/hiring_peak.py --headless --users 50 --spawn-rate 5 \\
        --run-time 2m --host http://127.0.0.1:5000

Each user has an address of its own by ``X-Forwarded-For``, so the server must trust one proxy: else
all log in from one address, and its limit (10 in 15 minutes) refuses most of them. Each analysis
has a job text of its own, so that no cache answers. ``TASK`` is the time from the hand-in to the
result as the user sees it, between two looks.
"""

from __future__ import annotations

import itertools
import json
import random
import secrets
import time
from pathlib import Path
from typing import Any

from locust import HttpUser, between, task

SAMPLES = Path(__file__).parent.parent / "samples"
RESUMES = sorted(path for path in SAMPLES.glob("resume*") if path.is_file())
JOBS = [path.read_text() for path in sorted(SAMPLES.glob("job-*.txt"))]
WITH_ACCOUNT = 0.4
MAX_WAIT = 120.0
RANKED = 10
_NUMBERS = itertools.count(1)


class Person(HttpUser):
    """Somebody with an address of their own."""

    abstract = True

    def on_start(self) -> None:
        """Come from somewhere."""
        number = next(_NUMBERS)
        self.client.headers["X-Forwarded-For"] = (
            f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        )

    def ask(self, method: str, path: str, expected: int, **more: Any) -> Any:
        """The data of an answer; None where it is not the expected one, which is a failure."""
        with self.client.request(method, path, catch_response=True, **more) as answer:
            if answer.status_code != expected:
                answer.failure(f"{answer.status_code} {answer.text[:200]}")
                return None
            kind = answer.headers.get("Content-Type", "")
            return answer.json()["data"] if kind.startswith("application/json") else answer.text


class JobSeeker(Person):
    """Hands a resume in, waits for the result, now and then looks back."""

    weight = 9
    wait_time = between(1, 5)

    def on_start(self) -> None:
        """Some have an account."""
        super().on_start()
        if random.random() < WITH_ACCOUNT:
            self.sign_up()

    def sign_up(self) -> None:
        """Open an account and log in to it."""
        account = {"email": f"{secrets.token_hex(8)}@example.com", "password": secrets.token_hex(8)}
        if self.ask("POST", "/auth/signup", 201, json=account):
            self.account = account
            self.log_in()

    def log_in(self) -> None:
        """Get a token."""
        if tokens := self.ask("POST", "/auth/login", 200, json=self.account):
            self.client.headers["Authorization"] = f"Bearer {tokens['access_token']}"

    @task(10)
    def hand_in(self) -> None:
        """An analysis in the background, looked up until it ends."""
        resume = random.choice(RESUMES)
        started = time.perf_counter()
        files = {"file": (resume.name, resume.read_bytes())}
        handed = self.ask("POST", "/analyze", 202, files=files, data={"job_desc": job()})
        if handed:
            self._ended(started, self._fault(handed["task_id"], started))

    def _fault(self, identifier: str, started: float) -> Exception | None:
        """What was wrong with a task, None once it is done."""
        while time.perf_counter() - started < MAX_WAIT:
            with self.client.get(
                f"/results/{identifier}", name="/results/<id>", catch_response=True
            ) as answer:
                if answer.status_code not in (200, 202):
                    answer.failure(f"{answer.status_code} {answer.text[:200]}")
                    return RuntimeError(f"status {answer.status_code}")
                data = answer.json()["data"]
                wait = float(answer.headers.get("Retry-After", 1))
            if data["status"] == "done":
                return None
            if data["status"] == "failed":
                return RuntimeError(data["code"])
            time.sleep(wait)
        return TimeoutError("no result")

    def _ended(self, started: float, fault: Exception | None) -> None:
        self.environment.events.request.fire(
            request_type="TASK",
            name="from hand-in to result",
            response_time=(time.perf_counter() - started) * 1000,
            response_length=0,
            exception=fault,
            context={},
        )

    @task(3)
    def look_back(self) -> None:
        """History, trends and dashboard of those who have an account."""
        if "Authorization" in self.client.headers:
            for path in ("/history", "/history/trends", "/dashboard"):
                self.ask("GET", path, 200)

    @task(1)
    def analyze_now(self) -> None:
        """An analysis that is waited for."""
        resume = random.choice(RESUMES)
        files = {"resume": (resume.name, resume.read_bytes())}
        self.ask("POST", "/analyze-resume", 200, files=files, data={"job_description": job()})

    @task(1)
    def come_back(self) -> None:
        """Log in again, or open an account at last."""
        if "Authorization" in self.client.headers:
            self.log_in()
        elif random.random() < WITH_ACCOUNT:
            self.sign_up()


class Recruiter(Person):
    """Lets the criteria of a job be told, and ranks resumes by them."""

    weight = 1
    wait_time = between(5, 15)

    @task
    def rank(self) -> None:
        """Criteria of a job, then ten files."""
        files: Any = {"file": ("job.txt", job().encode())}
        told = self.ask("POST", "/extract-criteria", 200, files=files)
        if not told:
            return
        chosen = random.choices(RESUMES, k=RANKED)
        files = [
            ("files", (f"{number}{path.suffix}", path.read_bytes()))
            for number, path in enumerate(chosen)
        ]
        form = {"criteria": json.dumps(told["criteria"])}
        self.ask("POST", "/score-resumes", 200, files=files, data=form)


def job() -> str:
    """A job text that nobody asked about before."""
    return f"{random.choice(JOBS)}\nOpening {secrets.token_hex(8)}"
