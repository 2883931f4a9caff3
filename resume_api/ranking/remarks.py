"""What a table says of a candidate in words: a sentence on the points, and what to know beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from resume_api.languages.messages import Messages
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.judging import MOST
from resume_api.ranking.service import Row

NAMED = 3
"""Criteria that a sentence names of a kind, the weightiest; the others are counted."""


def explanation(row: Row, criteria: Sequence[Criterion], messages: Messages) -> str:
    """One sentence: what the resume shows, shows in part, and does not show; empty for a file at
    fault."""
    if row.standing == "error":
        return ""
    if row.standing == "nothing":
        return messages.say("ranking.nothing")
    pairs = sorted(zip(criteria, row.scores, strict=True), key=lambda pair: -pair[0].weight)
    kinds = {
        "shown": [one.text for one, score in pairs if score.points == MOST],
        "partly": [one.text for one, score in pairs if 0 < score.points < MOST],
        "missing": [one.text for one, score in pairs if not score.points],
    }
    parts = [_part(kind, texts, messages) for kind, texts in kinds.items() if texts]
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _part(kind: str, texts: Sequence[str], messages: Messages) -> str:
    names = messages.separated(messages.isolated(text) for text in texts[:NAMED])
    if len(texts) > NAMED:
        names = f"{names} (+{messages.number(len(texts) - NAMED)})"
    return messages.template(f"ranking.{kind}").format(names=names)


def note(row: Row, names: Mapping[str, str], messages: Messages) -> str:
    """What a reader has to know of a row beside its points; ``names`` are what files are called."""
    remarks = [messages.say("ranking.fails", criterion=text) for text in row.failed]
    remarks += [messages.say("ranking.unsaid", criterion=text) for text in row.unsaid]
    for key, other in (("same", row.same_as), ("like", row.like)):
        if other:
            remarks.append(messages.say(f"ranking.{key}", file=names[other]))
    remarks += [messages.say("ranking.degraded", detail=one.detail) for one in row.degraded]
    return "; ".join(remarks)


def shown_names(rows: Iterable[Row], blind: bool) -> Mapping[str, str]:
    """What each file is called in a table, by its name."""
    return {row.file: file_of(row, blind) for row in rows}


def file_of(row: Row, blind: bool) -> str:
    """The file's name; a code in its place where names are hidden."""
    return f"{row.sha256[:12]}{PurePath(row.file).suffix}" if blind else row.file
