"""The answers and rewordings of this folder, each marked as fitted or held out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

GROUPS = ("fitted", "held out", "later", "last")
"""Rows looked at while the rules were written; every third row, which was not; those that were
written for a second resume of each language when these stood, and once more when those stood."""
FILES = ("", "later_", "last_")
FOLDER = Path(__file__).parent
RESUMES = tomllib.loads((FOLDER / "resumes.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question about ``asked``. ``kind`` is what any line of it would be (false or
    junk), or rich; ``facts`` are words and the employer, project or heading that they stand under.
    ``group`` as in ``GROUPS``."""

    language: str
    kind: str
    asked: str
    text: str
    facts: tuple[tuple[str, str], ...]
    group: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """A model's line for a line of the rules, and whether it says the same."""

    language: str
    good: bool
    draft: str
    line: str
    group: str


def _rows(name: str) -> Iterator[tuple[list[str], str]]:
    """The cells of each row, and its group."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    for number, row in enumerate(rows):
        first = name.partition("_")[0]
        group = first if first in GROUPS else GROUPS[number % 3 == 2]
        yield [cell.strip() for cell in row.split("|")], group


def answers() -> list[Answer]:
    """All answers, awkward ones first."""
    awkward = chain.from_iterable(_rows(f"{one}awkward.txt") for one in FILES)
    found = [Answer(row[0], row[1], row[2], row[3], (), group) for row, group in awkward]
    for (language, asked, text, facts), group in chain.from_iterable(
        _rows(f"{one}rich.txt") for one in FILES
    ):
        pairs = (fact.split(" @ ") for fact in facts.split("; "))
        told = tuple((words.strip(), place.strip()) for words, place in pairs)
        found.append(Answer(language, "rich", asked, text, told, group))
    return found


def rewordings() -> list[Rewording]:
    """All rewordings."""
    return [
        Rewording(row[0], row[1] == "good", row[2], row[3], group)
        for row, group in _rows("rewordings.txt")
    ]
