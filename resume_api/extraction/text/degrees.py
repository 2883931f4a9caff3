"""Degrees, their fields and the state of a course of study in the phrases of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from resume_api.extraction.resume.lines import Line, clip, split
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.word_lists import any_of, fold, load

StudyState = Literal["unfinished", "expected", "in_progress"]

_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[|•·,،;؛()，]\s*|\t+|\s{2,}|:\s+")
_TOWN = re.compile(r"(?:^|[,;|–—]|\s-\s)\s*([^\W\d_][^,;|–—]*), $")
_NUMBER = re.compile(r"\s?[-.,]?\s?['’]?\d")
_STATES: tuple[StudyState, ...] = ("unfinished", "expected", "in_progress")


@cache
def _grade() -> re.Pattern[str]:
    """Matches what a grade begins with in folded text."""
    return re.compile(any_of(load("degrees")["grade"]))


@cache
def _field_next() -> re.Pattern[str]:
    """Matches what stands between a degree and its field."""
    words = any_of(load("degrees")["in"])
    return re.compile(rf"\s?(?:[,(:|/–-]|{words}(?![^\W_])|$)")


@cache
def _at_end() -> re.Pattern[str]:
    """Matches what a field may end in before its institution."""
    return re.compile(rf"\s{any_of(load('degrees')['at_end'])}$")


@cache
def _degrees() -> tuple[re.Pattern[str], dict[str, int]]:
    levels = {
        re.sub(r"\s+", " ", term): int(key)
        for key, terms in load("degrees").items()
        if key.isdigit()
        for term in terms
    }
    start = r"(?<![^\W_])(?<![^\W\d_]\.)"  # "B.S" inside "M.B.B.S" is none
    return re.compile(rf"{start}{any_of(levels)}(?:\.(?!\w))?(?![^\W_]|\.\w)"), levels


@cache
def schools() -> re.Pattern[str]:
    """Matches the nouns of institutions in folded text."""
    lists = load("degrees")
    ending, part = any_of(lists["school_ending"]), any_of(lists["school_part"])
    return re.compile(rf"(?<![^\W_])(?:{any_of(lists['school'])})(?![^\W_])|{part}|{ending}\b")


@cache
def subjects() -> re.Pattern[str]:
    """Matches the nouns of fields of study in folded text."""
    return re.compile(rf"(?<![^\W_]){any_of(load('degrees')['subject'])}(?![^\W_])")


@cache
def _joins() -> re.Pattern[str]:
    lists = load("degrees")
    join, elided = any_of((*lists["in"], *lists["field"])), any_of(lists["elided"])
    return re.compile(rf"[\s.,:(-]*(?:{join}(?:\s+|:\s*)|{elided})+")


@cache
def _products() -> re.Pattern[str]:
    return re.compile(rf"[\s-]{any_of(load('degrees')['product'])}(?![^\W_])")


@cache
def _state_patterns() -> tuple[tuple[StudyState, re.Pattern[str]], ...]:
    lists = load("degrees")
    return tuple(
        (state, re.compile(rf"(?<![^\W_]){any_of(lists[state])}(?![^\W_])")) for state in _STATES
    )


def find_degree(line: Line) -> tuple[Line, int] | None:
    """The first degree named on the line, and the highest level of its words."""
    levels = _degrees()[1]
    for match, name in _named(line):
        if part := clip(line, *match.span()):
            return part, levels.get(name) or levels[name + "."]
    return None


def degrees_on(text: str, folded: str) -> list[tuple[int, int]]:
    """Where a phrase names degrees."""
    return [match.span() for match, _ in _named(Line(0, len(text), text, folded))]


def _named(line: Line) -> Iterator[tuple[re.Match[str], str]]:
    found = [
        (m, re.sub(r"\s+", " ", m[0].rstrip("."))) for m in _degrees()[0].finditer(line.folded)
    ]
    work = load("degrees")["work"]
    studied = schools().search(line.folded) or any(name not in work for _, name in found)
    for match, name in found:
        if name in work and not studied:
            continue
        if name in load("degrees")["capitals"] and not _is_meant(line, match):
            continue
        if not _is_state(line, match):
            yield match, name


@remembered
def degree_level(text: str, folded: str) -> int | None:
    """The level of the first degree that a phrase names."""
    found = find_degree(Line(0, len(text), text, folded))
    return found[1] if found else None


def study_state(folded: str) -> StudyState | None:
    """What the words of an entry say of a degree that is not held; None where they say nothing."""
    return next((state for state, words in _state_patterns() if words.search(folded)), None)


def find_subject(part: Line, degree: Line) -> Line | None:
    """The field of study behind the degree: "BSc in Physics", "کارشناسی مهندسی کامپیوتر"."""
    rest = clip(part, degree.end - part.start, len(part.text))
    phrase = next(iter(split(rest, _SEPARATOR)), None) if rest else None
    if (
        phrase is None
        or _grade().match(phrase.folded)
        or schools().search(phrase.folded)
        or is_place(phrase.text, phrase.folded)
        or study_state(phrase.folded)
    ):
        return None
    return _bare_subject(phrase)


def _bare_subject(phrase: Line) -> Line | None:
    """The phrase without "in", "major in" and a repeated degree before it, and "at" behind it."""
    degree = find_degree(phrase)
    start = degree[0].end - phrase.start if degree else 0
    join = _joins().match(phrase.folded, start)
    bare = clip(phrase, join.end() if join else start, len(phrase.text))
    end = _at_end().search(bare.folded) if bare else None
    return clip(bare, 0, end.start()) if bare and end else bare


def _is_meant(line: Line, match: re.Match[str]) -> bool:
    """Whether letters that spell another word too are the degree: written in capitals, not before
    a product ("MS Office") or a number ("MARCH 2009"), and not one of many words in capitals."""
    if sum(map(str.isupper, line.text[match.start() : match.end()])) < 2:
        return False
    if _products().match(line.folded, match.end()) or _NUMBER.match(line.folded, match.end()):
        return False
    return not line.text.isupper() or bool(_field_next().match(line.folded, match.end()))


def is_product(text: str, folded: str, end: int) -> bool:
    """Whether the letters before ``end`` are those of a maker, whose product follows."""
    name = folded[:end].rpartition(" ")[2]
    return name in load("degrees")["capitals"] and _products().match(folded, end) is not None


def _is_state(line: Line, match: re.Match[str]) -> bool:
    """Whether two capitals are a state behind a town: "Cambridge, MA" against "English, MA"."""
    town = _TOWN.search(line.text, 0, match.start())
    return town is not None and len(match[0]) == 2 and is_place(town[1], fold(town[1]))
