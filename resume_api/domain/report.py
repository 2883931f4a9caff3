"""What an analysis answers, as plain, frozen data under the names of the HTTP contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resume_api.domain.assessment import (
    Component,
    Flashcard,
    FormatCheck,
    Insights,
    Notice,
    Status,
    Topic,
)
from resume_api.domain.document import Quote
from resume_api.domain.job import Kind


@dataclass(frozen=True, slots=True)
class ExperienceMatch:
    """Years asked for and found, in words; ``match_percentage`` is 0..100."""

    required_years: str | None
    candidate_years: str | None
    match_percentage: int | None


@dataclass(frozen=True, slots=True)
class EducationMatch:
    """The degree asked for and the highest one found."""

    required: str | None
    candidate: str | None
    match: bool | None


@dataclass(frozen=True, slots=True)
class RoleCompatibility:
    """How well the candidate suits the role, 0..100, and why."""

    score: int | None
    reasoning: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The resume against the job text."""

    matching_skills: tuple[str, ...]
    missing_skills: tuple[str, ...]
    matching_keywords: tuple[str, ...]
    missing_keywords: tuple[str, ...]
    experience_match: ExperienceMatch
    education_match: EducationMatch
    role_compatibility: RoleCompatibility


@dataclass(frozen=True, slots=True)
class Loss:
    """Points that an item lost, why, and what would win them back."""

    id: str
    lost: int
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class AtsScore:
    """The weighted mean 0..100, its parts with their weights, and what each part lost."""

    overall_score: int | None
    breakdown: Mapping[str, int | None]
    weights: Mapping[str, int]
    breakdown_reasons: Mapping[str, tuple[Loss, ...]]


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """A matching skill and every place that proves it."""

    name: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Proof for each of the matching skills."""

    skills: tuple[SkillEvidence, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the job text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JudgedRequirement:
    """One requirement of the job (``text`` in its own words), the verdict and the points. Any of
    ``alternatives`` is enough, each all of its words."""

    id: str
    text: str
    name: str
    topic: Topic
    kind: Kind
    component: Component
    status: Status
    quotes: tuple[Quote, ...]
    reason: str
    points: int
    of: int
    alternatives: tuple[tuple[str, ...], ...]
    years: int | None
    level: str | None
    job_span: Span
    decided_by: str

    @property
    def share(self) -> float:
        """The points won of those possible, 0..1; all of none where nothing could be won."""
        return self.points / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A finding of the reader in words: a stable code, the page, a sentence."""

    code: str
    page: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """How well the file was read, apart from what it says."""

    confidence: float
    reader: str
    findings: tuple[ReadingNote, ...]


@dataclass(frozen=True, slots=True)
class Degradation:
    """Something that is less than was asked for, in a stable code and a sentence; ``task`` and
    ``provider`` are the question that it is about and who answered it, where it is about one."""

    code: str
    detail: str
    task: str | None = None
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """Who answered a task, and whether that is less than was asked for."""

    provider: str
    model: str | None
    degraded: bool


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the vendors counted them."""

    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens, self.output_tokens + other.output_tokens
        )


@dataclass(frozen=True, slots=True)
class Meta:
    """How an answer came about; ``timings_ms`` by stage. ``language_confidence`` is that of the
    resume's language, ``analysis_id`` the answer's place in a user's history."""

    request_id: str | None
    language: str
    provider: str
    model: str | None
    prompt_version: str | None
    degraded: tuple[Degradation, ...]
    cached: bool
    usage: Usage
    timings_ms: Mapping[str, int]
    language_confidence: float | None = None
    analysis_id: str | None = None
    tasks: Mapping[str, TaskAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whose resume it is by its own words: a name, and an address in lower case."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The ``data`` of an analysis."""

    analysis: Comparison
    insights: Insights
    flashcards: tuple[Flashcard, ...]
    ats_score: AtsScore
    resume_preview: str
    evidence: Evidence
    requirements: tuple[JudgedRequirement, ...]
    keywords: tuple[JudgedRequirement, ...]
    extraction: Extraction
    format_checks: tuple[FormatCheck, ...]
    warnings: tuple[Notice, ...]
    meta: Meta
    candidate: Candidate = Candidate()
