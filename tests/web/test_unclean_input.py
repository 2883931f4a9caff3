"""What no store can hold and no parser should unfold is refused at once, on every route."""

from __future__ import annotations

import base64
import io
import json
import re
import time
from collections.abc import Callable
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from resume_api.domain.characters import storable, without_unstorable
from resume_api.web import json_input
from resume_api.web.multipart import MAX_FORM_FIELDS
from tests.signed_in import PASSWORD, Person

REFUSED = {400, 401, 404, 405, 409, 413, 415, 422, 429}
RESUME = b"Jane Roe\njane@example.com\nExperience\nDeveloper, Acme, 2019 - 2023\n- Built APIs\n"
BAD_TEXTS = ("Python \0 developer", "Python \ud800 developer")
FORM = "multipart/form-data"
JSON_BODIES = {
    "/auth/signup": {"email": "new@example.com", "password": PASSWORD, "role": "candidate"},
    "/auth/login": {"email": "jane@example.com", "password": PASSWORD},
    "/auth/refresh": {"refresh_token": "x"},
    "/session/start": {
        "resume_text": RESUME.decode(),
        "job_post": "Python developer",
        "lang": "en",
        "provider": "offline",
    },
    "/session/answer": {"session_id": str(uuid4()), "answer": "I cut costs by 30%."},
    "/matches": {"resume_ids": [str(uuid4())], "job_ids": [str(uuid4())]},
}
FORMS = {
    "/analyze-resume": ("resume", {"job_description": "Python", "lang": "en", "provider": "x"}),
    "/analyze": ("file", {"job_desc": "Python", "lang": "en", "provider": "offline"}),
    "/session/start": ("resume", {"job_post": "Python", "lang": "en", "provider": "offline"}),
    "/score-resumes": ("files", {"criteria": '["Python"]'}),
    "/jobs": (None, {"text": "Python developer", "title": "Developer"}),
}
HOSTILE_BODIES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "JSON 100,000 deep": ("application/json", lambda: b"[" * 100_000),
    "JSON 100,000 objects deep": ("application/json", lambda: b'{"a":' * 100_000),
    "an integer of 10,000 digits": (
        "application/json",
        lambda: b'{"resume_text": ' + b"9" * 10_000 + b', "email": 1}',
    ),
    "1,000,000 JSON keys": (
        "application/json",
        lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(1_000_000)) + b"}",
    ),
    "200,000 short JSON keys": (
        "application/json",
        lambda: b"{" + b",".join(b'"%x":1' % n for n in range(200_000)) + b"}",
    ),
    "a long e-mail address": (
        "application/json",
        lambda: json.dumps({"email": "a" * 1_000_000 + "@", "password": "b" * 1_000_000}).encode(),
    ),
    "no UTF-8": ("application/json", lambda: b'{"email": "\xff\xfe"}'),
    "UTF-16 with half a pair": (
        "application/json",
        lambda: '{"email": "\ud800"}'.encode("utf-16", "surrogatepass"),
    ),
    "NaN": ("application/json", lambda: b'{"question": NaN, "email": Infinity}'),
    "1.5 million form fields": (
        "application/x-www-form-urlencoded",
        lambda: b"&".join([b"a=1"] * 1_500_000),
    ),
    "20,000 form parts": (
        "multipart/form-data; boundary=b",
        lambda: b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 20_000 + b"--b--",
    ),
}


