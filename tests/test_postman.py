"""The Postman collection is whole, and every assertion in it holds against the real server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
COLLECTION = ROOT / "postman_collection.json"
NEWMAN = shutil.which(
    "newman", path=os.pathsep.join([str(ROOT / "var/npm/node_modules/.bin"), os.environ["PATH"]])
)


def requests_of(folder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in folder["item"]:
        yield from requests_of(item) if "item" in item else [item]


@pytest.fixture(scope="module")
def collection() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(COLLECTION.read_text())
    return document


def test_is_a_collection_that_postman_imports(collection: dict[str, Any]) -> None:
    assert collection["info"]["schema"].endswith("/collection/v2.1.0/collection.json")
    assert {"key": "base_url", "value": "http://localhost:5000"} in collection["variable"]


def test_every_request_has_tests_and_goes_to_base_url(collection: dict[str, Any]) -> None:
    names = [item["name"] for item in requests_of(collection)]
    assert len(set(names)) == len(names)
    for item in requests_of(collection):
        scripts = [event["script"]["exec"] for event in item["event"] if event["listen"] == "test"]
        assert any("pm.test" in line for lines in scripts for line in lines), item["name"]
        assert item["request"]["url"]["raw"].startswith("{{base_url}}/"), item["name"]


def test_every_file_that_is_sent_is_in_the_repository(collection: dict[str, Any]) -> None:
    bodies = [item["request"].get("body", {}) for item in requests_of(collection)]
    files = [part["src"] for body in bodies for part in body.get("formdata", []) if "src" in part]
    assert files
    assert [name for name in files if not (ROOT / name).is_file()] == []


@pytest.mark.skipif(NEWMAN is None, reason="newman is not installed: make newman")
def test_newman_finds_nothing_wrong(base_url: str) -> None:
    assert NEWMAN is not None
    variable = f"base_url={base_url}"
    run = subprocess.run(
        [NEWMAN, "run", str(COLLECTION), "--env-var", variable, "--color", "off"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert run.returncode == 0, run.stdout + run.stderr
