"""Asks the provider in use for embeddings while it answers the tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextvars import copy_context
from dataclasses import dataclass, replace

import numpy.typing as npt

from providers.base import Deadline, Provider
from providers.errors import ProviderError
from providers.vectors import Vector
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.report import Degradation
from resume_api.matching import semantic
from resume_api.matching.blinding import blind
from resume_api.matching.semantic import Open

SentenceModel = Callable[[Sequence[str]], npt.ArrayLike]
"""One vector a text, on this machine."""

GRACE_SECONDS = 0.5  # how much longer than the tasks the vectors may take


@dataclass(frozen=True)
class Asked:
    """Vectors on their way for the open skills; without any, there is nothing to wait for."""

    opened: Open | None
    vectors: Future[list[Vector] | None] | None

    def settle(
        self, inputs: AnalysisInputs, deadline: Deadline
    ) -> tuple[AnalysisInputs, tuple[Degradation, ...]]:
        """``inputs`` with what the vectors bear out; without them, as they are, and why."""
        if self.opened is None or self.vectors is None:
            return inputs, ()
        try:
            vectors = self.vectors.result(min(GRACE_SECONDS, deadline.remaining()))
        except ProviderError as error:
            return inputs, (_skipped(f"{error.provider}: {error.failure.value}"),)
        except TimeoutError:
            self.vectors.cancel()
            return inputs, (_skipped("no vectors in time"),)
        return (_settled(inputs, self.opened, vectors) if vectors else inputs), ()


def ask(
    inputs: AnalysisInputs, provider: Provider, executor: Executor, deadline: Deadline
) -> Asked:
    """Begin to ask ``provider`` for vectors of the open skills and of the resume's sentences."""
    opened = _open(inputs)
    if opened is None:
        return Asked(None, None)
    future = executor.submit(copy_context().run, provider.embed, opened.texts, deadline)
    return Asked(opened, future)


def compared(inputs: AnalysisInputs, model: SentenceModel) -> AnalysisInputs:
    """``inputs`` with what the vectors of a model on this machine bear out."""
    opened = _open(inputs)
    return _settled(inputs, opened, model(opened.texts)) if opened else inputs


def _open(inputs: AnalysisInputs) -> Open | None:
    return semantic.open_skills(inputs.requirements, blind(inputs.resume), inputs.job)


def _settled(inputs: AnalysisInputs, opened: Open, vectors: npt.ArrayLike) -> AnalysisInputs:
    nearest = semantic.by_vectors(opened, vectors)
    items = semantic.settled(inputs.requirements, opened, nearest, inputs.resume)
    return replace(inputs, requirements=items)


def _skipped(why: str) -> Degradation:
    return Degradation("SEMANTIC_SKIPPED", f"{why} → words compared")
