"""Frames of a DOCX document: sidebar, headings on the left, running head and footer."""

from typing import Any, Protocol

from docx.shared import Cm

from training.layouts.spans import Block, Drawing, Heading, by_section


class Pen(Protocol):
    """Draws blocks into a document or a cell."""

    def blocks(self, place: Any, blocks: list[Block]) -> None:
        """Draws them one below the other."""


def sides(document: Any, drawing: Drawing, pen: Pen) -> None:
    """A sidebar: a table of one row, two cells."""
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    side, main = cells if drawing.frame == "side-left" else cells[::-1]
    side.width, main.width = Cm(5), Cm(12)
    pen.blocks(side, drawing.side)
    pen.blocks(main, drawing.main)


def sections(document: Any, drawing: Drawing, pen: Pen) -> None:
    """Every section a row: its heading on the left, its blocks on the right."""
    table = document.add_table(rows=0, cols=2)
    for part in by_section(drawing.main):
        head, rest = (part[:1], part[1:]) if isinstance(part[0], Heading) else ([], part)
        left, right = table.add_row().cells
        left.width, right.width = Cm(3.5), Cm(13)
        pen.blocks(left, head)
        pen.blocks(right, rest)


def bands(section: Any, drawing: Drawing) -> None:
    """Running head and footer; the page's number is drawn as 1 of 2."""
    for place, text in (
        (section.header, drawing.style.running_head),
        (section.footer, drawing.style.footer),
    ):
        if text:
            place.paragraphs[0].text = text.replace("{page}", "1").replace("{pages}", "2")
