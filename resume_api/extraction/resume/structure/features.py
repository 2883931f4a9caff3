"""Features of the cells of a document for the model of lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.sections import heading_hint, heading_kind
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.lexicon import contact_marks, name_share, verdicts
from resume_api.extraction.text.word_lists import bare, fold

_WORD = re.compile(r"[^\W_]+")
_SIGNS = "|:,–-•/()&@.;"
_MAX_WORDS = 10
_MAX_PHRASE = 90
_TOP = 40  # cells that may hold the name
_NEIGHBOURS = ((-2, "-2"), (-1, "-1"), (1, "1"), (2, "2"), (3, "3"))
_SIZES = (0.85, 0.97, 1.03, 1.1, 1.25, 1.5, 2.0)
_INDENTS = (-40, -8, -3, 3, 8, 20, 60, 150, 300)
_GAP_HEIGHTS = (-3, -0.8, 0, 0.35, 0.7, 1.2, 2.5)


def line_features(cells: Sequence[Cell], name: str | None) -> list[list[str]]:
    """The features of each cell: its own, those of its neighbours, and its place in the text;
    ``name`` is whom the rules take for the candidate."""
    words = f" {fold(name or '')} "
    heads = [heading_kind(cell.folded) for cell in cells]
    own = [_own(cell, head) for cell, head in zip(cells, heads, strict=True)]
    looks = ["none", *(_kind(core) for core, _ in own), "none", "none"]
    style = _styles(cells, heads)
    place = _places(cells)
    sections = _sections(cells, heads)
    beside = _column_neighbours(cells)
    found = []
    for i, cell in enumerate(cells):
        core, vocabulary = own[i]
        features = ["b", *core, *vocabulary, *style[i], *place[i], *sections[i]]
        for step, sign in _NEIGHBOURS:
            j = i + step
            if 0 <= j < len(cells):
                features += [sign + code for code in own[j][0]]
                if abs(step) == 1:
                    features += [sign + code for code in style[j]]
            else:
                features.append(sign + "none")
        features += _pairs(*looks[i : i + 4])
        if i < _TOP and cell.text and f" {cell.folded} " in words:
            features.append("rulename")
        for key, neighbour in zip(("^", "v"), beside[i], strict=True):
            if neighbour is not None and abs(i - neighbour) > 1:
                features += [key + code for code in own[neighbour][0]]
        found.append(features)
    return found


def _own(cell: Cell, head: str | None) -> tuple[list[str], list[str]]:
    """Codes of a cell that its neighbours see too, and its words; ``head`` is the section that it
    announces."""
    text, folded = cell.text, cell.folded
    words = _WORD.findall(folded)
    rest, dated = _without_dates(cell)
    codes = [
        f"n{min(len(words), 8) if len(words) < 13 else 13}",
        f"shape{_case(text)}",
        f"end{text[-1] if text[-1] in _SIGNS else 'w'}",
    ]
    if cell.bullet:
        codes.append("bullet")
    if cell.among > 1:
        codes.append(f"cell{min(cell.place, 2)}")
    if cell.blank_before:
        codes.append("gap")
    if dated:
        codes.append(dated)
    phrase = bare(rest)
    if len(phrase) < _MAX_PHRASE:
        codes += verdicts(phrase, bare(rest.lower() if rest is not text else folded))
    codes += contact_marks(folded)
    if head:
        codes.append(f"head{head}")
    elif not cell.dates and (kind := heading_hint(folded)):
        codes.append(f"hint{kind}")
    if is_sentence(Line(cell.start, cell.end, text, folded)):
        codes.append("sentence")
    if name_share(folded) > 0.6 and len(words) < 6:
        codes.append("name")
    return codes, _vocabulary(text, words)


def _vocabulary(text: str, words: Sequence[str]) -> list[str]:
    vocabulary = ["w" + word for word in words[:_MAX_WORDS]]
    if words:
        vocabulary += [f"f{words[0]}", f"l{words[-1]}", f"s{words[0][-3:]}", f"t{words[-1][-3:]}"]
        vocabulary.append("2" + "_".join(words[:2]))
    vocabulary += ["has" + sign for sign in _SIGNS if sign in text]
    return vocabulary


def _without_dates(cell: Cell) -> tuple[str, str]:
    """The text without its dates, and a code of what dates it has and where."""
    if not cell.dates:
        return cell.text, ""
    date = next((d for d in cell.dates if d.ranged), cell.dates[0])
    first, last = max(0, date.start - cell.start), min(len(cell.text), date.end - cell.start)
    before, after = cell.text[:first].strip(" \t,|-–—(:•"), cell.text[last:].strip(" \t,|-–—).:•")
    kind = ("current" if date.current else "range") if date.ranged else "single"
    where = (
        "alone"
        if not before and not after
        else "end"
        if not after
        else "start"
        if not before
        else "mid"
    )
    many = "+" if len(cell.dates) > 1 else ""
    return f"{before} {after}".strip(), f"date{kind}{where}{many}"


def _case(text: str) -> str:
    if text.isupper():
        return "caps"
    if text.lower() == text.upper():
        return "uncased" if any(map(str.isalpha, text)) else "none"
    if text[0].islower():
        return "lower"
    words = [w for w in text.split() if w[0].isalpha()]
    share = sum(w[0].isupper() for w in words) / max(1, len(words))
    return "title" if share == 1 else "most" if share > 0.55 else "first"


def _styles(cells: Sequence[Cell], heads: Sequence[str | None]) -> list[list[str]]:
    """How each cell is set, against the body and against the headings that lists know."""
    keys = [
        (c.size and round(c.size, 2), c.bold, c.italic, c.colour, c.text.isupper()) for c in cells
    ]
    counts = Counter(keys)
    headings = Counter(
        key for key, c, head in zip(keys, cells, heads, strict=True) if head and not c.bullet
    )
    common = counts.most_common(1)[0][0] if counts else None
    found = []
    for key, cell in zip(keys, cells, strict=True):
        codes = []
        if cell.size:
            codes.append(f"size{bisect_right(_SIZES, cell.size)}")
        codes += [code for code, yes in (("bold", cell.bold), ("italic", cell.italic)) if yes]
        if key == common:
            codes.append("common")
        if headings[key] > 1 and key != common:
            codes.append(f"likehead{min(3, headings[key])}")
            codes.append(f"headshare{int(4 * headings[key] / counts[key])}")
        if counts[key] <= 2:
            codes.append("rare")
        found.append(codes)
    return found


def _places(cells: Sequence[Cell]) -> list[list[str]]:
    """Where each cell stands: in the text, on the page, in its column."""
    repeated = Counter(c.folded for c in cells if len(c.folded) > 5)
    pages = {c.folded: set[int]() for c in cells}
    for cell in cells:
        pages[cell.folded].add(cell.page)
    lefts = [round(c.left) for c in cells if c.left is not None]
    margin = min(lefts, default=0)
    middle = median_low(lefts) if lefts else 0
    found = []
    for i, cell in enumerate(cells):
        codes = [f"pos{min(i, 5)}" if i < 6 else f"pos{6 + 4 * i // len(cells)}"]
        if i and cell.page != cells[i - 1].page:
            codes.append("newpage")
        if repeated[cell.folded] > 1:
            codes.append("repeated")
        if len(pages[cell.folded]) > 1:
            codes.append("furniture")
        if cell.left is not None:
            codes.append(f"left{_indent(cell.left - margin)}")
            codes.append(f"mid{_indent(cell.left - middle)}")
            codes += _gaps(cells, i)
        found.append(codes)
    return found


def _indent(points: float) -> int:
    return bisect_right(_INDENTS, points)


def _gaps(cells: Sequence[Cell], i: int) -> list[str]:
    """Codes of the step from the cell before, in points."""
    if not i:
        return []
    cell, last = cells[i], cells[i - 1]
    if last.left is None or last.page != cell.page or cell.left is None:
        return []
    codes = [f"dx{_indent(cell.left - last.left)}"]
    if cell.top is not None and last.bottom is not None and last.top is not None:
        height = max(4.0, last.bottom - last.top)
        gap = (cell.top - last.bottom) / height
        codes.append(f"dy{bisect_right(_GAP_HEIGHTS, gap)}")
    return codes


def _sections(cells: Sequence[Cell], heads: Sequence[str | None]) -> list[list[str]]:
    """The section that known headings above each cell announce, and how far it is above."""
    kind, since, dates = "top", 0, 0
    found = []
    for cell, head in zip(cells, heads, strict=True):
        own = None if cell.bullet else head
        found.append([f"sec{kind}", f"sec{kind}{min(since, 3)}", f"seen{min(dates, 2)}{kind}"])
        if own:
            kind, since, dates = own, 0, 0
        else:
            since += 1
            dates += bool(cell.dates)
    return found


def _column_neighbours(cells: Sequence[Cell]) -> list[tuple[int | None, int | None]]:
    """The nearest cells above and below in the same column, where lines interleave columns."""
    above: list[int | None] = [None] * len(cells)
    below: list[int | None] = [None] * len(cells)
    for i, cell in enumerate(cells):
        if cell.left is None or cell.right is None:
            continue
        for j in range(i - 1, max(-1, i - 5), -1):
            other = cells[j]
            if other.left is None or other.right is None or other.page != cell.page:
                break
            if other.row != cell.row and other.left < cell.right and cell.left < other.right:
                above[i] = j
                below[j] = i if below[j] is None else below[j]
                break
    return list(zip(above, below, strict=True))


def _pairs(last: str, here: str, coming: str, after: str) -> list[str]:
    """A few conjunctions that a linear model cannot make by itself."""
    return [
        f"k{here}",
        f"k{last}>{here}",
        f"k{here}>{coming}",
        f"k{here}>{coming}>{after}",
        f"k{last}>{here}>{coming}",
    ]


_LOOKS = (
    ("head", "H"), ("date", "D"), ("bullet", "b"), ("degree", "E"), ("school", "S"), ("title", "T"),
    ("org", "O"), ("place", "P"), ("town", "P"), ("sentence", "s"),
)  # fmt: skip


def _kind(codes: Sequence[str]) -> str:
    """One letter for what a cell looks like most."""
    joined = " " + " ".join(codes)
    for prefix, letter in _LOOKS:
        if f" {prefix}" in joined:
            return "d" if letter == "D" and "alone" in joined else letter
    return "x"
