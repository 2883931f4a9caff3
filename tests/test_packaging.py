"""What is shipped is enough to run, pinned, and started by the commands that the documents name."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
# Of the final stage only; the build stage's are requirements.txt.
COPIED = [
    name
    for names in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE.split("FROM ")[-1], re.M)
    for name in names.split()
]
# What the page is built from, in a stage of its own.
FOR_THE_PAGE = {"frontend", "samples"}


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))


def test_what_the_image_copies_is_enough_to_serve(tmp_path: Path) -> None:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
        else:
            shutil.copy(ROOT / name, tmp_path)
    ask = "import main; print(main.app.test_client().get('/health').status_code)"
    served = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env={}, capture_output=True, text=True
    )
    assert served.stdout == "200\n", served.stderr


def test_the_build_context_is_what_the_image_copies() -> None:
    admitted = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.M)
    assert set(admitted) == {*COPIED, *FOR_THE_PAGE, "requirements.txt"}


def test_the_image_runs_as_nobody_in_particular_and_reports_its_health() -> None:
    assert re.search(r"^USER [1-9]\d*$", DOCKERFILE, re.M)
    assert "/health" in DOCKERFILE[DOCKERFILE.index("HEALTHCHECK") :]
    assert DOCKERFILE.endswith('CMD ["gunicorn", "-c", "gunicorn.conf.py", "main:app"]\n')


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_dependency_is_pinned(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()
    required = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert [line for line in required if not re.match(r"[\w.\[\]-]+==[\w.]+( ;|$)", line)] == []


def test_ci_runs_make_targets_that_exist_in_the_order_promised() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    targets = {target for run in commands for target in re.findall(r"^make ([\w-]+)", run, re.M)}
    assert {"lint", "types", "contracts", "unit", "test-page"} <= targets <= make_targets()
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "lint": None,
        "types": "lint",
        "contracts": "types",
        "embedded": "contracts",
        "page": "contracts",
        "services": "contracts",
        "image": ["embedded", "page", "services"],
    }


def test_hooks_use_tools_that_the_project_installs() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert {repository["repo"] for repository in config["repos"]} == {"local"}
    for hook in hooks:
        assert hook["entry"].startswith(".venv/bin/")
        assert shutil.which(Path(hook["entry"].split()[0]).name, path=Path(sys.executable).parent)


def test_the_documents_name_make_targets_that_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md", ".ci/run"):
        blocks = re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / name).read_text(), re.M)
        assert blocks, name
        assert set(blocks) <= make_targets(), name


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/*.md")]
    broken = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text())
        if not (document.parent / link).exists()
    ]
    assert broken == []
