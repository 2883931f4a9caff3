"""What was pasted as a job ad, cleaned: the source of a page becomes its text.

Tags, comments, scripts and styles are left out, entities become their characters, blocks become
lines. Every place of the result can be traced to where it was pasted.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

_BLOCKS = (
    "address|article|aside|blockquote|body|br|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]"
    "|header|hr|html|li|main|nav|ol|option|p|pre|section|table|tbody|td|th|thead|tr|ul"
)
_INLINES = (
    "a|abbr|b|button|em|font|head|i|img|input|label|link|mark|meta|script|select|small|span|strong"
    "|style|sub|sup|svg|title|u"
)
_UNSEEN = ("script", "style", "head", "svg", "title", "template")
_TAG = re.compile(
    rf"</?(?:{_BLOCKS}|{_INLINES})(?![\w.-])(?:[^<>\"']|\"[^\"<>]{{0,2000}}\"|'[^'<>]{{0,2000}}'){{0,60}}>",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"<!--|<![A-Za-z][^<>]{0,300}>|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,14})(?![\w.-])"
    r"[^<>]{0,4000}>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}[0-9]{0,2});"
)
_BLOCK = re.compile(_BLOCKS, re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|bull|ndash|mdash|rsquo|#\d{2,6});")
_UPPER = re.compile(r"[A-Z]+")
_BLANKS = re.compile(r"\s+")
_LEAST_TAGS = 2


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text and where it comes from: from ``starts[i]`` on it runs along with what was pasted
    from ``origins[i]`` on."""

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` stands in what was pasted."""
        place = bisect_right(self.starts, offset) - 1
        return self.origins[place] + offset - self.starts[place]


def clean(pasted: str) -> Cleaned:
    """The text of an ad; itself where it is no source of a page."""
    found = _clean(pasted)
    if found.text != pasted and _is_source(found.text):  # it was escaped once more
        again = _clean(found.text)
        origins = tuple(found.origin(origin) for origin in again.origins)
        return Cleaned(again.text, again.starts, origins)
    return found


def _is_source(text: str) -> bool:
    return len(_TAG.findall(text)) >= _LEAST_TAGS


def _clean(pasted: str) -> Cleaned:
    source = "<" in pasted and _is_source(pasted)
    if source:
        return _Builder(pasted).build()
    if "&" in pasted and _ENTITY.search(pasted):
        return _Builder(pasted, tags=False).build()
    return Cleaned(pasted)


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


class _Builder:
    """Goes over a source once and writes its text."""

    def __init__(self, pasted: str, tags: bool = True) -> None:
        self._pasted = pasted
        self._lowered = _UPPER.sub(_lower, pasted)
        self._tags = tags
        self._pieces: list[str] = []
        self._size = 0
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._ends: dict[str, int] = {}

    def build(self) -> Cleaned:
        """The cleaned text."""
        at = 0
        for token in _TOKEN.finditer(self._pasted):
            if token.start() < at:
                continue
            if not self._tags and token[0][0] == "<":
                continue
            self._words(at, token.start())
            at = self._token(token)
        self._words(at, len(self._pasted))
        starts, origins = self._starts or [0], self._origins or [0]
        return Cleaned("".join(self._pieces), tuple(starts), tuple(origins))

    def _token(self, token: re.Match[str]) -> int:
        """Writes what a token stands for, and gives where the text goes on."""
        words = token[0]
        if words[0] == "&":
            self._write(html.unescape(words).replace("\xa0", " "), token.start())
        elif words.startswith("<!--"):
            return self._past("-->", token.end())
        elif name := (token["name"] or "").lower():
            if name in _UNSEEN and not token["close"]:
                return self._past(f"</{name}", token.end())
            if _BLOCK.fullmatch(name):
                self._line(token.start())
                if name == "li" and not token["close"]:
                    self._write("• ", token.start())
        return token.end()

    def _past(self, closer: str, at: int) -> int:
        """Where what is not shown ends; a closer that is missing is looked for once."""
        if self._ends.get(closer, at) < 0:
            return at
        found = self._lowered.find(closer, at)
        self._ends[closer] = found
        if found < 0:
            return at
        return found + len(closer) if closer == "-->" else found

    def _words(self, start: int, end: int) -> None:
        if not self._tags:
            self._write(self._pasted[start:end], start)
            return
        at = start
        for blank in _BLANKS.finditer(self._pasted, start, end):
            self._write(self._pasted[at : blank.start()], at)
            if self._pieces and self._pieces[-1][-1] not in " \n":
                self._write(" ", blank.start())
            at = blank.end()
        self._write(self._pasted[at:end], at)

    def _line(self, at: int) -> None:
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._write("\n", at)

    def _write(self, words: str, origin: int) -> None:
        if words:
            self._starts.append(self._size)
            self._origins.append(origin)
            self._pieces.append(words)
            self._size += len(words)
