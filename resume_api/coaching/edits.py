"""Insertions into a resume's source: nothing that stands there is ever changed or moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from resume_api.analysis.wording_sources import plain
from resume_api.domain.characters import LIST_MARKS

_CLOSING = ')]”»"'
_TOKEN = re.compile(r"[^\W_]+")
_REST_OF_LIST = re.compile(r"(?:(?!\s{2}|[\\&}%\n\t]).)*")
_MARK = re.compile(rf"[ \t]*[+{LIST_MARKS}][ \t]+")
_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[,;|·•،؛/]\s*+")


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` to be inserted at ``offset`` of the source."""

    offset: int
    text: str


class Source(Protocol):
    """A resume as it came, and how its format takes new text. Offsets are of ``text``."""

    text: str

    def locate(self, words: str, after: int = 0) -> tuple[int, int] | None:
        """Where ``words`` first stand from ``after`` on, however they are marked up."""

    def heading(self, words: str) -> tuple[int, int] | None:
        """Where a section's heading stands."""

    def escaped(self, line: str) -> str:
        """A line as the format writes it."""

    def bullet_behind(self, span: tuple[int, int], line: str) -> Edit | None:
        """A new bullet behind the one at ``span``, marked as that one is; None where the place
        takes none."""

    def lines_at_end(
        self, heading: tuple[int, int] | None, new_heading: str, lines: Sequence[str]
    ) -> Edit | None:
        """``lines`` at the end of a section (of the document without one), under ``new_heading``
        if there is one."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits; those at one offset stand in their order."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda one: one.offset):
        parts += [text[at : edit.offset], edit.text]
        at = edit.offset
    return "".join([*parts, text[at:]])


def completion(source: Source, line: str, more: str) -> Edit | None:
    """``more`` at the end of a line of the source, before its full stop."""
    span = source.locate(line)
    if span is None:
        return None
    end = span[1]
    while source.text[end : end + 1] and source.text[end] in _CLOSING:
        end += 1
    return Edit(end, f" ({source.escaped(more)})")


def listed(source: Source, item: str, heading: tuple[int, int] | None, name: str) -> Edit | None:
    """``name`` at the end of the list under ``heading`` that ``item`` stands in, set off as its
    items are; None where the line is no list."""
    span = source.locate(item, heading[1] if heading else 0)
    if span is None:
        return None
    rest = _REST_OF_LIST.match(source.text, span[1])
    end = rest.start() + len(rest[0].rstrip(" .")) if rest else span[1]
    line = source.text.rfind("\n", 0, span[0]) + 1
    between = _SEPARATOR.findall(source.text[line:end])
    return Edit(end, f"{between[-1]}{source.escaped(name)}") if between else None


def find_words(
    tokens: Sequence[tuple[str, int, int]], words: str, after: int
) -> tuple[int, int] | None:
    """Where the words of ``words`` stand one after the other in ``tokens`` (key, start, end)."""
    wanted = [plain(match[0]) for match in _TOKEN.finditer(words)]
    if not wanted:
        return None
    keys = [key for key, _, _ in tokens]
    for first in range(len(keys) - len(wanted) + 1):
        if tokens[first][1] >= after and keys[first : first + len(wanted)] == wanted:
            return tokens[first][1], tokens[first + len(wanted) - 1][2]
    return None


class PlainText:
    """Text or Markdown, with the words of its sections' headings."""

    def __init__(self, text: str, headings: Sequence[str]) -> None:
        self.text = text
        self._tokens = [(plain(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        places = map(self.heading, headings)
        self._headings = sorted(place for place in places if place)

    def locate(self, words: str, after: int = 0) -> tuple[int, int] | None:
        """As ``Source``."""
        return find_words(self._tokens, words, after)

    def heading(self, words: str) -> tuple[int, int] | None:
        """As ``Source``: a line that has no other words."""
        wanted, after = plain("".join(_TOKEN.findall(words))), 0
        while span := self.locate(words, after):
            start, end = self._line(span[0])[0], self._line(span[1])[1]
            if plain(self.text[start:end]) == wanted:
                return start, end
            after = span[0] + 1
        return None

    def escaped(self, line: str) -> str:
        """As it is, on one line."""
        return " ".join(line.split())

    def bullet_behind(self, span: tuple[int, int], line: str) -> Edit | None:
        """As ``Source``."""
        start, _ = self._line(span[0])
        mark = _MARK.match(self.text, start)
        prefix = mark[0] if mark else self._usual_mark()
        return Edit(self._line(span[1])[1], f"\n{prefix}{self.escaped(line)}")

    def lines_at_end(
        self, heading: tuple[int, int] | None, new_heading: str, lines: Sequence[str]
    ) -> Edit | None:
        """As ``Source``."""
        end = self._section_end(heading) if heading else len(self.text.rstrip())
        mark = self._usual_mark()
        body = "".join(f"\n{mark}{self.escaped(line)}" for line in lines)
        title = f"\n\n{self._as_heading(new_heading, heading)}" if new_heading else ""
        return Edit(end, title + body)

    def _section_end(self, heading: tuple[int, int]) -> int:
        following = [start for start, _ in self._headings if start > heading[0]]
        end = min(following, default=len(self.text))
        return heading[1] + len(self.text[heading[1] : end].rstrip())

    def _as_heading(self, words: str, model: tuple[int, int] | None) -> str:
        model = model or next(iter(self._headings), None)
        like = self.text[slice(*model)] if model else ""
        mark = re.match(r"(?:#+\s+)?", like)
        return (mark[0] if mark else "") + (words.upper() if like.isupper() else words)

    def _usual_mark(self) -> str:
        found = re.search(rf"(?m)^({_MARK.pattern})\w", self.text)
        return found[1] if found else "- "

    def _line(self, offset: int) -> tuple[int, int]:
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, (len(self.text) if end < 0 else end)
