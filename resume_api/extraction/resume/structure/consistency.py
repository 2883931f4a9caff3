"""What a first pass decided for the like of a cell or segment elsewhere in the same document.

The entries of one resume share a layout, so these decisions are features of a second pass.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.token_features import Segment, letters
from resume_api.extraction.resume.structure.tokens import Token

_Votes = dict[Hashable, Counter[str]]
Labelled = tuple[str, Sequence[Token], Sequence[Segment], Sequence[str], Sequence[float]]


def line_context(
    cells: Sequence[Cell], labels: Sequence[str], sure: Sequence[float]
) -> list[list[str]]:
    """Features of each cell from the first pass over all of them."""
    keys = [_cell_keys(cell) for cell in cells]
    votes: _Votes = defaultdict(Counter)
    for own, label in zip(keys, labels, strict=True):
        for key in own:
            votes[key][label] += 1
    patterns = _followers(labels)
    found = []
    for i, label in enumerate(labels):
        codes = [f"1:{label}", f"1:{label}{_bucket(sure[i])}"]
        for step in (-2, -1, 1, 2):
            if 0 <= i + step < len(labels):
                codes.append(f"1{step}:{labels[i + step]}")
        for name, key in zip("abc", keys[i], strict=True):
            codes += _verdict(name, votes[key], label)
        codes += patterns[i]
        found.append(codes)
    return found


def _cell_keys(cell: Cell) -> tuple[Hashable, Hashable, Hashable]:
    style = (cell.size and round(cell.size, 2), cell.bold, cell.italic, cell.colour)
    shape = (cell.bullet, cell.place, cell.count, cell.text.isupper(), bool(cell.dates))
    left = cell.left and round(cell.left / 4)
    return ("a", *style, *shape), ("b", *style, left, cell.bullet), ("c", *shape, cell.text[-1:] in ".:,")


def _verdict(name: str, votes: Counter[str], own: str) -> list[str]:
    """The label that most others of the kind have, and how many of them do."""
    others = votes.copy()
    others[own] -= 1
    total = sum(others.values())
    if not total:
        return [f"{name}none"]
    label, count = max(others.items(), key=lambda item: (item[1], item[0]))
    heads = sum(n for key, n in others.items() if key[:2] in ("B:", "I:", "he"))
    return [
        f"{name}{label}",
        f"{name}{label}{_bucket(count / total)}",
        f"{name}heads{_bucket(heads / total)}{min(total, 4)}",
    ]


def _followers(labels: Sequence[str]) -> list[list[str]]:
    """How many cells the head that a cell stands in or behind has, against the usual number."""
    lengths: Counter[int] = Counter()
    run, runs, since = 0, [], []
    for label in labels:
        mark = label[:2]
        run = 1 if mark == "B:" else run + 1 if mark == "I:" and run else 0 if mark == "he" else run
        since.append(run)
        runs.append(mark)
    first = None
    for i, mark in enumerate(runs):
        if mark == "B:":
            first = i
        if mark in ("B:", "I:") and (i + 1 == len(runs) or runs[i + 1] != "I:") and first is not None:
            lengths[i - first + 1] += 1
    usual = lengths.most_common(1)[0][0] if lengths else 0
    return [[f"nth{min(n, 6)}of{min(usual, 6)}"] for n in since]


def token_context(heads: Sequence[Labelled], cells: Sequence[Cell]) -> list[list[list[str]]]:
    """Features of each token of each head from the first pass over all heads of the document."""
    votes: _Votes = defaultdict(Counter)
    keyed = []
    for kind, tokens, parts, labels, _ in heads:
        own = _segment_keys(kind, tokens, parts, cells)
        said = [_majority(labels[p.first : p.last]) for p in parts]
        keyed.append((own, said))
        for keys, label in zip(own, said, strict=True):
            for key in keys:
                votes[key][label] += 1
    found = []
    for (_, tokens, parts, labels, sure), (own, said) in zip(heads, keyed, strict=True):
        codes = [[f"1:{labels[i]}", f"1:{labels[i]}{_bucket(sure[i])}"] for i in range(len(tokens))]
        for part, keys, label in zip(parts, own, said, strict=True):
            shared = [f"1g:{label}"]
            for name, key in zip("abcd", keys, strict=True):
                shared += _verdict(name, votes[key], label)
            for i in range(part.first, part.last):
                codes[i] += shared
        present = {label for label in said if label != "other"}
        missing = [f"1no{key}" for key in ("title", "company", "institution", "degree", "date") if key not in present]
        for own_codes in codes:
            own_codes += missing
        found.append(codes)
    return found


def _segment_keys(
    kind: str, tokens: Sequence[Token], parts: Sequence[Segment], cells: Sequence[Cell]
) -> list[tuple[Hashable, ...]]:
    study = kind == "education"
    found, named = [], 0
    for part in parts:
        cell = cells[tokens[part.first].cell]
        style = (part.bold, part.italic, cell.size and round(cell.size, 2), cell.colour)
        slot = (min(part.row, 4), part.place, part.before)
        found.append(
            (
                ("a", study, slot, style, part.dated),
                ("b", study, style, cell.text.isupper(), part.dated),
                ("c", study, slot, letters(part)),
                ("d", study, named, part.dated, part.before, part.after),
            )
        )
        named += not part.dated
    return found


def _majority(labels: Sequence[str]) -> str:
    counts = Counter(labels)
    return max(counts, key=lambda label: (counts[label], label))


def _bucket(share: float) -> int:
    return sum(share >= edge for edge in (0.25, 0.5, 0.75, 0.95))
