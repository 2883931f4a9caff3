"""The walk over the parts of a DOCX in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from resume_api.documents.docx.box_order import Area, area, in_order
from resume_api.documents.docx.cell_order import pieces
from resume_api.documents.docx.colours import UNKNOWN, WHITE, fill
from resume_api.documents.docx.drawings import (
    behind,
    diagram_lines,
    fixed_ground,
    grounded_lines,
    is_shown,
    outermost_boxes,
)
from resume_api.documents.docx.numbering import Numbering
from resume_api.documents.docx.package import Element
from resume_api.documents.docx.run_formatting import Look, Styles, paragraph_look, run_look
from resume_api.documents.docx.tables import (
    TRANSPARENT,
    cells,
    continues,
    has_text,
    rows,
)
from resume_api.documents.docx.writer import Writer
from resume_api.documents.docx.xml_access import attribute, child, is_on, local

INLINE = TRANSPARENT | {
    "hyperlink",
    "fldSimple",
    "bdo",
    "dir",
    "ruby",
    "rubyBase",
    "oMath",
    "oMathPara",
}
REMOVED = frozenset({"del", "moveFrom"})
LETTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: what is painted behind the text, the look that paragraphs set, whether it
    is in deleted text, and whether in a cell whose lines are read as one."""

    background: str = WHITE
    look: Look = field(default_factory=Look)
    removed: bool = False
    stacked: bool = False


@dataclass
class Tally:
    """What the walk counts."""

    tables: int = 0
    images: int = 0
    text_box_characters: int = 0
    tracked: bool = False


