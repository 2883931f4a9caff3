"""What comes of the answers: the new source, and what was changed, left out or not clear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resume_api.coaching.answers import LeftOut


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` became ``after`` in a section (its heading); ``from_answer`` counts from 1."""

    section: str
    before: str
    after: str
    from_answer: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """What a further question may ask about: words of the answer ``number`` (from 1), and whether
    they lack their place, their meaning or the resume's language."""

    text: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new source, its changes, what the candidate said that is not in it, the lines that the
    rules wrote with the questions that they answer, and what stays unclear."""

    text: str
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    lines: Mapping[str, str]
    unclear: tuple[Unclear, ...] = ()
