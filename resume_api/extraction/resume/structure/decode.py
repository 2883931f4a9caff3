"""From labels of cells and tokens to entries with their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.resume.structure.values import best, trimmed
from resume_api.extraction.text.dates import DateRange, spanning
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.word_lists import fold

_TAKEN = 0.6  # how sure a title is that only its noun tells


@dataclass(slots=True)
class Head:
    """The head of an entry: its kind, the numbers of its cells, and how sure its begin is."""

    kind: str
    cells: list[int]
    confidence: float = 1.0


@dataclass(slots=True)
class Fields:
    """What a head says: text and confidence by field, and its dates."""

    head: Head
    values: dict[str, tuple[str, float]] = field(default_factory=dict)
    dates: DateRange | None = None
    date_confidence: float = 0.0
    spare: bool = False  # words that look like a name belong to no field


def group_heads(
    labels: Sequence[str], confidences: Sequence[float], cells: Sequence[Cell]
) -> list[Head]:
    """The heads that labels of cells spell. What goes on without a begin begins one, and so does
    what goes on behind a body with a range of dates of its own."""
    found: list[Head] = []
    open_head: Head | None = None
    for number, label in enumerate(labels):
        mark, _, kind = label.partition(":")
        if mark == "heading":
            open_head = None
        elif mark == "B" or (mark == "I" and _begins(open_head, number, kind, labels, cells)):
            open_head = Head(kind, [number], confidences[number])
            found.append(open_head)
        elif mark == "I" and open_head:
            open_head.cells.append(number)
    return found


def _begins(
    head: Head | None, number: int, kind: str, labels: Sequence[str], cells: Sequence[Cell]
) -> bool:
    """Whether a cell labelled as going on begins another head all the same."""
    if head is None or head.kind != kind:
        return True
    if labels[number - 1] != "body" or not any(_ranged(cells[i]) for i in head.cells):
        return False
    run = number
    while run < len(labels) and labels[run] == labels[number]:
        if _ranged(cells[run]):
            return True
        run += 1
    return False


def _ranged(cell: Cell) -> bool:
    return any(date.ranged for date in cell.dates)


def read_fields(
    head: Head,
    tokens: Sequence[Token],
    labels: Sequence[str],
    confidences: Sequence[float],
    cells: Sequence[Cell],
    text: str,
) -> Fields:
    """The fields that the labels of a head's tokens spell."""
    fields = Fields(head)
    runs: dict[str, list[tuple[int, int]]] = {}
    first = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or labels[i] != labels[first] or _apart(tokens, i):
            runs.setdefault(labels[first], []).append((first, i))
            first = i
    if head.kind == "job":
        _part_names(runs, tokens, text)
    for key, own in runs.items():
        if key not in ("other", "date", "label"):
            fields.values[key] = best(key, own, tokens, confidences, cells, text)
    fields.values = {k: v for k, v in fields.values.items() if any(map(str.isalnum, v[0]))}
    if head.kind == "job" and "title" not in fields.values:
        _take_title(fields, runs, tokens, text)
    _drop_empty(head, tokens, labels, runs)
    fields.spare = _spare(runs.get("other", ()), tokens)
    dated = [(i, tokens[i]) for i in range(len(tokens)) if labels[i] == "date"]
    fields.dates, fields.date_confidence = _dates(
        head, [t for _, t in dated], [confidences[i] for i, _ in dated], cells
    )
    return fields


def _take_title(
    fields: Fields, runs: dict[str, list[tuple[int, int]]], tokens: Sequence[Token], text: str
) -> None:
    """Give the missing title the words beside the company that no field has, or those with a
    title's noun."""
    beside = {tokens[a].cell for a, _ in runs.get("company", ())}
    best: tuple[bool, int, int, tuple[int, int], str] | None = None
    for run in runs.get("other", ()):
        words = trimmed(text[tokens[run[0]].start : tokens[run[1] - 1].end])
        near, titled = tokens[run[0]].cell in beside, title_score(fold(words))
        scored = (near, titled, run[0] - run[1], run, words)
        if (titled or near and len(words) > 2) and (best is None or scored > best):
            best = scored
    if best:
        fields.values["title"] = (best[4], _TAKEN)
        runs["other"] = [run for run in runs["other"] if run != best[3]]


def _drop_empty(
    head: Head,
    tokens: Sequence[Token],
    labels: Sequence[str],
    runs: dict[str, list[tuple[int, int]]],
) -> None:
    """Leave out the first cells of a head that say nothing of it: the end of a body above."""
    spare = {tokens[i].cell for a, b in runs.get("other", ()) for i in range(a, b)}
    told = {token.cell for token, label in zip(tokens, labels, strict=True) if label != "other"}
    told |= set(head.cells) - spare
    while len(head.cells) > 1 and head.cells[0] not in told and told:
        head.cells.pop(0)


def _part_names(runs: dict[str, list[tuple[int, int]]], tokens: Sequence[Token], text: str) -> None:
    """Where two cells hold runs of one name and the other name is missing, each has one."""
    for key, other in (("title", "company"), ("company", "title")):
        own = runs.get(key, [])
        if other in runs or len(own) < 2 or tokens[own[0][0]].cell == tokens[own[1][0]].cell:
            continue
        one, two = (
            title_score(fold(text[tokens[a].start : tokens[b - 1].end])) for a, b in own[:2]
        )
        first, second = ("title", "company") if one >= two else ("company", "title")
        if one != two or key == "title":
            runs[first], runs[second] = [own[0]], [own[1]]


def _spare(runs: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> bool:
    """Whether words that no field has could be a name: some that begin with a capital."""
    words = [tokens[i].text for a, b in runs for i in range(a, b)]
    return any(len(word) > 2 and word[0].isalpha() and not word[0].islower() for word in words)


def _apart(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].cell != tokens[i - 1].cell


def _dates(
    head: Head, tokens: Sequence[Token], confidences: Sequence[float], cells: Sequence[Cell]
) -> tuple[DateRange | None, float]:
    everywhere = [d for i in head.cells for d in cells[i].dates]
    said = [d for d in everywhere if any(d.start <= t.start < d.end for t in tokens)]
    sure = sum(confidences) / len(confidences) if confidences else 0.3
    pool = said or everywhere
    if not pool:
        return None, 0.0
    ranged = [d for d in pool if d.ranged]
    if ranged:
        return ranged[0], sure
    if len(pool) > 1 and any(d.first for d in pool):
        return spanning(pool[0], pool[1]), sure
    return pool[0], sure
