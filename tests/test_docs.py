"""What the documentation names exists: files, modules, links, targets of make, settings."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    ROOT / name
    for name in subprocess.run(
        ["git", "ls-files", "*.md", ":!prompts/*"], cwd=ROOT, capture_output=True, text=True
    ).stdout.split()
]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True
).stdout.split()
FILE = re.compile(r"\w[\w.*/-]*\.(?:py|toml|md|txt|yml|json|jsonl|ini|conf)|(?:[\w-]+/)+")
ELSEWHERE = re.compile(r"DATA|OUT|words/LANGUAGE|FILE_STORE_PATH|var/")
"""Where a reader keeps data of their own, and what a run leaves behind."""


def named(document: Path) -> Iterator[str]:
    """What stands in the document as code."""
    for code in re.findall(r"`([^`\n]+)`", document.read_text()):
        yield re.sub(r"<[^>]*>", "*", code)


def exists(name: str, document: Path) -> bool:
    """Whether a file or folder lies where the document may mean: at the root, in the package, or
    beside the document."""
    places = (ROOT, ROOT / "resume_api", ROOT / "resume_api/web", document.parent)
    known = any(f"/{name}" in f"/{path}" for path in TRACKED)
    return known or any(next(place.glob(name), None) for place in places)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text()
    links = re.findall(r"\]\(([^)#\s:]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []
    modules = re.findall(r"python -m ([\w.]*\w)", text)
    assert [module for module in modules if find_spec(module) is None] == []
    made = re.findall(r"(?:`|^|then )make ([a-z]+)", text, re.MULTILINE)
    assert [target for target in made if target not in TARGETS] == []
    files = [code for code in named(document) if FILE.fullmatch(code)]
    assert [
        file for file in files if not ELSEWHERE.match(file) and not exists(file, document)
    ] == []


def test_settings_of_the_documentation_exist() -> None:
    known = (ROOT / ".env.example").read_text() + (ROOT / "resume_api/errors.py").read_text()
    known += "".join((ROOT / path).read_text() for path in TRACKED if path.endswith(".py"))
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        names = [
            name for code in named(document) for name in re.findall(r"\b[A-Z]+_[A-Z_]+\b", code)
        ]
        assert [name for name in names if not re.search(rf"\b{name}\b", known)] == [], document
