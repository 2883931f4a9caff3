"""Sentences against headers, and the statements that body lines make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resume_api.domain.document import Quote
from resume_api.extraction.resume.lines import Line

MAX_HEADER_LENGTH = 130
_FULL = 0.8  # of the widest line: a line as long as this may have been wrapped
_END = re.compile(r"[.!?。;؛…]\s*$")
_ABBREVIATION = re.compile(r"(?:\b\w{1,4}|\.\w)\.\s*$")
_MAX_UNCASED = 70
_LOWER_SHARE = 0.55


def is_sentence(line: Line) -> bool:
    """Whether a line reads like prose rather than like a name, a title or a heading."""
    text = line.text
    if len(text) > MAX_HEADER_LENGTH or text[:1].islower():
        return True
    if _END.search(text) and not _ABBREVIATION.search(text):
        return True
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if not words or words[0][0].lower() == words[0][0].upper():  # a script without capitals
        return len(text) > _MAX_UNCASED
    return len(words) > 4 and sum(w[0].islower() for w in words) > len(words) * _LOWER_SHARE


def may_wrap(line: Line, width: int) -> bool:
    """Whether the line may go on in the next one, ``width`` being the widest of its block."""
    return len(line.text) > _FULL * width and not _END.search(line.text)


def statements(lines: Sequence[Line], text: str, section: str | None) -> tuple[Quote, ...]:
    """Body lines as quotes, one a bullet or sentence; wrapped lines belong to the one before."""
    spans: list[tuple[int, int]] = []
    width = max((len(line.text) for line in lines), default=0)
    last: Line | None = None
    for line in lines:
        fresh = line.bullet or line.blank_before or last is None or line.start < last.start
        if last and not fresh and (line.text[:1].islower() or may_wrap(last, width)):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        last = line
    return tuple(Quote(text[a:b], a, b, section) for a, b in spans)
