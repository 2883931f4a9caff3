"""A question session with a simulated model: it may word, and it may not invent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from flask.testing import FlaskClient

from resume_api.db import migrate
from tests.test_online_path import serving
from tests.vendors.failures import Fail
from tests.vendors.simulator import Simulator

JOB = "Backend developer at Halden. Required: Python, Kafka and Docker."
RESUME = """Jane Roe
jane.roe@example.com

Experience
Backend Developer, Northwind, 2019 - 2023
- Improved the checkout for customers

Skills
Python, PostgreSQL
"""
SAID = [
    "Yes, at Northwind I used Kafka for 12 services. Reach me at jane.roe@example.com",
    "I helped to move the shop to Docker",
    "It cut drop-offs by 18%",
]
INVENTED = {
    "employer": "{} at Globex",
    "title": "As Chief Architect, {}",
    "founder": "Founded Northwind: {}",
    "date": "{} since 2015",
    "degree": "{}, MSc Physics",
    "number": "{} by 42%",
    "skill": "{} and Terraform",
    "certificate": "{}, certified by the vendor",
}


@pytest.fixture
def vendors() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@contextmanager
def coaching(vendors: Simulator, **variables: str) -> Iterator[FlaskClient]:
    with (
        TemporaryDirectory() as folder,
        serving(vendors, DATABASE_URL=f"sqlite:///{folder}/db", **variables) as client,
    ):
        migrate.upgrade(client.application.extensions["dependencies"].database)
        yield client


def whole_session(client: FlaskClient, **more: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the start and the last answer tell."""
    begun = client.post(
        "/session/start", json={"resume_text": RESUME, "job_post": JOB, **more}
    ).get_json()["data"]
    for text in SAID:
        body = {"session_id": begun["session_id"], "answer": text}
        told = client.post("/session/answer", json=body).get_json()["data"]
    return begun, told


def test_a_model_words_questions_and_lines(vendors: Simulator) -> None:
    better = {"L1": "Ran Kafka for 12 services"}
    vendors.scene.wording = lambda one, text: better.get(one, text.replace("?", ", if at all?"))
    with coaching(vendors) as client:
        begun, told = whole_session(client)
    assert all("if at all?" in question for question in begun["questions"])
    assert (begun["meta"]["provider"], begun["meta"]["degraded"]) == ("mistral", [])
    assert "- Ran Kafka for 12 services\n" in told["updated_resume"]
    assert told["changes"][0]["after"] == better["L1"]
    assert (told["meta"]["provider"], told["meta"]["degraded"]) == ("mistral", [])
    assert told["meta"]["usage"]["input_tokens"] > 0


@pytest.mark.parametrize("kind", INVENTED)
def test_what_a_model_invents_is_not_in_the_resume(vendors: Simulator, kind: str) -> None:
    with coaching(vendors) as client:
        _, plain = whole_session(client, provider="offline")
        vendors.scene.wording = lambda one, text: INVENTED[kind].format(text)
        begun, told = whole_session(client)
    assert told["updated_resume"] == plain["updated_resume"]
    assert {item["code"] for item in told["meta"]["degraded"]} == {"WORDING_REJECTED"}
    assert not any("Globex" in question for question in begun["questions"])


def test_a_model_never_sees_who_the_candidate_is(vendors: Simulator) -> None:
    with coaching(vendors) as client:
        whole_session(client)
    prompts = [request.prompt for request in vendors.requests("mistral.chat")]
    assert len(prompts) == 2
    assert any("Kafka for 12 services" in prompt for prompt in prompts)
    for prompt in prompts:
        assert "Roe" not in prompt
        assert "example.com" not in prompt


def test_answers_stand_inside_the_fence(vendors: Simulator) -> None:
    with coaching(vendors) as client:
        whole_session(client)
    prompt = vendors.requests("mistral.chat")[-1].prompt
    outside = re.sub(r"<(\w+-\w+)>\n.*?</\1>", "", prompt, flags=re.DOTALL)
    assert "12 services" in prompt
    assert "12 services" not in outside


def test_without_the_model_the_rules_words_stand(vendors: Simulator) -> None:
    vendors.always("mistral.chat", Fail.SERVER_ERROR)
    with coaching(vendors, LLM_TIMEOUT_SECONDS="1", REQUEST_DEADLINE_SECONDS="5") as client:
        begun, told = whole_session(client)
    for answer in (begun, told):
        assert answer["meta"]["provider"] == "offline"
        assert [item["code"] for item in answer["meta"]["degraded"]] == ["PROVIDER_FALLBACK"]
    assert "Kafka" in told["updated_resume"]


def test_a_last_answer_that_cannot_be_worded_can_be_given_again(vendors: Simulator) -> None:
    with coaching(vendors, LLM_PROVIDERS="mistral", REQUEST_DEADLINE_SECONDS="5") as client:
        begun = client.post("/session/start", json={"resume_text": RESUME, "job_post": JOB})
        session = begun.get_json()["data"]["session_id"]

        def answer(text: str) -> Any:
            return client.post("/session/answer", json={"session_id": session, "answer": text})

        for text in SAID[:2]:
            answer(text)
        vendors.always("mistral.chat", Fail.REFUSAL)
        failed = answer(SAID[2])
        assert (failed.status_code, failed.get_json()["code"]) == (502, "AI_INVALID_RESPONSE")
        assert client.get(f"/session/{session}").get_json()["data"]["progress"] == "2/3"
        vendors.always("mistral.chat", None)
        assert answer(SAID[2]).get_json()["data"]["is_complete"]


def test_nothing_said_asks_no_model(vendors: Simulator) -> None:
    with coaching(vendors) as client:
        begun = client.post("/session/start", json={"resume_text": RESUME, "job_post": JOB})
        session = begun.get_json()["data"]["session_id"]
        for _ in range(3):
            body = {"session_id": session, "answer": "No."}
            told = client.post("/session/answer", json=body).get_json()["data"]
    assert told["updated_resume"] == RESUME
    assert told["meta"]["provider"] == "offline"
    assert len(vendors.requests("mistral.chat")) == 1
