"""What a layout is made of: spans with roles, lines, blocks."""

from dataclasses import dataclass, field

from training.people.model import Entry


@dataclass(frozen=True)
class Span:
    """Words drawn in one go, with what they are: title, company, start, sep, label …"""

    text: str
    role: str


@dataclass
class Line:
    """A line of an entry's head; ``right`` stands flush right."""

    left: list[Span]
    right: list[Span] = field(default_factory=list)

    def spans(self) -> list[Span]:
        """All spans, from left to right."""
        return [*self.left, *self.right]

    def text(self) -> str:
        """The line's words; what stands flush right after a tab."""
        left, right = ("".join(span.text for span in part) for part in (self.left, self.right))
        return f"{left}\t{right}" if left and right else left or right


@dataclass
class Heading:
    """A section's heading as drawn."""

    text: str
    kind: str


@dataclass
class Item:
    """One entry: head lines, lines in the margin beside them, and the body.

    ``form`` of the body: bullets, lines, paragraph, or run-in (behind the head's last line).
    """

    entry: Entry
    head: list[Line]
    margin: list[Line] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    form: str = "bullets"
    body_label: str = ""
    first: bool = True


@dataclass
class Text:
    """Paragraphs; ``label`` says what they are (summary, contact, name, other …)."""

    label: str
    lines: list[str]


@dataclass
class Flow(Text):
    """A paragraph that tells several entries; ``items`` are they, drawn within its one line."""

    items: list[Item] = field(default_factory=list)


@dataclass
class Listing:
    """Short things: skills, languages. ``form``: bullets, inline, columns, tags."""

    label: str
    items: list[str]
    form: str
    sep: str = ", "


@dataclass
class Pairs:
    """Label and value lines (contact, personal data); ``colon`` is drawn behind the label."""

    label: str
    rows: list[tuple[str, str]]
    colon: str


@dataclass
class Grid:
    """A table of entries: a header row, then one row for each entry, a cell a list of spans."""

    header: list[str]
    rows: list[list[list[Span]]]
    entries: list[Entry]


Block = Heading | Item | Text | Flow | Listing | Pairs | Grid


def by_section(blocks: list[Block]) -> list[list[Block]]:
    """The blocks parted before every heading."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append([])
        parts[-1].append(block)
    return [part for part in parts if part]


def label_row(line: Line) -> tuple[list[Span], list[Span]] | None:
    """Label and value of a line that begins with a label, for layouts that give each a cell."""
    spans = line.spans()
    if not spans or spans[0].role != "label":
        return None
    between = spans[1].text.strip() if len(spans) > 1 and spans[1].role == "sep" else ""
    label = [spans[0], Span(between, "sep")] if between else [spans[0]]
    return label, spans[2:] if len(spans) > 1 and spans[1].role == "sep" else spans[1:]


@dataclass
class Style:
    """How a document looks and which habits it keeps; every renderer takes what it can draw."""

    font: str = "Liberation Sans"
    size: float = 10.5
    accent: str = "#000000"
    marker: str = "•"
    heading_size: float = 13.0
    heading_bold: bool = True
    heading_rule: bool = False
    letter_spacing: float = 0.0
    bold: frozenset[str] = frozenset({"title"})
    italic: frozenset[str] = frozenset()
    head_bullet: bool = False
    margin_width: int = 24
    side_width: int = 32
    side_fill: str = "#f0f0f0"
    side_ink: str = "#222222"
    centred: bool = False
    gap: int = 8
    footer: str = ""
    running_head: str = ""
    rtl: bool = False
    variant: int = 0


@dataclass
class Drawing:
    """A whole document before a renderer draws it; ``side`` is empty outside sidebar frames."""

    language: str
    frame: str
    style: Style
    header: list[Block]
    main: list[Block]
    side: list[Block]
