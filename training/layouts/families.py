"""The families of layouts: renderer, frame, head templates and habits of each."""

from dataclasses import dataclass
from pathlib import Path

from training.layouts.templates import templates

_FILE = Path(__file__).with_name("families.txt")


@dataclass(frozen=True)
class Family:
    """One family; ``families.txt`` says what the frames and habits are."""

    name: str
    renderer: str
    frame: str
    jobs: tuple[str, ...]
    studies: tuple[str, ...]
    habits: frozenset[str]
    languages: tuple[str, ...]


def families() -> list[Family]:
    """All families, in the order of the file."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [_family(line) for line in lines if line and not line.startswith("#")]


def _family(line: str) -> Family:
    parts = [part.strip() for part in line.split("|")]
    name, frame, jobs, studies, habits, languages = parts + [""] * (6 - len(parts))
    return Family(
        name=name,
        renderer=name.partition("-")[0],
        frame=frame,
        jobs=_templates(jobs),
        studies=_templates(studies),
        habits=frozenset(habits.split()),
        languages=tuple(languages.split()),
    )


def _templates(groups: str) -> tuple[str, ...]:
    return tuple(template for group in groups.split() for template in templates(group))
