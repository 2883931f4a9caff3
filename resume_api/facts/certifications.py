"""Certificates, licences and courses that a resume lists or names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from providers.inputs import Quote, Section
from resume_api.facts.lines import Line, clip
from resume_api.facts.sections import section_at
from resume_api.facts.vocabulary import any_of, load

_MAX_LENGTH = 120
_PIECE = re.compile(r"[^|•·;,،؛()]+")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(load('certificates')['name'])})(?![^\W_])")


def find_certifications(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Quote, ...]:
    """The lines of certification sections, and elsewhere the phrases that name a certificate."""
    found: list[Quote] = []
    for line in lines:
        section = section_at(sections, line.start)
        kind = section.kind if section else None
        if section and section.heading and line.start == section.start:
            continue
        if kind == "certifications":
            if _says_something(line):
                found.append(line.quote(kind))
        elif kind not in ("experience", "projects", "education") and len(line.text) <= _MAX_LENGTH:
            found += _phrases(line, kind)
    return tuple(found)


def _says_something(line: Line) -> bool:
    return (
        len(line.text) <= 2 * _MAX_LENGTH
        and sum(c.isalpha() for c in line.text) > 2
        and "://" not in line.text
    )


def _phrases(line: Line, kind: str | None) -> list[Quote]:
    if not _named().search(line.folded):
        return []
    pieces = [
        m.span() for m in _PIECE.finditer(line.text) if _named().search(line.folded, *m.span())
    ]
    return [part.quote(kind) for span in pieces if (part := clip(line, *span))]
