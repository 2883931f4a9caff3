"""From the labels of a head's tokens to its fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields, Head
from resume_api.extraction.resume.structure.missing import (
    confirm_company,
    drop_product,
    join_school,
    part_below,
    part_joint,
    part_names,
    part_study,
    part_subject,
    place_is_company,
    take_company,
    take_subject,
    take_title,
)
from resume_api.extraction.resume.structure.running import lasting
from resume_api.extraction.resume.structure.telling import only_joins, telling_kinds
from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.resume.structure.values import best
from resume_api.extraction.text.dates import DateRange, spanning
from resume_api.extraction.text.word_lists import any_of, load


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
    told = telling_kinds(tokens, [_is_dated(token, cells) for token in tokens])
    labels = _without_captions(labels, tokens, cells)
    if any(told):
        labels = _without_joints(labels, tokens)
    runs = _runs(labels, tokens)
    if head.kind == "job":
        part_names(runs, tokens, text)
    for key, own in runs.items():
        if key not in ("other", "date", "label"):
            fields.values[key] = best(key, own, tokens, confidences, cells, text)
    fields.values = {k: v for k, v in fields.values.items() if any(map(str.isalnum, v[0]))}
    if head.kind == "job" and "title" not in fields.values:
        sentences = {token.cell for token, kind in zip(tokens, told, strict=True) if kind}
        take_title(fields, runs, tokens, text, sentences)
    if head.kind == "education":
        drop_product(fields, cells)
        part_study(fields)
        join_school(fields, cells)
        head_text = text[cells[head.cells[0]].start : cells[head.cells[-1]].end]
        part_below(fields, head_text)
        part_subject(fields, head_text)
        take_subject(fields, cells)
    if head.kind == "job":
        part_joint(fields)
        take_company(fields, head, cells)
        place_is_company(fields, cells)
    _drop_empty(head, tokens, labels, runs)
    fields.spare = _spare(runs.get("other", ()), tokens)
    dated = [(i, tokens[i]) for i in range(len(tokens)) if labels[i] == "date"]
    fields.dates, fields.date_confidence = _dates(
        head, [t for _, t in dated], [confidences[i] for i, _ in dated], cells
    )
    if head.kind == "job":
        confirm_company(fields)
    return fields


def _runs(labels: Sequence[str], tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
    """By label the runs of tokens that have it, within a cell."""
    runs: dict[str, list[tuple[int, int]]] = {}
    first = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or labels[i] != labels[first] or _apart(tokens, i):
            runs.setdefault(labels[first], []).append((first, i))
            first = i
    return runs


@cache
def _caption() -> re.Pattern[str]:
    """The name of a field before its colon, as in forms: "Designation:"."""
    lists = load("organisations")
    keys = ("label", "title_label", "date_label", "place_label")
    return re.compile(rf"(?<!\w){any_of(term for key in keys for term in lists[key])}\s?:(?!\w)")


def _without_captions(
    labels: Sequence[str], tokens: Sequence[Token], cells: Sequence[Cell]
) -> list[str]:
    """The labels, without a caption in a field."""
    found = list(labels)
    for number in {token.cell for token in tokens if token.text == ":"}:
        cell = cells[number]
        for match in _caption().finditer(cell.folded):
            start, end = cell.start + match.start(), cell.start + match.end()
            for i, token in enumerate(tokens):
                if token.cell == number and start <= token.start < end and labels[i] != "date":
                    found[i] = "other"
    return found


def _is_dated(token: Token, cells: Sequence[Cell]) -> bool:
    return any(d.start <= token.start < d.end for d in cells[token.cell].dates)


def _without_joints(labels: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """The labels, without words that join names in a sentence at the edges of a field."""
    found = list(labels)
    joints = [
        key in ("title", "company") and only_joins(token)
        for key, token in zip(labels, tokens, strict=True)
    ]
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        last = "other"
        for i in order:
            found[i] = last = "other" if joints[i] and last != labels[i] else found[i]
    return found


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


def _spare(runs: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> bool:
    """Whether words that no field has could be a name: some that begin with a capital."""
    dated = load("organisations")["date_label"]
    own = [tokens[i] for a, b in runs for i in range(a, b)]
    words = [token.text for token in own if token.folded not in dated]
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
    if head.kind == "job" and said:
        return lasting(pool[0], [cells[i] for i in head.cells]), sure
    return pool[0], sure
