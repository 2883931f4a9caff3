"""A document's text as lines that know their place, their bullet and how they are set."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from resume_api.domain.document import Quote, Span
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import any_of, fold, load

_BULLET = re.compile(
    r"\s*(?:[•◦▪▫■□●○◆◇◈►▶▸▹➢➤➔✓✔✦★☆‣⁃∙·*§¤\uf000-\uf0ff]+\s*|(?:-{1,2}|>{1,2}|[oqØüv])\s+|\(?\d{1,2}[.)]\s+(?!\d))"
)
_OPENING = " \t)]|,;:.-–—·•،"
_CLOSING = " \t([|,;:-–—·•،"
_ICON = re.compile(r"([\ue000-\uf8ff]|[^\W\d_])\s+\S")


@cache
def _page_mark() -> re.Pattern[str]:
    lists = load("pages")
    word, of = any_of(lists["word"]), any_of(lists["of"])
    return re.compile(
        rf".{{0,60}}?(?:^|\W)(?:{word}\s*(?P<page>[1-9]\d?)\s?(?:/|{of})\s?(?P<pages>[1-9]\d?)"
        rf"|(?P<bare>[1-9])\s?(?:/|{of})\s?(?P<all>[1-9]))"
        rf"|{word}\s\d{{1,2}}|{any_of(lists['updated'])}\b.{{0,40}}"
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its bullet and outer blanks; ``size`` and ``font`` are of its first letter."""

    start: int
    end: int
    text: str
    folded: str
    bullet: bool = False
    blank_before: bool = False
    size: float | None = None
    font: str | None = None

    def quote(self, section: str | None = None) -> Quote:
        """The line as evidence."""
        return Quote(self.text, self.start, self.end, section)


def split_lines(source: ProcessedText, spans: Sequence[Span]) -> tuple[Line, ...]:
    """The lines of a text that say something: no blank ones, no page numbers. ``spans`` tell how
    it is set."""
    text, folded = source.text, source.folded
    starts = [span.start for span in spans]
    icons = _icons(text)
    lines, offset, blank = [], 0, False
    for raw in text.split("\n"):
        begin, offset = offset, offset + len(raw) + 1
        marker = _BULLET.match(raw) or _icon(raw, icons)
        start = begin + (marker.end() if marker else len(raw) - len(raw.lstrip()))
        end = begin + len(raw.rstrip())
        if start >= end or _is_page_mark(folded[start:end]):
            blank = True
            continue
        place = bisect_right(starts, start) - 1
        span = spans[place] if place >= 0 else None
        lines.append(
            Line(
                start, end, text[start:end], folded[start:end], marker is not None, blank,
                span.size if span else None, span.font if span else None,
            )
        )  # fmt: skip
        blank = False
    return tuple(lines)


def _icons(text: str) -> set[str]:
    """Letters that start so many lines that they must be a symbol font's bullet."""
    counts = Counter(m[1] for m in map(_ICON.match, text.split("\n")) if m)
    return {
        c
        for c, n in counts.items()
        if n > 2 and not c.isascii() and fold(c).isascii() or n > 2 and "\ue000" <= c <= "\uf8ff"
    }


def _icon(raw: str, icons: set[str]) -> re.Match[str] | None:
    return re.match(r"\S\s+", raw) if raw[:1] in icons else None


def _is_page_mark(folded: str) -> bool:
    if len(folded) > 80 or not (folded[-1].isdigit() or "updated" in folded):
        return False
    mark = _page_mark().fullmatch(folded)
    if mark is None:
        return False
    page, pages = mark["page"] or mark["bare"], mark["pages"] or mark["all"]
    return not page or int(page) <= int(pages)


def clip(line: Line, first: int, last: int) -> Line | None:
    """The part ``first:last`` of a line without punctuation at its edges; None where nothing is
    left. What begins a line keeps its bullet and the blank line before it."""
    part = line.text[first:last]
    begin = first + len(part) - len(part.lstrip(_OPENING))
    end = first + len(part.rstrip(_CLOSING))
    if not any(c.isalnum() for c in line.text[begin:end]):
        return None
    return Line(
        line.start + begin,
        line.start + end,
        line.text[begin:end],
        line.folded[begin:end],
        line.bullet and first == 0,
        line.blank_before and first == 0,
        line.size,
        line.font,
    )


def split(line: Line, separator: re.Pattern[str]) -> list[Line]:
    """The parts of a line between matches of ``separator``."""
    cuts = [(0, 0), *(m.span() for m in separator.finditer(line.text)), (len(line.text),) * 2]
    parts = (clip(line, first, last) for (_, first), (last, _) in pairwise(cuts))
    return [part for part in parts if part]