def routes_with_bodies(app: Flask) -> list[tuple[str, str]]:
    """Method and path of each; but for the log-out, which takes no body."""
    return sorted(
        (method, re.sub(r"<uuid:\w+>", str(uuid4()), rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"POST", "PUT", "PATCH"}
        if rule.rule != "/auth/logout"
    )


def refused(answer: TestResponse) -> dict[str, Any]:
    assert answer.status_code in REFUSED, answer.text[:300]
    body: dict[str, Any] = answer.get_json()
    assert body["success"] is False
    assert len(answer.data) < 20_000
    return body


@pytest.mark.parametrize("name", HOSTILE_BODIES)
def test_a_body_that_unfolds_is_refused_within_a_second_on_every_route(
    jane: Person, name: str
) -> None:
    kind, make = HOSTILE_BODIES[name]
    body = make()
    for method, path in routes_with_bodies(jane.client.application):
        began = time.process_time()
        answer = jane.ask(method, path, data=body, content_type=kind)
        assert time.process_time() - began < 1, (method, path)
        refused(answer)


@pytest.mark.parametrize("path", JSON_BODIES)
def test_a_text_in_json_that_is_no_text_is_refused(jane: Person, path: str) -> None:
    for field, bad in product(JSON_BODIES[path], BAD_TEXTS):
        body = json.dumps({**JSON_BODIES[path], field: bad})
        answer = refused(jane.ask("POST", path, data=body, content_type="application/json"))
        assert answer["code"] == "VALIDATION_ERROR", (field, bad)


@pytest.mark.parametrize("path", FORMS)
def test_a_text_in_a_form_that_is_no_text_is_refused(jane: Person, path: str) -> None:
    part, fields = FORMS[path]
    for field, bad in product(fields, BAD_TEXTS):
        body = form(part, {**fields, field: bad})
        answer = refused(jane.ask("POST", path, data=body, content_type=f"{FORM}; boundary=b"))
        assert list(answer["details"]["fields"]) == [field], bad


def form(part: str | None, fields: dict[str, str]) -> bytes:
    head = '--b\r\nContent-Disposition: form-data; name="'
    body = "".join(f'{head}{name}"\r\n\r\n{text}\r\n' for name, text in fields.items())
    if part:
        body += f'{head}{part}"; filename="r.txt"\r\n\r\n{RESUME.decode()}\r\n'
    return (body + "--b--\r\n").encode(errors="surrogatepass")


def test_a_form_of_a_browser_without_files_is_read_as_strictly(jane: Person) -> None:
    kind = "application/x-www-form-urlencoded"
    assert (
        jane.ask("POST", "/jobs", data="text=caf%C3%A9+chef", content_type=kind).status_code == 201
    )
    for bad in ("caf%00", "caf%E9", "%ED%A0%80"):
        body = refused(jane.ask("POST", "/jobs", data=f"text={bad}", content_type=kind))
        assert list(body["details"]["fields"]) == ["text"]


@pytest.mark.parametrize("name", ["page", "per_page", "job_key", "since"])
def test_a_query_that_is_no_text_is_refused(jane: Person, name: str) -> None:
    refused(jane.ask("GET", f"/history?{name}=%00"))
    refused(jane.ask("GET", f"/history?{name}={'9' * 5000}"))


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_that_utc_does_not_know_is_refused(jane: Person, since: str) -> None:
    assert list(refused(jane.ask("GET", f"/history?since={since}"))["details"]["fields"]) == [
        "since"
    ]


@pytest.mark.parametrize(
    "criteria",
    [
        '[{"criterion": "\\ud800Python"}]',
        '["\\u0000Python"]',
        "[" * 50_000,
        '[{"criterion": "Python", "weight": ' + "9" * 5000 + "}]",
        '[{"criterion": "Python", "weight": NaN}]',
        "[{" + ",".join(f'"k{n}":1' for n in range(20_000)) + "}]",
    ],
    ids=["surrogate", "NUL", "deep", "digits", "NaN", "keys"],
)
def test_criteria_keep_the_limits_of_json(jane: Person, criteria: str) -> None:
    parts = {"criteria": criteria, "files": (io.BytesIO(RESUME), "r.txt")}
    assert list(refused(jane.ask("POST", "/score-resumes", data=parts))["details"]["fields"]) == [
        "criteria"
    ]


@pytest.mark.parametrize("digits", [4_301, 6_000])
@pytest.mark.parametrize("place", ["job", "resume"])
def test_a_long_run_of_digits_is_only_a_text(jane: Person, place: str, digits: int) -> None:
    run = f"\nReference {'1' * digits}\n"
    job = "Backend Engineer\nRequirements:\n- 3 years of Python\n" + run * (place == "job")
    resume = RESUME + run.encode() * (place == "resume")
    form = {"job_description": job, "resume": (io.BytesIO(resume), "r.txt")}
    assert jane.ask("POST", "/analyze-resume", data=form).status_code == 200


def test_a_token_that_unfolds_is_no_token(jane: Person) -> None:
    head = base64.urlsafe_b64encode(b"[" * 2_900).decode().rstrip("=")
    token = f"{head}.e30.x"
    assert jane.client.post("/auth/refresh", json={"refresh_token": token}).status_code == 401
    headers = {"Authorization": f"Bearer {token}"}
    assert jane.client.get("/auth/me", headers=headers).status_code == 401


def test_the_limits_of_json_are_what_they_say() -> None:
    deepest = "[" * json_input.MAX_DEPTH + "1" + "]" * json_input.MAX_DEPTH
    assert json_input.load(deepest)
    with pytest.raises(ValueError, match="deep"):
        json_input.load(f"[{deepest}]")
    assert json_input.load(b'{"a": -12345678901234567, "b": "\\ud83d\\ude00"}')["b"] == "😀"
    assert MAX_FORM_FIELDS < 1_500_000


def test_what_cannot_be_stored_is_taken_out_of_a_models_answer() -> None:
    given = {"a\0": ["x\ud800", 1, None, {"b": "\0"}]}
    assert without_unstorable(given) == {"a": ["x", 1, None, {"b": ""}]}
    assert storable("café 😀 \ue000")
