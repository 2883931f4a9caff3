"""What a text says of others than its subject: colleagues, other teams, the company's customers.

Only what a sentence clearly says of them counts, in English: the people or departments that one
works with ("together with data scientists", "with product, sales and data analytics"), and what
customers or other teams do ("our customers run Kubernetes"). What the own team does is what the
job does. Nor is it a skill how a job text calls its reader ("as a DevOps engineer you ...").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from resume_api.domain.spans import Spans

_PEOPLE = (
    r"(?:engineers|developers|programmers|scientists|analysts|architects|designers|administrators"
    r"|testers|specialists|experts|consultants|professionals|colleagues|managers|owners|vendors"
    r"|teams?|departments?|groups?)\b"
)
_NAMES_PEOPLE = re.compile(rf"(?:[a-z]+\s+)?{_PEOPLE}")
_IS_PEOPLE = re.compile(rf".*\b{_PEOPLE}$", re.DOTALL)
_HOW_ONE_WORKS = re.compile(r"agile|scrum|kanban|lean|safe|xp")
_STOP = r"[;:()\n•●▪◦‣!?]|\.(?:\s|$)"
_WITH = re.compile(
    r"\b(?:(?:collaborat|cooperat|interact|interfac|communicat|coordinat|partner|liais|work)\w*"
    r"(?:\s+[a-z-]+){0,2}?\s+(?:with|alongside)|alongside|together\s+with|hand\s?over\s+to"
    r"|(?:support|enabl|help|mentor|coach|guid|onboard|train)(?:e|s|es|ing)?"
    r"\s+(?:our|the|other|fellow|junior|more\s+junior)"
    r"|in\s+(?:close\s+)?(?:cooperation|collaboration)\s+with)\b"
)
_ROLE = r"(?P<role>[^.;:!?\n]{2,60}?)"
_CALLED = (
    re.compile(
        rf"\b(?:as|in\s+your\s+role\s+as|the\s+role\s+of)\s+(?:an?|our)\s+{_ROLE}"
        r"(?:\s*\([^)]{1,20}\))?\s*,?\s+(?:(?:at|in|on)\s+[^.;:!?\n]{2,40}?\s+)?"
        r"you(?:['’]ll|['’]re|r)?\b"
    ),
    re.compile(
        rf"\byou(?:\s+will|['’]ll)\s+(?:be\s+)?(?:work|act|serv|join)\w*\s+(?:us\s+)?as\s+(?:an?|our)\s+"
        rf"{_ROLE}(?=[.,;(\n]|\s(?:to|in|with|on|and|at|for|within)\s|$)"
    ),
    re.compile(
        r"\bas\s+an?\s+(?:[a-z]+\s+)?(?:member|part)\s+of\s+(?:our|the)\s+"
        rf"{_ROLE}\s+(?:team|group|department)\b"
    ),
    re.compile(
        rf"\bthe\s+{_ROLE}\s+(?:role|position)\s+(?:is|will|focuses|requires|involves|reports)\b"
    ),
)
_UNITS = re.compile(
    r"(?<![^\s,/])(?:product|platform|design|business|marketing|sales|legal|finance|operations"
    r"|engineering|support|procurement|compliance|hr)(?=\s*[,/&]|\s+(?:and|or)\b|\s*$)"
)
_WITH_END = re.compile(
    rf"{_STOP}|\s(?:to|on|in|for|who|that|which|using|while|as|at|by|from|of|through|via)\s"
)
_THEY = re.compile(
    r"\b(?:(?:our|their|the\s+company's)\s+(?:[a-z-]+\s+)?"
    r"(?:customers|clients|users|colleagues|partner\s+teams)|other\s+teams)\s+"
    r"(?:(?:who|that|to|can|already|then|also|will)\s+)*"
    r"(?:use|using|run|running|build|operate|work\s+(?:on|with)|rely\s+on|maintain|develop"
    r"|deploy|write|create|adopt)\b"
)
_THEY_END = re.compile(
    rf"{_STOP}|\b(?:you|your|we|i|and\s+(?:our|my)|candidates?|experience|knowledge)\b"
)


class _Company(NamedTuple):
    """The people whom one works with, from offset to offset; two units of a firm are such."""

    start: int
    end: int
    names_units: bool


def said_of_others(folded: str, start: int, end: int) -> bool:
    """Whether the term at these offsets of a folded text is what others do or are."""
    beside, theirs = _runs(folded)
    if theirs.holds(start):
        return True
    place = bisect_right(beside, start, key=lambda run: run.end)
    run = beside[place] if place < len(beside) and beside[place].start <= start else None
    if run is None or _HOW_ONE_WORKS.match(folded, start, end):
        return False
    if run.names_units or _IS_PEOPLE.match(folded, start, end):
        return True
    return folded[end : end + 1] == " " and bool(_NAMES_PEOPLE.match(folded, end + 1))


@lru_cache(maxsize=32)
def _runs(folded: str) -> tuple[list[_Company], Spans]:
    """Where the people stand whom one works with, and where what others do."""
    beside = [
        _Company(start, end, len(_UNITS.findall(folded, start, end)) >= 2)
        for start, end in _between(_WITH, _WITH_END, folded)
    ]
    roles = [role.span("role") for called in _CALLED for role in called.finditer(folded)]
    return beside, Spans([*_between(_THEY, _THEY_END, folded), *roles])


def _between(cue: re.Pattern[str], stop: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    """From the first cue of each stretch to the next stop, each part of the text searched once."""
    end = 0
    for found in cue.finditer(folded):
        if found.end() >= end:
            ending = stop.search(folded, found.end())
            end = ending.start() if ending else len(folded)
            yield found.end(), end
