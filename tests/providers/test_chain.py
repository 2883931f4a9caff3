"""Falling back: who answers, what is told, how the time is shared, when a vendor is left alone."""

from __future__ import annotations

import pytest

from providers.base import Answer, Deadline, Provider, Task
from providers.breaker import OPEN_SECONDS, THRESHOLD, Breaker, State
from providers.breaker_store import MemoryStore
from providers.chain import Chain
from providers.errors import Failure, ProviderError
from resume_api.analysis.tasks import MATCH
from resume_api.domain.assessment import AnalysisInputs
from tests.fakes import FakeProvider
from tests.providers.asking import inputs

SAID = {"judgements": [], "reasoning": "Said."}


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Vendor(FakeProvider):
    """A fake with a circuit, and a memory of the time that it was given."""

    def __init__(self, name: str, *said: object, clock: Clock | None = None) -> None:
        super().__init__(match=list(said))
        self.name = name
        self.breaker = Breaker(name, MemoryStore(clock or Clock()))
        self.seconds: list[float] = []

    def answer(self, task: Task, inputs: AnalysisInputs, deadline: Deadline) -> Answer:
        self.seconds.append(deadline.remaining())
        return super().answer(task, inputs, deadline)


def failing(failure: Failure, name: str = "one") -> ProviderError:
    return ProviderError(failure, name, "scripted")


def offline() -> FakeProvider:
    fake = FakeProvider(match=[SAID] * 99)
    fake.name = "offline"
    return fake


def ask(chain: Provider, seconds: float = 60) -> Answer:
    return chain.run(MATCH, inputs(), Deadline(seconds))


def test_the_first_that_answers_is_not_degraded() -> None:
    answer = ask(Chain([Vendor("one", SAID), offline()]))
    assert (answer.provider, answer.degraded) == ("one", ())


def test_each_failure_before_the_answer_is_told() -> None:
    first = Vendor("one", failing(Failure.RATE_LIMIT))
    second = Vendor("two", failing(Failure.REFUSED, "two"))
    answer = ask(Chain([first, second, offline()]))
    assert answer.provider == "offline"
    assert [told.code for told in answer.degraded] == ["PROVIDER_FALLBACK"] * 2
    assert [told.detail for told in answer.degraded] == [
        "one: rate_limit → offline",
        "two: refused → offline",
    ]


def test_a_chain_without_offline_fails_with_the_last_telling_error() -> None:
    shut = Vendor("two")
    shut.breaker.record(Failure.AUTH)
    with pytest.raises(ProviderError) as caught:
        ask(Chain([Vendor("one", failing(Failure.TIMEOUT)), shut]))
    assert caught.value.failure is Failure.TIMEOUT


def test_models_share_the_time_and_leave_some_to_offline() -> None:
    first = Vendor("one", failing(Failure.TIMEOUT))
    second = Vendor("two", failing(Failure.TIMEOUT))
    ask(Chain([first, second, offline()]), 60)
    assert first.seconds[0] == pytest.approx(29.5, abs=0.5)
    assert second.seconds[0] == pytest.approx(59, abs=0.5)


def test_the_last_of_a_chain_has_all_the_time() -> None:
    only = Vendor("one", SAID)
    ask(Chain([only]), 10)
    assert only.seconds[0] == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize("failure", [Failure.AUTH, Failure.NO_CREDIT])
def test_a_bad_key_or_an_empty_account_is_not_hammered(failure: Failure) -> None:
    vendor = Vendor("one", failing(failure), SAID)
    chain = Chain([vendor, offline()])
    ask(chain)
    answer = ask(chain)
    assert vendor.asked == ["match"]
    assert answer.degraded[0].detail == "one: circuit_open → offline"
    assert chain.states() == {"one": State.OPEN}


def test_failures_in_a_row_open_and_a_trial_closes() -> None:
    clock = Clock()
    vendor = Vendor("one", *[failing(Failure.UNAVAILABLE)] * THRESHOLD, SAID, SAID, clock=clock)
    chain = Chain([vendor, offline()])
    for _ in range(THRESHOLD + 3):
        ask(chain)
    assert len(vendor.asked) == THRESHOLD
    clock.now += OPEN_SECONDS + 1
    assert chain.states() == {"one": State.HALF_OPEN}
    assert ask(chain).provider == "one"
    assert chain.states() == {"one": State.CLOSED}


def test_a_success_between_failures_keeps_it_closed() -> None:
    row = [failing(Failure.UNAVAILABLE)] * (THRESHOLD - 1)
    vendor = Vendor("one", *row, SAID, *row)
    chain = Chain([vendor, offline()])
    for _ in range(2 * THRESHOLD - 1):
        ask(chain)
    assert chain.states() == {"one": State.CLOSED}


def test_a_refusal_says_nothing_of_a_vendors_health() -> None:
    vendor = Vendor("one", *[failing(Failure.REFUSED)] * (THRESHOLD + 1))
    chain = Chain([vendor, offline()])
    for _ in range(THRESHOLD + 1):
        ask(chain)
    assert chain.states() == {"one": State.CLOSED}


def test_half_open_lets_one_through_and_a_failed_trial_opens_again() -> None:
    clock = Clock()
    breaker = Breaker("one", MemoryStore(clock))
    breaker.record(Failure.AUTH)
    clock.now += OPEN_SECONDS + 1
    breaker.admit()
    with pytest.raises(ProviderError) as caught:
        breaker.admit()
    assert caught.value.failure is Failure.CIRCUIT_OPEN
    breaker.record(Failure.TIMEOUT)
    assert breaker.state() is State.OPEN
    with pytest.raises(ProviderError) as caught:
        breaker.admit()
    assert caught.value.retry_after == pytest.approx(OPEN_SECONDS)


def test_closing_closes_every_link() -> None:
    closed = []
    vendor = Vendor("one")
    vendor.close = lambda: closed.append("one")  # type: ignore[method-assign]
    Chain([vendor, offline()]).close()
    assert closed == ["one"]
