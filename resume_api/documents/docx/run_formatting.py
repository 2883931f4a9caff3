"""How a run of a DOCX looks: its direct properties over those of its styles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from resume_api.documents.docx.package import Element

# ECMA-376 part 1: a size is in half points, 20 without any other word.
DEFAULT_HALF_POINTS = 20
TINY_HALF_POINTS = 4
# Of 255 steps in red, green or blue: a printed page still shows the grey D9D9D9, 38 below white.
LEAST_DIFFERENCE = 32
UNKNOWN = "unknown"
WHITE = "FFFFFF"
HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": WHITE,
    "yellow": "FFFF00",
}
LIGHT_THEME_COLOURS = frozenset({"background1", "light1"})


@dataclass(frozen=True, slots=True)
class Look:
    """What is set so far; None is not set. Colours are six hexadecimal digits or UNKNOWN."""

    vanish: bool | None = None
    colour: str | None = None
    half_points: int | None = None
    font: str | None = None
    bold: bool | None = None
    shade: str | None = None
    numbered: bool | None = None
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

    def hides(self, background: str) -> str | None:
        """How text of this look hides on ``background``, or None."""
        if self.vanish:
            return "vanish"
        if self.half_points is not None and self.half_points < TINY_HALF_POINTS:
            return "tiny"
        shade = self.shade or background
        if self.colour and UNKNOWN not in (shade, self.colour):
            return "low_contrast" if difference(self.colour, shade) < LEAST_DIFFERENCE else None
        return None


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
        colour=_colour(found.get("color")),
        half_points=int(size) if size.isascii() and size.isdigit() and len(size) < 12 else None,
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        shade=_shade(found),
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
    """Letters whose inside is not painted, as Word 2010 and later can set them."""
    return child(found.get("textFill"), "noFill") is not None


def _toggle(element: Element | None) -> bool | None:
    return None if element is None else is_on(attribute(element, "val"), True)


def _colour(element: Element | None) -> str | None:
    if element is None:
        return None
    value = attribute(element, "val") or ""
    if is_hex(value):
        return value.upper()
    if attribute(element, "themeColor") in LIGHT_THEME_COLOURS:
        return WHITE
    return UNKNOWN


def _shade(found: dict[str, Element]) -> str | None:
    if (highlight := found.get("highlight")) is not None:
        return HIGHLIGHTS.get(attribute(highlight, "val") or "")
    return fill(found["shd"]) if "shd" in found else None


def fill(shading: Element | None) -> str | None:
    """The colour of a ``shd``; None where it paints nothing."""
    value = attribute(shading, "fill") or "auto"
    if is_hex(value):
        return value.upper()
    return UNKNOWN if attribute(shading, "themeFill") else None


def difference(one: str, other: str) -> int:
    """The greatest difference of two colours in red, green or blue, 0 to 255."""
    channels = (slice(0, 2), slice(2, 4), slice(4, 6))
    return max(abs(int(one[part], 16) - int(other[part], 16)) for part in channels)


def is_hex(value: str) -> bool:
    """Whether a colour is written as six hexadecimal digits."""
    return len(value) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in value)


def is_on(value: str | None, without: bool) -> bool:
    """An on/off attribute; ``without`` where it is not there."""
    return without if value is None else value not in {"0", "false", "off"}


def local(element: Element) -> str:
    """The tag without its namespace: transitional and strict files differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name."""
    return None if element is None else element.find(f"{{*}}{name}")


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by local name, whichever namespace it is in."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
