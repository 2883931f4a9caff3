"""LaTeX source cut into tokens, and the stream that macros are expanded on."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import NamedTuple

from resume_api.errors import ApiError, ErrorCode

MAX_TOKENS = 1_000_000
MAX_STEPS = 3_000_000


class Kind(Enum):
    """What a token is to the expander."""

    TEXT = auto()
    COMMAND = auto()
    BRACKET = auto()
    OPEN = auto()
    CLOSE = auto()
    LINE = auto()
    PARAGRAPH = auto()
    PARAMETER = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """A token and its words: a command without its backslash, a comment without its mark."""

    kind: Kind
    value: str


_TOKEN = re.compile(
    r"""
    (?P<comment>%[^\n]*)
  | \\verb\*?(?P<verb>[^\w\s])(?P<verbatim>[^\n]*?)(?P=verb)
  | \\(?P<accent>['"`^~=.]|[cvuHkrbd](?![A-Za-z@]))\s*
      (?:\{\s*\\?(?P<letter>[A-Za-z]?)\s*\}|\\(?P<dotless>[ij])(?![A-Za-z])|(?P<bare>[A-Za-z]))
  | \\(?P<command>[A-Za-z@]+)\*?[ \t]*
  | \\(?P<newline>\\)\*?(?:[ ]*\[[^\]\n]{0,40}\])?
  | \\(?P<symbol>[^A-Za-z])
  | (?P<open>\{) | (?P<close>\})
  | (?P<paragraph>\n[ \t]*\n\s*) | (?P<line>\n[ \t]*)
  | \#(?P<parameter>\d)
  | (?P<bracket>[\[\]]) | (?P<tab>&) | (?P<tie>~) | (?P<math>\$)
  | (?P<text>[^\\%{}\n\#\[\]&~$]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ACCENTS = {
    "'": "\u0301", '"': "\u0308", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328",
    "r": "\u030a", "b": "\u0331", "d": "\u0323",
}  # fmt: skip
_ESCAPED = (
    dict.fromkeys(",;: \n", " ") | dict.fromkeys(">=", "\t") | dict.fromkeys("!-/@()[]<+", "")
)
_FIXED = {"tab": "\t", "tie": " ", "math": ""}
_DASHES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))


def tokens(source: str) -> Iterable[Token]:
    """The tokens of LaTeX source, in order."""
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup or "text"
        yield _token(kind, match)


def _token(kind: str, match: re.Match[str]) -> Token:
    value = match[kind]
    if kind in {"letter", "dotless", "bare"}:
        return Token(Kind.TEXT, _accented(match["accent"], value))
    if kind in _FIXED:
        return Token(Kind.TEXT, _FIXED[kind])
    if kind == "symbol":
        return Token(Kind.TEXT, _ESCAPED.get(value, value))
    if kind == "newline":
        return Token(Kind.COMMAND, "newline")
    if kind in {"verb", "verbatim"}:
        return Token(Kind.TEXT, match["verbatim"])
    return Token(Kind[kind.upper()], _PREPARED.get(kind, str)(value))


def _typeset(text: str) -> str:
    for source, letter in _DASHES:
        text = text.replace(source, letter)
    return text.replace("^", "")


def _accented(accent: str, letter: str) -> str:
    if not letter:
        return accent if accent in "~^'`" else ""
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])


_PREPARED: dict[str, Callable[[str], str]] = {
    "text": _typeset,
    "comment": lambda value: value.lstrip("%").strip(),
}


class Stream:
    """Tokens to come. What a macro stands for is put back in front; the work is bounded."""

    def __init__(self, source: Iterable[Token]) -> None:
        self._tokens = deque(source)
        self._steps = 0

    def __bool__(self) -> bool:
        return bool(self._tokens)

    def next(self) -> Token:
        """Take the next token. Raises ApiError(DOCUMENT_TOO_COMPLEX) once it was too many."""
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX)
        return self._tokens.popleft()

    def put_back(self, body: list[Token]) -> None:
        """Let ``body`` come next. Raises ApiError(DOCUMENT_TOO_COMPLEX) where that is too much."""
        if len(self._tokens) + len(body) > MAX_TOKENS:
            raise ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX)
        self._tokens.extendleft(reversed(body))

    def peek(self) -> Token | None:
        """The next token, left where it is."""
        return self._tokens[0] if self._tokens else None

    def skip_blanks(self) -> bool:
        """Take what TeX skips before an argument; whether a line ended there."""
        taken: list[Token] = []
        while self._tokens and _is_blank(self._tokens[0]):
            taken.append(self.next())
        if not self.at_argument():
            self.put_back(taken)
        return any(token.kind is Kind.LINE for token in taken)

    def line_ends(self) -> bool:
        """Whether nothing but blanks or a comment stands before the end of the line."""
        for token in self._tokens:
            if token.kind is not Kind.TEXT or token.value.strip(" \t"):
                return token.kind in {Kind.LINE, Kind.PARAGRAPH, Kind.COMMENT}
        return True

    def at_argument(self) -> bool:
        """Whether a group or an option comes next."""
        token = self.peek()
        return token is not None and (token.kind is Kind.OPEN or token == Token(Kind.BRACKET, "["))

    def group(self) -> list[Token] | None:
        """Take the group that comes next, without its braces; None where none does."""
        self.skip_blanks()
        token = self.peek()
        if token is None or token.kind is not Kind.OPEN:
            return None
        self.next()
        return self._until_closed(0)

    def option(self) -> list[Token] | None:
        """Take the ``[option]`` that comes next; None where none does."""
        self.skip_blanks()
        if self.peek() != Token(Kind.BRACKET, "["):
            return None
        self.next()
        return self._until_closed(1)

    def _until_closed(self, brackets: int) -> list[Token]:
        taken: list[Token] = []
        braces = 0
        while self._tokens:
            token = self.next()
            if token.kind is Kind.OPEN:
                braces += 1
            elif token.kind is Kind.CLOSE:
                if braces == 0:
                    if brackets:
                        self.put_back([token])
                    break
                braces -= 1
            elif brackets and braces == 0 and token == Token(Kind.BRACKET, "]"):
                break
            taken.append(token)
        return taken


def _is_blank(token: Token) -> bool:
    if token.kind in {Kind.LINE, Kind.COMMENT}:
        return True
    return token.kind is Kind.TEXT and not token.value.strip(" \t")


def plain(body: Iterable[Token]) -> str:
    """The words of tokens as they stand in the source, near enough for names and numbers."""
    return "".join(token.value for token in body if token.kind is not Kind.COMMENT).strip()
