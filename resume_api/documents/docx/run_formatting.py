"""How a run of a DOCX looks: its direct properties over those of its styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resume_api.documents.docx.colours import (
    MIN_DIFFERENCE,
    UNKNOWN,
    WHITE,
    difference,
    fill,
    letter_colour,
    run_shade,
)
from resume_api.documents.docx.package import Element
from resume_api.documents.docx.xml_access import attribute, child, is_on, local

# ECMA-376 part 1: a size is in half points, 20 without any other word.
DEFAULT_HALF_POINTS = 20
TINY_HALF_POINTS = 4
_SYMBOLS = re.compile("wingdings|webdings", re.I)
# Where such fonts have their signs in Unicode's private use area.
_PRIVATE = 0xF000


@dataclass(frozen=True, slots=True)
class Look:
    """What is set so far; None is not set. Colours are six hexadecimal digits or UNKNOWN."""

    vanish: bool | None = None
    colour: str | None = None
    half_points: int | None = None
    font: str | None = None
    bold: bool | None = None
    caps: bool | None = None
    shade: str | None = None
    numbered: bool | None = None
    list_id: str | None = None
    level: str | None = None
    heading: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it is set, else ``below``."""
        changes = {
            name: value for name in self.__slots__ if (value := getattr(self, name)) is not None
        }
        return replace(below, **changes)

    @property
    def size(self) -> float:
        """Points."""
        return (DEFAULT_HALF_POINTS if self.half_points is None else self.half_points) / 2

    @property
    def face(self) -> str | None:
        """The font as a PDF would name it, so that bold lines tell themselves from others."""
        return "-".join(filter(None, (self.font, "Bold" if self.bold else None))) or None

    def shown(self, text: str) -> str:
        """Letters as this look draws them: capitals, and the signs of fonts without letters."""
        if self.font and _SYMBOLS.match(self.font):
            return "".join(" " if sign.isspace() else _symbol(sign) for sign in text)
        return text.upper() if self.caps else text

    def hides(self, background: str) -> str | None:
        """How text of this look hides on ``background``, or None."""
        if self.vanish:
            return "vanish"
        if self.half_points is not None and self.half_points < TINY_HALF_POINTS:
            return "tiny"
        shade = self.shade or background
        if self.colour and UNKNOWN not in (shade, self.colour):
            return "low_contrast" if difference(self.colour, shade) < MIN_DIFFERENCE else None
        return None


def _symbol(sign: str) -> str:
    return chr(_PRIVATE + ord(sign)) if ord(sign) < 0x100 else sign


class Styles:
    """The styles part: what each paragraph or character style sets, its bases included."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.default_paragraph = ""
        self.defaults = Look()
        for item in root if root is not None else ():
            name = local(item)
            if name == "style":
                self._elements[attribute(item, "styleId") or ""] = item
                if attribute(item, "type") == "paragraph" and is_on(
                    attribute(item, "default"), False
                ):
                    self.default_paragraph = attribute(item, "styleId") or ""
            elif name == "docDefaults":
                self.defaults = _descendant_look(item)

    def of(self, style_id: str | None) -> Look:
        """The look of a style; an unknown one sets nothing."""
        if not style_id or style_id not in self._elements:
            return Look()
        if style_id not in self._looks:
            self._looks[style_id] = Look()
            element = self._elements[style_id]
            base = child(element, "basedOn")
            below = self.of(attribute(base, "val") if base is not None else None)
            self._looks[style_id] = _style_look(element).over(below)
        return self._looks[style_id]

    def shades_cells(self, style_id: str | None) -> bool:
        """Whether a table style paints any of its cells."""
        element = self._elements.get(style_id or "")
        if element is None:
            return False
        fills = {attribute(item, "fill") for item in element.iter("{*}shd")}
        return bool(fills - {None, "auto", WHITE, WHITE.lower()})


def run_look(properties: Element | None) -> Look:
    """What an ``rPr`` sets by itself."""
    if properties is None:
        return Look()
    found: dict[str, Element] = {local(item): item for item in properties}
    size = attribute(found.get("sz"), "val") or ""
    fonts = found.get("rFonts")
    return Look(
        vanish=True if _unfilled(found) else _toggle(found.get("vanish")),
        bold=_toggle(found.get("b")),
        caps=_toggle(found.get("caps")),
        colour=letter_colour(found),
        half_points=int(size) if size.isascii() and size.isdigit() and len(size) < 12 else None,
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        shade=run_shade(found),
    )


def paragraph_look(properties: Element | None) -> Look:
    """What a ``pPr`` sets by itself; its ``rPr`` speaks of the paragraph mark alone."""
    if properties is None:
        return Look()
    numbering = child(properties, "numPr")
    number = child(numbering, "numId") if numbering is not None else None
    level = child(properties, "outlineLvl")
    shd = child(properties, "shd")
    return Look(
        numbered=attribute(number, "val") != "0" if number is not None else None,
        list_id=attribute(number, "val"),
        level=attribute(child(numbering, "ilvl"), "val"),
        heading=(attribute(level, "val") or "9") < "9" if level is not None else None,
        shade=fill(shd) if shd is not None else None,
    )


def _style_look(style: Element) -> Look:
    paragraph = paragraph_look(child(style, "pPr"))
    name = (attribute(child(style, "name"), "val") or "").lower()
    heading = True if name.startswith(("heading", "title")) else None
    return run_look(child(style, "rPr")).over(paragraph).over(Look(heading=heading))


def _descendant_look(defaults: Element) -> Look:
    return run_look(next(iter(defaults.iter("{*}rPr")), None))


def _unfilled(found: dict[str, Element]) -> bool:
    """Letters that are not painted, inside or edge, as Word 2010 and later can set them."""
    edge = child(found.get("textOutline"), "noFill")
    bare = "textOutline" not in found or edge is not None
    return bare and child(found.get("textFill"), "noFill") is not None


def _toggle(element: Element | None) -> bool | None:
    return None if element is None else is_on(attribute(element, "val"), True)
