"""A model's reading of a resume's structure, where it is wanted and ours is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from providers.base import Answer, Deadline, Task
from providers.chain import Chain
from resume_api.analysis import pipeline
from resume_api.analysis.tasks import STRUCTURE
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import EntryClaim, StructureAnswer
from resume_api.domain.job import Job
from resume_api.domain.report import Degradation
from resume_api.domain.resume import Resume
from resume_api.errors import ApiError
from resume_api.languages.messages import Messages

_SHARE = 0.5  # of the time that is left: the analysis itself comes after


@dataclass(frozen=True, slots=True)
class StructureReading:
    """What a model reads, who it was, and whether it failed."""

    answers: Mapping[Task[StructureAnswer], Answer[StructureAnswer]] = field(default_factory=dict)
    degraded: tuple[Degradation, ...] = ()

    @property
    def claims(self) -> tuple[EntryClaim, ...]:
        """The entries that it reads; none where nobody was asked or nobody answered."""
        return tuple(entry for answer in self.answers.values() for entry in answer.data.entries)


def read(
    deps: Dependencies, provider: Chain, resume: Resume, language: str, deadline: Deadline
) -> StructureReading:
    """The entries of a resume as the first model of the chain reads them. Nothing where the setting
    or the chain has none, or where our own reading is whole; a failure costs the reading alone."""
    if not (deps.settings.structure_by_model and provider.model and resume.doubtful):
        return StructureReading()
    inputs = AnalysisInputs(language, resume, Job("", language, 0.0), (), ())
    try:
        half = Deadline(_SHARE * deadline.remaining())
        answers = pipeline.run((STRUCTURE,), inputs, provider, deps.executor, half)
    except ApiError as error:
        detail = Messages.of(language).say("degradations.structure_unread", code=error.code.name)
        return StructureReading(degraded=(Degradation("STRUCTURE_UNREAD", detail),))
    return StructureReading({STRUCTURE: answers[STRUCTURE]})
