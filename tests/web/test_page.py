"""The page is served with its policy, its files keep as long as they may, nothing else gets out."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from resume_api.web import page

DOCUMENT = "<!doctype html><title>Page</title>"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "page").mkdir()
    (folder / "index.html").write_text(DOCUMENT)
    (folder / "assets" / "main-1a2b.js").write_text("run()")
    (folder / "assets" / "main-1a2b.js.gz").write_bytes(gzip.compress(b"run()"))
    (folder / "page" / "boot.js").write_text("boot()")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def browser(build: Path) -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(page.blueprint(build))
    return app.test_client()


@pytest.mark.parametrize("path", ["/", "/app", "/app/result/17", "/app/rank"])
def test_every_address_of_the_page_gets_its_document(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path, buffered=True)
    assert (answer.status_code, answer.text) == (200, DOCUMENT)
    assert answer.headers["Cache-Control"] == "no-cache"
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_files_with_a_hash_are_kept_and_come_compressed(browser: FlaskClient) -> None:
    answer = browser.get(
        "/assets/main-1a2b.js", buffered=True, headers={"Accept-Encoding": "gzip, br"}
    )
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == b"run()"
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_browser_that_takes_no_compression_gets_the_plain_file(browser: FlaskClient) -> None:
    answer = browser.get("/page/boot.js", buffered=True)
    assert (answer.text, answer.headers.get("Content-Encoding")) == ("boot()", None)
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["/assets/gone-9f.js", "/assets/../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/page/.."],
)
def test_nothing_but_files_of_the_build_is_served(browser: FlaskClient, path: str) -> None:
    assert browser.get(path, buffered=True).status_code == 404


def test_without_a_build_the_page_says_how_to_make_it(tmp_path: Path) -> None:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(page.blueprint(tmp_path))
    answer = app.test_client().get("/")
    assert answer.status_code == 200
    assert "npm ci" in answer.text and "/docs" in answer.text


def test_the_service_serves_it(client: FlaskClient) -> None:
    answer = client.get("/app/result/17", buffered=True)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
