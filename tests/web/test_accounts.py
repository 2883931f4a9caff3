"""Accounts over HTTP, on both databases."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import jwt
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from resume_api import create_app
from resume_api.accounts import authentication
from resume_api.accounts.tokens import Tokens
from resume_api.cli import cli
from resume_api.config.settings import Settings
from resume_api.db import Database
from resume_api.dependencies import Dependencies

PASSWORD = "correct horse battery"
SECRET = "a key of sixty-four bytes or more, long enough for each algorithm"
JANE = {"email": "Jane.Roe@example.com", "password": PASSWORD}


@pytest.fixture
def app(deps: Dependencies, database: Database) -> Flask:
    settings = replace(deps.settings, jwt_secret=(("1", SECRET),))
    app = create_app(settings, of(deps, settings, database))
    app.testing = True
    return app


def of(deps: Dependencies, settings: Settings, database: Database) -> Dependencies:
    return replace(deps, settings=settings, database=database, tokens=Tokens(settings))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def pair(client: FlaskClient) -> dict[str, str]:
    """Jane's tokens."""
    assert client.post("/auth/signup", json=JANE).status_code == 201
    pair: dict[str, str] = client.post("/auth/login", json=JANE).get_json()["data"]
    return pair


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def me(client: FlaskClient, token: str) -> int:
    return client.get("/auth/me", headers=bearer(token)).status_code


def test_sign_up_log_in_and_me(client: FlaskClient, pair: dict[str, str]) -> None:
    assert pair["token_type"] == "Bearer"
    answer = client.get("/auth/me", headers=bearer(pair["access_token"]))
    account = answer.get_json()["data"]
    assert account["email"] == "jane.roe@example.com"
    assert account["role"] == "candidate"
    assert "password" not in answer.text


def test_an_address_has_one_account_in_any_case(client: FlaskClient, pair: dict[str, str]) -> None:
    again = client.post("/auth/signup", json={**JANE, "email": "JANE.ROE@EXAMPLE.COM"})
    assert (again.status_code, again.get_json()["code"]) == (409, "CONFLICT")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no address"),
        ("email", None),
        ("email", "a" * 250 + "@example.com"),
        ("password", "too short"),
        ("password", 12345678901),
        ("role", "admin"),
    ],
)
def test_a_faulty_sign_up_says_which_field(client: FlaskClient, field: str, value: object) -> None:
    answer = client.post("/auth/signup", json={**JANE, field: value})
    body = answer.get_json()
    assert (answer.status_code, body["code"]) == (422, "VALIDATION_ERROR")
    assert list(body["details"]["fields"]) == [field]


