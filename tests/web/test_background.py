"""Work in the background through HTTP: hand in, look up, listen, and whose it is."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from resume_api.accounts import authentication
from resume_api.background.run import run
from resume_api.dependencies import Dependencies
from tests.documented import differences


def hand_in(client: FlaskClient, resume: bytes, job: str, **more: Any) -> TestResponse:
    headers = more.pop("headers", None)
    form = {"file": (io.BytesIO(resume), "cv.pdf"), "job_desc": job, **more}
    return client.post("/analyze", data=form, headers=headers)


def work(deps: Dependencies, answer: TestResponse) -> str:
    identifier: str = answer.get_json()["data"]["task_id"]
    run(deps, UUID(identifier), "test")
    return identifier


@pytest.fixture
def user(deps: Dependencies) -> Callable[[], dict[str, str]]:
    """A new account's header at each call; signing up through HTTP is limited."""

    def signed_up() -> dict[str, str]:
        account = {"email": f"{uuid4().hex}@example.com", "password": "correct horse battery"}
        authentication.sign_up(deps, **account)
        tokens = authentication.log_in(deps, **account)
        return {"Authorization": f"Bearer {tokens.access_token}"}

    return signed_up


def test_from_submission_to_result(
    client: FlaskClient, deps: Dependencies, resume_pdf: bytes, job_text: str
) -> None:
    answer = hand_in(client, resume_pdf, job_text, lang="en")
    assert answer.status_code == 202
    data = answer.get_json()["data"]
    assert answer.headers["Location"] == data["poll"] == f"/results/{data['task_id']}"
    assert answer.headers["Retry-After"] == "1"
    assert differences(client, answer) == []

    pending = client.get(data["poll"])
    assert (pending.status_code, pending.headers["Retry-After"]) == (202, "1")
    assert pending.get_json()["data"]["progress"] == {"stage": None, "done": 0, "total": 0}
    assert differences(client, pending) == []

    work(deps, answer)
    done = client.get(data["poll"])
    assert (done.status_code, "Retry-After" in done.headers) == (200, False)
    assert differences(client, done) == []
    told = done.get_json()["data"]
    assert told["status"] == "done"
    assert told["summary"]["score"] == told["result"]["ats_score"]["overall_score"]
    assert told["summary"]["gaps"]
    for match in told["summary"]["matches"]:
        assert match["quote"] in told["result"]["resume_preview"]
    again = hand_in(client, resume_pdf, job_text, lang="en")
    assert again.get_json()["data"] == {**data, "status": "done"}


def test_a_failure_is_told(client: FlaskClient, deps: Dependencies) -> None:
    identifier = work(deps, hand_in(client, b"%PDF-1.7\n1 0 obj\n<<", "Python"))
    answer = client.get(f"/results/{identifier}")
    data = answer.get_json()["data"]
    assert (answer.status_code, data["status"]) == (200, "failed")
    assert data["code"] == "PDF_PROCESSING_ERROR" and data["error"]
    assert differences(client, answer) == []


def test_events_end_with_the_task(client: FlaskClient, deps: Dependencies) -> None:
    identifier = work(deps, hand_in(client, b"Jane Roe, Go developer", "Go"))
    answer = client.get(f"/results/{identifier}/events")
    assert answer.mimetype == "text/event-stream"
    retry, event = answer.get_data(as_text=True).strip().split("\n\n")
    name, data = event.split("\n")
    assert (retry, name) == ("retry: 2000", "event: done")
    told = json.loads(data.removeprefix("data: "))
    assert told["progress"] == {"stage": "provider", "done": 3, "total": 3}


@pytest.mark.parametrize("path", ["/results/{}", "/results/{}/events"])
def test_a_task_is_its_owners_alone(
    client: FlaskClient, user: Callable[[], dict[str, str]], path: str
) -> None:
    owner, other = user(), user()
    answer = hand_in(client, b"Jane Roe, Rust developer", f"Rust {path}", headers=owner)
    address = path.format(answer.get_json()["data"]["task_id"])
    for headers in (other, {}):
        refused = client.get(address, headers=headers)
        assert (refused.status_code, refused.get_json()["code"]) == (404, "TASK_NOT_FOUND")
    if path == "/results/{}":
        assert client.get(address, headers=owner).status_code == 202


