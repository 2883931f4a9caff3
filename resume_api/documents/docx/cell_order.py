"""The order in which the cells of a table's row are read, and which lines of theirs are one.

A person sees dates in the first line of an entry at their side, however many lines each cell has:
``Engineer | 2019 - 2021`` over ``Acme | Berlin`` are two lines, not the four of two cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest

from resume_api.documents.date_marks import PRESENT, YEAR, is_range, opens_with_date
from resume_api.documents.docx.package import Element
from resume_api.documents.docx.tables import BREAKS, TRANSPARENT, has_text, lines
from resume_api.documents.docx.xml_access import child, local

# Dates and places beside an entry: the most lines, and the longest of them in characters.
MAX_LINES, MAX_LENGTH = 4, 32
# Lines of cells that are read across, and a line that may have dates at its side.
GRID_LINES, GRID_LONGEST, HEAD_LONGEST = 3, 40, 80


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks of ``cell`` that are read together; ``is_line``: as one line; ``after``: what parts
    them from the next piece."""

    cell: Element
    blocks: Sequence[Element]
    is_line: bool
    after: str


def pieces(cells: Sequence[Element]) -> Iterator[Piece]:
    """The cells of a row, all with text, in the order of reading."""
    texts = [lines(cell) for cell in cells]
    if len(cells) > 1 and _is_dated_first(texts[0]):
        yield from _dates_first(cells, texts)
    elif _is_grid(texts):
        yield from _across([_line_blocks(cell) for cell in cells], cells)
    elif len(cells) > 1 and _is_note(texts[-2], texts[-1]):
        yield from _one_by_one(cells[:-2], texts[:-1])
        yield from _with_note(cells[-2], cells[-1], texts[-1])
    else:
        yield from _one_by_one(cells, texts)


def _one_by_one(cells: Sequence[Element], texts: Sequence[list[str]]) -> Iterator[Piece]:
    """The cells whole; ``texts`` may go on with that of a further cell."""
    for cell, (own, following) in zip(cells, zip_longest(texts, texts[1:]), strict=False):
        yield Piece(cell, list(cell), False, _between(own, following))


def _between(own: list[str], following: list[str] | None) -> str:
    """A one-line cell shares its line with a one-line neighbour, or with a block that it dates."""
    if not following or len(own) != 1:
        return "\n"
    dates = any(letter.isdigit() for letter in own[0])
    return "\t" if dates or len(following) == 1 else "\n"


def _is_dated_first(own: list[str]) -> bool:
    """Whether a cell of several short lines opens with dates."""
    short = 1 < len(own) <= MAX_LINES and max(map(len, own)) <= MAX_LENGTH
    if not short or not any(map(str.isdigit, own[0])):
        return False
    count = _date_lines(own)
    return count > 1 or opens_with_date(own[0])


def _date_lines(texts: list[str]) -> int:
    """How many lines, from the first one on, are one date or range."""
    count = 1
    while count < len(texts) and not is_range(" ".join(texts[:count])):
        line = texts[count]
        is_sign = not any(map(str.isalnum, line))
        if not (is_sign or any(map(str.isdigit, line)) or PRESENT.search(line)):
            break
        count += 1
    return count


def _is_grid(texts: Sequence[list[str]]) -> bool:
    """Whether short cells of a few lines, a year among them, are read across."""
    most = max(map(len, texts), default=0)
    every = [line for own in texts for line in own]
    return (
        1 < most <= GRID_LINES
        and len(texts) > 1
        and max(map(len, every)) <= GRID_LONGEST
        and any(map(YEAR.search, every))
        and any(YEAR.search(own[0]) for own in texts)
        and not any(_date_lines(own) > 1 for own in texts)
    )


def _is_note(own: list[str], note: list[str]) -> bool:
    """Whether the last cell holds the dates, and perhaps the place, of the cell before it."""
    count = _date_lines(note)
    heads = own[: len(note) - count + 1]
    return (
        len(own) > 1
        and len(note) <= MAX_LINES
        and max(map(len, note)) <= MAX_LENGTH
        and any(map(YEAR.search, note))
        and len(heads) == len(note) - count + 1
        and max(map(len, heads)) <= HEAD_LONGEST
    )