@pytest.mark.parametrize("body", [b"{", b"[]", b"", b"\xff\xfe"])
def test_a_body_that_is_no_json_object_is_a_typed_error(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/auth/login", data=body, content_type="application/json")
    assert answer.get_json()["code"] == "VALIDATION_ERROR"


def test_a_log_in_does_not_tell_whether_the_address_exists(
    client: FlaskClient, pair: dict[str, str]
) -> None:
    wrong = client.post("/auth/login", json={**JANE, "password": "wrong"})
    unknown = client.post("/auth/login", json={**JANE, "email": "nobody@example.com"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.headers["WWW-Authenticate"] == unknown.headers["WWW-Authenticate"]
    bodies = [answer.get_json() for answer in (wrong, unknown)]
    for body in bodies:
        del body["details"]
    assert bodies[0] == bodies[1]


def test_an_unknown_address_costs_a_hash_as_well(
    monkeypatch: pytest.MonkeyPatch, client: FlaskClient
) -> None:
    """What a log-in takes is the hash; it is computed for nobody's password too."""
    hashed = []
    verify = authentication.passwords.hasher.__class__.verify
    monkeypatch.setattr(
        authentication.passwords.hasher.__class__,
        "verify",
        lambda *given: hashed.append(given[2]) or verify(*given),
    )
    client.post("/auth/login", json={"email": "nobody@example.com", "password": "some password"})
    assert hashed == ["some password"]


def test_log_out_ends_both_tokens(client: FlaskClient, pair: dict[str, str]) -> None:
    other = client.post("/auth/login", json=JANE).get_json()["data"]
    assert client.post("/auth/logout", headers=bearer(pair["access_token"])).status_code == 200
    assert me(client, pair["access_token"]) == 401
    assert client.post("/auth/refresh", json=_refresh(pair)).status_code == 401
    assert me(client, other["access_token"]) == 200


def test_a_refresh_token_used_again_ends_the_log_in(
    client: FlaskClient, pair: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "TABS", timedelta(0))
    fresh = client.post("/auth/refresh", json=_refresh(pair)).get_json()["data"]
    assert me(client, fresh["access_token"]) == 200
    assert client.post("/auth/refresh", json=_refresh(pair)).status_code == 401
    assert me(client, fresh["access_token"]) == 401, "a stolen token ends the whole log-in"


def test_two_tabs_refresh_at_once(client: FlaskClient, pair: dict[str, str]) -> None:
    answers = [client.post("/auth/refresh", json=_refresh(pair)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    log_out = {"Authorization": f"Bearer {answers[1].get_json()['data']['access_token']}"}
    assert client.post("/auth/logout", headers=log_out).status_code == 200
    assert client.post("/auth/refresh", json=_refresh(pair)).status_code == 401


@pytest.mark.usefixtures("pair")
def test_a_page_keeps_its_refresh_token_in_a_cookie(app: Flask) -> None:
    browser, asked = app.test_client(), {"X-Refresh-Cookie": "true"}
    answer = browser.post("/auth/login", json=JANE, headers=asked)
    assert "refresh_token" not in answer.get_json()["data"]
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/auth"} <= set(cookie.split("; "))
    assert browser.post("/auth/refresh", json={}).status_code == 422
    fresh = browser.post("/auth/refresh", json={}, headers=asked)
    access = {"Authorization": f"Bearer {fresh.get_json()['data']['access_token']}"}
    assert browser.post("/auth/logout", headers=access).status_code == 200
    assert browser.post("/auth/refresh", json={}, headers=asked).status_code == 401


def _refresh(pair: dict[str, str]) -> dict[str, str]:
    return {"refresh_token": pair["refresh_token"]}


def _forged(**changes: object) -> str:
    now = datetime.now(UTC)
    claims = {
        "iss": "resume-analysis-api",
        "aud": "resume-analysis-api",
        "iat": now,
        "exp": now + timedelta(minutes=5),
        "sub": str(uuid4()),
        "jti": "a",
        "sid": "b",
        "kind": "access",
    } | changes
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, SECRET, "HS256", headers={"kid": "1"})


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": 1_600_000_000},
        {"exp": None},
        {"iss": "somebody else"},
        {"aud": "something else"},
        {"sub": None},
        {"sub": "no uuid"},
        {"jti": None},
        {"sid": None},
        {"kind": "refresh"},
        {},
    ],
    ids=str,
)
def test_a_token_with_a_fault_is_refused(client: FlaskClient, changes: dict[str, object]) -> None:
    answer = client.get("/auth/me", headers=bearer(_forged(**changes)))
    assert (answer.status_code, answer.get_json()["code"]) == (401, "UNAUTHORIZED")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_algorithm_is_pinned(client: FlaskClient, pair: dict[str, str]) -> None:
    head, claims, _ = pair["access_token"].split(".")
    for algorithm in ("none", "HS512"):
        forged = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "1"}).encode())
        assert me(client, f"{forged.decode().rstrip('=')}.{claims}.") == 401
    other = jwt.decode(pair["access_token"], options={"verify_signature": False})
    assert me(client, jwt.encode(other, SECRET, "HS512", headers={"kid": "1"})) == 401
    assert me(client, jwt.encode(other, SECRET, "HS256", headers={"kid": "2"})) == 401
    assert head


@pytest.mark.parametrize("header", ["Bearer", "Basic YTpi", "Bearer  ", "nonsense", "Bearer a.b.c"])
def test_a_header_that_is_no_token_is_refused(client: FlaskClient, header: str) -> None:
    assert client.get("/auth/me", headers={"Authorization": header}).status_code == 401


def test_no_token_at_all_is_refused(client: FlaskClient) -> None:
    assert client.get("/auth/me").get_json()["code"] == "UNAUTHORIZED"


def test_keys_are_rotated_by_their_id(settings: Settings) -> None:
    old, new = ("old", SECRET), ("new", SECRET[::-1])
    user = uuid4()
    before = Tokens(replace(settings, jwt_secret=(old,)))
    both = Tokens(replace(settings, jwt_secret=(new, old)))
    after = Tokens(replace(settings, jwt_secret=(new,)))
    token = before.issue(user, "access", "sid")
    assert both.read(token, "access").user_id == user
    fresh = both.issue(user, "access", "sid")
    assert after.read(fresh, "access").user_id == user
    with pytest.raises(authentication.ApiError):
        after.read(token, "access")


