"""Which passwords are taken, and how one gets a new one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from resume_api.accounts import authentication, passwords
from resume_api.cli import cli
from resume_api.dependencies import Dependencies
from resume_api.mail import Mail
from tests.mailbox import Mailbox, mailbox
from tests.signed_in import PASSWORD, Person

NEW = "another long sentence"


def log_in(client: FlaskClient, email: str, password: str) -> TestResponse:
    return client.post("/auth/login", json={"email": email, "password": password})


def bearer(pair: dict[str, str]) -> dict[str, str]:
    return {"Authorization": f"Bearer {pair['access_token']}"}


@pytest.mark.parametrize(
    "password",
    [
        " " * 12,
        "\u3000" * 12,
        "\u200b" * 12,
        "password123",
        "PASSWORD123",
        "ｐａｓｓｗｏｒｄ１２３",
        "1234567890",
        "qwertyuiop",
        "aaaaaaaaaaaa",
        "jane@example.com",
        "short",
        "x" * 1025,
    ],
)
def test_a_password_that_is_no_secret_is_refused_everywhere(jane: Person, password: str) -> None:
    form = {"email": "jane@example.com", "password": password}
    answer = jane.client.post("/auth/signup", json=form)
    assert (answer.status_code, list(answer.get_json()["details"]["fields"])) == (422, ["password"])
    change = {"password": password, "current_password": PASSWORD}
    answer = jane.ask("PATCH", "/auth/me", json=change)
    assert (answer.status_code, list(answer.get_json()["details"]["fields"])) == (422, ["password"])
    assert log_in(jane.client, "jane@example.com", PASSWORD).status_code == 200


def test_thousands_of_common_passwords_are_known() -> None:
    assert len(passwords._common()) >= 10_000
    assert passwords.fault("correct horse battery") is None
    assert passwords.fault("گذرواژه‌ای بلند") is None


def test_the_same_characters_are_the_same_password(jane: Person) -> None:
    composed = "crème brûlée à deux"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    for email, typed in (("one@example.com", "ﬁne wine ½ litre"), ("two@example.com", composed)):
        jane.client.post("/auth/signup", json={"email": email, "password": typed})
    assert log_in(jane.client, "one@example.com", "fine wine 1⁄2 litre").status_code == 200
    assert log_in(jane.client, "two@example.com", decomposed).status_code == 200


def test_a_hash_from_before_passwords_were_normalised_still_opens() -> None:
    old = passwords.hasher.hash("ﬁne wine and bread")
    assert passwords.matches("ﬁne wine and bread", old)
    assert not passwords.matches("fine wine and bread", old)


def test_two_addresses_are_two_accounts(jane: Person) -> None:
    for email in ("straße@example.com", "strasse@example.com"):
        form = {"email": email, "password": PASSWORD}
        assert jane.client.post("/auth/signup", json=form).status_code == 201, email
    again = {"email": "STRAßE@Example.com", "password": PASSWORD}
    assert jane.client.post("/auth/signup", json=again).status_code == 409
    assert log_in(jane.client, "Straße@example.com", PASSWORD).status_code == 200


def test_an_address_that_grows_in_lower_case_keeps_its_limit(jane: Person) -> None:
    form = {"email": "İ" * 130 + "@example.com", "password": PASSWORD}
    assert jane.client.post("/auth/signup", json=form).status_code == 422


def test_a_name_is_changed_and_taken_away(jane: Person) -> None:
    assert jane.data("GET", "/auth/me")["name"] is None
    assert jane.data("PATCH", "/auth/me", json={"name": " Jane\tRoe "})["name"] == "Jane Roe"
    assert jane.ask("PATCH", "/auth/me", json={}).status_code == 422
    assert jane.data("PATCH", "/auth/me", json={"name": " "})["name"] is None


def test_a_new_password_needs_the_old_one_and_ends_all_other_log_ins(jane: Person) -> None:
    email = "jane@example.com"
    for wrong in ({}, {"current_password": "not this one"}):
        answer = jane.ask("PATCH", "/auth/me", json={"password": NEW, **wrong})
        assert list(answer.get_json()["details"]["fields"]) == ["current_password"]
    change = {"password": NEW, "current_password": PASSWORD}
    assert jane.ask("PATCH", "/auth/me", json=change).status_code == 200
    assert jane.ask("GET", "/auth/me").status_code == 200
    assert log_in(jane.client, email, PASSWORD).status_code == 401
    assert log_in(jane.client, email, NEW).status_code == 200


@pytest.mark.parametrize("token", ["access", "refresh"])
def test_a_log_in_from_before_the_password_is_over(
    mine: Dependencies, jane: Person, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = log_in(jane.client, "jane@example.com", PASSWORD).get_json()["data"]
    later = authentication.users.now().replace(year=authentication.users.now().year + 1)
    monkeypatch.setattr("resume_api.db.users.now", lambda: later)
    jane.data("PATCH", "/auth/me", json={"password": NEW, "current_password": PASSWORD})
    if token == "access":
        assert jane.client.get("/auth/me", headers=bearer(other)).status_code == 401
    else:
        body = {"refresh_token": other["refresh_token"]}
        assert jane.client.post("/auth/refresh", json=body).status_code == 401
    assert jane.ask("GET", "/auth/me").status_code == 200


@pytest.fixture
def post() -> Iterator[Mailbox]:
    with mailbox() as server:
        yield server


@pytest.fixture
def mailing(mine: Dependencies, post: Mailbox) -> Dependencies:
    settings = replace(mine.settings, public_url="https://cv.example.com")
    return replace(mine, settings=settings, mail=Mail(post.url, "cv@example.com"))


def token_of(link: str) -> str:
    return urlsplit(link).fragment.removeprefix("token=")


def reset(client: FlaskClient, token: str, password: str = NEW) -> TestResponse:
    return client.post("/auth/password/reset", json={"token": token, "password": password})


def test_a_forgotten_password_is_replaced_by_a_link_that_is_good_once(
    mailing: Dependencies, post: Mailbox
) -> None:
    joan = Person(mailing, "joan")
    answers = [
        joan.client.post("/auth/password/forgot", json={"email": email})
        for email in ("nobody@example.com", "JOAN@example.com")
    ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].get_json()["data"] == answers[1].get_json()["data"]
    mail = post.mails.get(timeout=20)
    assert (mail["To"], mail["From"]) == ("joan@example.com", "cv@example.com")
    text = mail.get_payload(decode=True).decode()
    link = re.search(r"https://cv\.example\.com/app/reset#token=\S+", text)
    assert link
    token = token_of(link[0])
    assert reset(joan.client, token, "password123").status_code == 422
    assert reset(joan.client, token).status_code == 200
    assert reset(joan.client, token, "yet another sentence").status_code == 422
    assert log_in(joan.client, "joan@example.com", NEW).status_code == 200
    assert log_in(joan.client, "joan@example.com", PASSWORD).status_code == 401
    assert post.mails.empty(), "nobody gets no mail"


def test_no_other_token_resets_a_password(mine: Dependencies, jane: Person) -> None:
    pair = log_in(jane.client, "jane@example.com", PASSWORD).get_json()["data"]
    for token in (pair["access_token"], pair["refresh_token"], "", "a.b.c"):
        assert reset(jane.client, token).status_code == 422
    stranger = mine.tokens.issue(uuid4(), "reset", "x")
    assert reset(jane.client, stranger).get_json()["details"]["fields"]["token"]
    link = mine.tokens.issue(uuid4(), "reset", "x")
    assert jane.client.get("/auth/me", headers=bearer({"access_token": link})).status_code == 401


def test_without_mail_the_administrator_has_the_link(deps: Dependencies) -> None:
    run, email = CliRunner().invoke, f"{uuid4().hex}@example.com"
    person = Person(deps, email.partition("@")[0])
    answer = person.client.post("/auth/password/forgot", json={"email": email})
    assert answer.status_code == 202
    assert "administrator" in answer.get_json()["data"]["message"]
    shown = run(cli, ["users", "reset-link", email], obj=deps.settings)
    assert shown.exit_code == 0, shown.output
    assert reset(person.client, token_of(shown.output.strip())).status_code == 200
    assert log_in(person.client, email, NEW).status_code == 200
    unknown = run(cli, ["users", "reset-link", "nobody@example.com"], obj=deps.settings)
    assert unknown.exit_code == 1


def test_a_mail_server_that_is_away_shows_in_readiness_and_stops_nobody(
    mine: Dependencies,
) -> None:
    away = replace(mine, mail=Mail("smtp://127.0.0.1:1", "cv@example.com"))
    joan = Person(away, "joan")
    form = {"email": "joan@example.com"}
    assert joan.client.post("/auth/password/forgot", json=form).status_code == 202
    body = joan.client.get("/health/ready").get_json()
    assert (body["status"], body["dependencies"]["mail"]["ready"]) == ("ready", False)
