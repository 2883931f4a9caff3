"""LaTeX source that takes new lines: preamble and all that stands there stay byte for byte."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from resume_api.analysis.wording_sources import plain
from resume_api.coaching.edits import Edit, find_words

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
_COMMAND = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\[A-Za-z@]+\*?")
_TOKEN = re.compile(r"(?:[^\W_]|\\['\"`^~=.]\{?[A-Za-z]\}?)+")
_SECTION = re.compile(r"\\[A-Za-z@]*section[A-Za-z@]*\*?\s*(?:\[[^\]]*\])?\s*(?=\{)")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_ITEM = re.compile(r"[ \t]*\\item(?![A-Za-z@])")
_NEXT = re.compile(r"\\item(?![A-Za-z@])|\\(?:begin|end)\s*\{")
_MACRO = re.compile(r"([ \t]*)(\\[A-Za-z@]+)\s*(?=\{)")
_UNICODE_ENGINE = re.compile(r"fontspec|xepersian|polyglossia|unicode-math")
_LOOK_BACK_LINES = 6

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%",
    "&": r"\&", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": "$<$",
    ">": "$>$", "|": "$|$", '"': "''",
}  # fmt: skip


class LatexSource:
    """Source whose body begins behind ``\\begin{document}``; comments are not looked at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._seen = _COMMENT.sub(lambda m: m[1] + " " * (len(m[0]) - len(m[1])), text)
        begin, end = _BEGIN.search(self._seen), _END.search(self._seen)
        self._begin = begin.end() if begin else 0
        self._end = end.start() if end else len(text)
        words = _COMMAND.sub(lambda m: " " * len(m[0]), self._seen)
        self._tokens = [
            (plain(match[0]), match.start(), match.end())
            for match in _TOKEN.finditer(words, self._begin, self._end)
        ]

    def locate(self, words: str, after: int = 0) -> tuple[int, int] | None:
        """As ``Source``; never in the preamble or in a comment."""
        return find_words(self._tokens, words, after)

    def heading(self, words: str) -> tuple[int, int] | None:
        """As ``Source``: the sectioning command of these words."""
        wanted = "".join(plain(match[0]) for match in _TOKEN.finditer(words))
        for start, end in self._sections():
            keys = [key for key, at, _ in self._tokens if start <= at < end]
            if "".join(keys) == wanted:
                return start, end
        return None

    def escaped(self, line: str) -> str:
        """No character of a line is a command; what the source's engine cannot set is spelled
        plainly or dropped."""
        return "".join(_SPECIAL.get(char, char) for char in self._settable(" ".join(line.split())))

    def bullet_behind(self, span: tuple[int, int], line: str) -> Edit | None:
        """As ``Source``: an ``\\item`` of the same list, or the same macro where that takes one
        text."""
        start = self.text.rfind("\n", 0, span[0]) + 1
        for _ in range(_LOOK_BACK_LINES):
            if item := _ITEM.match(self._seen, start):
                return self._item(item, span[1], line)
            if macro := _MACRO.match(self._seen, start):
                return self._macro(macro, span, line)
            if start <= self._begin:
                return None
            start = self.text.rfind("\n", 0, start - 1) + 1
        return None

    def lines_at_end(
        self, heading: tuple[int, int] | None, new_heading: str, lines: Sequence[str]
    ) -> Edit | None:
        """As ``Source``: a list of its own, outside of every environment."""
        following = [start for start, _ in self._sections() if heading and start > heading[0]]
        for offset in (*following[:1], self._end):
            if self._open(offset) == []:
                break
        else:
            return None
        items = "".join(f"  \\item {self.escaped(line)}\n" for line in lines)
        title = ""
        if new_heading:
            title = f"{self._section_command(heading)}{{{self.escaped(new_heading)}}}\n"
        body = f"{title}\\begin{{itemize}}\n{items}\\end{{itemize}}\n\n"
        return Edit(offset, body if self._begins_a_line(offset) else f"\n{body}")

    def _item(self, item: re.Match[str], end: int, line: str) -> Edit | None:
        following = _NEXT.search(self._seen, end)
        if following is None or following.start() > self._end:
            return None
        behind = end + len(self._seen[end : following.start()].rstrip())
        if self._depth(item.end(), behind):
            return None
        return Edit(behind, f"\n{item[0]} {self.escaped(line)}")

    def _macro(self, macro: re.Match[str], span: tuple[int, int], line: str) -> Edit | None:
        groups = list(self._groups(macro.end()))
        if not groups or not groups[-1][0] < span[0] <= span[1] < groups[-1][1]:
            return None
        if any(self._seen[start + 1 : end - 1].strip() for start, end in groups[:-1]):
            return None
        empty = "{}" * (len(groups) - 1)
        new = f"{macro[1]}{macro[2]}{empty}{{{self.escaped(line)}}}"
        return Edit(groups[-1][1], f"\n{new}")

    def _groups(self, start: int) -> Iterator[tuple[int, int]]:
        """The braced groups that follow one another from ``start``."""
        while start < self._end and self._seen[start] == "{":
            end = self._closing(start)
            if end is None:
                return
            yield start, end
            start = end + len(self._seen[end:]) - len(self._seen[end:].lstrip(" \t"))

    def _closing(self, start: int) -> int | None:
        depth = 0
        for offset, step in self._braces(start, self._end):
            depth += step
            if depth == 0:
                return offset + 1
        return None

    def _braces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(self._seen, start, end):
            if match[0] in "{}":
                yield match.start(), 1 if match[0] == "{" else -1

    def _depth(self, start: int, end: int) -> int:
        return sum(step for _, step in self._braces(start, end))

    def _open(self, offset: int) -> list[str]:
        """The environments and groups of the body that are open at an offset."""
        found: list[str] = []
        for match in _ENVIRONMENT.finditer(self._seen, self._begin, offset):
            if match[1] == "begin":
                found.append(match[2])
            elif found and found[-1] == match[2]:
                found.pop()
        return found + ["{"] * max(0, self._depth(self._begin, offset))

    def _sections(self) -> Iterator[tuple[int, int]]:
        for match in _SECTION.finditer(self._seen, self._begin, self._end):
            end = self._closing(match.end())
            if end is not None:
                yield match.start(), end

    def _section_command(self, heading: tuple[int, int] | None) -> str:
        model = heading or next(self._sections(), None)
        command = re.match(r"\\[A-Za-z@]+\*?", self._seen[model[0] :]) if model else None
        return command[0] if command else r"\section*"

    def _begins_a_line(self, offset: int) -> bool:
        return not self._seen[self.text.rfind("\n", 0, offset) + 1 : offset].strip()

    def _settable(self, line: str) -> Iterator[str]:
        free = bool(_UNICODE_ENGINE.search(self._seen))
        for char in line:
            if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn"):
                continue
            if free or ord(char) < 0x180 or char in "–—‘’“”…€" or char in self.text:
                yield char
            else:
                base = unicodedata.normalize("NFKD", char)
                yield from (one for one in base if one.isascii())
