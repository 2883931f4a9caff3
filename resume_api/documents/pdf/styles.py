"""How words are set: fonts by name, sizes in points, colours; which fonts hold icons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from resume_api.documents.pdf import pdfium_bindings
from resume_api.documents.pdf.words import Words

_ICONS = re.compile(
    "awesome|icon|dingbat|wingding|webding|glyphicon|marvosym|materialdesign|bullet|^symbol", re.I
)
# Boxes of one size differ by this share, for producers round.
JITTER = 0.03


@dataclass(frozen=True, slots=True)
class Style:
    """Font base name, effective size in points, fill as ``#rrggbb``, text render mode, and whether
    the font's letters stand for pictures."""

    font: str
    size: float
    colour: str
    mode: int
    is_icons: bool


def styles_of(words: Words, text_page: Any) -> tuple[list[int], list[Style]]:
    """For each word the index of its style, and the styles of the page."""
    heights = _sizes((words.boxes[:, 3] - words.boxes[:, 1]).round(1).tolist())
    fills = words.fills[:, :3] @ (65536, 256, 1)
    first: dict[tuple[int, float, int, int], int] = {}
    keys = zip(words.fonts, heights, fills.tolist(), words.modes, strict=True)
    indices = [first.setdefault(key, len(first)) for key in keys]
    handle = pdfium_bindings.pointer(text_page)
    names = {font: pdfium_bindings.font_name(font) if font else "" for font in set(words.fonts)}
    first_word = dict(zip(reversed(indices), reversed(words.characters), strict=True))
    return indices, [
        Style(
            names[font],
            round(pdfium_bindings.effective_size(handle, first_word[i][0]), 1),
            f"#{fill:06x}",
            mode,
            _ICONS.search(names[font]) is not None,
        )
        for i, (font, _, fill, mode) in enumerate(first)
    ]


def _sizes(heights: list[float]) -> list[float]:
    """The heights, those that differ by no more than rounding made one."""
    same: dict[float, float] = {}
    before = group = 0.0
    for height in sorted(set(heights)):
        group = group if height - before <= JITTER * height else height
        same[height] = group
        before = height
    return [same[height] for height in heights]
