"""What a provider claims, a type for each task; no claim counts before it is grounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resume_api.domain.assessment import Status
from resume_api.domain.job import Kind, Topic


@dataclass(frozen=True, slots=True)
class Claim:
    """A verdict on one requirement, with the numbers of the resume's lines that bear it out. It may
    be not asked at all, or one of several things of which one is enough."""

    id: str
    status: Status | Literal["not_asked"]
    lines: tuple[int, ...]
    reason: str
    alternative_of: str | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A requirement in the ad's own words that the list lacks, and the verdict on it."""

    text: str
    kind: Kind
    topic: Topic
    status: Status
    lines: tuple[int, ...]
    reason: str
    alternatives: tuple[tuple[str, ...], ...] = ()
    years: int | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A requirement in the ad's own words, as a model reads the ad alone."""

    text: str
    kind: Kind
    topic: Topic
    alternatives: tuple[tuple[str, ...], ...] = ()
    years: int | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class RequirementsAnswer:
    """What an ad asks."""

    requirements: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """Every requirement judged, those that the list lacks, and how well the candidate suits the
    role, in words."""

    judgements: tuple[Claim, ...]
    reasoning: str
    added: tuple[Addition, ...] = ()


@dataclass(frozen=True, slots=True)
class AtsAnswer:
    """Every keyword of the job judged."""

    judgements: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One statement, with the numbers of the resume's lines that it is about."""

    text: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What to mend, by how much it moves the score."""

    high_priority: tuple[Point, ...] = ()
    medium_priority: tuple[Point, ...] = ()
    low_priority: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A draft's sentence as the provider words it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class InsightsAnswer:
    """What speaks for the resume, what to mend, and drafts of bullets, worded."""

    strengths: tuple[Point, ...] = ()
    improvements: tuple[Point, ...] = ()
    recommendations: Advice = Advice()
    rewrites: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An interview question, what a good answer holds, and the resume's lines behind it."""

    front: str
    back: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FlashcardsAnswer:
    """Interview preparation from the job's demands and the resume's claims."""

    flashcards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class WordingAnswer:
    """The drafts, worded."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class EntryClaim:
    """An entry of a resume by the numbers of its first and last line; its fields are words of these
    lines. ``kind`` is job, volunteer, project or education."""

    kind: str
    first_line: int
    last_line: int
    title: str | None = None
    organisation: str | None = None
    dates: str | None = None
    degree: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class StructureAnswer:
    """The entries of a career and of an education."""

    entries: tuple[EntryClaim, ...] = ()
