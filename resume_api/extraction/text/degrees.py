"""Degrees, fields of study and institutions in the phrases of a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from resume_api.extraction.resume.lines import Line, clip, split
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.word_lists import any_of, fold, load

SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[|•·,،;؛()，]\s*|\t+|\s{2,}|:\s+")
_TOWN = re.compile(r"(?:^|[,;|–—]|\s-\s)\s*([^\W\d_][^,;|–—]*), $")
_CAMPUS = re.compile(r", [^\W\d_][\w .-]+")


@cache
def grade() -> re.Pattern[str]:
    """Matches what a grade begins with in folded text."""
    return re.compile(any_of(load("degrees")["grade"]))


@cache
def _at() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a degree and its institution, and what a field may end in."""
    lists = load("degrees")
    return (
        re.compile(rf"\s{any_of(lists['at'])}\s"),
        re.compile(rf"\s{any_of(lists['at_end'])}$"),
    )


@cache
def _degrees() -> tuple[re.Pattern[str], dict[str, int]]:
    levels = {
        re.sub(r"\s+", " ", term): int(key)
        for key, terms in load("degrees").items()
        if key.isdigit()
        for term in terms
    }
    return re.compile(rf"(?<![^\W_]){any_of(levels)}(?:\.(?!\w))?(?![^\W_]|\.\w)"), levels


@cache
def schools() -> re.Pattern[str]:
    """Matches the nouns of institutions in folded text."""
    lists = load("degrees")
    ending, part = any_of(lists["school_ending"]), any_of(lists["school_part"])
    return re.compile(rf"(?<![^\W_])(?:{any_of(lists['school'])})(?![^\W_])|{part}|{ending}\b")


@cache
def _joins() -> re.Pattern[str]:
    lists = load("degrees")
    join, elided = any_of((*lists["in"], *lists["field"])), any_of(lists["elided"])
    return re.compile(rf"[\s.,:(-]*(?:{join}(?:\s+|:\s*)|{elided})+")


def find_degree(line: Line) -> tuple[Line, int] | None:
    """The first degree named on the line, and the highest level of its words."""
    pattern, levels = _degrees()
    for match in pattern.finditer(line.folded):
        name = re.sub(r"\s+", " ", match[0].rstrip("."))
        written = line.text[match.start() : match.end()]
        if name in load("degrees")["capitals"] and sum(map(str.isupper, written)) < 2:
            continue
        if _is_state(line, match):
            continue
        part = clip(line, *match.span())
        if part:
            return part, levels.get(name) or levels[name + "."]
    return None


@lru_cache(maxsize=4096)
def degree_level(text: str, folded: str) -> int | None:
    """The level of the first degree that a phrase names."""
    found = find_degree(Line(0, len(text), text, folded))
    return found[1] if found else None


def _is_state(line: Line, match: re.Match[str]) -> bool:
    """Whether two capitals are a state behind a town: "Cambridge, MA" against "English, MA"."""
    town = _TOWN.search(line.text, 0, match.start())
    return town is not None and len(match[0]) == 2 and is_place(town[1], fold(town[1]))


def find_school(part: Line, degree: Line | None) -> Line | None:
    """The institution that a part names: the phrase around its noun, without the degree."""
    for phrase in split(part, SEPARATOR):
        noun = schools().search(phrase.folded)
        if noun and degree and phrase.start <= degree.start < phrase.end:
            return _beside(phrase, degree, noun)
        if noun:
            return _with_campus(part, phrase)
    return None


def _with_campus(part: Line, phrase: Line) -> Line:
    """The institution with its town where a state has one of that name in many: "University of
    California, Berkeley"."""
    state = re.split(rf"\s{any_of(load('degrees')['of_region'])}\s", phrase.folded)[-1]
    campus = _CAMPUS.match(part.text, phrase.end - part.start)
    if campus and state in load("places")["region"]:
        return clip(part, phrase.start - part.start, campus.end()) or phrase
    return phrase


def _beside(phrase: Line, degree: Line, noun: re.Match[str]) -> Line | None:
    """The institution in a phrase that also names the degree: "PhD Princeton University"."""
    first, last = degree.start - phrase.start, degree.end - phrase.start
    if noun.start() >= last:
        at = _at()[0].search(phrase.folded, last, noun.start() + 1)
        return clip(phrase, at.end() if at else last, len(phrase.text))
    return clip(phrase, 0, first) if noun.end() <= first else None


def find_subject(part: Line, degree: Line, school: Line | None) -> Line | None:
    """The field of study behind the degree: "BSc in Physics", "کارشناسی مهندسی کامپیوتر"."""
    first, last = degree.end - part.start, len(part.text)
    if school and degree.end <= school.start < part.end:
        last = school.start - part.start
    rest = clip(part, first, last)
    phrase = next(iter(split(rest, SEPARATOR)), None) if rest else None
    if (
        phrase is None
        or grade().match(phrase.folded)
        or schools().search(phrase.folded)
        or is_place(phrase.text, phrase.folded)
    ):
        return None
    return bare_subject(phrase)


def bare_subject(phrase: Line) -> Line | None:
    """The phrase without "in", "major in" and a repeated degree before it, and "at" behind it."""
    degree = find_degree(phrase)
    start = degree[0].end - phrase.start if degree else 0
    join = _joins().match(phrase.folded, start)
    bare = clip(phrase, join.end() if join else start, len(phrase.text))
    end = _at()[1].search(bare.folded) if bare else None
    return clip(bare, 0, end.start()) if bare and end else bare
