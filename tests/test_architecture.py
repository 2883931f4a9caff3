"""Invariants between files: what must be added together, and what must stay small and apart."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

import prompts
from providers import PROVIDERS
from providers.errors import Failure
from providers.offline import ANSWERS
from resume_api.analysis.failures import ERROR_OF
from resume_api.analysis.tasks import CRITERIA, REQUIREMENTS, SESSION_TASKS, STRUCTURE, TASKS
from resume_api.config.settings import KNOWN_PROVIDERS, Settings, variable_names
from resume_api.errors import ErrorCode
from resume_api.version import VERSION
from tests.test_postman import COLLECTION, requests_of

ROOT = Path(__file__).parent.parent
ALL_TASKS = (*TASKS, *SESSION_TASKS, REQUIREMENTS, CRITERIA, STRUCTURE)
PACKAGES = ("prompts", "providers", "resume_api")
TREES = {
    path: ast.parse(path.read_text())
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}
MAX_FILE = 300
MAX_FUNCTION = 50


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_task_has_a_prompt_and_every_prompt_a_task() -> None:
    files = {path.stem for path in (ROOT / "prompts").glob("*.md")}
    assert files == {task.name for task in ALL_TASKS}
    for task in ALL_TASKS:
        assert prompts.load(task.name)


def test_every_task_has_an_offline_answer() -> None:
    assert set(ANSWERS) == {task.name for task in ALL_TASKS}


def test_every_provider_that_settings_know_is_registered_and_there() -> None:
    assert set(PROVIDERS) == set(KNOWN_PROVIDERS)
    for name, place in PROVIDERS.items():
        module, _, class_name = place.partition(":")
        assert getattr(import_module(module), class_name).name == name


def test_every_failure_of_a_provider_has_an_error_for_clients() -> None:
    assert set(ERROR_OF) == set(Failure)


def test_every_setting_is_in_the_example_with_its_default() -> None:
    example = dict(
        re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.M)
    )
    assert set(example) == set(variable_names())
    assert Settings.from_env(example) == Settings()


def test_every_error_is_in_the_readme_with_its_status() -> None:
    readme = (ROOT / "README.md").read_text()
    rows = [line for line in readme.splitlines() if line.startswith("|")]
    for code in ErrorCode:
        assert any(code.name in row and str(code.status) in row for row in rows), code.name


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == VERSION
    assert f"## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text()


def routes(app: Flask) -> set[tuple[str, str]]:
    """Every method and path that clients may rely on: all but the web page and Swagger's parts."""
    return {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if not rule.rule.startswith("/docs/") and not rule.endpoint.startswith("page.")
    }


def test_every_route_is_in_openapi(app: Flask, client: FlaskClient) -> None:
    paths = client.get("/openapi.json").get_json()["paths"]
    described = {
        (method.upper(), path)
        for path, operations in paths.items()
        for method in operations
        if method != "parameters"
    }
    assert described == routes(app) - {("GET", "/openapi.json"), ("GET", "/docs")}


def test_every_route_is_in_the_postman_collection(app: Flask) -> None:
    requests = [item["request"] for item in requests_of(json.loads(COLLECTION.read_text()))]
    tried = {(request["method"], route_of(request["url"])) for request in requests}
    assert routes(app) - tried == set()


def route_of(url: dict[str, Any]) -> str:
    """The path of a Postman URL, its variables written as OpenAPI does."""
    parts = (re.sub(r"^:(\w+)$|\{\{(\w+)\}\}", r"{\1\2}", part) for part in url["path"])
    return "/" + "/".join(parts)


def test_every_module_says_what_it_is() -> None:
    assert [
        named(path) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)
    ] == []


def test_every_file_keeps_its_budget() -> None:
    lengths = {named(path): path.read_text().count("\n") for path in TREES}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_FILE} == {}


def test_every_function_keeps_its_budget() -> None:
    too_long = [
        f"{named(path)}:{node.lineno} {node.name}"
        for path, tree in TREES.items()
        if "migrations" not in path.parts  # a migration is a list, and never changes
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= MAX_FUNCTION
    ]
    assert too_long == []


def test_nothing_but_the_entry_points_reads_the_environment() -> None:
    readers = [
        f"{named(path)}:{node.lineno}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "putenv"}
        if isinstance(node.value, ast.Name) and node.value.id == "os"
    ]
    # A reader's child gets an environment made for it; tesseract's data folder is handed through.
    assert [
        reader
        for reader in readers
        if not reader.startswith("resume_api/documents/isolation/fork_server")
    ] == []
