"""How often somebody may ask, and how much may be kept."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from resume_api import create_app
from resume_api.accounts.quotas import MIB
from resume_api.db import owned
from resume_api.db.models import Analysis, QuestionSession
from resume_api.db.quotas import used_bytes
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.web import rate_limits
from tests.signed_in import PASSWORD, Person

RESUME = b"Jane Roe\njane@example.com\nExperience\nPython developer, Acme, 2019 - 2024\n"
JANE = {"email": "jane@example.com", "password": PASSWORD}
UNLIMITED = {"accounts.log_out"}
"""Ends what is held, and costs a row."""


@pytest.fixture
def limited(mine: Dependencies) -> Callable[..., FlaskClient]:
    """A client of a server with these settings; it sends from the address that it says."""

    def made(**settings: Any) -> FlaskClient:
        own = replace(mine, settings=replace(mine.settings, trusted_proxies=1, **settings))
        app = create_app(own.settings, own)
        app.testing = True
        return app.test_client()

    return made


def at(address: str, token: str | None = None) -> dict[str, str]:
    bearer = {"Authorization": f"Bearer {token}"} if token else {}
    return {"X-Forwarded-For": address, **bearer}


def token_of(client: FlaskClient, email: str, address: str) -> str:
    form = {"email": email, "password": PASSWORD}
    assert client.post("/auth/signup", json=form, headers=at(address)).status_code == 201
    answer = client.post("/auth/login", json=form, headers=at(address)).get_json()
    token: str = answer["data"]["access_token"]
    return token


def test_every_route_that_changes_something_is_limited(app: Flask) -> None:
    changing = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if (rule.methods or set()) & {"POST", "PUT", "PATCH"}
    }
    assert changing - {*rate_limits.COSTLY, *rate_limits.ACCOUNTS} == UNLIMITED


@pytest.mark.parametrize("endpoint", rate_limits.COSTLY)
def test_every_costly_route_counts(limited: Callable[..., FlaskClient], endpoint: str) -> None:
    client = limited(rate_limit="2 per minute")
    rules = client.application.url_map.iter_rules(endpoint)
    [(method, route)] = [
        (next(iter((rule.methods or set()) & {"GET", "POST", "PATCH"})), rule.rule)
        for rule in rules
    ]
    path = re.sub(r"<uuid:\w+>", str(uuid4()), route)
    codes = [client.open(path, method=method, headers=at("1.1.1.1")).status_code for _ in range(3)]
    assert (429 in codes[:2], codes[2]) == (False, 429)
    assert client.open(path, method=method, headers=at("2.2.2.2")).status_code != 429


def test_costly_routes_share_a_count(limited: Callable[..., FlaskClient]) -> None:
    client = limited(rate_limit="2 per minute")
    paths = ("/parse-resume", "/session/answer", "/extract-criteria")
    codes = [client.post(path, headers=at("1.1.1.1")).status_code for path in paths]
    assert (429 in codes[:2], codes[2]) == (False, 429)


def test_a_fresh_account_wins_nothing(limited: Callable[..., FlaskClient]) -> None:
    client = limited(rate_limit="3 per minute")
    tokens = [token_of(client, f"{name}@example.com", "1.1.1.1") for name in ("ann",)]
    for _ in range(3):
        client.post("/parse-resume", headers=at("1.1.1.1", tokens[0]))
    assert client.post("/parse-resume", headers=at("1.1.1.1")).status_code == 429
    other = token_of(client, "bob@example.com", "2.2.2.2")
    assert client.post("/parse-resume", headers=at("1.1.1.1", other)).status_code == 429
    assert client.post("/parse-resume", headers=at("2.2.2.2", other)).status_code == 400


def test_a_fresh_address_wins_nothing_for_an_account(limited: Callable[..., FlaskClient]) -> None:
    client = limited(rate_limit="3 per minute")
    token = token_of(client, "ann@example.com", "9.9.9.9")
    codes = [
        client.post("/parse-resume", headers=at(f"1.1.1.{n}", token)).status_code for n in range(4)
    ]
    assert codes == [400, 400, 400, 429]


def test_an_office_can_be_given_more(limited: Callable[..., FlaskClient]) -> None:
    client = limited(rate_limit="2 per minute", rate_limit_address="5 per minute")
    tokens = [token_of(client, f"{name}@example.com", name) for name in ("1.1.1.1", "2.2.2.2")]
    for token in tokens:
        codes = [
            client.post("/parse-resume", headers=at("3.3.3.3", token)).status_code for _ in range(2)
        ]
        assert codes == [400, 400]


def test_an_ipv6_customer_is_one_address(limited: Callable[..., FlaskClient]) -> None:
    client = limited(rate_limit="2 per minute")
    codes = [
        client.post("/parse-resume", headers=at(f"2001:db8:1:2::{n:x}")).status_code
        for n in range(3)
    ]
    assert codes == [400, 400, 429]
    assert client.post("/parse-resume", headers=at("2001:db8:1:3::1")).status_code == 400


@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/signup", "/auth/password/reset"])
def test_accounts_are_limited_by_address(limited: Callable[..., FlaskClient], path: str) -> None:
    client = limited(rate_limit="2 per minute")
    codes = [client.post(path, json={}, headers=at("1.1.1.1")).status_code for _ in range(3)]
    assert codes == [422, 422, 429]


def test_nobody_locks_an_owner_out(limited: Callable[..., FlaskClient]) -> None:
    client = limited()
    token_of(client, JANE["email"], "1.1.1.1")
    guess = {**JANE, "password": "a wrong password"}
    codes = [
        client.post("/auth/login", json=guess, headers=at("6.6.6.6")).status_code for _ in range(12)
    ]
    assert codes == [401] * 10 + [429] * 2
    assert client.post("/auth/login", json=JANE, headers=at("6.6.6.6")).status_code == 429
    assert client.post("/auth/login", json=JANE, headers=at("1.1.1.1")).status_code == 200
    other = {**guess, "email": "John@example.com"}
    assert client.post("/auth/login", json=other, headers=at("6.6.6.6")).status_code == 401


def test_the_spelling_of_an_address_gives_no_more_guesses(
    limited: Callable[..., FlaskClient],
) -> None:
    client = limited()
    for n in range(10):
        email = JANE["email"].upper() if n % 2 else JANE["email"]
        client.post("/auth/login", json={"email": email, "password": "x"}, headers=at("6.6.6.6"))
    assert client.post("/auth/login", json=JANE, headers=at("6.6.6.6")).status_code == 429


def keep(person: Person, data: bytes) -> Any:
    return person.ask("POST", "/resumes", data={"file": (io.BytesIO(data), "cv.pdf")})


def filled(deps: Dependencies, user_id: UUID | None, size: int) -> QuestionSession:
    """A session that takes so many bytes."""
    row = QuestionSession(
        user_id=user_id, resume_text="", job_text="", state={}, size=size, expires_at=now()
    )
    return owned.add(deps.database, row)


def test_a_user_keeps_so_much_and_is_told_so(mine: Dependencies, resume_pdf: bytes) -> None:
    own = replace(mine, settings=replace(mine.settings, user_storage_mb=1))
    ann, bob = Person(own, "ann"), Person(own, "bob")
    filled(mine, UUID(ann.id), MIB - len(resume_pdf))
    assert keep(ann, resume_pdf).status_code == 201
    assert keep(ann, resume_pdf).status_code == 200, "it is kept already"
    answer = keep(ann, resume_pdf + b"\n% another")
    body = answer.get_json()
    assert (answer.status_code, body["code"]) == (403, "STORAGE_FULL")
    assert body["details"]["limit_bytes"] == body["details"]["used_bytes"] == MIB
    assert keep(bob, resume_pdf).status_code == 201, "it is ann's alone"
    [kept] = ann.data("GET", "/resumes")["items"]
    ann.data("DELETE", f"/resumes/{kept['id']}")
    assert keep(ann, resume_pdf).status_code == 201


def test_all_that_a_user_keeps_counts(mine: Dependencies) -> None:
    ann = Person(mine, "ann")
    used = mine_used(mine, ann)
    assert used == 0
    requests: list[tuple[str, dict[str, Any]]] = [
        ("/jobs", {"data": {"text": "Python developer. " * 50}}),
        ("/session/start", {"json": {"resume_text": RESUME.decode(), "job_post": "Python"}}),
        ("/analyze-resume", {"data": form("resume", "job_description")}),
        ("/analyze", {"data": form("file", "job_desc")}),
    ]
    for path, body in requests:
        ann.data("POST", path, **body)
        assert (after := mine_used(mine, ann)) > used, path
        used = after


def form(file: str, job: str) -> dict[str, Any]:
    return {file: (io.BytesIO(RESUME), "cv.txt"), job: f"Python developer {uuid4()}"}


def mine_used(deps: Dependencies, person: Person) -> int:
    return used_bytes(deps.database, UUID(person.id))


@pytest.mark.parametrize("path", ["/session/start", "/analyze", "/score-resumes?async=true"])
def test_guests_share_what_is_kept_for_them(mine: Dependencies, path: str) -> None:
    own = replace(mine, settings=replace(mine.settings, guest_storage_mb=1))
    guest, ann = create_app(own.settings, own).test_client(), Person(own, "ann")

    def ask(client: FlaskClient, headers: dict[str, str]) -> TestResponse:
        bodies: dict[str, dict[str, Any]] = {
            "/session/start": {"data": form("resume", "job_post")},
            "/analyze": {"data": form("file", "job_desc")},
            "/score-resumes?async=true": {
                "data": {"criteria": '["Python"]', "files": [(io.BytesIO(RESUME), "a.txt")]}
            },
        }
        return client.post(path, headers=headers, **bodies[path])

    assert ask(guest, {}).status_code in (201, 202)
    filled(mine, None, MIB)
    with mine.database.transaction() as session:  # the same ranking again would be the same task
        session.execute(update(Analysis).values(idempotency_key=None))
    refused = ask(guest, {})
    assert (refused.status_code, refused.get_json()["code"]) == (403, "STORAGE_FULL")
    assert ask(guest, ann.headers).status_code in (201, 202), "ann is no guest"


def test_an_analysis_that_cannot_be_kept_is_answered_all_the_same(mine: Dependencies) -> None:
    own = replace(mine, settings=replace(mine.settings, user_storage_mb=1))
    ann = Person(own, "ann")
    filled(mine, UUID(ann.id), MIB)
    data = ann.data("POST", "/analyze-resume", data=form("resume", "job_description"))
    assert "HISTORY_NOT_SAVED" in [one["code"] for one in data["meta"]["degraded"]]