def _dates_first(cells: Sequence[Element], texts: Sequence[list[str]]) -> Iterator[Piece]:
    """The dates, then the first lines of the other cells, then what is left of all of them."""
    blocks = [_line_blocks(cell) for cell in cells]
    count = _date_lines(texts[0])
    yield Piece(cells[0], blocks[0][:count], True, "\t")
    across = max(map(len, blocks[1:-1]), default=1) <= GRID_LINES
    if not across:
        yield from _rest(blocks[0][count:], cells[0])
        yield from _one_by_one(cells[1:], texts[1:])
        return
    for own, cell in zip(blocks[1:-1], cells[1:-1], strict=True):
        yield Piece(cell, own[:1], False, "\t")
    yield Piece(cells[-1], blocks[-1][:1], False, "\n")
    yield from _rest(blocks[0][count:], cells[0])
    for own, cell in zip(blocks[1:], cells[1:], strict=True):
        yield from _rest(own[1:], cell)


def _with_note(cell: Element, beside: Element, texts: list[str]) -> Iterator[Piece]:
    """A cell with the lines of the one beside it at the ends of its first lines."""
    count = _date_lines(texts)
    own, note = _line_blocks(cell), _line_blocks(beside)
    notes = [note[:count], *([block] for block in note[count:])]
    for head, group in zip(own, notes, strict=False):
        yield Piece(cell, [head], False, "\t")
        yield Piece(beside, group, True, "\n")
    yield from _rest(own[len(notes) :], cell)


def _across(blocks: Sequence[list[Element]], cells: Sequence[Element]) -> Iterator[Piece]:
    for row in zip_longest(*blocks):
        filled = [(n, block) for n, block in enumerate(row) if block is not None]
        for place, (n, block) in enumerate(filled, 1):
            yield Piece(cells[n], [block], False, "\t" if place < len(filled) else "\n")


def _rest(blocks: Sequence[Element], cell: Element) -> Iterator[Piece]:
    if blocks:
        yield Piece(cell, blocks, False, "\n")


def _line_blocks(cell: Element) -> list[Element]:
    """The blocks of a cell that hold text, paragraphs with line breaks as several."""
    found: list[Element] = []
    for block in _blocks(cell):
        if local(block) == "p":
            found += _broken(block)
        elif has_text(block):
            found.append(block)
    return found


def _blocks(parent: Element) -> Iterator[Element]:
    for item in parent:
        if local(item) in TRANSPARENT:
            yield from _blocks(item)
        else:
            yield item


def _broken(paragraph: Element) -> Iterator[Element]:
    """The lines of a paragraph as paragraphs."""
    if next(paragraph.iter(*(f"{{*}}{name}" for name in BREAKS)), None) is None:
        if has_text(paragraph):
            yield paragraph
        return
    line = _begun(paragraph)
    for item in _unbroken(paragraph):
        if item is not None:
            line.append(item)
            continue
        if has_text(line):
            yield line
        line = _begun(paragraph, is_unnumbered=True)
    if has_text(line):
        yield line


def _unbroken(paragraph: Element) -> Iterator[Element | None]:
    """Copies of what a paragraph holds, a run as one for each of its parts; None for a break."""
    for item in paragraph:
        if local(item) == "r":
            for part in item:
                if local(part) in BREAKS:
                    yield None
                elif local(part) != "rPr":
                    run = _begun(item)
                    run.append(deepcopy(part))
                    yield run
        elif local(item) != "pPr":
            yield deepcopy(item)


def _begun(element: Element, is_unnumbered: bool = False) -> Element:
    """A paragraph or run with the properties of ``element`` and nothing in it."""
    begun = element.makeelement(element.tag)
    name = "pPr" if local(element) == "p" else "rPr"
    properties = child(element, name)
    space = element.tag.rpartition("}")[0] + "}"
    mine = deepcopy(properties) if properties is not None else element.makeelement(space + name)
    if is_unnumbered:
        old = child(mine, "numPr")
        if old is not None:
            mine.remove(old)
        numbering = element.makeelement(space + "numPr")
        numbering.append(element.makeelement(space + "numId", {space + "val": "0"}))
        mine.append(numbering)
    begun.append(mine)
    return begun
