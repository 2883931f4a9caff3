"""The macros that the source defines for itself: their bodies, with the arguments put in."""

from __future__ import annotations

from dataclasses import dataclass

from resume_api.documents.latex.macros import ARGUMENTS, LETTERS
from resume_api.documents.latex.tokens import Kind, Stream, Token, plain
from resume_api.errors import ApiError, ErrorCode

MAX_EXPANSIONS = 20_000
DEFINERS = frozenset(
    {"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd"}
)
DOCUMENT_DEFINERS = frozenset(
    {
        "NewDocumentCommand",
        "RenewDocumentCommand",
        "DeclareDocumentCommand",
        "ProvideDocumentCommand",
    }
)
ENVIRONMENT_DEFINERS = frozenset({"newenvironment", "renewenvironment"})
TEX_DEFINERS = frozenset({"def", "gdef", "edef", "xdef"})
_LOCKED = (
    frozenset(ARGUMENTS) | frozenset(LETTERS) | {"item", "begin", "end", "section", "subsection"}
)


@dataclass(frozen=True, slots=True)
class Macro:
    """A body, and for each parameter its default, or None where it must be given."""

    body: tuple[Token, ...]
    parameters: tuple[tuple[Token, ...] | None, ...] = ()


class Definitions:
    """What was defined so far; the commands that the tables know keep their meaning."""

    def __init__(self) -> None:
        self._macros: dict[str, Macro] = {}
        self._expansions = 0

    def define(self, command: str, stream: Stream) -> bool:
        """Take a definition off the stream; False where ``command`` defines nothing."""
        if command in DEFINERS:
            self._latex(stream)
        elif command in DOCUMENT_DEFINERS:
            self._document_command(stream)
        elif command in ENVIRONMENT_DEFINERS:
            self._environment(stream)
        elif command in TEX_DEFINERS:
            self._tex(stream)
        else:
            return False
        return True

    def expand(self, name: str, stream: Stream) -> bool:
        """Put what ``name`` stands for in front of the stream; False where it is not defined.

        Raises ApiError(DOCUMENT_TOO_COMPLEX) once there was too much of it: macros may loop.
        """
        macro = self._macros.get(name)
        if macro is None:
            return False
        self._expansions += 1
        if self._expansions > MAX_EXPANSIONS:
            raise ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX)
        arguments = [self._argument(default, stream) for default in macro.parameters]
        body: list[Token] = []
        for token in macro.body:
            number = int(token.value) if token.kind is Kind.PARAMETER else 0
            if not number:
                body.append(token)
            elif number <= len(arguments):
                body += arguments[number - 1]
        stream.put_back(body)
        return True

    @staticmethod
    def _argument(default: tuple[Token, ...] | None, stream: Stream) -> list[Token]:
        if default is not None:
            return stream.option() or list(default)
        group = stream.group()
        if group is None:
            return [stream.next()] if stream else []
        return group

    def _set(self, name: str, macro: Macro) -> None:
        if name and name not in _LOCKED:
            self._macros[name] = macro

    def _latex(self, stream: Stream) -> None:
        name = _name(stream)
        self._set(name, Macro(parameters=_parameters(stream), body=tuple(stream.group() or ())))

    def _environment(self, stream: Stream) -> None:
        name = _name(stream)
        parameters = _parameters(stream)
        self._set(f"begin {name}", Macro(tuple(stream.group() or ()), parameters))
        self._set(f"end {name}", Macro(tuple(stream.group() or ())))

    def _document_command(self, stream: Stream) -> None:
        name = _name(stream)
        specification = plain(stream.group() or ())
        parameters = tuple(
            None if letter == "m" else () for letter in specification if letter in "mosOd"
        )
        self._set(name, Macro(tuple(stream.group() or ()), parameters))

    def _tex(self, stream: Stream) -> None:
        name = _name(stream)
        count = 0
        while (token := stream.peek()) and token.kind is not Kind.OPEN:
            count += stream.next().kind is Kind.PARAMETER
        self._set(name, Macro(tuple(stream.group() or ()), (None,) * count))


def _name(stream: Stream) -> str:
    group = stream.group()
    if group is None:
        token = stream.peek()
        return stream.next().value if token and token.kind is Kind.COMMAND else ""
    return plain(group)


def _parameters(stream: Stream) -> tuple[tuple[Token, ...] | None, ...]:
    count = plain(stream.option() or ())
    default = stream.option()
    parameters: list[tuple[Token, ...] | None] = [None] * (
        int(count) if count in set("123456789") else 0
    )
    if default is not None and parameters:
        parameters[0] = tuple(default)
    return tuple(parameters)
