"""What an analysis answers, as plain, frozen data under the names of the HTTP contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from resume_api.domain.about import About, Count, Percent, Share
from resume_api.domain.assessment import (
    Component,
    Flashcard,
    FormatCheck,
    Insights,
    Notice,
    Status,
    Topic,
)
from resume_api.domain.document import PlacedQuote, Quote
from resume_api.domain.job import Kind


@dataclass(frozen=True, slots=True)
class ExperienceMatch:
    """Years asked for and found, in words; ``match_percentage`` is 0..100."""

    required_years: Annotated[str | None, About("As the job text asks.", "3-5 years")]
    candidate_years: Annotated[
        str | None, About("Dated experience, overlaps counted once.", "4 years")
    ]
    match_percentage: Annotated[
        Percent | None, About("How far the years suffice. Null where it cannot be told.", 85)
    ]


@dataclass(frozen=True, slots=True)
class EducationMatch:
    """The degree asked for and the highest one found."""

    required: Annotated[
        str | None, About("As the job asks.", "Bachelor's degree in Computer Science")
    ]
    candidate: Annotated[str | None, About("The resume's highest degree.", "BSc Computer Science")]
    match: Annotated[bool | None, About("Whether it suffices. Null where it cannot be told.", True)]


@dataclass(frozen=True, slots=True)
class RoleCompatibility:
    """How well the candidate suits the role, 0..100, and why."""

    score: Annotated[
        Percent | None,
        About("The documented arithmetic over the requirements. Null where it cannot be told.", 78),
    ]
    reasoning: Annotated[str, About("Why, in a few sentences.", "Meets 9 of 12 requirements.")]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The resume against the job text."""

    matching_skills: Annotated[
        tuple[str, ...], About("Skills that the job asks for and the resume proves.", ["Python"])
    ]
    missing_skills: Annotated[
        tuple[str, ...],
        About("Skills that the job asks for and the resume does not.", ["Terraform"]),
    ]
    matching_keywords: Annotated[
        tuple[str, ...], About("Terms of the job text that the resume has.", ["backend"])
    ]
    missing_keywords: Annotated[
        tuple[str, ...], About("Terms of the job text that it has not.", ["microservices"])
    ]
    experience_match: Annotated[ExperienceMatch, About("Years of experience.")]
    education_match: Annotated[EducationMatch, About("Degree and field.")]
    role_compatibility: Annotated[RoleCompatibility, About("The role as a whole.")]


@dataclass(frozen=True, slots=True)
class Loss:
    """Points that an item lost, why, and what would win them back."""

    id: Annotated[str, About("Of the requirement, keyword or format check.", "skill-4")]
    lost: Annotated[Count, About("Points.", 6)]
    reason: Annotated[str, About("Why.", "The resume does not name Terraform.")]
    remedy: Annotated[str, About("What helps.", "If you have used Terraform, say where.")]


@dataclass(frozen=True, slots=True)
class AtsScore:
    """The weighted mean 0..100, its parts with their weights, and what each part lost."""

    overall_score: Annotated[
        Percent | None,
        About("The documented weighted mean of the breakdown. Null where it cannot be told.", 76),
    ]
    breakdown: Annotated[Mapping[str, int | None], About("The parts, each with its own rule.")]
    weights: Annotated[Mapping[str, int], About("Of each part in the mean.", {"skills_match": 30})]
    breakdown_reasons: Annotated[
        Mapping[str, tuple[Loss, ...]], About("By part, the dearest loss first.")
    ]


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """A matching skill and every place that proves it."""

    name: Annotated[str, About("The skill's canonical name.", "Python")]
    quotes: Annotated[tuple[PlacedQuote, ...], About("Where the resume says so.")]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Proof for each of the matching skills."""

    skills: Annotated[
        tuple[SkillEvidence, ...], About("One entry for each of ``matching_skills``.")
    ]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the job text, in code points."""

    start: Annotated[Count, About("Offset of the first character.", 310)]
    end: Annotated[Count, About("Offset after the last character.", 337)]


@dataclass(frozen=True, slots=True)
class JudgedRequirement:
    """One requirement of the job (``text`` in its own words), the verdict and the points. Any of
    ``alternatives`` is enough, each all of its words."""

    id: Annotated[str, About("Stable within the answer.", "skill-1")]
    text: Annotated[str, About("The job's own words.", "5+ years of Python")]
    name: Annotated[str, About("What it is called, in the job's own words.", "5+ years of Python")]
    topic: Annotated[Topic, About("What it is about.")]
    kind: Annotated[
        Kind, About("A knock-out is a condition, such as a licence; a duty is part of the work.")
    ]
    component: Annotated[Component, About("The part of the score it counts in.")]
    status: Annotated[Status, About("The verdict.")]
    quotes: tuple[PlacedQuote, ...]
    reason: Annotated[str, About("Why, in a sentence.", "Six years of Python are proved.")]
    points: Annotated[Count, About("Points won.", 12)]
    of: Annotated[Count, About("Points possible.", 14)]
    alternatives: Annotated[
        tuple[tuple[str, ...], ...],
        About("Any of these is enough, each all of its words.", [["Java"], ["Kotlin"]]),
    ]
    years: Annotated[Count | None, About("The years asked for.", 5)]
    level: Annotated[str | None, About("The level of a language asked for.", "B2")]
    job_span: Annotated[Span, About("Where the words stand in the cleaned job text.")]
    decided_by: Annotated[str, About("``rules``, or the model whose verdict it is.", "rules")]

    @property
    def share(self) -> float:
        """The points won of those possible, 0..1; all of none where nothing could be won."""
        return self.points / self.of if self.of else 1.0


