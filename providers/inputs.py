"""What a provider is told: the facts of one resume and one job text as plain, frozen data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Status = Literal["met", "partly", "not_met"]
Kind = Literal["must", "nice", "knockout"]
Topic = Literal["skill", "years", "degree", "role", "certification", "language", "keyword"]
Component = Literal["skills_match", "keyword_density", "experience_relevance", "education_match"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that stand verbatim in a text: ``text == source[start:end]`` (code point offsets)."""

    text: str
    start: int
    end: int
    section: str | None = None


class Month(NamedTuple):
    """A month of the Gregorian calendar; ``month`` is None where only the year is written."""

    year: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a resume: ``kind`` as in ``facts.sections``; the offsets take in the heading."""

    kind: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that the resume names, under its canonical name, with every place that names it."""

    name: str
    category: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A dated job. ``months`` is its own length; overlaps are resolved in ``experience_months``."""

    title: str | None
    organisation: str | None
    start: Month | None
    end: Month | None
    current: bool
    months: int
    quote: Quote
    bullets: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Education:
    """A degree. ``level``: 1 school, 2 associate/vocational, 3 bachelor, 4 master, 5 doctorate."""

    level: int | None
    degree: str | None
    field: str | None
    institution: str | None
    start: Month | None
    end: Month | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A human language by BCP 47 code, with the CEFR-like level as it is written, or None."""

    code: str
    level: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the candidate, and what a score must never see."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResumeFacts:
    """What a resume's visible text says. ``experience_months`` is None where nothing is dated."""

    text: str
    language: str
    language_confidence: float
    sections: tuple[Section, ...] = ()
    skills: tuple[Skill, ...] = ()
    positions: tuple[Position, ...] = ()
    experience_months: int | None = None
    education: tuple[Education, ...] = ()
    certifications: tuple[Quote, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    contact: Contact = field(default_factory=Contact)
    bullets: tuple[Quote, ...] = ()

    @cached_property
    def lines(self) -> tuple[Quote, ...]:
        """The lines of the text, blank ones too; line number n is ``lines[n - 1]``."""
        lines, start = [], 0
        for line in self.text.split("\n"):
            lines.append(Quote(line, start, start + len(line)))
            start += len(line) + 1
        return tuple(lines)

    def line_numbers(self, quotes: Iterable[Quote]) -> list[int]:
        """The numbers of the lines that ``quotes`` of the text begin in, ascending, each once."""
        starts = [line.start for line in self.lines]
        return sorted({bisect_right(starts, quote.start) for quote in quotes})


@dataclass(frozen=True, slots=True)
class SkillDemand:
    """A skill that the job asks for, with the number of places where it does; ``literal`` marks one
    that no lexicon knows."""

    name: str
    category: str
    must: bool
    quote: Quote
    years: int | None = None
    literal: bool = False
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class YearsDemand:
    """Years of experience asked for: at least ``minimum``, up to ``maximum`` where one is named."""

    minimum: int
    maximum: int | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class DegreeDemand:
    """The lowest degree that satisfies the job (levels as in ``Education``) and its fields."""

    level: int
    fields: tuple[str, ...]
    must: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class LanguageDemand:
    """A human language asked for, by BCP 47 code."""

    code: str
    must: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class CertificationDemand:
    """A certificate, licence or permit asked for; ``knockout`` where it is a condition."""

    name: str
    must: bool
    knockout: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Rated:
    """One of a few kinds, and the job's words that say so."""

    kind: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term that tells this job from others; weights are positive and only compare."""

    term: str
    weight: float
    quote: Quote


@dataclass(frozen=True)
class JobFacts:
    """What a job text asks for; the quotes stand in ``text``. ``seniority`` is one of
    ``facts.job_frame.LEVELS``, ``workplace`` is remote, hybrid or onsite."""

    text: str
    language: str
    language_confidence: float
    title: Quote | None = None
    skills: tuple[SkillDemand, ...] = ()
    years: YearsDemand | None = None
    degree: DegreeDemand | None = None
    certifications: tuple[CertificationDemand, ...] = ()
    languages: tuple[LanguageDemand, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    seniority: Rated | None = None
    workplace: Rated | None = None
    location: Quote | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether one item is borne out by the resume, and by which of its words.

    ``reason`` names a sentence of the templates, ``values`` fills it in.
    """

    status: Status
    quotes: tuple[Quote, ...] = ()
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One checkable demand of the job, worth ``of`` points, with what the rules found for it.

    ``name`` is the canonical skill, keyword or degree; ``quote`` the job's own words.
    ``share`` in 0..1 is how far the rules see it fulfilled (years: have / need).
    """

    id: str
    topic: Topic
    component: Component
    kind: Kind
    name: str
    quote: Quote
    of: int
    share: float
    finding: Judgement


@dataclass(frozen=True, slots=True)
class FormatCheck:
    """One check of what an ATS can read: a stable id, the verdict, a sentence with the remedy."""

    check: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that the rules wrote and that a provider may word better; ``about`` is what it
    answers, where it answers something."""

    id: str
    text: str
    about: str = ""


@dataclass(frozen=True, eq=False)
class AnalysisInputs:
    """All that a task is asked about; ``language`` is that of the answer. ``drafts`` are for the
    tasks of a question session."""

    language: str
    resume: ResumeFacts
    job: JobFacts
    requirements: tuple[Requirement, ...]
    keywords: tuple[Requirement, ...]
    format_checks: tuple[FormatCheck, ...] = ()
    drafts: tuple[Draft, ...] = ()
