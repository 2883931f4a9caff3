"""Rows and cells of a DOCX table, and which of them share a line."""

from __future__ import annotations

from collections.abc import Iterator

from resume_api.documents.docx.package import Element
from resume_api.documents.docx.xml_access import attribute, child, local

TRANSPARENT = frozenset({"sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"})
# A cell beside an entry whose lines are no longer than this, dates among them, is read as one line.
STACKED, LONGEST = 4, 24


def is_stacked(cell: Element, following: Element | None) -> bool:
    """Whether a cell holds dates in lines under each other, beside a cell that they belong to."""
    if following is None or not lines(following):
        return False
    stack = lines(cell)
    dated = sum(any(map(str.isdigit, line)) for line in stack)
    return (
        1 < len(stack) <= STACKED
        and max(map(len, stack)) <= LONGEST
        and 2 * dated >= len(stack)
        and any(map(str.isdigit, stack[0]))
    )


def between(cell: Element, following: Element) -> str:
    """A one-line cell shares its line with a one-line neighbour, or with a block that it dates."""
    stack = lines(cell)
    if is_stacked(cell, following):
        return "\t"
    if len(stack) != 1:
        return "\n"
    dates = any(letter.isdigit() for letter in stack[0])
    return "\t" if dates or len(lines(following)) == 1 else "\n"


def lines(cell: Element) -> list[str]:
    """The lines of a cell that hold text."""
    found = ("".join(t.text or "" for t in p.iter("{*}t")).strip() for p in cell.iter("{*}p"))
    return [line for line in found if line]


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
