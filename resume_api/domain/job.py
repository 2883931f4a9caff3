"""What a job text asks for, as plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from resume_api.domain.document import Quote

MAX_JOB_CHARACTERS = 50_000
"""How long a job text may be, in code points."""


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
class ScoredQuote:
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
class Job:
    """What a job text asks for; the quotes stand in ``text``. ``seniority`` is one of
    ``extraction.job.attributes.LEVELS``, ``workplace`` is remote, hybrid or onsite."""

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
    seniority: ScoredQuote | None = None
    workplace: ScoredQuote | None = None
    location: Quote | None = None
