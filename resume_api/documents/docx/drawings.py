"""Text boxes of a DOCX: where they are, what is painted behind them, whether a page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from resume_api.documents.docx.colours import UNKNOWN, is_hex
from resume_api.documents.docx.package import Element
from resume_api.documents.docx.xml_access import attribute, child, local

# Lengths in EMU, 12,700 a point. No page is wider than A3, and no text box can be read at a point.
POINT = 12_700
# The least distance of lines under each other, in points.
LEADING = 10
FILLS = ("{*}solidFill", "{*}gradFill", "{*}pattFill", "{*}blip", "{*}fillRef")
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
            if next(solid.iter("{*}alpha"), None) is not None:
                return UNKNOWN
            value = attribute(child(solid, "srgbClr"), "val") or ""
            return value.upper() if is_hex(value) else UNKNOWN
    return UNKNOWN


def fixed_ground(part: Element) -> float:
    """How many paragraphs may lie on a shape of a part that stands at a fixed place of the page."""
    fixed = (item for item in _grounds(part) if not _moves_with_text(item))
    return inf if any(True for _ in fixed) else 0


def grounded_lines(paragraph: Element) -> float:
    """How many paragraphs, from this one on, may lie on a shape that it brings along."""
    heights = [
        _number(child(item, "extent"), "cy")
        for item in _grounds(paragraph)
        if _moves_with_text(item)
    ]
    return max(heights, default=0) / (LEADING * POINT)


def _grounds(part: Element) -> Iterator[Element]:
    """The drawings behind the text that paint an area."""
    for anchor in part.iter("{*}anchor"):
        size = min(_number(child(anchor, "extent"), name) for name in ("cx", "cy"))
        behind = attribute(anchor, "behindDoc") in {"1", "true"}
        paints = next(anchor.iter(*FILLS), None) is not None
        if behind and paints and size >= LEADING * POINT:
            yield anchor


def _moves_with_text(anchor: Element) -> bool:
    position = attribute(child(anchor, "positionV"), "relativeFrom")
    return position in {"paragraph", "line"}


def diagram_lines(data: Element) -> Iterator[str]:
    """The texts of a SmartArt's data, a node after the one that it hangs on."""
    points = {attribute(item, "modelId") or "": item for item in data.iter("{*}pt")}
    below: dict[str, list[str]] = {}
    links = [item for item in data.iter("{*}cxn") if attribute(item, "type") in {None, "parOf"}]
    for item in sorted(links, key=lambda link: _number(link, "srcOrd")):
        below.setdefault(attribute(item, "srcId") or "", []).append(attribute(item, "destId") or "")
    lower = {name for names in below.values() for name in names}
    waiting = [name for name in points if name not in lower][::-1]
    done: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        waiting += below.get(name, [])[::-1]
        for paragraph in points[name].iter("{*}p") if name in points else ():
            if words := "".join(t.text or "" for t in paragraph.iter("{*}t")).strip():
                yield words


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
