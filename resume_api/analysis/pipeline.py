"""Runs the tasks of an analysis side by side, under the request's one deadline."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, Executor, wait
from contextvars import copy_context
from typing import Any

from providers.base import A, Answer, Deadline, Provider, Task
from providers.errors import Failure, ProviderError
from resume_api import metrics
from resume_api.analysis.failures import as_api_error
from resume_api.domain.assessment import AnalysisInputs


class Answers(dict[Task[Any], Answer[Any]]):
    """Answers by their tasks, each of its task's type."""

    def __getitem__(self, task: Task[A]) -> Answer[A]:
        return super().__getitem__(task)


def run(
    tasks: Sequence[Task[Any]],
    inputs: AnalysisInputs,
    provider: Provider,
    executor: Executor,
    deadline: Deadline,
) -> Answers:
    """An answer for each task.

    Raises ApiError with the failure of the first task that failed, or ``AI_TIMEOUT``.
    """
    futures = {
        executor.submit(copy_context().run, _run, task, inputs, provider, deadline): task
        for task in tasks
    }
    done, late = wait(futures, timeout=deadline.remaining(), return_when=FIRST_EXCEPTION)
    for future in late:
        future.cancel()
    try:
        answers = {futures[future]: future.result() for future in done}
    except ProviderError as error:
        raise as_api_error(error) from error
    if late:
        raise as_api_error(
            ProviderError(Failure.TIMEOUT, provider.name, "the request's deadline has passed")
        )
    return Answers((task, answers[task]) for task in tasks)


def _run(
    task: Task[A], inputs: AnalysisInputs, provider: Provider, deadline: Deadline
) -> Answer[A]:
    try:
        answer = provider.run(task, inputs, deadline)
    except ProviderError as error:
        metrics.PROVIDER_ANSWERS.labels(error.provider, task.name, error.failure.value).inc()
        raise
    metrics.PROVIDER_ANSWERS.labels(answer.provider, task.name, "ok").inc()
    metrics.TOKENS.labels(answer.provider, "input").inc(answer.usage.input_tokens)
    metrics.TOKENS.labels(answer.provider, "output").inc(answer.usage.output_tokens)
    return answer
