"""What a line states that can be invented: figures, skills, names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import fold

NUMBER = re.compile(r"(?<![^\W_])\d+(?:[.,٫٬]\d+)*(?![^\W_])")
_INNER_NAME = re.compile(r"(?<=[^\W_][ ,/&(-])[^\W\d_][\w.+#-]*|(?<=[,;(] )[^\W\d_][\w.+#-]*")
_MIN_NAME = 3
TOOLS = frozenset({"cloud", "databases", "programming", "systems", "web"})
"""The categories of skills that are tools with names."""


def unsupported(line: str, sources: Iterable[str]) -> list[str]:
    """The figures, skills and names of ``line`` that stand in none of ``sources``, as written.

    Skills are compared by their canonical names, numbers as they are read: ``1,200`` is ``1200``,
    and Persian digits are digits. A name is a word with a capital that does not begin the line.
    """
    known = ProcessedText("\n".join(sources))
    numbers = {value(number) for number in NUMBER.findall(known.text)}
    skills = {skill.name for skill in find_skills(known)}
    found = [number for number in NUMBER.findall(line) if value(number) not in numbers]
    found += [
        skill.quotes[0].text
        for skill in find_skills(ProcessedText(line))
        if skill.name not in skills
    ]
    return list(dict.fromkeys([*found, *new_names(line, known.text)]))


def new_names(line: str, known: str) -> list[str]:
    """The words of ``line`` with a capital, its first aside, that ``known`` does not have."""
    words = {plain(word) for word in re.findall(r"[^\W_]+", known)}
    names = (word.rstrip(".-") for word in _INNER_NAME.findall(line))
    return [
        name
        for name in names
        if name[:1].isupper()
        and len(name) >= _MIN_NAME
        and not {plain(part) for part in re.findall(r"[^\W_]+", name)} <= words
    ]


def plain(word: str) -> str:
    """A word as it is compared: without case and accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if char.isalnum())


def value(number: str) -> str:
    """A number as it is read."""
    return re.sub(r"[.,٫٬](?=\d{3}(?!\d))", "", fold(number)).replace("٫", ".").replace(",", ".")
