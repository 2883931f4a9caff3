"""Draws a document as DOCX with python-docx."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from training.layouts.docx_frames import bands, sections, sides
from training.layouts.spans import (
    Block,
    Drawing,
    Grid,
    Heading,
    Item,
    Line,
    Listing,
    Pairs,
    Span,
    Text,
    label_row,
)

_DATES = {"end": "start", "present": "start"}


def draw(drawing: Drawing, target: Path) -> None:
    """Writes the document to a file."""
    document = Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(1.5 + drawing.style.variant * 0.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = drawing.style.font, Pt(drawing.style.size)
    normal.paragraph_format.space_after = Pt(0)
    bands(section, drawing)
    pen = _Pen(document, drawing)
    pen.blocks(document, drawing.header)
    if drawing.frame == "heading-left":
        sections(document, drawing, pen)
    elif drawing.frame.startswith("side"):
        sides(document, drawing, pen)
    else:
        pen.blocks(document, drawing.main)
    document.save(str(target))


class _Pen:
    def __init__(self, document: Any, drawing: Drawing) -> None:
        self._document = document
        self._style = drawing.style
        self._labelled = drawing.frame == "label-table"
        self._margin = drawing.frame.startswith("margin")
        self._tab = 16 - drawing.style.variant * 0.3

    def blocks(self, place: Any, blocks: list[Block]) -> None:
        for block in blocks:
            self._block(place, block)

    def _block(self, place: Any, block: Block) -> None:
        match block:
            case Heading():
                self._heading(place, block.text)
            case Text():
                for line in block.lines:
                    self._text(place, block.label, line)
            case Listing():
                self._listing(place, block)
            case Pairs():
                for label, value in block.rows:
                    self._paragraph(place).add_run(f"{label}{block.colon}{value}")
            case Grid():
                self._grid(place, block)
            case Item():
                self._item(place, block)

    def _paragraph(self, place: Any, style: str | None = None) -> Any:
        paragraph = place.add_paragraph(style=style)
        if self._style.rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def _heading(self, place: Any, text: str) -> None:
        real = self._style.variant % 2 == 0
        paragraph = self._paragraph(place, "Heading 1" if real else None)
        run = paragraph.add_run(text)
        run.font.size = Pt(self._style.heading_size)
        run.bold = self._style.heading_bold
        run.font.color.rgb = RGBColor.from_string(self._style.accent[1:].upper())
        paragraph.paragraph_format.space_before = Pt(self._style.gap)
        if self._style.letter_spacing:
            spacing = OxmlElement("w:spacing")
            spacing.set(qn("w:val"), str(int(self._style.letter_spacing * 20)))
            run._r.get_or_add_rPr().append(spacing)

    def _text(self, place: Any, label: str, line: str) -> None:
        paragraph = self._paragraph(place)
        run = paragraph.add_run(line)
        if label == "name":
            run.font.size, run.bold = Pt(self._style.size * 1.6), True
        if self._style.centred and label in ("name", "contact", "headline"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _listing(self, place: Any, block: Listing) -> None:
        if block.form in ("inline", "tags"):
            self._paragraph(place).add_run(block.sep.join(block.items))
        else:
            self._bullets(place, block.items)

    def _bullets(self, place: Any, items: list[str]) -> None:
        for item in items:
            if self._style.variant % 2:
                self._paragraph(place, "List Bullet").add_run(item)
            else:
                self._paragraph(place).add_run(f"{self._style.marker} {item}".strip())

    def _grid(self, place: Any, block: Grid) -> None:
        width = len(block.rows[0])
        table = place.add_table(rows=0, cols=width)
        if self._style.variant % 3:
            table.style = "Table Grid"
        for cells in [[[Span(cell, "label")] for cell in block.header]] * bool(
            block.header
        ) + block.rows:
            for cell, spans in zip(table.add_row().cells, cells, strict=True):
                self._spans(cell.paragraphs[0], spans)

    def _item(self, place: Any, block: Item) -> None:
        if self._margin and block.margin:
            left, right = place.add_table(rows=1, cols=2).rows[0].cells
            left.width, right.width = Cm(3 + self._style.variant * 0.3), Cm(13)
            for line in block.margin:
                self._spans(left.paragraphs[0], line.spans())
            place = right
        if self._labelled:
            self._label_table(place, block)
            self._body(place, block)
            return
        paragraph = None
        for number, line in enumerate(block.head):
            paragraph = self._paragraph(place)
            if number == 0 and self._style.head_bullet:
                paragraph.add_run(f"{self._style.marker or '•'} ")
            self._line(paragraph, line)
        if block.form == "run-in":
            (paragraph or self._paragraph(place)).add_run(" " + " ".join(block.body))
        else:
            self._body(place, block)

    def _label_table(self, place: Any, block: Item) -> None:
        table = place.add_table(rows=0, cols=2)
        for line in block.head:
            left, right = table.add_row().cells
            left.width, right.width = Cm(4), Cm(12)
            label, value = label_row(line) or ([], line.spans())
            self._spans(left.paragraphs[0], label)
            self._spans(right.paragraphs[0], value)

    def _body(self, place: Any, block: Item) -> None:
        if block.body_label and block.body:
            self._paragraph(place).add_run(f"{block.body_label}:")
        if block.form == "bullets":
            self._bullets(place, block.body)
        elif block.form == "paragraph" and block.body:
            self._paragraph(place).add_run(" ".join(block.body))
        else:
            for text in block.body:
                self._paragraph(place).add_run(text)
        if self._style.gap > 6:
            self._paragraph(place)

    def _line(self, paragraph: Any, line: Line) -> None:
        self._spans(paragraph, line.left)
        if line.left and line.right:
            if self._style.variant != 3:
                paragraph.paragraph_format.tab_stops.add_tab_stop(
                    Cm(self._tab), WD_TAB_ALIGNMENT.RIGHT
                )
            paragraph.add_run("\t" * (1 if self._style.variant != 3 else 3))
        self._spans(paragraph, line.right)

    def _spans(self, paragraph: Any, spans: list[Span]) -> None:
        for span in spans:
            run = paragraph.add_run(span.text)
            role = _DATES.get(span.role, span.role)
            run.bold, run.italic = role in self._style.bold, role in self._style.italic
