"""Clients that are logged in, against an app on a database of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from resume_api import create_app
from resume_api.accounts import authentication
from resume_api.db import Database
from resume_api.dependencies import Dependencies

PASSWORD = "correct horse battery"


def serving(deps: Dependencies, database: Database, **settings: Any) -> Dependencies:
    """Dependencies of an app of its own, whose parts but for the database are shared."""
    return replace(deps, settings=replace(deps.settings, **settings), database=database)


class Person:
    """Somebody with an account and a client."""

    def __init__(self, deps: Dependencies, name: str, role: str = "candidate") -> None:
        app = create_app(deps.settings, deps)
        app.testing = True
        self.client: FlaskClient = app.test_client()
        email = f"{name}@example.com"
        self.id = str(authentication.sign_up(deps, email, PASSWORD, role).id)
        token = authentication.log_in(deps, email, PASSWORD).access_token
        self.headers = {"Authorization": f"Bearer {token}"}

    def ask(self, method: str, path: str, **more: Any) -> TestResponse:
        """The answer to a request with the token."""
        return self.client.open(path, method=method, headers=self.headers, **more)

    def data(self, method: str, path: str, **more: Any) -> Any:
        """The data of an answer that must be a success."""
        answer = self.ask(method, path, **more)
        assert answer.status_code < 300, answer.text
        return answer.get_json()["data"]
