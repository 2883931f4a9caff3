"""The tasks run side by side, under one deadline, and fail typed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from providers.base import Deadline
from providers.errors import Failure, ProviderError
from resume_api.analysis import pipeline
from resume_api.analysis.failures import ERROR_OF
from resume_api.analysis.tasks import TASKS
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.job import Job
from resume_api.domain.resume import Resume
from resume_api.errors import ApiError, ErrorCode
from tests.fakes import FakeProvider

INPUTS = AnalysisInputs("en", Resume("", "en", 1.0), Job("", "en", 1.0), (), ())


@pytest.fixture
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(8) as threads:
        yield threads


def answers_for_all(**others: object) -> dict[str, list[object]]:
    return {task.name: [others.get(task.name, {})] for task in TASKS}


def test_four_calls_are_in_flight_at_once(executor: Executor) -> None:
    provider = FakeProvider(0.2, **answers_for_all())
    answers = pipeline.run(TASKS, INPUTS, provider, executor, Deadline(5))
    assert list(answers) == list(TASKS)
    assert provider.most_in_flight == len(TASKS)


def test_a_late_answer_is_a_timeout(executor: Executor) -> None:
    provider = FakeProvider(0.5, **answers_for_all())
    with pytest.raises(ApiError) as caught:
        pipeline.run(TASKS, INPUTS, provider, executor, Deadline(0.05))
    assert caught.value.code is ErrorCode.AI_TIMEOUT


@pytest.mark.parametrize("failure", list(Failure))
def test_each_failure_has_its_error(executor: Executor, failure: Failure) -> None:
    error = ProviderError(failure, "fake", "no", retry_after=7.2)
    provider = FakeProvider(**answers_for_all(insights=error))
    with pytest.raises(ApiError) as caught:
        pipeline.run(TASKS, INPUTS, provider, executor, Deadline(5))
    assert caught.value.code is ERROR_OF[failure]
    assert caught.value.headers == {"Retry-After": "7"}
    assert caught.value.details == {"provider": "fake", "reason": failure.value}
