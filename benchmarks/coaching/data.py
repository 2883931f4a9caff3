"""The answers and rewordings of this folder, each marked as fitted or held out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
RESUMES = tomllib.loads((FOLDER / "resumes.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question about ``asked``. ``kind`` is what any line of it would be (false or
    junk), or rich; ``facts`` are words and the employer, project or heading that they stand under.
    Every third row was not looked at while the rules were written: ``held`` out."""

    language: str
    kind: str
    asked: str
    text: str
    facts: tuple[tuple[str, str], ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Rewording:
    """A model's line for a line of the rules, and whether it says the same."""

    language: str
    good: bool
    draft: str
    line: str
    held: bool


def _rows(name: str) -> Iterator[tuple[list[str], bool]]:
    """The cells of each row, and whether it is held out."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    for number, row in enumerate(rows):
        yield [cell.strip() for cell in row.split("|")], number % 3 == 2


def answers() -> list[Answer]:
    """All answers, awkward ones first."""
    found = [Answer(row[0], row[1], row[2], row[3], (), held) for row, held in _rows("awkward.txt")]
    for (language, asked, text, facts), held in _rows("rich.txt"):
        pairs = (fact.split(" @ ") for fact in facts.split("; "))
        told = tuple((words.strip(), place.strip()) for words, place in pairs)
        found.append(Answer(language, "rich", asked, text, told, held))
    return found


def rewordings() -> list[Rewording]:
    """All rewordings."""
    return [
        Rewording(row[0], row[1] == "good", row[2], row[3], held)
        for row, held in _rows("rewordings.txt")
    ]
