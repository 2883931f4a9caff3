"""Asks a model what an ad asks."""

from __future__ import annotations

from providers.base import Deadline
from providers.chain import Chain
from resume_api.analysis import pipeline
from resume_api.analysis.tasks import REQUIREMENTS
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import Asked
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import parse_job


def read(deps: Dependencies, provider: Chain, text: str, deadline: Deadline) -> tuple[Asked, ...]:
    """What an ad asks as a model reads it; nothing where the chain has none, or where the rules
    have to stand in for it. Raises ApiError."""
    if not provider.model:
        return ()
    job = deps.reader.run(deadline.remaining(), parse_job, text)
    inputs = AnalysisInputs(job.language, Resume("", job.language, 0.0), job, (), ())
    answers = pipeline.run((REQUIREMENTS,), inputs, provider, deps.executor, deadline)
    return answers[REQUIREMENTS].data.requirements
