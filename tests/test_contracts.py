"""The import contracts hold for every package, also for one that nobody has thought of yet."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("resume_api", "providers", "prompts")
ALLOWED = {
    "flask": r"resume_api\.web(\..+)?",
    "sqlalchemy": r"resume_api\.db(\..+)?",
    "requests": r"providers(\.deadline_http)?",
}
"""The packages where a module that is new may import each."""


def packages() -> list[str]:
    """Every package, and one that does not exist."""
    folders = [path.parent for source in SOURCES for path in (ROOT / source).rglob("__init__.py")]
    found = [".".join(folder.relative_to(ROOT).parts) for folder in folders]
    return sorted(name for name in found if "migrations" not in name)


def is_allowed(library: str, package: str) -> bool:
    return re.fullmatch(ALLOWED[library], package) is not None


def checked(root: Path) -> str:
    """What the linter says of the copy in ``root``."""
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [program, "--no-cache", "--show-timings"],
        cwd=root,
        env={"PYTHONPATH": str(root), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for source in SOURCES:
        without = shutil.ignore_patterns("__pycache__", "data", "*.npz", "*.json")
        shutil.copytree(ROOT / source, tmp_path / source, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.timeout(180)
def test_a_forbidden_import_is_seen_in_every_package(copy: Path) -> None:
    newcomer = copy / "resume_api/extraction/newcomer"
    newcomer.mkdir()
    (newcomer / "__init__.py").touch()
    planted = [*packages(), "resume_api.extraction.newcomer"]
    for package in planted:
        module = copy / package.replace(".", "/") / "planted.py"
        module.write_text("import flask\nimport requests\nimport sqlalchemy\n")
    said = checked(copy)
    expected = {
        f"{package}.planted -> {library}"
        for package in planted
        for library in ALLOWED
        if not is_allowed(library, package)
    }
    assert len(expected) > 60
    assert [line for line in sorted(expected) if line not in said] == []
    allowed = {f"{package}.planted -> {library}" for package in planted for library in ALLOWED}
    assert [line for line in sorted(allowed - expected) if line in said] == []


@pytest.mark.timeout(180)
def test_a_new_package_must_find_its_layer_and_a_provider_knows_only_the_domain(copy: Path) -> None:
    (copy / "resume_api/newcomer.py").write_text("")
    (copy / "providers/planted.py").write_text("import resume_api.db\nimport resume_api.newcomer\n")
    said = checked(copy)
    assert said.startswith("1\n"), said
    assert "resume_api.newcomer" in said
    assert "providers.planted -> resume_api.db" in said
    assert "providers.planted -> resume_api.newcomer" in said
