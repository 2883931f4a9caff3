"""The words that models are asked with: a file a task, notes by language, a version by content."""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path
from string import Template
from typing import NamedTuple

from resume_api.languages.packs import full_languages, messages

_FOLDER = Path(__file__).parent
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_PARTS = re.compile(r"^<!-- system -->\n(.*)^<!-- user -->\n(.*)\Z", re.DOTALL | re.MULTILINE)


class Prompt(NamedTuple):
    """A task's two templates, taken apart before anything is filled in: a resume's line that looks
    like the mark between them stays a line."""

    system: Template
    user: Template


@cache
def load(task: str) -> Prompt:
    """The prompt of ``task``, with the shared rules and material in their places.

    Raises FileNotFoundError where there is none.
    """
    parts = _PARTS.match(_read(f"{task}.md"))
    if parts is None:
        raise ValueError(f"prompts/{task}.md has no system and user part")
    shared = {"rules": _read("shared/rules.md"), "material": _read("shared/material.md")}
    system, user = (
        Template(Template(part).safe_substitute(shared).strip()) for part in parts.groups()
    )
    return Prompt(system, user)


@cache
def words(name: str) -> Template:
    """A piece of a conversation that belongs to no task: ``repair``, ``schema``."""
    return Template(_read(f"shared/{name}.md"))


@lru_cache(maxsize=64)
def locale(language: str) -> str:
    """The notes for answers in ``language`` (a BCP 47 tag; those of its primary language serve).

    Raises ValueError for what is no tag: it would be an instruction to the model.
    """
    if not _TAG.fullmatch(language):
        raise ValueError("not a BCP 47 tag")
    primary = language.lower().partition("-")[0]
    if primary in full_languages():
        return str(messages(primary)["prompt"]["notes"])
    return words("other_language").substitute(language=language).strip()


@cache
def version() -> str:
    """Twelve hex digits that change with any word of the prompts."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.rglob("*.md")):
        digest.update(f"{path.relative_to(_FOLDER).as_posix()}\n".encode() + path.read_bytes())
    for code in full_languages():
        digest.update(f"{code}\n{locale(code)}\n".encode())
    return digest.hexdigest()[:12]


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
