"""How an answer came about: who answered, how long each stage took, and what is less than asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from providers.base import Answer, Task
from resume_api import metrics
from resume_api.domain.report import Degradation, Meta, TaskAnswer, Usage


class Stopwatch:
    """Milliseconds by stage, since it was made; ``begins`` hears of each stage."""

    def __init__(self, begins: Callable[[str], None] | None = None) -> None:
        self._begins = begins
        self._started = time.perf_counter()
        self._timings: dict[str, int] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what runs inside."""
        if self._begins:
            self._begins(name)
        started = time.perf_counter()
        try:
            yield
        finally:
            seconds = time.perf_counter() - started
            metrics.STAGE_SECONDS.labels(name).observe(seconds)
            self._timings[name] = round(seconds * 1000)

    def timings_ms(self) -> dict[str, int]:
        """Whole milliseconds of each stage and of all together."""
        total = time.perf_counter() - self._started
        return {**self._timings, "total": round(total * 1000)}


def build(
    request_id: str | None,
    language: str,
    language_confidence: float | None,
    answers: Mapping[Task[Any], Answer[Any]],
    degraded: tuple[Degradation, ...],
    watch: Stopwatch,
) -> Meta:
    """How the ``answers`` came about.

    Where the tasks were answered by several providers, ``provider`` and ``model`` are those of
    the first task; ``tasks`` and ``degraded`` say who answered which.
    """
    own = (
        replace(item, task=task.name, provider=answer.provider)
        for task, answer in answers.items()
        for item in answer.degraded
    )
    first, *_ = answers.values()
    return Meta(
        request_id=request_id,
        language=language,
        language_confidence=language_confidence,
        provider=first.provider,
        model=first.model,
        prompt_version=next((a.prompt_version for a in answers.values() if a.prompt_version), None),
        degraded=tuple(dict.fromkeys((*degraded, *own))),
        cached=False,
        usage=sum((answer.usage for answer in answers.values()), Usage()),
        timings_ms=watch.timings_ms(),
        tasks={
            task.name: TaskAnswer(answer.provider, answer.model, bool(answer.degraded))
            for task, answer in answers.items()
        },
    )
