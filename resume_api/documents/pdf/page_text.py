"""Rows of words to lines of text: spaces, bullets, direction, words broken at line ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from math import inf

import numpy as np
import numpy.typing as npt

from resume_api.documents.normalise import join_at_hyphen, normalise_characters
from resume_api.documents.pdf import bidi, cell_edges, margin_cells, records
from resume_api.documents.pdf.lines import MIN_LETTERS, Row, gaps, is_apart, without_letter_gaps
from resume_api.documents.pdf.margin_notes import gathered
from resume_api.documents.pdf.styles import Style
from resume_api.documents.pdf.words import LINE_HYPHENS, SOFT_HYPHEN, Words
from resume_api.domain.document import WORD_BYTES, Box

# In line heights: a tab stop or a gutter, where a word space is about a quarter.
WIDE_GAP = 1.2
LINE_END_HYPHENS = (*map(chr, LINE_HYPHENS), SOFT_HYPHEN)
_BROKEN = re.compile(r"(?<!\S)(\S*[^\W_])-$")
_HEAD = re.compile(r"(\w\S*)(?:\s+|$)")


@dataclass(slots=True)
class Fragment:
    """A run of a line set alike; ``words`` as of a Span."""

    text: str
    style: int
    box: Box
    words: bytes = b""


Line = list[Fragment]


@dataclass
class PageText:
    """The words of one page on their way to lines: their styles, direction and drawn bullets."""

    words: Words
    style_of: list[int]
    styles: list[Style]
    mirrored: bool
    right_to_left: bool
    bulleted: frozenset[int] = frozenset()
    starts: Counter[str] = field(default_factory=Counter)

    def lines(self, blocks: list[list[Row]]) -> list[Line | None]:
        """The lines in reading order, None for a blank one."""
        if any(style.is_icons for style in self.styles):
            self.starts = Counter(
                self.words.texts[row[0].words[0]] for rows in blocks for row in rows
            )
        lines: list[Line | None] = []
        for rows in blocks:
            before: Row | None = None
            rows = self._gathered(rows)
            for row in rows:
                if lines and (before is None or is_apart(before, row)):
                    lines.append(None)
                if line := self._line(row):
                    lines.append(line)
                before = row
        return self._mended(lines)

    def _gathered(self, rows: list[Row]) -> list[Row]:
        """The rows with what stands in the margins where it is read."""
        if self.right_to_left:
            words = margin_cells.mirrored(self.words)
            turned = records.gathered([margin_cells.turned(row) for row in rows], words)
            turned = margin_cells.gathered(turned, words)
            return [margin_cells.turned(row) for row in turned]
        if self.mirrored:
            return rows
        rows = records.gathered(cell_edges.with_cell_ends(rows, self.words), self.words)
        rows = margin_cells.gathered(rows, self.words)
        rows = margin_cells.with_wrapped_notes(rows, self.words)
        return gathered(rows, self.words, self.bulleted)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the page in lower case, without the signs around them."""
        return frozenset(text.strip(".,;:()").lower() for text in self.words.texts)

    def _line(self, row: Row) -> Line:
        order = [i for segment in row for i in segment.words]
        if self.mirrored:
            order = self._logical(row)
            texts = bidi.spaced([self.words.texts[i] for i in order])
        else:
            texts = [" " + self.words.texts[i] for i in order]
        if len(row) > 1:
            # Boxes of right-to-left words are rough: only a very wide gap says anything.
            wide = [
                2 * WIDE_GAP < gap < inf if self.mirrored else gap > WIDE_GAP or segment.ends_cell
                for gap, segment in zip(gaps(row), row, strict=False)
            ]
            place = {i: number for number, segment in enumerate(row) for i in segment.words}
            for k, (before, after) in enumerate(pairwise(order), 1):
                one, other = sorted((place[before], place[after]))
                if other == one + 1 and wide[one] and texts[k][0] == " ":
                    texts[k] = " " + texts[k]
        for segment in row:
            if segment.range_end is not None:
                place_of_end = order.index(segment.range_end)
                texts[place_of_end] = " –" + texts[place_of_end]
        if len(order) >= MIN_LETTERS and len(self.words.texts[order[0]]) == 1:
            texts = without_letter_gaps(order, texts, self.words)
        line = self._fragments(order, texts)
        first = order if self.mirrored else order[:1]
        if line and not self.bulleted.isdisjoint(first):
            line[0].text = f"• {line[0].text}"
            line[0].words = line[0].words[:WORD_BYTES] + line[0].words
        return line

    def _logical(self, row: Row) -> list[int]:
        """The words of a row in the order of reading, lines stacked in a margin before the rest."""
        stacked = [line for segment in row for line in segment.stack]
        rest = [i for segment in row if not segment.stack for i in segment.words]
        parts = [*stacked, rest] if self.right_to_left else [rest, *stacked]
        return [i for part in parts for i in bidi.logical(part, self.words, self.right_to_left)]

    def _fragments(self, order: list[int], texts: list[str]) -> Line:
        line: Line = []
        styles = [self.style_of[i] for i in order]
        start = 0
        for style, group in groupby(styles):
            end = start + len(list(group))
            text = "".join(texts[start:end])
            if self.styles[style].is_icons and len(text.replace(" ", "")) <= 2:
                text = "•" if not line and self.starts[text.strip()] > 1 else ""
            if text and text[-1] in LINE_END_HYPHENS:
                text = text[:-1] + "-"
            text = normalise_characters(text if line else text.lstrip())
            if text.strip():
                box = self._box(order[start], order[end - 1])
                line.append(
                    Fragment(text, style, box, self._words(order[start:end], texts[start:end]))
                )
            start = end
        return line

    def _words(self, order: list[int], texts: list[str]) -> bytes:
        """The boxes of what stands between blanks, as ``Span.words`` has them."""
        boxes = self.tenths[order]
        if all(text.rfind(" ") == 0 for text in texts):
            return boxes.tobytes()
        places: list[npt.NDArray[np.uint16]] = []
        for text, box in zip(texts, boxes, strict=True):
            count = len(text.split())
            if places and not text.startswith(" "):
                low, high = np.minimum(places[-1], box), np.maximum(places[-1], box)
                places[-1] = np.append(low[:2], high[2:])
                count -= 1
            places += [box] * count
        return b"".join(place.tobytes() for place in places)

    def _box(self, first: int, last: int) -> Box:
        one, other = self.boxes[first], self.boxes[last]
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[2], other[2]),
            max(one[3], other[3]),
        )

    @cached_property
    def tenths(self) -> npt.NDArray[np.uint16]:
        """The boxes of the words in tenths of a point."""
        return np.clip(self.words.boxes * 10, 0, 65535).round().astype("<u2")

    @cached_property
    def boxes(self) -> list[list[float]]:
        """The boxes of the words as plain numbers."""
        boxes: list[list[float]] = self.words.boxes.astype(float).round(1).tolist()
        return boxes

    def _mended(self, lines: list[Line | None]) -> list[Line | None]:
        """The lines with the words whole that a hyphen broke at their ends."""
        for line, after in zip(lines, lines[1:], strict=False):
            if not line or line[-1].text[-1:] != "-":
                continue
            broken = _BROKEN.search(line[-1].text)
            head = _HEAD.match(after[0].text) if after else None
            if after and head and broken:
                whole = join_at_hyphen(broken[1], head[1], self.vocabulary)
                line[-1].text = line[-1].text[: broken.start()] + whole
                after[0].text = after[0].text[head.end() :]
                after[0].words = after[0].words[WORD_BYTES:]
        return [line for line in lines if line is None or any(part.text for part in line)]
