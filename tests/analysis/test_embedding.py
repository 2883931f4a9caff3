"""Embeddings asked for while the tasks are answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from providers.base import Answer, Deadline, Provider, Task
from providers.errors import Failure, ProviderError
from resume_api.analysis import embedding
from resume_api.domain.assessment import AnalysisInputs
from tests import pair


class Embedder(Provider):
    """Near are texts that have a letter pair of ``alike`` each."""

    name = "embedder"

    def __init__(self, alike: tuple[str, str] | None = None) -> None:
        self.alike = alike
        self.texts: list[str] = []
        self.failure: ProviderError | None = None
        self.held = threading.Event()
        self.held.set()

    def answer(self, task: Task, inputs: AnalysisInputs, deadline: Deadline) -> Answer:
        raise NotImplementedError

    def embed(self, texts: Sequence[str], deadline: Deadline) -> list[list[float]] | None:
        self.held.wait(5)
        self.texts = list(texts)
        if self.failure:
            raise self.failure
        if self.alike is None:
            return None
        return [
            [1.0, 0.0, 0.0]
            if any(part in text for part in self.alike)
            else [0.0, float(place == 0), float(place > 0)]
            for place, text in enumerate(texts)
        ]


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as threads:
        yield threads


def settle(provider: Embedder, executor: ThreadPoolExecutor) -> tuple[AnalysisInputs, list[str]]:
    asked = embedding.ask(pair.inputs(), provider, executor, Deadline(5))
    inputs, degraded = asked.settle(pair.inputs(), Deadline(5))
    return inputs, [f"{item.code} {item.detail}" for item in degraded]


def test_a_near_sentence_bears_a_skill_out(executor: ThreadPoolExecutor) -> None:
    provider = Embedder(alike=("Kafka", "reports"))
    inputs, degraded = settle(provider, executor)
    kafka = next(item for item in inputs.requirements if item.name == "Apache Kafka")
    assert (kafka.finding.status, kafka.finding.reason) == ("met", "skill_similar")
    (quote,) = kafka.finding.quotes
    assert "reports" in quote.text
    assert inputs.resume.text[quote.start : quote.end] == quote.text
    assert degraded == []


def test_nobody_s_name_is_embedded(executor: ThreadPoolExecutor) -> None:
    provider = Embedder()
    settle(provider, executor)
    assert provider.texts[:2] == ["Docker", "Kafka"]
    for secret in ("Mara", "Lindqvist", "example.com", "555 0142"):
        assert not any(secret in text for text in provider.texts)


def test_a_provider_without_embeddings_changes_nothing(executor: ThreadPoolExecutor) -> None:
    inputs, degraded = settle(Embedder(), executor)
    assert inputs.requirements == pair.inputs().requirements
    assert degraded == []


def test_a_failure_leaves_the_words_and_is_told(executor: ThreadPoolExecutor) -> None:
    provider = Embedder()
    provider.failure = ProviderError(Failure.RATE_LIMIT, "embedder", "too many")
    inputs, degraded = settle(provider, executor)
    assert inputs.requirements == pair.inputs().requirements
    assert degraded == [
        "SEMANTIC_SKIPPED embedder, rate_limit: words were compared instead of meanings."
    ]


def test_late_vectors_are_not_waited_for(
    executor: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "GRACE_SECONDS", 0.01)
    provider = Embedder(alike=("Kafka", "reports"))
    provider.held.clear()
    _, degraded = settle(provider, executor)
    provider.held.set()
    assert degraded == [
        "SEMANTIC_SKIPPED no vectors in time: words were compared instead of meanings."
    ]


def test_a_model_of_this_machine_is_asked_at_once() -> None:
    provider = Embedder(alike=("Kafka", "reports"))
    inputs = embedding.compared(
        pair.inputs(), lambda texts: provider.embed(texts, Deadline(5)) or []
    )
    kafka = next(item for item in inputs.requirements if item.name == "Apache Kafka")
    assert kafka.finding.status == "met"
