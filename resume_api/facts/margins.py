"""Margin columns: dates and places set beside the body of an entry, put back into its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_api.facts.cues import is_duration, is_place
from resume_api.facts.lines import Line, clip

_MARGIN = re.compile(r"\s{2,}(?=(\S.{2,40})$)")
_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d\d/\d\d|'\d\d)(?!\d)")


def put_back(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with what stands in a margin beside bulleted lines moved before the first of
    them: there a reader sees it, although it is extracted in the midst of the sentences."""
    found: list[Line] = []
    body: int | None = None  # where the bullets of the current paragraph begin
    for line in lines:
        if line.blank_before:
            body = None
        if body is None and line.bullet:
            body = len(found)
        margin = _margin(line) if body is not None else None
        if body is None or margin is None:
            found.append(line)
            continue
        found.insert(body, margin)
        body += 1
        if rest := clip(line, 0, margin.start - line.start):
            found.append(rest)
    return tuple(found)


def _margin(line: Line) -> Line | None:
    gap = _MARGIN.search(line.text)
    margin = clip(line, gap.end(), len(line.text)) if gap else None
    if margin is None or not (line.bullet or line.text[:1].islower()):
        return None
    dated = _YEAR.search(margin.folded) or is_duration(margin.folded)
    return margin if dated or is_place(margin.text, margin.folded) else None
