"""Colours of a DOCX: of letters, and of what is painted behind them."""

from __future__ import annotations

from resume_api.documents.docx.package import Element
from resume_api.documents.docx.xml_access import attribute, child, is_on

# Of 255 steps in red, green or blue: a printed page still shows the grey D9D9D9, 38 below white.
MIN_DIFFERENCE = 32
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
BLACK = "000000"
# Letters whose edge is drawn, whatever their inside is.
EDGED = ("outline", "emboss", "imprint")


def letter_colour(found: dict[str, Element]) -> str | None:
    """The colour that an ``rPr`` with the children ``found`` gives to letters: six hexadecimal
    digits, UNKNOWN where no single colour can be told, None where nothing is set."""
    if any(name in found and is_on(attribute(found[name], "val"), True) for name in EDGED):
        return UNKNOWN
    inside = found.get("textFill")
    if inside is not None:
        value = attribute(child(child(inside, "solidFill"), "srgbClr"), "val") or ""
        return value.upper() if is_hex(value) else UNKNOWN
    return _colour(found.get("color"))


def _colour(element: Element | None) -> str | None:
    if element is None:
        return None
    value = attribute(element, "val") or ""
    if is_hex(value):
        return value.upper()
    if attribute(element, "themeColor") in LIGHT_THEME_COLOURS:
        return WHITE
    return UNKNOWN


def run_shade(found: dict[str, Element]) -> str | None:
    """What a run with the children ``found`` has painted behind it."""
    if (highlight := found.get("highlight")) is not None:
        return HIGHLIGHTS.get(attribute(highlight, "val") or "")
    return fill(found["shd"]) if "shd" in found else None


def fill(shading: Element | None) -> str | None:
    """The colour of a ``shd``, mixed of its ground and its pattern (ECMA-376 part 1, 17.18.78);
    UNKNOWN where that is not one colour, None where it paints nothing."""
    if shading is None:
        return None
    ground = _painted(shading, "fill", "themeFill", WHITE)
    pattern = attribute(shading, "val") or "clear"
    if pattern in {"clear", "nil"}:
        plain = (attribute(shading, "fill") or "auto") == "auto" and ground == WHITE
        return None if plain else ground
    ink = _painted(shading, "color", "themeColor", BLACK)
    share = 1.0 if pattern == "solid" else _percentage(pattern)
    if share is None or UNKNOWN in (ground, ink):
        return UNKNOWN
    return "".join(
        f"{round(i * share + g * (1 - share)):02X}"
        for i, g in zip(_rgb(ink), _rgb(ground), strict=True)
    )


def _painted(shading: Element, name: str, theme: str, automatic: str) -> str:
    value = attribute(shading, name) or "auto"
    if is_hex(value):
        return value.upper()
    return UNKNOWN if attribute(shading, theme) else automatic


def _percentage(pattern: str) -> float | None:
    digits = pattern.removeprefix("pct")
    return int(digits) / 100 if digits.isdigit() and len(digits) < 3 else None


def difference(one: str, other: str) -> int:
    """The greatest difference of two colours in red, green or blue, 0 to 255."""
    return max(abs(a - b) for a, b in zip(_rgb(one), _rgb(other), strict=True))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def is_hex(value: str) -> bool:
    """Whether a colour is written as six hexadecimal digits."""
    return len(value) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in value)
