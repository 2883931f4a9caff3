"""The order in which the text boxes of one paragraph are read: by their places on the page.

Word keeps them in the order in which they were drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from resume_api.documents.docx.package import Element
from resume_api.documents.docx.xml_access import attribute, child, local

# In EMU, 12,700 a point: how far the tops of boxes beside each other differ, how far boxes overlap.
LEVEL, SLACK = 10 * 12_700, 6 * 12_700
# More boxes than any page has.
MOST = 100


@dataclass(frozen=True, slots=True)
class Area:
    """Where a box is, in EMU from ``origin``, what its offsets are relative to."""

    left: int
    top: int
    right: int
    bottom: int
    origin: tuple[str | None, ...]


def area(box: Element, drawing: Element) -> Area | None:
    """The area of a text box of a drawing; None where it is not at a stated place."""
    anchor = child(drawing, "anchor")
    across, down = child(anchor, "positionH"), child(anchor, "positionV")
    left, top = (_length(child(position, "posOffset")) for position in (across, down))
    extent = child(anchor, "extent")
    width, height = (_number(attribute(extent, name)) for name in ("cx", "cy"))
    if left is None or top is None or width is None or height is None:
        return None
    shape = next((item for item in box.iterancestors() if local(item) == "wsp"), None)
    parent = shape.getparent() if shape is not None else None
    frame = child(child(shape, "spPr"), "xfrm")
    if parent is not None and frame is not None and local(parent) in {"wgp", "grpSp"}:
        inner = [_number(attribute(child(frame, "off"), name)) or 0 for name in ("x", "y")]
        size = [_number(attribute(child(frame, "ext"), name)) or 0 for name in ("cx", "cy")]
        left, top, width, height = left + inner[0], top + inner[1], size[0], size[1]
    origin = attribute(across, "relativeFrom"), attribute(down, "relativeFrom")
    return Area(left, top, left + width, top + height, origin)


def in_order(areas: Sequence[Area | None]) -> list[int]:
    """The places of the boxes in ``areas`` in the order of reading; as they are where not all
    can be compared."""
    known = [(found, n) for n, found in enumerate(areas) if found is not None]
    if len(known) < len(areas) or len({found.origin for found, _ in known}) > 1:
        return list(range(len(areas)))
    return [n for _, n in _ordered(known)] if len(known) <= MOST else list(range(len(areas)))


def _ordered(boxes: list[tuple[Area, int]]) -> Iterator[tuple[Area, int]]:
    """Columns from left to right; what reaches over them, above or below; rows of boxes that
    stand side by side."""
    columns = _parted(boxes, lambda one: one.left, lambda one: one.right)
    bands = _parted(boxes, lambda one: one.top, lambda one: one.bottom)
    if len(columns) > 1 and not (len(bands) > 1 and _are_rows(columns)):
        parts = columns
    elif len(bands) > 1:
        parts = bands
    else:
        yield from sorted(boxes, key=lambda box: (box[0].top, box[0].left))
        return
    for part in parts:
        yield from _ordered(part)


def _parted(
    boxes: list[tuple[Area, int]], start: Callable[[Area], int], end: Callable[[Area], int]
) -> list[list[tuple[Area, int]]]:
    """The boxes in groups that do not overlap in one direction."""
    parts: list[list[tuple[Area, int]]] = []
    reached = 0
    for box in sorted(boxes, key=lambda box: start(box[0])):
        if parts and start(box[0]) < reached - SLACK:
            parts[-1].append(box)
        else:
            parts.append([box])
        reached = max(reached, end(box[0])) if parts[-1][:-1] else end(box[0])
    return parts


def _are_rows(columns: list[list[tuple[Area, int]]]) -> bool:
    """Whether the boxes of columns stand side by side in rows, as dates and what they date."""
    tops = [sorted(box.top for box, _ in column) for column in columns]
    return len(tops[0]) > 1 and all(
        len(one) == len(other) and all(abs(a - b) < LEVEL for a, b in zip(one, other, strict=True))
        for one, other in pairwise(tops)
    )


def _length(element: Element | None) -> int | None:
    return _number((element.text or "").strip()) if element is not None else None


def _number(text: str | None) -> int | None:
    digits = (text or "").removeprefix("-")
    return int(text or "") if digits.isascii() and digits.isdigit() and len(digits) < 12 else None
