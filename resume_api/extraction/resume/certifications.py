"""Certificates, licences and courses that a resume lists or names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.resume import Section
from resume_api.extraction.resume.lines import Line, clip
from resume_api.extraction.text.word_lists import any_of, load

_MAX_LENGTH = 120
_OTHERWISE = ("experience", "projects", "education")  # what is named there is told by these
_PIECE = re.compile(r"[^|•·;,،؛()]+")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(load('certificates')['name'])})(?![^\W_])")


def find_certifications(parts: Iterable[tuple[Section, Sequence[Line]]]) -> tuple[Quote, ...]:
    """The lines of certification sections, and elsewhere the phrases that name a certificate."""
    found: list[Quote] = []
    for section, lines in parts:
        if section.kind == "certifications":
            found += [line.quote(section.kind) for line in lines if _says_something(line)]
        elif section.kind not in _OTHERWISE:
            found += [q for line in lines for q in _phrases(line, section.kind)]
    return tuple(found)


def _says_something(line: Line) -> bool:
    return (
        len(line.text) <= 2 * _MAX_LENGTH
        and sum(c.isalpha() for c in line.text) > 2
        and "://" not in line.text
    )


def _phrases(line: Line, kind: str) -> list[Quote]:
    if len(line.text) > _MAX_LENGTH or not _named().search(line.folded):
        return []
    pieces = [
        m.span() for m in _PIECE.finditer(line.text) if _named().search(line.folded, *m.span())
    ]
    return [part.quote(kind) for span in pieces if (part := clip(line, *span))]