def test_without_a_secret_all_processes_share_a_private_file(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("secret") / "deep" / "jwt-secret"
    first, second = (Tokens(replace(settings, jwt_secret_file=str(file))) for _ in range(2))
    assert second.read(first.issue(uuid4(), "access", "sid"), "access")
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["jwt-secret"]


def test_guessing_a_password_is_slowed_down(client: FlaskClient, pair: dict[str, str]) -> None:
    guess = {**JANE, "password": "wrong"}
    codes = [client.post("/auth/login", json=guess).status_code for _ in range(11)]
    assert codes[:9] == [401] * 9
    assert codes[10] == 429
    refused = client.post("/auth/login", json=JANE)
    assert (refused.status_code, refused.get_json()["code"]) == (429, "RATE_LIMITED")
    assert 0 < int(refused.headers["Retry-After"]) <= 900


@pytest.fixture
def closed(deps: Dependencies, database: Database) -> Iterator[FlaskClient]:
    """A server that lets nobody analyse without a log-in, three times a minute."""
    settings = replace(
        deps.settings,
        auth_required=True,
        rate_limit="3 per minute",
        rate_limit_address="9 per minute",
        jwt_secret=(("1", SECRET),),
    )
    app = create_app(settings, of(deps, settings, database))
    app.testing = True
    with app.test_client() as client:
        yield client


def test_where_log_in_is_required_nobody_else_is_served(closed: FlaskClient) -> None:
    for path in ("/analyze-resume", "/parse-resume"):
        assert closed.post(path).get_json()["code"] == "UNAUTHORIZED", path
    assert closed.get("/health").status_code == 200


def test_analyses_are_limited_by_user(closed: FlaskClient) -> None:
    tokens = []
    for email in ("jane@example.com", "john@example.com"):
        form = {"email": email, "password": PASSWORD}
        closed.post("/auth/signup", json=form)
        tokens.append(closed.post("/auth/login", json=form).get_json()["data"]["access_token"])
    answers = [closed.post("/analyze-resume", headers=bearer(tokens[0])) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 429]
    assert int(answers[3].headers["Retry-After"]) > 0
    assert answers[3].headers["X-RateLimit-Limit"] == "3"
    assert answers[0].headers["X-RateLimit-Remaining"] == "2"
    assert "Retry-After" not in closed.get("/health").headers
    assert closed.post("/analyze-resume", headers=bearer(tokens[1])).status_code == 400


def test_by_default_a_laptop_has_no_limit_and_no_log_in(client: FlaskClient) -> None:
    assert {client.post("/analyze-resume").status_code for _ in range(10)} == {400}


def test_a_client_is_known_by_the_address_that_trusted_proxies_add(
    deps: Dependencies, database: Database
) -> None:
    settings = replace(deps.settings, rate_limit="1 per minute", trusted_proxies=1)
    app = create_app(settings, of(deps, settings, database))
    client = app.test_client()

    def ask(forwarded: str) -> int:
        return client.post("/analyze-resume", headers={"X-Forwarded-For": forwarded}).status_code

    assert [ask("9.9.9.9, 1.1.1.1"), ask("8.8.8.8, 1.1.1.1"), ask("1.1.1.1, 2.2.2.2")] == [
        400,
        429,
        400,
    ]


def test_an_admin_is_made_on_the_command_line(deps: Dependencies, client: FlaskClient) -> None:
    run, settings = CliRunner().invoke, deps.settings
    email = f"{uuid4().hex}@example.com"
    made = run(cli, ["users", "create-admin", email, "--password", PASSWORD], obj=settings)
    assert made.exit_code == 0, made.output
    assert authentication.log_in(deps, email, PASSWORD)
    again = run(cli, ["users", "create-admin", email, "--password", PASSWORD], obj=settings)
    assert (again.exit_code, "CONFLICT" in again.output) == (1, True)
    weak = run(cli, ["users", "create-admin", "x", "--password", "short"], obj=settings)
    assert weak.exit_code == 2
    assert "email" in weak.output


def test_tokens_do_not_live_for_ever(client: FlaskClient, pair: dict[str, str]) -> None:
    claims = jwt.decode(pair["access_token"], options={"verify_signature": False})
    assert claims["exp"] - time.time() <= 900 == pair["expires_in"]