class Walk:
    """Writes the blocks of one part after the other."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        writer: Writer,
        diagram: Callable[[str], Element | None],
    ) -> None:
        """``diagram`` finds the data of a SmartArt by the id of its relation."""
        self._styles = styles
        self._numbering = numbering
        self._writer = writer
        self._diagram = diagram
        self._ground = 0.0
        self._fields: list[bool] = []
        self._boxes: list[tuple[Element, str, bool, Area | None]] = []
        self.tally = Tally()
        self._inline: dict[str, Callable[[Element, Place], None]] = {
            "r": self._run,
            "AlternateContent": self._alternate_inline,
        }

    def part(self, root: Element) -> None:
        """The blocks under ``root``: a body, a header, a footer, a note."""
        self._fields.clear()
        self._ground = max(self._ground, fixed_ground(root))
        self._blocks(root, Place(look=self._styles.defaults))
        self._writer.separate("\n\n")

    def _blocks(self, parent: Iterable[Element], place: Place) -> None:
        for item in parent:
            name = local(item)
            if name == "p":
                self._paragraph(item, place)
            elif name == "tbl":
                self._table(item, place)
            elif name in TRANSPARENT:
                self._note_insertion(name)
                self._blocks(item, place)
            elif name in REMOVED:
                self.tally.tracked = True
                self._blocks(item, replace(place, removed=True))
            elif name == "AlternateContent":
                for choice in _chosen(item):
                    self._blocks(choice, place)

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val") or self._styles.default_paragraph
        look = paragraph_look(properties).over(self._styles.of(style))
        self._ground = max(self._ground - 1, grounded_lines(paragraph))
        behind_it = UNKNOWN if self._ground > 0 else place.background
        inner = replace(
            place,
            background=look.shade or behind_it,
            look=replace(look, shade=None).over(place.look),
        )
        if is_on(attribute(child(properties, "pageBreakBefore"), "val"), False):
            self._writer.turn_page()
        started = self._writer.at
        bulleted = look.numbered and not look.heading and self._numbering.shows(look)
        if bulleted and has_text(paragraph):
            self._writer.write("• ", inner.look)
        self._children(paragraph, inner)
        ends = " " if place.stacked else "\n"
        self._writer.separate(ends if self._writer.at > started else "\n\n")
        self._diagrams_of(paragraph, place)
        self._text_boxes(place)

    def _children(self, parent: Element, place: Place) -> None:
        for item in parent:
            name = local(item)
            if name in self._inline:
                self._inline[name](item, place)
            elif name in INLINE:
                self._note_insertion(name)
                self._children(item, place)
            elif name in REMOVED:
                self.tally.tracked = True
                self._children(item, replace(place, removed=True))
            elif name == "t":
                self._letters(item.text or "", place.look, place)

    def _note_insertion(self, name: str) -> None:
        self.tally.tracked = self.tally.tracked or name in {"ins", "moveTo"}

    def _alternate_inline(self, item: Element, place: Place) -> None:
        for choice in _chosen(item):
            self._children(choice, place)

    def _run(self, run: Element, place: Place) -> None:
        properties = child(run, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        look = run_look(properties).over(self._styles.of(style)).over(place.look)
        self._run_items(run, look, place)

    def _run_items(self, run: Element, look: Look, place: Place) -> None:
        for item in run:
            name = local(item)
            if name in {"t", "delText"}:
                self._letters(item.text or "", look, place)
            elif name in LETTERS:
                self._letters(LETTERS[name], look, place)
            elif name == "sym":
                self._letters(_symbol(item), look, place)
            elif name in {"br", "lastRenderedPageBreak"}:
                self._break(item, look, place)
            elif name == "fldChar":
                self._field(attribute(item, "fldCharType"))
            elif name == "AlternateContent":
                for choice in _chosen(item):
                    self._run_items(choice, look, place)
            elif name in {"drawing", "pict", "object"}:
                self._drawing(item)

    def _letters(self, text: str, look: Look, place: Place) -> None:
        if not all(self._fields):
            return
        kind = "deleted" if place.removed else look.hides(place.background)
        if kind:
            self._writer.hide(kind, text)
        else:
            self._writer.write(look.shown(text), look)

    def _break(self, item: Element, look: Look, place: Place) -> None:
        if local(item) == "lastRenderedPageBreak" or attribute(item, "type") == "page":
            self._writer.turn_page()
        else:
            self._letters(" " if place.stacked else "\n", look, place)

    def _field(self, kind: str | None) -> None:
        """The text of a field between its begin and its separator is code, not shown."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawing(self, drawing: Element) -> None:
        self.tally.images += sum(1 for _ in drawing.iter("{*}blip", "{*}imagedata"))
        for box in outermost_boxes(drawing):
            where = area(box, drawing)
            self._boxes.append((box, behind(box, drawing), is_shown(drawing), where))

    def _diagrams_of(self, paragraph: Element, place: Place) -> None:
        for item in paragraph.iter("{*}relIds"):
            data = self._diagram(attribute(item, "dm") or "")
            for words in diagram_lines(data) if data is not None else ():
                self._letters(words, self._styles.defaults, place)
                self._writer.separate("\n")

    def _text_boxes(self, place: Place) -> None:
        boxes, self._boxes = self._boxes, []
        for number in in_order([box[-1] for box in boxes]):
            box, background, shown, _ = boxes[number]
            started = self._writer.at
            outer, self._fields = self._fields, []
            look = self._styles.defaults if shown else Look(vanish=True)
            self._blocks(box, Place(background, look, place.removed))
            self._fields = outer
            self._writer.separate("\n")
            self.tally.text_box_characters += self._writer.at - started

    def _table(self, table: Element, place: Place) -> None:
        self.tally.tables += 1
        properties = child(table, "tblPr")
        painted = self._styles.shades_cells(attribute(child(properties, "tblStyle"), "val"))
        background = UNKNOWN if painted else fill(child(properties, "shd")) or place.background
        self._writer.separate("\n")
        for row in rows(table):
            filled = [cell for cell in cells(row) if not continues(cell) and has_text(cell)]
            for piece in pieces(filled):
                shade = fill(child(child(piece.cell, "tcPr"), "shd")) or background
                inner = replace(place, background=shade, stacked=piece.is_line)
                self._blocks(piece.blocks, inner)
                self._writer.separate(piece.after)
            self._writer.separate("\n")


def _chosen(alternate: Element) -> Iterable[Element]:
    """The first choice; what stands under Fallback says the same again for older programs."""
    choice = child(alternate, "Choice")
    return () if choice is None else (choice,)


def _symbol(item: Element) -> str:
    code = attribute(item, "char") or ""
    return (
        chr(int(code, 16))
        if len(code) == 4 and all(c in "0123456789abcdefABCDEF" for c in code)
        else ""
    )
