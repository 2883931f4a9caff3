"""Rows, cells and lines of a DOCX table."""

from __future__ import annotations

from collections.abc import Iterator

from resume_api.documents.docx.package import Element
from resume_api.documents.docx.xml_access import attribute, child, local

TRANSPARENT = frozenset({"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"})
BREAKS = frozenset({"br", "cr"})


def lines(cell: Element) -> list[str]:
    """The lines of a cell that hold text."""
    found = (line for p in cell.iter("{*}p") for line in "".join(_letters(p)).split("\n"))
    return [line for line in map(str.strip, found) if line]


def _letters(paragraph: Element) -> Iterator[str]:
    for item in paragraph.iter("{*}t", "{*}br", "{*}cr", "{*}tab"):
        name = local(item)
        yield "\n" if name in BREAKS else " " if name == "tab" else item.text or ""


def has_text(element: Element) -> bool:
    """Whether anything is written inside."""
    return any((item.text or "").strip() for item in element.iter("{*}t", "{*}delText"))


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table."""
    return _through(table, "tr")


def cells(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return _through(row, "tc")


def _through(parent: Element, wanted: str) -> Iterator[Element]:
    """Children of that name, also those inside content controls and the like."""
    for item in parent:
        if (name := local(item)) == wanted:
            yield item
        elif name in TRANSPARENT:
            yield from _through(item, wanted)


def continues(cell: Element) -> bool:
    """Whether a cell only goes on with the one above."""
    merge = child(child(cell, "tcPr"), "vMerge")
    return merge is not None and attribute(merge, "val") in {None, "continue"}