KeywordKind = Literal["hard", "soft", "title"]


@dataclass(frozen=True, slots=True)
class KeywordCount:
    """How often the job and the resume use a term of the job, side by side."""

    name: Annotated[str, About("The job's word.", "backend")]
    kind: Annotated[KeywordKind, About("A skill, a quality, or a word of the title.", "hard")]
    in_job: Annotated[Count, About("Places in the job text.", 3)]
    in_resume: Annotated[Count, About("Places in the resume.", 1)]


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A finding of the reader in words: a stable code, the page, a sentence."""

    code: Annotated[str, About("Stable, upper case.", "TWO_COLUMNS")]
    page: Annotated[Count | None, About("The page, from 1; null for the whole file.", 1)]
    detail: Annotated[str, About("A sentence.", "Two columns on page 1")]


@dataclass(frozen=True, slots=True)
class Extraction:
    """How well the file was read, apart from what it says."""

    confidence: Annotated[Share, About("Of the reading, not of the content.", 0.97)]
    reader: Annotated[str, About("What read it.", "pdfium")]
    findings: Annotated[tuple[ReadingNote, ...], About("What was not read well.")]


@dataclass(frozen=True, slots=True)
class Degradation:
    """Something that is less than was asked for, in a stable code and a sentence; ``task`` and
    ``provider`` are the question that it is about and who answered it, where it is about one."""

    code: Annotated[str, About("Stable, upper case.", "PROVIDER_FALLBACK")]
    detail: Annotated[str, About("A sentence.", "mistral: rate_limit → offline")]
    task: Annotated[str | None, About("The question that it is about.", "insights")] = None
    provider: Annotated[str | None, About("Who answered it.", "offline")] = None


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """Who answered a task, and whether that is less than was asked for."""

    provider: Annotated[str, About("Who answered.", "mistral")]
    model: Annotated[str | None, About("The vendor's model.", "mistral-small-latest")]
    degraded: Annotated[bool, About("Whether the answer is less than was asked for.", False)]


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the vendors counted them."""

    input_tokens: Annotated[Count, About("Sent.", 0)] = 0
    output_tokens: Annotated[Count, About("Received.", 0)] = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input_tokens + other.input_tokens, self.output_tokens + other.output_tokens
        )


@dataclass(frozen=True, slots=True)
class Meta:
    """How an answer came about; ``timings_ms`` by stage. ``language_confidence`` is that of the
    resume's language, ``analysis_id`` the answer's place in a user's history."""

    request_id: Annotated[str | None, About("Also in the header X-Request-ID.", "6f1c0f0c2b7e4f0d")]
    language: Annotated[str, About("BCP 47 tag of the answer.", "en")]
    provider: Annotated[str, About("Who answered.", "offline")]
    model: Annotated[str | None, About("The vendor's model.", "mistral-small-latest")]
    prompt_version: Annotated[str | None, About("Content hash of the prompts.", "5d41402a")]
    degraded: Annotated[tuple[Degradation, ...], About("What is less than was asked for.")]
    cached: Annotated[bool, About("Whether the answer was kept from before.", False)]
    usage: Annotated[Usage, About("All zero offline.")]
    timings_ms: Annotated[
        Mapping[str, int],
        About("Milliseconds by stage.", {"read": 6, "facts": 3, "provider": 2, "total": 14}),
    ]
    language_confidence: Annotated[Share | None, About("Of the resume's language.", 0.99)] = None
    analysis_id: str | None = None
    tasks: Annotated[
        Mapping[str, TaskAnswer], About("By task, in the order in which they were asked.")
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whose resume it is by its own words: a name, and an address in lower case."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The ``data`` of an analysis."""

    analysis: Annotated[Comparison, About("Resume against job text.")]
    insights: Annotated[Insights, About("Strengths and what to mend.")]
    flashcards: Annotated[tuple[Flashcard, ...], About("To prepare the interview with.")]
    ats_score: Annotated[AtsScore, About("0 to 100, and why.")]
    resume_preview: Annotated[str, About("The full extracted text; all offsets point into it.")]
    evidence: Annotated[Evidence, About("Verbatim proof for every matching skill.")]
    requirements: Annotated[
        tuple[JudgedRequirement, ...], About("The job's requirements, judged one by one.")
    ]
    keywords: Annotated[
        tuple[JudgedRequirement, ...], About("The job's keywords, judged the same way.")
    ]
    keyword_counts: Annotated[
        tuple[KeywordCount, ...], About("The job's keywords, counted in both texts.")
    ]
    extraction: Annotated[Extraction, About("How well the file was read.")]
    format_checks: Annotated[tuple[FormatCheck, ...], About("What software can read.")]
    warnings: Annotated[tuple[Notice, ...], About("What to know before trusting the numbers.")]
    meta: Annotated[Meta, About("How the answer came about.")]
    candidate: Candidate = Candidate()

    def line_of(self, quote: Quote) -> str:
        """The line of the resume in which words of it begin."""
        start = self.resume_preview.rfind("\n", 0, quote.start) + 1
        return self.resume_preview[start:].split("\n", 1)[0].strip()
