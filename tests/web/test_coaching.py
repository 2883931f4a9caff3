"""A question session over HTTP: from the first question to the new resume, and what goes wrong."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import docx
import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from resume_api import bootstrap
from resume_api.accounts import authentication
from resume_api.coaching import service
from resume_api.config.settings import Settings
from resume_api.db import Database, sessions
from resume_api.db.models import QuestionSession
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError
from tests.conftest import SAMPLES
from tests.documented import differences

RESUME = """Jane Roe
jane@example.com

Experience
Backend Developer, Northwind, 2019 - 2024
- Improved the checkout service for customers
Junior Developer, Bluefin, 2016 - 2019
- Maintained the billing system

Skills
Python, Django, Git
"""
SAID = ["Yes, at Bluefin for 40 partners.", "No.", "It cut drop-offs by 18%."]


def start(client: FlaskClient, job: str, resume: str = RESUME, **more: object) -> str:
    body = {"resume_text": resume, "job_post": job, **more}
    answer = client.post("/session/start", json=body)
    assert answer.status_code == 201
    assert differences(client, answer) == []
    session: str = answer.get_json()["data"]["session_id"]
    return session


def say(client: FlaskClient, session: str, text: str, **more: object) -> TestResponse:
    body = {"session_id": session, "answer": text, **more}
    return client.post("/session/answer", json=body)


def test_from_three_questions_to_a_better_resume(client: FlaskClient, job_text: str) -> None:
    session = start(client, job_text)
    questions = client.get(f"/session/{session}").get_json()["data"]["questions"]
    assert len(set(questions)) == 3
    for number, text in enumerate(SAID[:2], start=1):
        answer = say(client, session, text)
        assert differences(client, answer) == []
        told = answer.get_json()["data"]
        assert told["next_question"] == questions[number]
        assert (told["is_complete"], told["updated_resume"]) == (False, None)
    state = client.get(f"/session/{session}")
    assert differences(client, state) == []
    told = state.get_json()["data"]
    assert (told["progress"], told["outcome"], told["job_text"]) == ("2/3", None, job_text)
    assert told["expires_at"] > told["created_at"]
    assert told["about"][2] and told["about"][2] in questions[2]
    answer = say(client, session, SAID[2])
    assert differences(client, answer) == []
    told = answer.get_json()["data"]
    assert (told["next_question"], told["is_complete"]) == (None, True)
    assert "- Cut drop-offs by 18%" in (told["updated_resume"].split("\n"))
    assert {change["from_answer"] for change in told["changes"]} == {1, 3}
    assert told["left_out"] == ["No."]
    assert told["score_after"] > told["score_before"]
    shown = client.get(f"/session/{session}").get_json()["data"]
    assert shown["updated_resume"] == told["updated_resume"]
    assert (shown["progress"], shown["current_question"]) == ("3/3", None)
    assert shown["outcome"] == {name: told[name] for name in told if name in shown["outcome"]}, (
        "a reload shows what the last answer showed"
    )
    assert {"changes", "left_out", "not_added", "score_before", "score_after"} <= set(
        shown["outcome"]
    )


def test_questions_are_about_what_the_resume_does_not_say(
    client: FlaskClient, job_text: str
) -> None:
    session = start(client, job_text)
    questions = client.get(f"/session/{session}").get_json()["data"]["questions"]
    assert not any("Python" in question for question in questions)
    assert "Improved the checkout service for customers" in questions[2]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("resume-de.pdf", "Stelle"),
        ("resume-fr.docx", "poste"),
        ("resume-ar.pdf", "الوظيفة"),
        ("resume-es.txt", "puesto"),
        ("resume-fa.pdf", "شغل"),
        ("resume.docx", "job"),
    ],
)
def test_questions_come_in_the_language_of_the_resume(
    client: FlaskClient, job_text: str, name: str, word: str
) -> None:
    form = {"resume": (io.BytesIO((SAMPLES / name).read_bytes()), name), "job_post": job_text}
    answer = client.post("/session/start", data=form)
    assert answer.status_code == 201
    assert word in " ".join(answer.get_json()["data"]["questions"])


def test_a_docx_comes_back_as_markdown_and_as_docx(client: FlaskClient, job_text: str) -> None:
    name = "resume.docx"
    form = {"resume": (io.BytesIO((SAMPLES / name).read_bytes()), name), "job_post": job_text}
    session = client.post("/session/start", data=form).get_json()["data"]["session_id"]
    early = client.get(f"/session/{session}/resume.docx")
    assert (early.status_code, early.get_json()["code"]) == (409, "CONFLICT")
    for text in ("Yes, for 9 of our customers", "No", "30%"):
        answer = say(client, session, text)
    resume = answer.get_json()["data"]["updated_resume"]
    assert resume.startswith("# ")
    assert "\n## " in resume
    made = client.get(f"/session/{session}/resume.docx")
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(made.data)).paragraphs]
    assert any("9 of the customers" in line for line in words)


def test_latex_comes_back_as_latex(client: FlaskClient, job_text: str) -> None:
    source = (SAMPLES / "resume.tex").read_text()
    session = start(client, job_text, source)
    for text in ("Yes, 50% of A&B", "No", "by 18%"):
        answer = say(client, session, text)
    resume = answer.get_json()["data"]["updated_resume"]
    assert resume.startswith(source[: source.index("\\begin{document}")])
    assert "50\\% of A\\&B" in resume


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"job_post": "A cook."}, "VALIDATION_ERROR"),
        ({"resume_text": "  ", "job_post": "A cook."}, "VALIDATION_ERROR"),
        ({"resume_text": RESUME}, "MISSING_JOB_DESCRIPTION"),
        ({"resume_text": "x" * 200_001, "job_post": "A cook."}, "VALIDATION_ERROR"),
        ({"resume_text": 7, "job_post": "A cook."}, "VALIDATION_ERROR"),
        ([], "VALIDATION_ERROR"),
    ],
)
def test_what_cannot_be_begun_with_is_said(client: FlaskClient, body: object, code: str) -> None:
    answer = client.post("/session/start", json=body)
    assert answer.get_json()["code"] == code
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize(
    ("answer", "more", "status", "code"),
    [
        ("", {}, 422, "VALIDATION_ERROR"),
        ("   ", {}, 422, "VALIDATION_ERROR"),
        ("x" * 50_000, {}, 422, "VALIDATION_ERROR"),
        ("Yes", {"question": 2}, 409, "CONFLICT"),
        ("Yes", {"question": 0}, 422, "VALIDATION_ERROR"),
    ],
)
def test_an_answer_that_cannot_be_taken_changes_nothing(
    client: FlaskClient,
    job_text: str,
    answer: str,
    more: dict[str, object],
    status: int,
    code: str,
) -> None:
    session = start(client, job_text)
    before = client.get(f"/session/{session}").get_json()
    refused = say(client, session, answer, **more)
    assert (refused.status_code, refused.get_json()["code"]) == (status, code)
    assert client.get(f"/session/{session}").get_json() == before


def test_a_complete_session_takes_no_more(client: FlaskClient, job_text: str) -> None:
    session = start(client, job_text)
    for text in SAID:
        say(client, session, text)
    before = client.get(f"/session/{session}").get_json()
    refused = say(client, session, "One more thing")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "SESSION_COMPLETE")
    assert client.get(f"/session/{session}").get_json() == before


def test_a_deleted_session_is_gone(client: FlaskClient, deps: Dependencies, job_text: str) -> None:
    session = start(client, job_text)
    answer = client.delete(f"/session/{session}")
    assert answer.get_json()["data"] == {"message": "Session deleted successfully"}
    for again in (
        client.get(f"/session/{session}"),
        client.delete(f"/session/{session}"),
        client.get(f"/session/{session}/resume.docx"),
        say(client, session, "Yes"),
    ):
        assert (again.status_code, again.get_json()["code"]) == (404, "SESSION_NOT_FOUND")


def test_a_session_is_its_owners_alone(
    client: FlaskClient, deps: Dependencies, job_text: str
) -> None:
    def signed_up() -> dict[str, str]:
        account = {"email": f"{uuid4().hex}@example.com", "password": "correct horse battery"}
        authentication.sign_up(deps, **account)
        tokens = authentication.log_in(deps, **account)
        return {"Authorization": f"Bearer {tokens.access_token}"}

    owner, other = signed_up(), signed_up()
    body = {"resume_text": RESUME, "job_post": job_text}
    begun = client.post("/session/start", json=body, headers=owner)
    session = begun.get_json()["data"]["session_id"]
    for headers in (other, {}):
        assert client.get(f"/session/{session}", headers=headers).status_code == 404
        assert client.delete(f"/session/{session}", headers=headers).status_code == 404
    assert client.get(f"/session/{session}", headers=owner).status_code == 200


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Iterator[Dependencies]:
    """On SQLite and on PostgreSQL."""
    private = replace(settings, file_store_path=str(tmp_path / "files"))
    with closing(bootstrap.create(private)) as dependencies:
        yield replace(dependencies, database=database)


def begun(deps: Dependencies, job: str) -> UUID:
    return service.start(deps, service.Start(RESUME.encode(), job), None).session_id


def test_of_two_answers_at_once_one_wins(own: Dependencies, job_text: str) -> None:
    session_id = begun(own, job_text)
    barrier, outcomes = threading.Barrier(4), list[str]()
    sessions_get: Callable[..., QuestionSession] = service.find

    def all_at_once(*given: object) -> QuestionSession:
        found = sessions_get(*given)
        barrier.wait(10)
        return found

    def answer(number: int) -> None:
        try:
            service.answer(own, session_id, None, f"Answer {number}")
            outcomes.append("taken")
        except ApiError as error:
            outcomes.append(error.code.name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(service, "find", all_at_once)
        threads = [threading.Thread(target=answer, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(outcomes) == ["CONFLICT"] * 3 + ["taken"]
    assert len(service.find(own, session_id, None).state["answers"]) == 1


def test_an_expired_session_is_gone_and_swept(own: Dependencies, job_text: str) -> None:
    session_id = begun(own, job_text)
    assert sessions.expire(own.database, now()) == 0
    with own.database.transaction() as session:
        past = now() - timedelta(seconds=1)
        session.execute(update(QuestionSession).values(expires_at=past))
    with pytest.raises(ApiError, match="SESSION_NOT_FOUND"):
        service.find(own, session_id, None)
    assert sessions.expire(own.database, now()) == 1
