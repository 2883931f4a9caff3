"""Fitting texts into a model's window: cut by sections, never in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from resume_api.domain.characters import LIST_MARKS, SENTENCE_ENDS
from resume_api.domain.resume import Resume

# Characters a token, on the careful side: byte-pair vocabularies are made for Latin script.
_LATIN, _ARABIC, _OTHER_ALPHABET, _IDEOGRAPH = 3.4, 1.8, 1.8, 0.9
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufefc]")
_BEYOND_LATIN = re.compile(r"[^\u0000-\u024f\u2000-\u206f]")
_SENTENCE_END = re.compile(rf"[{SENTENCE_ENDS}…:;؛][\"'»”)\]]*\s*$")
_FULL_STOP = re.compile(rf"(?<![{SENTENCE_ENDS}…])[{SENTENCE_ENDS}…]++(?:\s++|(?<=[。！？])|$)")
_NEW_ITEM = re.compile(rf"\s*(?:$|[{LIST_MARKS}]\s|\d+[.)]\s)")

# What tells most about a candidate goes in first; kinds that are not named follow in their order.
_IMPORTANCE = ("summary", "experience", "skills", "education", "projects", "certifications")


class Line(NamedTuple):
    """A line as the model sees it, under its number in the resume."""

    number: int
    text: str


class Cut(NamedTuple):
    """What fits, and the headings of what was left out or shortened."""

    lines: list[Line]
    shortened: list[str]


def tokens(text: str) -> int:
    """A careful estimate of a text's tokens by its scripts."""
    if text.isascii():
        return 1 + round(len(text) / _LATIN)
    ideographs = len(_IDEOGRAPHS.findall(text))
    arabic = len(_ARABIC_SCRIPT.findall(text))
    other = len(_BEYOND_LATIN.findall(text)) - ideographs - arabic
    latin = len(text) - ideographs - arabic - other
    return 1 + round(
        latin / _LATIN + arabic / _ARABIC + other / _OTHER_ALPHABET + ideographs / _IDEOGRAPH
    )


def fit_resume(resume: Resume, lines: Sequence[str], room: int) -> Cut:
    """The numbered lines of ``resume`` (as masked in ``lines``) that fit into ``room`` tokens.

    Sections go in by importance, whole while they fit; the rest of the room takes the beginning of
    the next ones, up to the end of a sentence or item. The order of the lines is kept.
    """
    kept: list[Line] = []
    shortened = []
    for heading, section in _sections(resume, lines):
        part = fit(section, room)
        room -= sum(_cost(line) for line in part)
        kept += part
        if len(part) < len(section):
            shortened.append(heading)
    return Cut(sorted(kept), shortened)


def fit(lines: Sequence[Line], room: int) -> list[Line]:
    """The longest beginning of ``lines`` within ``room`` tokens that ends a sentence or an item."""
    used = end = 0
    for index, line in enumerate(lines):
        if used + _cost(line) > room:
            return [*lines[:end], *(_head(line, room - used) if end == index else ())]
        used += _cost(line)
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or _ends_at(line, following):
            end = index + 1
    return list(lines)


def _head(line: Line, room: int) -> list[Line]:
    """The whole sentences at the beginning of a long line that fit."""
    end = 0
    for stop in _FULL_STOP.finditer(line.text):
        if _cost(line._replace(text=line.text[: stop.end()])) > room:
            break
        end = stop.end()
    return [line._replace(text=line.text[:end])] if end else []


def _ends_at(line: Line, following: Line) -> bool:
    gap = following.number > line.number + 1
    return gap or bool(_SENTENCE_END.search(line.text) or _NEW_ITEM.match(following.text))


def _cost(line: Line) -> int:
    return tokens(line.text) + 2


def _sections(resume: Resume, lines: Sequence[str]) -> list[tuple[str, list[Line]]]:
    """Heading and non-blank lines of each section by importance; the head of the resume first."""
    coming = sorted(resume.sections, key=lambda section: section.start)
    groups: list[tuple[int, str, list[Line]]] = [(-1, "", [])]
    for number, (line, text) in enumerate(zip(resume.lines, lines, strict=True), 1):
        while coming and coming[0].start <= line.end:
            section = coming.pop(0)
            groups.append((_rank(section.kind), section.heading or section.kind, []))
        if text.strip():
            groups[-1][2].append(Line(number, text))
    groups.sort(key=lambda group: group[0])
    return [(heading, section) for _, heading, section in groups if section]


def _rank(kind: str) -> int:
    return _IMPORTANCE.index(kind) if kind in _IMPORTANCE else len(_IMPORTANCE)
