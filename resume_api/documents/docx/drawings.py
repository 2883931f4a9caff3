"""Text boxes of a DOCX: where they are, what is painted behind them, whether a page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from resume_api.documents.docx.package import Element
from resume_api.documents.docx.run_formatting import UNKNOWN, attribute, child, is_hex, local

# Lengths in EMU, 12,700 a point. No page is wider than A3, and no text box can be read at a point.
POINT = 12_700
WIDEST, HIGHEST = 842 * POINT, 1191 * POINT


def outermost_boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing, not those inside them; a Fallback says the same again."""
    for item in drawing:
        name = local(item)
        if name == "txbxContent":
            yield item
        elif name != "Fallback":
            yield from outermost_boxes(item)


def behind(box: Element, drawing: Element) -> str:
    """What is painted behind a text box: its shape's fill, UNKNOWN where that is not one colour."""
    for shape in box.iterancestors():
        if shape is drawing:
            break
        if colour := shape.get("fillcolor"):
            digits = colour.lstrip("#").split(" ")[0]
            return digits.upper() if is_hex(digits) else UNKNOWN
        solid = child(child(shape, "spPr"), "solidFill")
        if solid is not None:
            value = attribute(child(solid, "srgbClr"), "val") or ""
            return value.upper() if is_hex(value) else UNKNOWN
    return UNKNOWN


def is_shown(drawing: Element) -> bool:
    """Whether a drawing lies on the page, has a size and is not marked as hidden."""
    for anchor in drawing:
        if attribute(child(anchor, "docPr"), "hidden") in {"1", "true"}:
            return False
        extent = child(anchor, "extent")
        width, height = _number(extent, "cx"), _number(extent, "cy")
        if extent is not None and min(width, height) <= POINT:
            return False
        if _is_off(child(anchor, "positionH"), width, WIDEST):
            return False
        if _is_off(child(anchor, "positionV"), height, HIGHEST):
            return False
    return True


def _is_off(position: Element | None, length: int, page: int) -> bool:
    offset = child(position, "posOffset")
    text = (offset.text or "").strip() if offset is not None else ""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 12):
        return False
    from_page = attribute(position, "relativeFrom") == "page"
    return int(text) >= page or int(text) + length <= (0 if from_page else -page)


def _number(element: Element | None, name: str) -> int:
    text = attribute(element, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
