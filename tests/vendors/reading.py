"""How the simulated model reads a prompt: what it is to judge, and the lines it may cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

ITEM = re.compile(r"^([RK]\d+)\b[\])}:.|\s-]*(?:\[[^\]\n]*\])?(.*?)(?: \(A\d.*)?$", re.MULTILINE)
DRAFT = re.compile(r"^([QL]\d+)(?: \(answers: .*\))?: (.*)$", re.MULTILINE)
BLOCK = re.compile(r"^<(items|resume)-(\w+)>\n(.*?)^</\1-\2>", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^[\s\[(L]*(\d{1,5})[\])|:.\t ]+(.*)$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_][\w+#.]*")
IDLE = frozenset(["and", "the", "for", "with"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line of a prompt, and the words it is found by."""

    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model made out of a prompt: items to judge, drafts to word, lines to cite."""

    items: dict[str, Phrase]
    lines: dict[int, Phrase]
    drafts: dict[str, str]

    @classmethod
    def of(cls, prompt: str) -> Reading:
        """Read a prompt: ids such as R1 or K12 (of drafts Q1 or L1) in ``<items-…>``, and in
        ``<resume-…>`` lines numbered upwards; in the whole prompt where it has no such blocks."""
        blocks = {match[1]: match[3] for match in BLOCK.finditer(prompt)}
        items = blocks.get("items", prompt)
        drafts = {match[1]: match[2] for match in DRAFT.finditer(items)}
        return cls(_items(items), _lines(blocks.get("resume", prompt)), drafts)

    def judge(self, item: str) -> tuple[str, list[int]]:
        """The status that an item's words earn, and up to two lines that name them."""
        wanted = self.items[item].words
        cited = [number for number, line in self.lines.items() if wanted & line.words]
        if not cited:
            return "not_met", []
        seen = wanted & frozenset().union(*(self.lines[number].words for number in cited))
        return ("met" if len(seen) * 2 >= len(wanted) else "partly"), cited[:2]


@lru_cache(maxsize=256)
def _items(block: str) -> dict[str, Phrase]:
    items: dict[str, Phrase] = {}
    for match in ITEM.finditer(block):
        items.setdefault(match[1], _phrase(match[2]))
    return items


@lru_cache(maxsize=256)
def _lines(block: str) -> dict[int, Phrase]:
    lines: dict[int, Phrase] = {}
    for match in LINE.finditer(block):
        if (number := int(match[1])) > max(lines, default=0):
            lines[number] = _phrase(match[2])
    return lines


def _phrase(text: str) -> Phrase:
    return Phrase(text, frozenset(word.casefold() for word in WORD.findall(text)) - IDLE)
