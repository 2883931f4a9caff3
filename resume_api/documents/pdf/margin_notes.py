"""Notes at the right edge of an entry - a place, dates below it - go with the entry's first line.

A person reads them beside the title; row by row they would end up behind the bullets below it."""

from __future__ import annotations

import re

from resume_api.documents.pdf.lines import Row, Segment
from resume_api.documents.pdf.words import Words

_BULLET = re.compile("[•‣◦▪▫●○■□◆–—\\-*·∙\ue000-\uf8ff]")
EDGE_DRIFT = 3.0
# In line heights: the least gap before a note, the greatest leading between notes of one entry.
NOTE_GAP, NOTE_LEADING = 1.0, 0.8
SHORT = 30


def gathered(rows: list[Row], words: Words, bulleted: frozenset[int]) -> list[Row]:
    """The rows with the notes beside bullets moved to the title row above them."""
    if all(len(row) == 1 for row in rows):
        return rows
    edge = max(row[-1].right for row in rows)
    out: list[Row] = []
    title: Row | None = None
    for row in rows:
        note = _note(row, words, edge)
        if note and title and _below(note, title[-1]) and _is_detail(row, title, words, bulleted):
            title.append(note)
            row = row[:-1]
        elif not _starts_with_bullet(row[0], words, bulleted):
            row = list(row)
            title = row if note else (title if title and row[0].left > title[0].left else None)
        out.append(row)
    return out


def _note(row: Row, words: Words, edge: float) -> Segment | None:
    """The short text at the right edge of a row, if it stands apart."""
    last = row[-1]
    if len(row) < 2 or last.right < edge - EDGE_DRIFT:
        return None
    if last.left - row[-2].right < NOTE_GAP * last.height:
        return None
    length = sum(len(words.texts[i]) + 1 for i in last.words)
    return last if length <= SHORT else None


def _below(note: Segment, above: Segment) -> bool:
    return -note.height < note.top - above.bottom < NOTE_LEADING * note.height


def _is_detail(row: Row, title: Row, words: Words, bulleted: frozenset[int]) -> bool:
    """Whether the row's own text is a bullet below the title, or the rest of one."""
    return _starts_with_bullet(row[0], words, bulleted) or (
        row[0].left > title[0].left + EDGE_DRIFT and len(title) > 2
    )


def _starts_with_bullet(segment: Segment, words: Words, bulleted: frozenset[int]) -> bool:
    first = segment.words[0]
    return first in bulleted or _BULLET.fullmatch(words.texts[first]) is not None
