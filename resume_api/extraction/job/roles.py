"""The role of each segment of a job ad: what the model says, held in check by clear headings and
by the furniture of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import pycrfsuite

from resume_api.extraction import models
from resume_api.extraction.job.phrases import is_condition, phrase
from resume_api.extraction.job.role_features import role_features
from resume_api.extraction.job.segments import Segment

MODEL = "ads.crfsuite"
Role = Literal[
    "title",
    "company",
    "duty",
    "must",
    "nice",
    "condition",
    "benefit",
    "application_and_law",
    "other",
    "heading",
]
_PARTS = {"must": "must", "nice": "nice", "duties": "duty", "label": "must"}
_APART = {"perks": ("benefit", 0.95), "about": ("company", 0.6)}
_ASKS = ("must", "nice", "duty", "condition")
_HEADS = (*_ASKS, "heading")
_CERTAIN = 0.97  # nor less than this one about the firm's own
_NUMBER, _OPENING = 12, 24  # characters of a number of years, and up to its noun
_SURE = 0.75  # a model less sure than this does not overrule a heading
_MOST_WORDS_OF_FURNITURE = 14
_MOST_WORDS_OF_HEADING = 9
_MOST_WORDS_OF_HEAD, _TOP = 4, 5
_LIST, _SENTENCE = 2, 8  # items of a list, words of a sentence that is none of it
_MOST_SEGMENTS = 3000


@cache
def _weights() -> bytes:
    """The packaged weights: a tagger reads from this memory and does not keep it."""
    return files(models).joinpath(MODEL).read_bytes()


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_weights())
    return tagger


def roles(text: str, folded: str, parts: Sequence[Segment]) -> list[str]:
    """``title``, ``company``, ``duty``, ``must``, ``nice``, ``condition``, ``benefit``,
    ``application_and_law``, ``other`` or ``heading`` for each segment."""
    read = parts[:_MOST_SEGMENTS]
    tagger = _tagger()
    said = tagger.tag(role_features(text, folded, read)) if read else []
    sure = [tagger.marginal(role, i) for i, role in enumerate(said)]
    return list(_guarded(folded, parts, said, sure))


def _guarded(
    folded: str, parts: Sequence[Segment], said: Sequence[str], sure: Sequence[float]
) -> Iterator[str]:
    above, listed = "", 0
    for i, part in enumerate(parts):
        role, certain = (said[i], sure[i]) if i < len(said) else ("other", 0.0)
        listed = 0 if part.heading else listed + part.bullet
        if listed >= _LIST and part.first and not part.bullet and _is_prose(folded, part):
            above = ""
        if part.heading:
            above = above if part.heading == "label" and above else part.heading
            yield "heading"
        elif _is_furniture(folded, part):
            yield "other"
        elif role in _ASKS and phrase("applying").search(folded, part.start, part.end):
            yield "application_and_law"
        elif role == "heading" and _may_head(folded, part):
            if i:
                above = "nice" if _wishes().search(folded, part.start, part.end) else ""
            yield role if i else "title"
        elif role in _HEADS and i < _TOP and not above and _is_line_of_head(folded, part, parts):
            yield "other" if i else "title"
        else:
            yield _by_heading(folded, part, role, certain, above)


def _by_heading(folded: str, part: Segment, role: str, certain: float, above: str) -> str:
    """What the heading says where the model doubts. What is only welcome by its wording is so as
    far as the wording reaches."""
    wanted = _PARTS.get(above)
    if above == "unasked":
        return "other"
    if role == "heading":
        return wanted or "must"
    if above in _APART and role in _ASKS and certain < _APART[above][1]:
        return _APART[above][0]
    if role in _ASKS and certain < _CERTAIN and phrase("ours").match(folded, part.start):
        return "company"
    if role == "duty" and _counts_years(folded, part):
        return "must"
    if role == "nice" and wanted != "nice":
        wished = _wishes().search(folded, part.start, part.end)
        if wished or (above == "must" and certain < _CERTAIN):
            return "must"
    if role == "condition" and wanted in ("must", "nice") and certain < _SURE:
        return role if is_condition(folded[part.start : part.end]) else wanted
    if wanted and certain < _SURE and role not in ("condition", "title", wanted):
        return wanted if not {role, wanted} <= {"must", "nice"} or wanted == "nice" else role
    return role


def _is_prose(folded: str, part: Segment) -> bool:
    """Whether a segment is as long as a sentence: it goes on behind a list."""
    return len(folded[part.start : part.end].split(maxsplit=_SENTENCE)) >= _SENTENCE


def _counts_years(folded: str, part: Segment) -> bool:
    """Whether a segment begins with a number of years."""
    opening = folded[part.start : min(part.end, part.start + _OPENING)]
    return any(map(str.isdigit, opening[:_NUMBER])) and bool(phrase("years").search(opening))


def _is_line_of_head(folded: str, part: Segment, parts: Sequence[Segment]) -> bool:
    """Whether a short line at the top of a long ad stands beside the title: firm, place, pay."""
    words = folded[part.start : part.end].split()
    lines = len(parts) > _TOP and len(words) <= _MOST_WORDS_OF_HEAD
    return lines and not part.bullet and any(one.heading for one in parts)


def _wishes() -> re.Pattern[str]:
    return phrase("leading", "trailing")


def _is_furniture(folded: str, part: Segment) -> bool:
    words = folded[part.start : part.end].split()
    return (
        len(words) <= _MOST_WORDS_OF_FURNITURE
        and not part.bullet
        and bool(phrase("furniture").search(folded, part.start, part.end))
    )


def _may_head(folded: str, part: Segment) -> bool:
    """Whether a segment that no list knows may be a heading."""
    words = folded[part.start : part.end].split()
    coloned = folded[part.end - 1] == ":" or folded[part.end : part.end + 1] in (":", "?")
    return len(words) <= _MOST_WORDS_OF_HEADING and (coloned or (part.whole and not part.bullet))
