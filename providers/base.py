"""What a provider is: something that answers a task about a resume and a job."""

from __future__ import annotations

import logging
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from marshmallow import Schema

from providers.errors import Failure, ProviderError
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.report import Degradation, Usage

A = TypeVar("A")
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task(Generic[A]):
    """A question that every provider can answer. Its name is also its prompt file's; ``schema``
    holds a model to what ``answer`` is."""

    name: str
    schema: type[Schema]
    answer: type[A]


@dataclass(frozen=True, slots=True)
class Answer(Generic[A]):
    """A validated answer (of the task's type), who gave it, and what it cost. ``by_rules``: its
    statements were made from the facts, so they are grounded by construction."""

    data: A
    provider: str
    model: str | None = None
    usage: Usage = field(default_factory=Usage)
    degraded: tuple[Degradation, ...] = ()
    prompt_version: str | None = None
    by_rules: bool = False


class Deadline:
    """A point in time that everything done for one request shares."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self._at - time.monotonic())

    def check(self, who: str) -> None:
        """Raise ``ProviderError(TIMEOUT)`` for ``who`` once the time is over."""
        if self.remaining() <= 0:
            raise ProviderError(Failure.TIMEOUT, who, "the request's deadline has passed")


class Provider(ABC):
    """Answers tasks. A subclass writes ``answer``; timing and logging are done here."""

    name: str
    model: str | None = None

    def run(self, task: Task[A], inputs: AnalysisInputs, deadline: Deadline) -> Answer[A]:
        """Answer ``task`` before ``deadline``, or raise ``ProviderError``."""
        started = time.perf_counter()
        outcome = "ok"
        try:
            return self.answer(task, inputs, deadline)
        except ProviderError as error:
            outcome = error.failure.value
            raise
        finally:
            logger.info(
                "provider=%s task=%s outcome=%s ms=%.0f",
                self.name,
                task.name,
                outcome,
                (time.perf_counter() - started) * 1000,
            )

    @abstractmethod
    def answer(self, task: Task[A], inputs: AnalysisInputs, deadline: Deadline) -> Answer[A]:
        """The answer to ``task``, already of its type."""

    def close(self) -> None:  # noqa: B027 - most providers hold nothing
        """Let go of connections."""
