"""A simulator for the tests of a module, and providers that are closed after a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import providers
from providers.llm import LLMProvider
from tests.providers.asking import settings
from tests.vendors import Simulator
from tests.vendors.wire import Pace

Create = Callable[..., LLMProvider]


@pytest.fixture(scope="module")
def running() -> Iterator[Simulator]:
    with Simulator() as vendors:
        vendors.pace = Pace(headers=1.5, byte=0.02)
        yield vendors


@pytest.fixture
def vendors(running: Simulator) -> Iterator[Simulator]:
    formats = dict(running.scene.response_formats)
    running.log.clear()
    running.scene.retry_after = 0
    yield running
    running.scene.response_formats = formats


@pytest.fixture
def create(vendors: Simulator) -> Iterator[Create]:
    """``create(name, VARIABLE=value…)``: a provider of its own, pointed at the simulator."""
    created: list[LLMProvider] = []

    def make(name: str, **changes: str) -> LLMProvider:
        provider = providers.create.__wrapped__(name, settings(vendors.url, **changes))
        assert isinstance(provider, LLMProvider)
        created.append(provider)
        return provider

    yield make
    for provider in created:
        provider.close()
