"""Asks a model what an ad asks; what it says is kept by the ad."""

from __future__ import annotations

from uuid import UUID

from providers.base import Deadline
from providers.chain import Chain
from resume_api.analysis import pipeline
from resume_api.analysis.tasks import REQUIREMENTS
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import Asked
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import parse_job


def read(
    deps: Dependencies,
    provider: Chain,
    text: str,
    deadline: Deadline,
    user_id: UUID | None = None,
) -> tuple[Asked, ...]:
    """What an ad asks as a model reads it; nothing where the chain has none, or where the rules
    have to stand in for it. Raises ApiError."""
    if not provider.model:
        return ()
    if asked := kept(deps, provider, text, user_id):
        return asked
    job = deps.reader.run(deadline.remaining(), parse_job, text)
    inputs = AnalysisInputs(job.language, Resume("", job.language, 0.0), job, (), ())
    answers = pipeline.run((REQUIREMENTS,), inputs, provider, deps.executor, deadline)
    deps.cache.put_answer(_key(deps, provider, text), user_id, answers[REQUIREMENTS])
    return answers[REQUIREMENTS].data.requirements


def kept(deps: Dependencies, provider: Chain, text: str, user_id: UUID | None) -> tuple[Asked, ...]:
    """What a model that has read the same ad for the same user said; nothing where none has."""
    if not provider.model:
        return ()
    answer = deps.cache.answer(REQUIREMENTS, _key(deps, provider, text), user_id)
    return answer.data.requirements if answer else ()


def _key(deps: Dependencies, provider: Chain, text: str) -> str:
    return deps.cache.task_key(REQUIREMENTS, provider, " ".join(text.split()))
