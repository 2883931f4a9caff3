"""The requirements of a job held against a resume: what every provider is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from resume_api.domain.about import About
from resume_api.domain.document import Quote
from resume_api.domain.job import Job, Kind
from resume_api.domain.job import Topic as AskedTopic
from resume_api.domain.resume import Resume

Status = Literal["met", "partly", "not_met", "unclear"]
"""``unclear``: nothing was found, but the resume may say it in words that were not understood."""
Topic = AskedTopic | Literal["keyword"]
ABILITIES: tuple[Topic, ...] = ("skill", "domain", "soft")
"""The topics of what somebody can."""
Component = Literal["skills_match", "keyword_density", "experience_relevance", "education_match"]


RULES = "rules"
"""Who decides where no model does."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether one item is borne out by the resume, and by which of its words.

    ``reason`` names a sentence of the templates, ``values`` fills it in; ``said`` is a model's
    own sentence, ``decided_by`` the model's name where it judged.
    """

    status: Status
    quotes: tuple[Quote, ...] = ()
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    decided_by: str = RULES


UNPROVEN = "said_"
"""How the reason begins of what a resume speaks of and does not affirm."""


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement or a keyword of the job, worth ``max_points``, with what the rules found.

    ``name`` and ``quote`` are the job's own words; any of ``alternatives``, each all of its words,
    is enough. ``share`` in 0..1 is how far the rules see it fulfilled (years: have / need).
    """

    id: str
    topic: Topic
    component: Component
    kind: Kind
    name: str
    quote: Quote
    max_points: int
    share: float
    finding: Judgement
    alternatives: tuple[tuple[str, ...], ...] = ()
    years: int | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class FormatCheck:
    """One check of what an ATS can read: a stable id, the verdict, a sentence with the remedy."""

    check: Annotated[str, About("Stable id.", "single_column")]
    passed: Annotated[bool, About("The verdict.", False)]
    detail: Annotated[str, About("A sentence with the remedy.", "Two columns on page 1: use one.")]


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A bullet of the resume at ``start:end`` and the same fact better said, with a mark where a
    figure is missing; ``why`` says what is better."""

    before: Annotated[str, About("The bullet.", "Responsible for cleaning the wards")]
    after: Annotated[
        str,
        About(
            "The same fact; a mark in brackets stands where a figure is missing.",
            "Cleaned the wards [how many?]",
        ),
    ]
    why: Annotated[str, About("What is better.", "It begins with what you did.")]
    start: Annotated[int, About("Its place in resume_preview.", 310)]
    end: Annotated[int, About("Its end there.", 344)]


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that the rules wrote and that a provider may word better; ``about`` is what it
    answers, where it answers something."""

    id: str
    text: str
    about: str = ""


@dataclass(frozen=True, eq=False)
class AnalysisInputs:
    """All that a task is asked about; ``language`` is that of the answer. ``drafts`` are sentences
    that a provider may word better: of a question session, or the ``rewrites``. ``unproven`` are
    the stretches of the resume that affirm nothing of the candidate, ``instructions`` those of the
    job text that speak to a program. ``lines_of_work`` are the job's, the main one first."""

    language: str
    resume: Resume
    job: Job
    requirements: tuple[Item, ...]
    keywords: tuple[Item, ...]
    format_checks: tuple[FormatCheck, ...] = ()
    drafts: tuple[Draft, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    unproven: tuple[tuple[int, int], ...] = ()
    instructions: tuple[tuple[int, int], ...] = ()
    lines_of_work: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning of the envelope: a stable code, a sentence, the words concerned."""

    code: Annotated[str, About("Stable, upper case.", "HIDDEN_TEXT")]
    message: Annotated[
        str, About("A sentence.", "The file hides text from people. It was not counted.")
    ]
    quotes: Annotated[
        tuple[str, ...], About("The words in question.", ["expert in everything"])
    ] = ()


@dataclass(frozen=True, slots=True)
class Recommendations:
    """What to mend, ordered by how much it moves the score."""

    high_priority: Annotated[
        tuple[str, ...], About("First.", ["Show where you used Terraform, if you did."])
    ]
    medium_priority: Annotated[
        tuple[str, ...], About("Then.", ["Add a number to the second bullet."])
    ]
    low_priority: Annotated[tuple[str, ...], About("At leisure.", ["Shorten the summary."])]

    @property
    def all(self) -> tuple[str, ...]:
        """Every recommendation, most urgent first."""
        return (*self.high_priority, *self.medium_priority, *self.low_priority)


@dataclass(frozen=True, slots=True)
class Insights:
    """What speaks for the resume and what to mend. ``summary`` is a first sentence for this job,
    of what the resume affirms."""

    strengths: Annotated[
        tuple[str, ...], About("What speaks for it.", ["Six years of Python, with numbers."])
    ]
    improvements: Annotated[
        tuple[str, ...], About("What does not yet.", ["Nothing shows work with AWS."])
    ]
    recommendations: Annotated[Recommendations, About("What to do about it.")]
    rewrites: Annotated[
        tuple[Rewrite, ...], About("Up to five bullets, better said; never a new fact.")
    ] = ()
    summary: Annotated[
        str | None,
        About(
            "A first sentence of the resume for this job, of what the resume shows.",
            "Ward assistant with 4 years of experience, including patient care.",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Flashcard:
    """A question of an interview, and what a good answer holds."""

    front: Annotated[str, About("A question.", "How did you cut the cost of the database?")]
    back: Annotated[str, About("What a good answer holds.", "The measure, the change, the 38 %.")]


@dataclass(frozen=True, slots=True)
class Grounded:
    """What is left of the answers: ``inputs`` with the requirements that stand and their verdicts,
    whose quotes stand in the resume; ``judgements`` by id."""

    inputs: AnalysisInputs
    judgements: Mapping[str, Judgement]
    reasoning: str
    insights: Insights
    flashcards: tuple[Flashcard, ...]
    notices: tuple[Notice, ...]
