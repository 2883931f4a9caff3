"""Draws a document as plain text or Markdown."""

from training.layouts.spans import Block, Drawing, Grid, Heading, Item, Line, Listing, Pairs, Text


def draw(drawing: Drawing, markdown: bool = False) -> str:
    """The whole document as text."""
    parts = [*drawing.header, *drawing.main, *drawing.side]
    pen = _Pen(drawing, markdown)
    return "\n".join(line for block in parts for line in pen.lines(block)).strip() + "\n"


class _Pen:
    def __init__(self, drawing: Drawing, markdown: bool) -> None:
        self._style = drawing.style
        self._markdown = markdown
        self._width = 40 + 10 * drawing.style.variant

    def lines(self, block: Block) -> list[str]:
        match block:
            case Heading():
                return self._heading(block.text)
            case Text():
                name = self._markdown and block.label == "name"
                return [f"# {line}" if name else line for line in block.lines]
            case Listing():
                return self._listing(block)
            case Pairs():
                return [f"{label}{block.colon}{value}" for label, value in block.rows]
            case Grid():
                return self._grid(block)
            case Item():
                return self._item(block)

    def _heading(self, text: str) -> list[str]:
        if self._markdown:
            return ["", f"## {text}", ""]
        under = {0: "=", 1: "-", 2: "_"}.get(self._style.variant)
        return ["", text, under * len(text)] if under else ["", text]

    def _listing(self, block: Listing) -> list[str]:
        if block.form in ("bullets", "columns"):
            return [self._bullet(item) for item in block.items]
        return [block.sep.join(block.items)]

    def _bullet(self, text: str) -> str:
        marker = "-" if self._markdown else self._style.marker
        return f"{marker} {text}" if marker else text

    def _grid(self, block: Grid) -> list[str]:
        rows = [["".join(span.text for span in cell) for cell in row] for row in block.rows]
        lines = ([block.header] if block.header else []) + rows
        if self._markdown:
            return [f"| {' | '.join(row)} |" for row in lines]
        widths = [max(len(row[place]) for row in lines) + 3 for place in range(len(lines[0]))]
        return [
            "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in lines
        ]

    def _item(self, block: Item) -> list[str]:
        lines = [line.text() for line in block.margin] + [self._line(line) for line in block.head]
        if self._style.head_bullet and lines:
            lines[0] = f"{self._style.marker or '-'} {lines[0]}"
        if self._markdown and lines:
            lines[0] = f"### {lines[0]}" if self._style.variant < 3 else f"**{lines[0]}**"
        if block.form == "run-in" and lines:
            lines[-1] = " ".join([lines[-1], *block.body])
            return [*lines, *[""] * (self._style.gap > 4)]
        label = [block.body_label + ":"] if block.body_label and block.body else []
        body = (
            [self._bullet(text) for text in block.body] if block.form == "bullets" else block.body
        )
        if block.form == "paragraph":
            body = [" ".join(body)] if body else []
        return [*lines, *label, *body, *[""] * (self._style.gap > 4)]

    def _line(self, line: Line) -> str:
        left, right = ("".join(span.text for span in part) for part in (line.left, line.right))
        if left and right:
            return left + " " * max(3, self._width - len(left)) + right
        return left or right
