"""Templates of entry heads, by kind of layout (their language: see ``heads``)."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("templates.txt")


@cache
def templates(group: str) -> tuple[str, ...]:
    """The templates of one group of the file: job, one_line, live, margin, labels, study …"""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return tuple(found[group])
