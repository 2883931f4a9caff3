"""How often somebody may ask, and how much may be kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient

from resume_api import create_app
from resume_api.dependencies import Dependencies
from resume_api.web import rate_limits
from tests.signed_in import PASSWORD, Person

RESUME = b"Jane Roe\njane@example.com\nExperience\nPython developer, Acme, 2019 - 2024\n"
JANE = {"email": "jane@example.com", "password": PASSWORD}
UNLIMITED = {"accounts.log_out"}
"""Ends what is held, and costs a row."""


@pytest.fixture(autouse=True)
def attempts(deps: Dependencies) -> None:
    """Each test counts its own."""
    if deps.settings.redis_url:
        with redis.Redis.from_url(deps.settings.redis_url) as server:
            server.flushdb()


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
    [(method, path)] = [
        (next(iter((rule.methods or set()) & {"GET", "POST"})), rule.rule) for rule in rules
    ]
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
    return person.ask("POST", "/resumes", data={"file": (io.BytesIO(data), "cv.txt")})


def test_a_user_keeps_so_much_and_is_told_what_takes_it(mine: Dependencies) -> None:
    own = replace(mine, settings=replace(mine.settings, user_storage_mb=1))
    ann, bob = Person(own, "ann"), Person(own, "bob")
    big = RESUME + b"A line about something else entirely, number one.\n" * 9_000
    kept = [keep(ann, big + b"%d" % n).status_code for n in range(3)]
    assert kept == [201, 201, 403]
    body = keep(ann, big + b"9").get_json()
    assert body["code"] == "STORAGE_FULL"
    assert body["details"]["limit_bytes"] == 1 << 20
    assert 800_000 < body["details"]["used_bytes"] < 1 << 20
    assert keep(bob, RESUME).status_code == 201, "it is ann's alone"
    first = ann.data("GET", "/resumes")["items"][-1]["id"]
    ann.data("DELETE", f"/resumes/{first}")
    assert keep(ann, big + b"2").status_code == 201


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
    from uuid import UUID

    from resume_api.db.quotas import used_bytes

    return used_bytes(deps.database, UUID(person.id))


def test_guests_share_what_is_kept_for_them(mine: Dependencies) -> None:
    own = replace(mine, settings=replace(mine.settings, guest_storage_mb=1))
    guest = create_app(own.settings, own).test_client()
    big = RESUME.decode() + "A line about something else.\n" * 6_000
    bodies = [{"resume_text": big + str(n), "job_post": "Python"} for n in range(8)]
    codes = [guest.post("/session/start", json=body).status_code for body in bodies]
    assert codes[0] == 201
    assert codes[-1] == 403
    refused = guest.post("/analyze", data=form("file", "job_desc")).get_json()
    assert refused["code"] in ("STORAGE_FULL", None) or refused["success"]
    ann = Person(own, "ann")
    assert ann.ask("POST", "/session/start", json=bodies[0]).status_code == 201


def test_a_ranking_in_the_background_counts_its_files(mine: Dependencies) -> None:
    own = replace(mine, settings=replace(mine.settings, user_storage_mb=1))
    ann = Person(own, "ann")
    big = RESUME + b"A line about something else.\n" * 20_000
    files = [(io.BytesIO(big + b"%d" % n), f"{n}.txt") for n in range(2)]
    answer = ann.ask(
        "POST", "/score-resumes?async=true", data={"criteria": '["Python"]', "files": files}
    )
    assert (answer.status_code, answer.get_json()["code"]) == (403, "STORAGE_FULL")
