"""What the expander writes: pieces of text, the arguments among them, and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resume_api.documents.latex import macros

# The end of a line that no blank line follows, and the end of a paragraph.
LINE, PARAGRAPH = "\x1e", "\n\n"
# Stands for a length such as \textwidth: an argument that holds one is no text.
LENGTH = "\ue000"
LONG = 90
MANY_PIECES = 60
_NO_TEXT = re.compile(
    rf"[-\d.]+\s*(?:pt|em|ex|cm|mm|in|px)|[^{LENGTH}]*{LENGTH}.*|[\w/.-]+\.(?:jpe?g|png|pdf|eps|svg)",
    re.DOTALL,
)
_ICON_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
_LENGTHS = re.compile(rf"(?:(?<![-\d.])[-\d.]++)?{LENGTH}")
_SPACES = re.compile(r" {2,}| *\t[ \t]*")
_BREAKS = re.compile(rf"(?:(?<![ \t])[ \t]++)?[\n{LINE}][ \t\n{LINE}]*+")
_BROKEN_BULLETS = re.compile(rf"•[ \t\n{LINE}]+(?=\S)")
_EDGES = re.compile(r"^[ \t|]+|[ \t|]+$", re.MULTILINE)


@dataclass(slots=True)
class Call:
    """A command whose arguments are read. ``left`` are those that its table row still wants, None
    where it takes all that follow; ``read`` are done, of which ``seen`` were text; ``mark`` is
    where its output begins."""

    name: str
    left: str | None
    prefix: str = ""
    hides: str | None = None
    fallback: str = ""
    mark: int = 0
    fresh_line: bool = False
    read: int = 0
    seen: int = 0
    after_block: bool = False

    @property
    def heading(self) -> str:
        """The break around a heading, none around anything else."""
        if self.left is not None or not macros.HEADING.search(self.name):
            return ""
        return LINE if "sub" in self.name.lower() else PARAGRAPH

    @property
    def joiner(self) -> str:
        """What parts the last argument from the next: a label has its own, a list none."""
        first, others = macros.JOINED_BY.get(self.name, (" | ", " | "))
        return first if self.seen == 1 else others


@dataclass(slots=True)
class Frame:
    """An open brace: the call whose argument it holds, where its output begins, how it hides."""

    call: Call | None
    start: int
    hides: str | None = None
    hides_from: int = 0


class Output:
    """The pieces so far."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.hidden: list[tuple[str, str]] = []

    @property
    def text(self) -> str:
        """The text, its breaks and blanks in order."""
        raw = _BROKEN_BULLETS.sub("• ", "".join(self.pieces))
        raw = _BREAKS.sub(_one_break, _LENGTHS.sub("", raw))
        return _EDGES.sub("", _SPACES.sub(_one_space, raw))

    def begin(self, call: Call) -> None:
        """Keep a place before the output of a call."""
        call.mark = len(self.pieces)
        self.pieces.append("")

    def open_argument(self, call: Call) -> Frame:
        """Keep a place for what parts this argument from the one before."""
        self.pieces.append("")
        start = len(self.pieces)
        return Frame(call, start, call.hides, start)

    def close_argument(self, frame: Frame, call: Call) -> None:
        """Part the argument that was just read from the one before; drop it where it is no text."""
        pieces = self.pieces[frame.start : frame.start + MANY_PIECES]
        text = "".join(pieces).strip()
        call.read += 1
        icon = call.read == 1 and "icon" in call.name and _ICON_NAME.fullmatch(text)
        many = len(pieces) == MANY_PIECES
        if not many and (not text or icon or _NO_TEXT.fullmatch(text)):
            del self.pieces[frame.start :]
            return
        block = many or len(text) > LONG or LINE in text or "\n" in text
        if call.seen:
            labelled = self.pieces[frame.start - 2].endswith(":")
            joiner = " " if labelled else call.joiner
            self.pieces[frame.start - 1] = LINE if block or call.after_block else joiner
        call.seen += 1
        call.after_block = block

    def end(self, call: Call, line_ends: bool) -> None:
        """Fence off a call that is a heading, or that has its line to itself."""
        fence = call.heading
        if not fence and call.left is None:
            if call.seen == 1:
                alone = call.fresh_line and line_ends
            else:
                alone = call.fresh_line or line_ends or call.after_block
            fence = LINE if alone else ""
        self.pieces[call.mark] = fence + call.prefix
        self.pieces.append(fence)

    def reveal(self, frame: Frame) -> None:
        """Set apart what a group hid."""
        if frame.hides:
            words = " ".join("".join(self.pieces[frame.hides_from :]).replace(LINE, " ").split())
            del self.pieces[frame.hides_from :]
            if words:
                self.hidden.append((frame.hides, words))
        frame.hides = None


def _one_break(match: re.Match[str]) -> str:
    return PARAGRAPH if PARAGRAPH in match[0] else "\n"


def _one_space(match: re.Match[str]) -> str:
    return "\t" if "\t" in match[0] else " "
