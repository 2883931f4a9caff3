"""Draws a page and tears it apart as converters do: its lines from top to bottom, what stands
beside each other in one line or in turns, all in one paragraph of a DOCX; some signs are lost."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from random import Random

from docx import Document

from resume_api.documents import read
from resume_api.domain.document import Document as Read
from resume_api.domain.document import Limits

Box = tuple[float, float, float, float]  # left, top, right, bottom
_LOST = ("", "", "–—•▪➢○✓·✔►", "•▪➢○✓·►")  # signs that a document loses
_PIECE = re.compile(r"[^\n\t]+?(?=\s{2,}|[\n\t]|\Z)")
_OVERLAP = 0.5  # of the height of the lower of two pieces on one line


def tear(page: Path, target: Path, seed: str) -> None:
    """Writes the text of the PDF ``page`` to a DOCX; the same seed loses the same signs."""
    rng = Random(seed)
    lost = str.maketrans(dict.fromkeys(rng.choice(_LOST), " "))
    document = Document()
    run = document.add_paragraph().add_run()
    for line in _lines(page):
        run.add_break()
        run.add_text(line.translate(lost))
    document.save(str(target))


def _lines(page: Path) -> list[str]:
    document = read(page.read_bytes(), Limits())
    pieces: dict[int, list[tuple[Box, str]]] = {}
    for number, box, words in _pieces(document):
        pieces.setdefault(number, []).append((box, words))
    rows = [row for _, own in sorted(pieces.items()) for row in _rows(own)]
    return [" ".join(words for _, words in row) for row in rows]


def _pieces(document: Read) -> Iterator[tuple[int, "Box", str]]:
    """Page, box and words of each piece of a line that the reader keeps together."""
    text = document.text
    starts = [span.start for span in document.spans]
    for piece in _PIECE.finditer(text):
        first = max(0, bisect_right(starts, piece.start()) - 1)
        own = [s for s in document.spans[first : bisect_left(starts, piece.end())] if s.box]
        if own and (words := piece[0].strip()):
            lefts, tops, rights, bottoms = zip(*(s.box for s in own if s.box), strict=True)
            yield own[0].page, (min(lefts), min(tops), max(rights), max(bottoms)), words


def _rows(pieces: list[tuple[Box, str]]) -> list[list[tuple[Box, str]]]:
    """The pieces by lines from the top, each from left to right."""
    rows: list[list[tuple[Box, str]]] = []
    for piece in sorted(pieces, key=lambda p: (p[0][1], p[0][0])):
        if rows and _shared(rows[-1][0][0], piece[0]) > _OVERLAP:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row) for row in rows]


def _shared(one: Box, two: Box) -> float:
    height = min(one[3] - one[1], two[3] - two[1])
    return (min(one[3], two[3]) - max(one[1], two[1])) / height if height > 0 else 0.0
