"""What a job text asks for, as plain, frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resume_api.domain.document import Quote

MAX_JOB_CHARACTERS = 50_000
"""How long a job text may be, in code points."""


Kind = Literal["must", "nice", "duty", "knockout"]
"""Asked for, welcome, part of the work, a condition."""
Topic = Literal[
    "skill", "domain", "years", "degree", "certification", "language", "soft", "eligibility", "role"
]


@dataclass(frozen=True, slots=True)
class SkillDemand:
    """Something to know or to have done, in the ad's words; ``concept`` is the lexicon's name of it
    (None where it knows none: the words themselves are looked for), ``category`` the lexicon's."""

    words: Quote
    concept: str | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class YearsDemand:
    """Years of experience: at least ``minimum``, up to ``maximum`` where one is named, in any one
    of ``subjects``; without these in the work of the ad."""

    words: Quote
    minimum: int
    maximum: int | None = None
    subjects: tuple[SkillDemand, ...] = ()


@dataclass(frozen=True, slots=True)
class DegreeDemand:
    """A degree of a level (as in ``Education``) in one of some fields."""

    words: Quote
    level: int
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageDemand:
    """A human language by BCP 47 code, and the level that the ad names (A1 to C2)."""

    words: Quote
    code: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class CertificateDemand:
    """A certificate, licence or permit; ``concept`` and ``category`` as of a skill."""

    words: Quote
    concept: str | None = None
    category: str = ""


Demand = SkillDemand | YearsDemand | DegreeDemand | LanguageDemand | CertificateDemand


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is enough for a requirement: all of these together."""

    skills: tuple[SkillDemand, ...] = ()
    years: YearsDemand | None = None
    degree: DegreeDemand | None = None
    certificates: tuple[CertificateDemand, ...] = ()
    languages: tuple[LanguageDemand, ...] = ()

    @property
    def demands(self) -> tuple[Demand, ...]:
        """All of them in the order of the ad."""
        single = (one for one in (self.years, self.degree) if one)
        found: tuple[Demand, ...] = (
            *self.skills,
            *single,
            *self.certificates,
            *self.languages,
        )
        return tuple(sorted(found, key=lambda one: one.words.start))


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that the ad asks: ``quote`` are its own words. Any of ``alternatives`` is enough.
    ``years`` and ``level`` are the least that the ad names, ``mentions`` the places that ask it."""

    quote: Quote
    kind: Kind
    topic: Topic
    alternatives: tuple[Alternative, ...]
    years: int | None = None
    level: str | None = None
    mentions: int = 1

    @property
    def demands(self) -> tuple[Demand, ...]:
        """What all alternatives hold, in the order of the ad."""
        found = (demand for one in self.alternatives for demand in one.demands)
        return tuple(sorted(found, key=lambda one: one.words.start))


@dataclass(frozen=True, slots=True)
class ScoredQuote:
    """One of a few kinds, and the job's words that say so."""

    kind: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term that tells this job from others, in the ad's words; weights are positive and only
    compare. ``concept`` is the lexicon's name where it knows the term."""

    term: str
    weight: float
    quote: Quote
    concept: str | None = None


@dataclass(frozen=True)
class Job:
    """What a job text asks for, in its order; the quotes stand in ``text``. ``seniority`` is one of
    ``extraction.job.attributes.LEVELS``, ``workplace`` is remote, hybrid or onsite."""

    text: str
    language: str
    language_confidence: float
    title: Quote | None = None
    requirements: tuple[Requirement, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    seniority: ScoredQuote | None = None
    workplace: ScoredQuote | None = None
    location: Quote | None = None
