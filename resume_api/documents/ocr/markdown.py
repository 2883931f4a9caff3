"""The Markdown that an OCR model writes, back to the plain text that a person sees."""

from __future__ import annotations

import html
import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ICONS = re.compile("[\ue000-\uf8ff]")
_PROTECTED = re.compile("[\ue000-\ue07f]")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>\s*<t[dh][^<>]*>", re.IGNORECASE)
_ROW_END = re.compile(r"</(?:tr|p|li|h\d)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:table|thead|tbody|t[rdh]|p|b|i|u|em|strong|su[bp]|span|div|[uo]l|li|h[1-6]|a|code)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MATH = re.compile(r"\$([^$\n]{1,80})\$")
_COMMAND = re.compile(r"\\([a-zA-Z]+|.)\s?")
_NO_LINE = re.compile(
    r"\s*+(?:```.*|~~~.*|([-*_])(?:\s*+\1){2,}|\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-*+:?\s*+)*+)$"
)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?$")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_BULLET = re.compile(r"\A\s*+[-*+]\s+")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"
)
_CODE = re.compile(r"(?<!`)`++([^`]++)`++")
_BLANKS = re.compile(r"\n{3,}")

_SIGNS = {
    "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", ",": " ", ";": " ", "bullet": "• ",
    "cdot": "·", "times": "×", "rightarrow": "→", "to": "→", "sim": "~", "approx": "≈",
    "geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "pm": "±", "circ": "°", "mid": "|",
}  # fmt: skip


def plain_text(markdown: str) -> str:
    """``markdown`` without its marks: images dropped, links and tables as their words, bullets as
    ``•``, table cells two spaces apart, escaped characters as themselves."""
    text = _ICONS.sub("", markdown.replace("\r\n", "\n")).replace(r"\$", chr(0xE000 + ord("$")))
    text = _MATH.sub(_math, text)
    text = _ESCAPED.sub(lambda match: chr(0xE000 + ord(match[1])), text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(r"\1", text)
    text = _ROW_END.sub("\n", _CELL_END.sub("  ", _BREAK.sub("\n", text)))
    lines = (_line(line) for line in _TAG.sub("", text).split("\n"))
    text = "\n".join(line for line in lines if line is not None)
    text = _PROTECTED.sub(lambda match: chr(ord(match[0]) - 0xE000), html.unescape(text))
    return _BLANKS.sub("\n\n", text).strip()


def _line(line: str) -> str | None:
    """One line's words, or None for a line that is only a mark."""
    if line.strip() and _NO_LINE.match(line):
        return None
    if heading := _HEADING.match(line):
        line = heading[1]
    line = _QUOTE.sub("", line, count=1)
    if line.strip().startswith("|") and line.strip().endswith("|"):
        cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
        line = "  ".join(cell for cell in cells if cell)
    line = _BULLET.sub("• ", line, count=1) if _BULLET.match(line) else line
    line = _CODE.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", line)))
    return _EMPHASIS.sub(lambda match: match[1] or match[2], line).strip()


def _math(match: re.Match[str]) -> str:
    """Signs that the model wrote as LaTeX, as signs; sums of money are left alone."""
    inner = match[1]
    if not re.search(r"\\|[\^_]\{", inner):
        return match[0]
    words = _COMMAND.sub(lambda command: _SIGNS.get(command[1], ""), inner)
    return re.sub(r"[{}^]", "", words).strip()
