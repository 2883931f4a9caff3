"""A client in TypeScript that is generated from the OpenAPI document, against a real server."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import SAMPLES
from tests.servers import missing

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "tests/typescript"
NPM = ROOT / "var/npm-client"


@pytest.fixture(scope="session")
def stack() -> str:
    """The document and the client are the same on all stacks."""
    return "embedded"


def modules() -> Path:
    """The packages of the client, installed once."""
    if not (npm := shutil.which("npm")):
        missing("npm is not there")
    NPM.mkdir(parents=True, exist_ok=True)
    if not (NPM / "node_modules/.bin/tsc").exists():
        shutil.copy(SOURCES / "package.json", NPM)
        command = [npm, "install", "--no-fund", "--no-audit", "--prefix", str(NPM)]
        if subprocess.run(command, capture_output=True, timeout=150, check=False).returncode:
            missing("npm installs no packages")
    return NPM / "node_modules"


@pytest.mark.timeout(240)
def test_a_typescript_client_sends_files_and_reads_every_answer(
    client: FlaskClient, tmp_path: Path, base_url: str
) -> None:
    packages = modules()
    for source in SOURCES.iterdir():
        shutil.copy(source, tmp_path)
    (tmp_path / "node_modules").symlink_to(packages)
    (tmp_path / "openapi.json").write_text(json.dumps(client.get("/openapi.json").get_json()))

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("node", "generate.mjs", "openapi.json", "schema.d.ts")
    run("node_modules/.bin/tsc", "-p", ".")
    resume = str(SAMPLES / "resume-one-column.pdf")
    ranking, analysis, refused = json.loads(run("node", "client.js", base_url, resume))
    assert ranking.startswith("ranking: ")
    assert analysis.removeprefix("analysis: ").isdigit()
    assert refused == "INVALID_FILE_FORMAT"
