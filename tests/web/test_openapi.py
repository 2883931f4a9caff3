"""The OpenAPI document: whole and valid."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import marshmallow
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate

ERROR = {"$ref": "#/components/schemas/ErrorEnvelope"}


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").get_json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                yield f"{method} {path}", operation


def test_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_every_operation_has_a_name_of_its_own(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(names) == len(set(names)) > 30


def test_every_answer_has_a_body_and_every_error_the_envelope(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if "$ref" in answer:
                answer = document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
            if status == "304":
                continue  # has none, by RFC 9110
            assert answer["content"], (name, status)
            if not status.startswith("2") and (name, status) != ("get /health/ready", "503"):
                assert answer["content"]["application/json"]["schema"] == ERROR, (name, status)


def test_files_are_parts_of_forms(document: dict[str, Any]) -> None:
    body = document["paths"]["/score-resumes"]["post"]["requestBody"]["content"]
    assert list(body) == ["multipart/form-data"]
    files = document["components"]["schemas"]["RankingForm"]["properties"]["files"]
    assert (files["type"], files["items"]["format"]) == ("array", "binary")


def test_views_take_what_their_schemas_load(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        documented = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", ())
        fields = {
            name: field for one in documented for name, field in one["schema"]().fields.items()
        }
        if fields:
            taken = inspect.signature(inspect.unwrap(view)).parameters
            if any(one.kind is one.VAR_KEYWORD for one in taken.values()):
                continue
            assert set(taken) == set(fields) | rule.arguments, rule
            for name, field in fields.items():
                always = field.required or field.load_default is not marshmallow.missing
                assert always == (taken[name].default is inspect.Parameter.empty), (rule, name)
