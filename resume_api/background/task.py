"""A task in the background as its client sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar
from uuid import UUID

from resume_api.domain.about import About, Count, Share
from resume_api.domain.report import Report
from resume_api.ranking.table import Ranking


@dataclass(frozen=True, slots=True)
class Submitted:
    """A task that was handed in, and where to look it up."""

    task_id: UUID
    status: str

    @property
    def poll(self) -> str:
        """The address of its result."""
        return f"/results/{self.task_id}"


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage at work; ``done`` of ``total`` steps are behind it."""

    stage: Annotated[str | None, About(example="facts")]
    done: Count
    total: Count


@dataclass(frozen=True, slots=True)
class Pending:
    """A task that is queued or running."""

    task_id: UUID
    kind: str
    status: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that ended without a result, and by which error."""

    task_id: UUID
    kind: str
    code: str | None
    error: str | None
    status: ClassVar = "failed"


@dataclass(frozen=True, slots=True)
class SummaryMatch:
    """A requirement that is met at least in part, and its share of the points, 0..1."""

    requirement: str
    quote: Annotated[str, About("The resume's own words.")]
    similarity: Annotated[Share, About("The share of the requirement's points.")]


@dataclass(frozen=True, slots=True)
class Summary:
    """An analysis in short."""

    score: float | None
    matches: tuple[SummaryMatch, ...]
    gaps: tuple[str, ...]
    playbook: Annotated[tuple[str, ...], About("What to do, most urgent first.")]


@dataclass(frozen=True, slots=True)
class JobOf:
    """The job of an analysis."""

    title: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class FileOf:
    """The file of an analysis, as its sender called it."""

    name: str | None


@dataclass(frozen=True, slots=True)
class AnalysisDone:
    """An analysis that is finished."""

    task_id: UUID
    job: JobOf
    file: FileOf
    result: Report
    summary: Summary
    status: ClassVar = "done"
    kind: ClassVar = "analysis"


@dataclass(frozen=True, slots=True)
class RankingDone:
    """A ranking that is finished."""

    task_id: UUID
    result: Ranking
    status: ClassVar = "done"
    kind: ClassVar = "ranking"


Task = Pending | Failed | AnalysisDone | RankingDone


@dataclass(frozen=True, slots=True)
class Event:
    """How far a task is; ``code`` and ``error`` where it failed."""

    task_id: UUID
    status: str
    progress: Progress
    code: str | None
    error: str | None
