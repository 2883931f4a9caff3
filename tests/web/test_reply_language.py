"""In which language errors are answered: what is asked for, else what the browser sends."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient

from resume_api.languages.messages import Messages
from resume_api.languages.packs import full_languages


def _sentence(code: str, key: str) -> str:
    return Messages.of(code).say(f"errors.{key}")


@pytest.mark.parametrize("code", full_languages())
def test_an_error_is_answered_in_every_language(client: FlaskClient, code: str) -> None:
    answer = client.get("/nowhere", headers={"Accept-Language": f"{code}, en;q=0.5"})
    assert answer.json["error"] == _sentence(code, "NOT_FOUND")
    assert answer.json["code"] == "NOT_FOUND"
    assert answer.headers["Content-Language"] == code
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        (None, "en"),
        ("*", "en"),
        ("de-AT, de;q=0.9, en;q=0.8", "de"),
        ("ja, pt-BR;q=0.7", "pt"),
        ("ja", "en"),
        ("no language at all", "en"),
    ],
)
def test_the_best_language_is_taken(client: FlaskClient, accepted: str | None, code: str) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    assert client.get("/nowhere", headers=headers).json["error"] == _sentence(code, "NOT_FOUND")


def test_lang_goes_before_the_header(client: FlaskClient) -> None:
    headers = {"Accept-Language": "fr"}
    form = {"lang": "es", "resume": (io.BytesIO(b"GIF89a"), "cv.gif"), "job_description": "Cook"}
    answer = client.post("/analyze-resume", data=form, headers=headers)
    assert answer.json["error"] == _sentence("es", "INVALID_FILE_FORMAT")
    form = {"lang": "ja", "resume": (io.BytesIO(b"GIF89a"), "cv.gif"), "job_description": "Cook"}
    answer = client.post("/analyze-resume", data=form, headers=headers)
    assert answer.json["error"] == _sentence("fr", "INVALID_FILE_FORMAT")
    body = {"lang": "tr", "resume_text": "A", "job_post": " "}
    answer = client.post("/session/start", json=body, headers=headers)
    assert answer.json["error"] == _sentence("tr", "MISSING_JOB_DESCRIPTION")
    assert answer.json["details"]["fields"] == {
        "job_description": [_sentence("tr", "value_missing")]
    }


def test_errors_of_fields_are_answered_in_it(client: FlaskClient) -> None:
    answer = client.post(
        "/auth/signup", json={"email": "x", "password": "1"}, headers={"Accept-Language": "fa"}
    )
    faults = answer.json["details"]["fields"]
    assert faults["email"] == [_sentence("fa", "value_email")]
    assert faults["password"] == [
        Messages.of("fa").say("errors.value_length", min="۱۰", max="۱۰۲۴")
    ]


def test_nested_errors_of_fields_are_answered_in_it(client: FlaskClient) -> None:
    form = {"criteria": '[{"criterion": "Python", "weight": 0}]', "files": (io.BytesIO(b"A"), "a")}
    answer = client.post("/score-resumes", data=form, headers={"Accept-Language": "it"})
    expected = Messages.of("it").say("errors.value_range", min="0,01", max="100")
    fault = answer.json["details"]["fields"]["criteria"]["0"]["weight"]
    assert fault == [expected.replace("0,01", "0.01")]