def test_the_same_of_two_users_is_two_tasks(
    client: FlaskClient, user: Callable[[], dict[str, str]]
) -> None:
    ids = {
        hand_in(client, b"Jane Roe", "Perl", headers=headers).get_json()["data"]["task_id"]
        for headers in (user(), user(), {})
    }
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("form", "status", "code"),
    [
        ({"job_desc": "Python"}, 400, "MISSING_RESUME"),
        ({"file": b"Jane Roe"}, 400, "MISSING_JOB_DESCRIPTION"),
        ({"file": b"Jane Roe", "job_desc": " "}, 400, "MISSING_JOB_DESCRIPTION"),
        ({"file": b"\x89PNG\r\n\x1a\n" + bytes(99), "job_desc": "x"}, 400, "INVALID_FILE_FORMAT"),
        ({"file": b"Jane Roe", "job_desc": "x" * 50_001}, 422, "VALIDATION_ERROR"),
        ({"file": b"Jane Roe", "job_desc": "x", "provider": "none"}, 422, "VALIDATION_ERROR"),
    ],
)
def test_bad_input(client: FlaskClient, form: dict[str, Any], status: int, code: str) -> None:
    parts = {k: (io.BytesIO(v), "cv") if isinstance(v, bytes) else v for k, v in form.items()}
    answer = client.post("/analyze", data=parts)
    assert (answer.status_code, answer.get_json()["code"]) == (status, code)


@pytest.mark.parametrize("path", ["/results/{}", "/results/{}/events"])
def test_an_unknown_task(client: FlaskClient, path: str) -> None:
    answer = client.get(path.format(uuid4()))
    assert (answer.status_code, answer.get_json()["code"]) == (404, "TASK_NOT_FOUND")


def test_metrics_count_what_waits(app: Flask, client: FlaskClient) -> None:
    hand_in(client, b"Jane Roe", "Cobol")
    text = client.get("/metrics").get_data(as_text=True)
    assert 'resume_api_tasks_waiting{status="queued"}' in text
    assert "resume_api_task_oldest_seconds" in text


def test_what_one_handed_in_is_listed_and_deleted(
    client: FlaskClient,
    deps: Dependencies,
    resume_pdf: bytes,
    job_text: str,
    user: Callable[[], dict[str, str]],
) -> None:
    mine, other = user(), user()
    identifier = work(deps, hand_in(client, resume_pdf, job_text, headers=mine))
    answer = client.get("/results", headers=mine)
    [listed] = answer.get_json()["data"]["items"]
    assert (listed["task_id"], listed["status"]) == (identifier, "done")
    assert differences(client, answer) == []
    assert client.get("/results").status_code == 401
    assert client.get("/results", headers=other).get_json()["data"]["total"] == 0
    path = f"/results/{identifier}"
    assert client.delete(path, headers=other).status_code == 404
    assert client.delete(path).status_code == 404
    assert client.delete(path, headers=mine).get_json()["data"] == {"deleted": 1}
    assert client.get(path, headers=mine).status_code == 404
    again = hand_in(client, resume_pdf, job_text, headers=mine)
    assert again.get_json()["data"]["task_id"] != identifier


def test_a_guests_result_is_kept_by_a_user(
    client: FlaskClient,
    deps: Dependencies,
    resume_pdf: bytes,
    job_text: str,
    user: Callable[[], dict[str, str]],
) -> None:
    mine, other = user(), user()
    job = f"{job_text}\n{uuid4()}"
    identifier = work(deps, hand_in(client, resume_pdf, job))
    path = f"/results/{identifier}"
    assert client.post(f"{path}/keep").status_code == 401
    kept = client.post(f"{path}/keep", headers=mine)
    assert (kept.status_code, kept.get_json()["data"]["task_id"]) == (200, identifier)
    assert client.post(f"{path}/keep", headers=mine).status_code == 200
    assert client.post(f"{path}/keep", headers=other).status_code == 404
    assert client.get(path).status_code == 404
    assert client.get(f"/history/{identifier}", headers=mine).status_code == 200
    assert hand_in(client, resume_pdf, job).get_json()["data"]["task_id"] != identifier


def test_a_guest_deletes_by_the_id(
    client: FlaskClient, deps: Dependencies, resume_pdf: bytes
) -> None:
    identifier = work(deps, hand_in(client, resume_pdf, f"A cook.\n{uuid4()}"))
    assert client.delete(f"/results/{identifier}").status_code == 200
    assert client.get(f"/results/{identifier}").status_code == 404


def test_the_job_may_be_a_file(client: FlaskClient, resume_pdf: bytes) -> None:
    parts = {"resume": resume_pdf, "job_description_file": f"A cook.\n{uuid4()}".encode()}
    form = {name: (io.BytesIO(data), "a") for name, data in parts.items()}
    assert client.post("/analyze", data=form).status_code == 202
