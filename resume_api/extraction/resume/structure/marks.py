"""Words of lists within a cell: nouns of titles, employers, schools; degrees; towns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.lexicon import names
from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.text.degrees import degrees_on, schools
from resume_api.extraction.text.entity_heuristics import (
    is_area,
    is_title_word,
    legal_forms,
    organisation_nouns,
    title_phrases,
)

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_FAR = 3

Mark = tuple[str, int, int]  # code, and where within the cell


def marks_of(cell: Cell) -> list[Mark]:
    """What lists know of the cell's words."""
    text, folded = cell.text, cell.folded
    found = list(_words(text, folded))
    for code, pattern in (
        ("title", title_phrases()),
        ("legal", legal_forms()),
        ("org", organisation_nouns()),
        ("school", schools()),
    ):
        found += [(code, *m.span()) for m in pattern.finditer(folded)]
    found += [("degree", *span) for span in degrees_on(text, folded)]
    return found


def _words(text: str, folded: str) -> Iterator[Mark]:
    towns = names()["town"]
    spans = [m.span() for m in _WORD.finditer(folded)]
    for a, b in spans:
        word = folded[a:b]
        if is_title_word(word):
            yield "title", a, b
        if not text[a].islower() and (word in towns or is_area(text[a:b])):
            yield "town", a, b
    for (a, _), (_, b) in pairwise(spans):
        phrase = folded[a:b]
        if not text[a].islower() and (phrase in towns or is_area(text[a:b])):
            yield "town", a, b


def codes_of(tokens: Sequence[Token], cells: Sequence[Cell]) -> list[frozenset[str]]:
    """The codes of the marks that each token lies in."""
    known = {number: marks_of(cells[number]) for number in {token.cell for token in tokens}}
    found = []
    for token in tokens:
        at = token.start - cells[token.cell].start
        found.append(frozenset(code for code, a, b in known[token.cell] if a <= at < b))
    return found


def relations(codes: Sequence[frozenset[str]]) -> list[list[str]]:
    """For each token of a segment, how it stands to the marked words of the segment."""
    found: list[list[str]] = [[] for _ in codes]
    for code in sorted(frozenset().union(*codes)):
        places = [i for i, own in enumerate(codes) if code in own]
        first, last = places[0], places[-1]
        for i in range(len(codes)):
            if code in codes[i]:
                continue
            way = f"<{min(first - i, _FAR)}" if i < first else f">{min(i - last, _FAR)}"
            found[i].append(f"{code}{way if i < first or i > last else '~'}")
    return found
