"""Answers of a good model about the twins of ``samples/``, written by reading them.

``LANGUAGE-TRADE.toml`` (``LANGUAGE-TRADE-OTHER.toml`` where ``resume`` names the trade of the
resume) holds, for one resume and one ad, a verdict on each thing that the ad asks
(its words, status, lines of the resume, reason) and what an adviser says (a text and its lines).
``prompts.toml`` holds a digest of each prompt that they answer. Where one has changed, read the
answers again with the new prompt, and accept it: ``python -m tests.recorded``.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import prompts
from resume_api.analysis.tasks import TASKS

FOLDER = Path(__file__).parent
TWINS = FOLDER.parents[1] / "samples" / "twins"
DIGESTS = FOLDER / "prompts.toml"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of the stretch ``start:end`` of an ad."""

    start: int
    end: int
    status: str
    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True)
class Recording:
    """The answers about one pair; ``fit`` is 3 to invite at once, 2 worth a talk, 1 of another
    trade."""

    name: str
    said: dict[str, Any]

    @property
    def fit(self) -> int:
        return int(self.said["fit"])

    @cached_property
    def resume(self) -> str:
        return self._text("resume", self.said.get("resume"))

    @cached_property
    def job(self) -> str:
        return self._text("job")

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts in the order of the ad. Raises ValueError for words that it lacks."""
        found = []
        for words, status, lines, reason in self.said["verdicts"]:
            start = self.job.index(words)
            found.append(Verdict(start, start + len(words), status, tuple(lines), reason))
        return tuple(found)

    def on(self, start: int, end: int) -> list[Verdict]:
        """The verdicts on what a stretch of the ad asks."""
        return [one for one in self.verdicts if one.start < end and start < one.end]

    def _text(self, what: str, trade: str | None = None) -> str:
        language, _, own = self.name.partition("-")
        trades = (path.name for path in TWINS.iterdir() if own.startswith(path.name))
        return (TWINS / (trade or next(trades)) / f"{language}.{what}.txt").read_text("utf-8")


def recordings() -> list[Recording]:
    """All pairs."""
    paths = sorted(path for path in FOLDER.glob("*-*.toml"))
    return [Recording(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in paths]


def together(verdicts: list[Verdict]) -> str:
    """The status of what several verdicts are on."""
    statuses = {one.status for one in verdicts}
    return statuses.pop() if len(statuses) == 1 else "partly"


def digests() -> dict[str, str]:
    """A digest of each task's prompt, before anything is filled in."""
    texts = {task.name: prompts.load(task.name) for task in TASKS}
    return {
        name: hashlib.sha256(f"{one.system.template}\n{one.user.template}".encode()).hexdigest()
        for name, one in texts.items()
    }
