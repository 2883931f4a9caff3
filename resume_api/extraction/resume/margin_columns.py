"""Margin columns: dates and places set beside the body of an entry, put back into its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_api.extraction.resume.lines import Line, clip
from resume_api.extraction.resume.statements import is_sentence
from resume_api.extraction.text.entity_heuristics import is_duration, is_place, title_score

_WIDE = re.compile(r"\s{2}")
_RIGHT = re.compile(r"(?<!\s)\s{2,}+(?=(\S.{2,40})$)")
_LEFT = re.compile(r"\S.{3,40}?(?=\s{2,})")
_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d\d/\d\d|'\d\d)(?!\d)")


def put_back(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with what stands in a margin beside statements apart from these: what is on the
    left before its statement, what is on the right before the first statement of the paragraph
    (there a reader sees it, although it is extracted in the midst of the sentences)."""
    found: list[Line] = []
    body: int | None = None  # where the statements of the current paragraph begin
    for line in lines:
        if line.blank_before or (not _is_statement(line) and title_score(line.folded)):
            body = None
        left, main, right = _apart(line)
        if left is not None:
            found.append(left)
        if body is None and _is_statement(main):
            body = len(found)
        if right is not None and body is not None:
            found.insert(body, right)
            body += 1
        found.append(main)
    return tuple(found)


def _apart(line: Line) -> tuple[Line | None, Line, Line | None]:
    """A statement between what stands beside it in the margins; other lines are all middle."""
    if not _WIDE.search(line.text):
        return None, line, None
    gap = _RIGHT.search(line.text)
    main = clip(line, 0, gap.start()) if gap else None
    margin = clip(line, gap.end(), len(line.text)) if gap else None
    if main and margin and _is_statement(main) and _is_margin(margin):
        return None, main, margin
    cell = None if line.bullet else _LEFT.match(line.text)
    margin = clip(line, 0, cell.end()) if cell else None
    main = clip(line, cell.end(), len(line.text)) if cell else None
    if main and margin and _is_statement(main) and _is_margin(margin):
        return margin, main, None
    return None, line, None


def _is_statement(line: Line) -> bool:
    return line.bullet or is_sentence(line)


def _is_margin(line: Line) -> bool:
    dated = _YEAR.search(line.folded) or is_duration(line.folded)
    return bool(dated) or is_place(line.text, line.folded)
