"""LaTeX source to text: a machine without recursion that knows what commands do to text.

A command that no table and no definition knows keeps its arguments: in a resume they are content.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from resume_api.documents.latex import macros
from resume_api.documents.latex.definitions import Definitions
from resume_api.documents.latex.output import LENGTH, LINE, PARAGRAPH, Call, Frame, Output
from resume_api.documents.latex.tokens import Kind, Stream, Token, plain, tokens

MIN_POINTS = 2.0
_GLUE = re.compile(
    r"\s*+=?\s*+-?[\d.]++\s*+(?:pt|em|ex|cm|mm|in)?"
    r"(?:\s*+(?:plus|minus)\s*+[\d.]++\s*+[a-z]{2,4})*+"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WHITE = frozenset({"white", "ffffff", "1", "1,1,1", "255,255,255", "0,0,0,0"})
_PAINTS = re.compile(r"colorbox|rowcolor|cellcolor|pagecolor|tikz|fill\s*=|mdframed")
_NO_BULLETS = re.compile(r"label\s*=\s*(?:\{\s*\})?\s*(?:,|$)")


class Expander:
    """Runs once, over one source; ``output`` and ``comments`` are what it yields."""

    def __init__(self, source: str) -> None:
        self.output = Output()
        self.comments: list[str] = []
        self._stream = Stream(tokens(source))
        self._definitions = Definitions()
        self._frames = [Frame(None, 0)]
        self._bullets = ["• "]
        self._white = set(_WHITE)
        self._preamble = r"\begin{document}" in source
        self._painted = bool(_PAINTS.search(source))
        self._fresh_line = True
        self._in_comment = False

    def run(self) -> None:
        """Read the source to its end. Raises ApiError(DOCUMENT_TOO_COMPLEX)."""
        while self._stream:
            token = self._stream.next()
            self._token(token)
            self._in_comment = token.kind is Kind.COMMENT
        while len(self._frames) > 1:
            self._close()
        self.output.reveal(self._frames[0])

    def _token(self, token: Token) -> None:
        match token.kind:
            case Kind.TEXT | Kind.BRACKET:
                self._emit(token.value)
            case Kind.COMMAND:
                self._command(token.value)
            case Kind.OPEN:
                self._frames.append(Frame(None, len(self.output.pieces)))
            case Kind.CLOSE:
                self._close()
            case Kind.LINE:
                self._break("" if self._in_comment else " ")
            case Kind.PARAGRAPH:
                self._break(PARAGRAPH)
            case Kind.COMMENT:
                self.comments.append(token.value)

    @property
    def _silent(self) -> bool:
        """In the preamble only the arguments of contact commands are text."""
        return self._preamble and len(self._frames) == 1

    def _emit(self, text: str) -> None:
        if not self._silent:
            self.output.pieces.append(text)
        if text.strip():
            self._fresh_line = False

    def _break(self, how: str) -> None:
        self._emit(how)
        self._fresh_line = True

    def _command(self, name: str) -> None:
        if self._definitions.define(name, self._stream):
            return
        if special := _SPECIAL.get(name):
            special(self)
        elif self._silent and name not in macros.CONTACT:
            self._drop_arguments()
        elif name in macros.SPACING:
            self._drop_glue()
        elif name in macros.LENGTHS:
            self._emit(LENGTH)
        elif not self._definitions.expand(name, self._stream):
            self._known_or_not(name)

    def _known_or_not(self, name: str) -> None:
        letter = macros.letter(name)
        if letter is not None:
            self._emit(letter)
        elif not macros.is_icon(name):
            prefix = f"{name}: " if name in macros.NETWORKS else macros.PREFIXES.get(name, "")
            self._call(Call(name, macros.ARGUMENTS.get(name), prefix))

    def _call(self, call: Call) -> None:
        call.fresh_line, self._fresh_line = self._fresh_line, False
        self.output.begin(call)
        self._arguments(call)

    def _arguments(self, call: Call) -> None:
        """Begin the next argument of a call, or end the call."""
        while call.left != "":
            if call.seen == 0:
                while self._stream.option() is not None:
                    pass
            self._stream.skip_blanks()
            token = self._stream.peek()
            if token is None or token.kind is not Kind.OPEN:
                break
            wanted = call.left[0] if call.left else "t"
            call.left = call.left[1:] if call.left else None
            if wanted == "t":
                self._stream.next()
                self._frames.append(self.output.open_argument(call))
                return
            self._stream.group()
        if call.seen:
            self.output.end(call, self._stream.line_ends())
        else:
            self._emit(call.fallback)

    def _close(self) -> None:
        if len(self._frames) == 1:
            return
        frame = self._frames.pop()
        self.output.reveal(frame)
        if frame.call:
            self.output.close_argument(frame, frame.call)
            self._arguments(frame.call)

    def _drop_arguments(self) -> None:
        while self._stream.option() is not None or self._stream.group() is not None:
            pass

    def _drop_glue(self) -> None:
        token = self._stream.peek()
        if token and token.kind is Kind.TEXT and (glue := _GLUE.match(token.value)):
            self._stream.next()
            self._stream.put_back([Token(Kind.TEXT, token.value[glue.end() :])])

    def _hide_rest(self, how: str | None) -> None:
        """Hide what follows in this group, or show it again."""
        frame = self._frames[-1]
        self.output.reveal(frame)
        frame.hides, frame.hides_from = how, len(self.output.pieces)

    def _group(self) -> str:
        return plain(self._stream.group() or ())

    def _colour(self) -> str | None:
        """The way in which text of the colour named next hides."""
        self._stream.option()
        colour = self._group().lower().lstrip("#").replace(" ", "")
        return "low_contrast" if colour in self._white and not self._painted else None

    def _set_colour(self) -> None:
        self._hide_rest(self._colour())

    def _coloured(self) -> None:
        self._call(Call("textcolor", "t", hides=self._colour()))

    def _define_colour(self) -> None:
        name = self._group()
        self._stream.group()
        if self._group().lower().replace(" ", "") in _WHITE:
            self._white.add(name.lower())

    def _phantom(self) -> None:
        self._call(Call("phantom", "t", hides="vanish"))

    def _font_size(self) -> None:
        number = _NUMBER.match(self._group())
        self._stream.group()
        self._hide_rest("tiny" if number and float(number[0]) < MIN_POINTS else None)

    def _horizontal_space(self) -> None:
        self._stream.group()
        self._emit(" ")

    def _write(self) -> None:
        """A number may stand before what would be written, or run: ``\\write18{...}``."""
        if (token := self._stream.peek()) and token.kind is Kind.TEXT:
            self._stream.next()
        self._stream.group()

    def _link(self) -> None:
        address = self._group().removeprefix("mailto:").removeprefix("tel:")
        self._call(Call("href", "t", fallback=address))

    def _network(self) -> None:
        network = plain(self._stream.option() or ())
        self._call(Call("social", None, f"{network}: " if network else ""))

    def _item(self) -> None:
        label = self._stream.option() or []
        self._emit(LINE + self._bullets[-1])
        self._stream.put_back([*label, Token(Kind.TEXT, " ")])

    def _begin(self) -> None:
        name = self._group()
        if name == "document":
            self._preamble = False
        elif name in macros.SKIPPED_ENVIRONMENTS:
            self._skip_to_end_of(name)
        elif not self._definitions.expand(f"begin {name}", self._stream):
            self._environment(name)

    def _environment(self, name: str) -> None:
        options = plain(self._stream.option() or ())
        inherited = "• " if name in macros.LISTS else self._bullets[-1]
        self._bullets.append("" if _NO_BULLETS.search(options) else inherited)
        self._break(LINE)
        if name in macros.ENVIRONMENT_ARGUMENTS:
            for _ in range(macros.ENVIRONMENT_ARGUMENTS[name]):
                self._stream.option()
                self._stream.group()
        elif self._stream.at_argument():
            self._call(Call(name, None))

    def _finish(self) -> None:
        name = self._group()
        if name == "document":
            while self._stream:
                self._stream.next()
        elif not self._definitions.expand(f"end {name}", self._stream):
            if len(self._bullets) > 1:
                self._bullets.pop()
            self._break(LINE)

    def _skip_to_end_of(self, name: str) -> None:
        while self._stream:
            ends = self._stream.next() == Token(Kind.COMMAND, "end")
            if ends and self._group() == name:
                return

    def _skip_branch(self) -> None:
        while self._stream and self._stream.next() != Token(Kind.COMMAND, "fi"):
            pass


_SPECIAL: dict[str, Callable[[Expander], None]] = {
    "begin": Expander._begin,
    "end": Expander._finish,
    "item": Expander._item,
    "href": Expander._link,
    "social": Expander._network,
    "color": Expander._set_colour,
    "textcolor": Expander._coloured,
    "definecolor": Expander._define_colour,
    "fontsize": Expander._font_size,
    "phantom": Expander._phantom,
    "hphantom": Expander._phantom,
    "hspace": Expander._horizontal_space,
    "write": Expander._write,
    "iffalse": Expander._skip_branch,
}
