"""What a text says of others than its subject: colleagues, other teams, the company's customers.

Only what a sentence clearly says of them counts, in English: the people or departments that one
works with ("together with data scientists", "with product, sales and data analytics"), and what
customers or other teams do ("our customers run Kubernetes"). What the own team does is what the
job does. Nor is it a skill how a job text calls its reader ("as a DevOps engineer you ...").
"""

from __future__ import annotations

import re
from functools import lru_cache

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


def said_of_others(folded: str, start: int, end: int) -> bool:
    """Whether the term at these offsets of a folded text is what others do or are."""
    beside, theirs = _runs(folded)
    if any(a <= start < b for a, b in theirs):
        return True
    run = next((run for run in beside if run[0] <= start < run[1]), None)
    if run is None or _HOW_ONE_WORKS.match(folded, start, end):
        return False
    if _IS_PEOPLE.match(folded, start, end) or len(_UNITS.findall(folded, *run)) >= 2:
        return True
    return folded[end : end + 1] == " " and bool(_NAMES_PEOPLE.match(folded, end + 1))


@lru_cache(maxsize=32)
def _runs(folded: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the people stand whom one works with, and where what others do."""
    return (
        [(cue.end(), _until(_WITH_END, folded, cue.end())) for cue in _WITH.finditer(folded)],
        [(verb.end(), _until(_THEY_END, folded, verb.end())) for verb in _THEY.finditer(folded)]
        + [role.span("role") for called in _CALLED for role in called.finditer(folded)],
    )


def _until(stop: re.Pattern[str], folded: str, start: int) -> int:
    found = stop.search(folded, start)
    return found.start() if found else len(folded)
