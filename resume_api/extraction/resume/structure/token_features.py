"""Features of the tokens of an entry's head for the models of fields."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.lexicon import name_share, verdicts
from resume_api.extraction.resume.structure.marks import codes_of, relations
from resume_api.extraction.resume.structure.telling import telling_kinds
from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.text.word_lists import load

_SEPARATORS = frozenset("|,;:-–—•·/()،؛@→")
_LETTERS = (
    ("degree", "E"), ("school", "S"), ("duration", "n"), ("employment", "m"), ("title3", "T"),
    ("org3", "O"), ("place", "P"), ("title", "T"), ("org", "O"), ("town", "P"),
)  # fmt: skip
_NEIGHBOURS = ((-2, "-2"), (-1, "-1"), (1, "1"), (2, "2"))
_LIKE = ("title", "org", "place", "town", "school", "degree", "employment", "duration")


class Segment(NamedTuple):
    """Tokens ``first:last`` of a head, between separators, dates and ends of cells."""

    first: int
    last: int
    dated: bool
    before: str
    after: str
    codes: tuple[str, ...]
    row: int
    place: int
    bold: bool
    italic: bool
    letter: str  # what it looks like most


def segments(tokens: Sequence[Token], cells: Sequence[Cell]) -> list[Segment]:
    """The segments of a head whose ``tokens`` are in the order of the text."""
    dated = [_in_date(token, cells[token.cell]) for token in tokens]
    told = telling_kinds(tokens, dated)
    found: list[Segment] = []
    rows = {cell: row for row, cell in enumerate(dict.fromkeys(t.cell for t in tokens))}
    first = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and told[i] == told[i - 1] and not _breaks(tokens, dated, i):
            continue
        part = tokens[first:i]
        if part and (len(part) > 1 or part[0].text not in _SEPARATORS):
            found.append(_segment(tokens, first, i, dated[first], cells, rows, found, told))
        first = i
    return found


def _breaks(tokens: Sequence[Token], dated: Sequence[bool], i: int) -> bool:
    one, two = tokens[i - 1], tokens[i]
    if one.cell != two.cell or dated[i] != dated[i - 1] or one.style != two.style:
        return True
    if dated[i]:
        return False
    glued = one.end == two.start
    return (two.text in _SEPARATORS and not (glued and two.text in "-–/")) or (
        one.text in _SEPARATORS and not (glued and one.text in "-–/(")
    )


def _segment(
    tokens: Sequence[Token], first: int, last: int, dated: bool, cells: Sequence[Cell],
    rows: dict[int, int], found: Sequence[Segment], told: Sequence[str],
) -> Segment:  # fmt: skip
    start, end = tokens[first].start, tokens[last - 1].end
    cell = cells[tokens[first].cell]
    a, b = start - cell.start, end - cell.start
    own = told[first]
    codes = ("date",) if dated else () if own else verdicts(cell.text[a:b], cell.folded[a:b])
    row = rows[tokens[first].cell]
    place = sum(s.row == row for s in found)
    return Segment(
        first,
        last,
        dated,
        (told[first - 1] if first else "") or _sign_before(tokens, first),
        (told[last] if last < len(tokens) else "") or _sign_after(tokens, last),
        codes,
        row,
        place,
        *tokens[first].weight,
        own[:1] or _letter(dated, codes),
    )


def _sign_before(tokens: Sequence[Token], first: int) -> str:
    if not first:
        return "^"
    last = tokens[first - 1]
    if last.cell != tokens[first].cell:
        return "nl"
    if last.style != tokens[first].style:
        return "st"
    return last.text if last.text in _SEPARATORS else "d"


def _sign_after(tokens: Sequence[Token], last: int) -> str:
    if last == len(tokens):
        return "$"
    coming = tokens[last]
    if coming.cell != tokens[last - 1].cell:
        return "nl"
    if coming.style != tokens[last - 1].style:
        return "st"
    return coming.text if coming.text in _SEPARATORS else "d"


def _in_date(token: Token, cell: Cell) -> bool:
    return any(d.start <= token.start < d.end for d in cell.dates)


def token_features(
    tokens: Sequence[Token],
    cells: Sequence[Cell],
    parts: Sequence[Segment],
    kind: str,
    section: str,
) -> list[list[str]]:
    """The features of each token of the head of an entry of ``kind`` under ``section``."""
    shared = [_segment_codes(parts, i, tokens, cells) for i in range(len(parts))]
    firsts = [part.first for part in parts]
    marked = codes_of(tokens, cells)
    words = [_token_codes(token, cells[token.cell]) for token in tokens]
    near = {
        part.first + i: codes
        for part in parts
        for i, codes in enumerate(relations(marked[part.first : part.last]))
    }
    context = [f"kind{kind}", f"sec{section}"]
    found = []
    for i, token in enumerate(tokens):
        at = bisect_right(firsts, i) - 1
        inside = at >= 0 and i < parts[at].last
        features = ["b", *context, *words[i]]
        if inside:
            features += shared[at]
            features += near[i]
            features.append(
                "sb" if i == parts[at].first else "se" if i == parts[at].last - 1 else "si"
            )
        else:
            features.append("separator")
        for step, sign in _NEIGHBOURS:
            j = i + step
            if 0 <= j < len(tokens):
                features += [sign + code for code in words[j][:5]]
            else:
                features.append(sign + "none")
        if i and tokens[i - 1].cell != token.cell:
            features.append("cellstart")
        if i and tokens[i - 1].style != token.style:
            features.append("stylestart")
        if i and tokens[i - 1].end == token.start:
            features.append("glued")
        found.append(features)
    return found


def _token_codes(token: Token, cell: Cell) -> list[str]:
    word, folded = token.text, token.folded
    codes = [f"w{folded}", f"x{_shape(word)}"]
    if _in_date(token, cell):
        codes.append("date")
    if word[0].isalpha():
        codes += ["v" + code for code in verdicts(word, folded)]
        codes += [f"p{folded[:3]}", f"s{folded[-3:]}"]
        if name_share(folded):
            codes.append("name")
    if folded in _at_words():
        codes.append("at")
    if folded in _label_words():
        codes.append("label")
    return codes


def _at_words() -> tuple[str, ...]:
    return load("organisations")["at"]


@cache
def _label_words() -> frozenset[str]:
    """The words that name a field in forms and tables: "Company", "Duration"."""
    lists = load("organisations")
    keys = ("label", "title_label", "date_label", "place_label")
    return frozenset(term for key in keys for term in lists[key])


def _shape(word: str) -> str:
    if not word[0].isalnum():
        return word
    if word.isdigit():
        return f"d{len(word)}"
    if word.isupper():
        return "A" if len(word) == 1 else "AA" if len(word) < 5 else "AAA"
    if word[0].isupper():
        return "Aa" if word[1:].islower() else "AaA"
    return "a" if word.islower() else "m"


def _segment_codes(
    parts: Sequence[Segment], i: int, tokens: Sequence[Token], cells: Sequence[Cell]
) -> list[str]:
    part = parts[i]
    cell = cells[tokens[part.first].cell]
    codes = [f"g{code}" for code in part.codes]
    letter = part.letter
    row = [p.letter for p in parts if p.row == part.row]
    codes += [
        f"gk{letter}",
        f"row{min(part.row, 4)}",
        f"slot{min(part.row, 3)}.{min(part.place, 3)}",
        f"slot{min(part.row, 3)}.{min(part.place, 3)}{letter}",
        f"len{min(part.last - part.first, 6)}",
        f"before{part.before}",
        f"after{part.after}",
        f"around{part.before}{part.after}",
        f"around{part.before}{part.after}{letter}",
        "pattern" + "".join(row)[:6] + f".{min(part.place, 3)}",
        "whole" + "".join(p.letter for p in parts)[:7] + f".{min(i, 6)}",
    ]
    last = parts[i - 1].letter if i else "^"
    coming = parts[i + 1].letter if i + 1 < len(parts) else "$"
    codes += [f"kk{last}{letter}", f"kk{letter}>{coming}", f"kk{last}{letter}{coming}"]
    others = Counter(code.rstrip("123") for j, p in enumerate(parts) if j != i for code in p.codes)
    codes += [f"other{code}" for code in _LIKE if others[code]]
    codes += [
        f"no{code}{letter}" for code in ("title", "org", "school", "degree") if not others[code]
    ]
    open_before = sum(p.letter in "xTOSE" for p in parts[:i])
    codes.append(f"nth{min(open_before, 4)}")
    codes.append(f"of{min(sum(p.letter in 'xTOSE' for p in parts), 5)}")
    codes += _setting(cell, part, parts, [cells[tokens[p.first].cell] for p in parts])
    return codes


def _setting(
    cell: Cell, part: Segment, parts: Sequence[Segment], all_cells: Sequence[Cell]
) -> list[str]:
    codes = [
        code
        for code, yes in (("bold", part.bold), ("italic", part.italic), ("bullet", cell.bullet))
        if yes
    ]
    if any(p.bold != part.bold for p in parts):
        codes.append(f"bolder{part.bold}")
    if any(p.italic != part.italic for p in parts):
        codes.append(f"slanted{part.italic}")
    sizes = [c.size for c in all_cells if c.size]
    if cell.size and max(sizes) > min(sizes) + 0.03:
        codes.append(f"larger{cell.size >= max(sizes) - 0.02}")
    if cell.among > 1:
        codes.append(f"cell{min(cell.place, 2)}of{min(cell.among, 3)}")
    if cell.text.isupper():
        codes.append("caps")
    return codes


def _letter(dated: bool, codes: Sequence[str]) -> str:
    """One letter for what a segment looks like most."""
    if dated:
        return "D"
    for code, letter in _LETTERS:
        if any(c.startswith(code) for c in codes):
            return letter
    return "x"
