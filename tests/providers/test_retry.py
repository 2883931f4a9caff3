"""What is tried again, and when."""

from __future__ import annotations

import pytest

from providers.base import Deadline
from providers.errors import Failure, ProviderError
from providers.retry import retrying


class Flaky:
    """Fails as told, then answers."""

    def __init__(self, *errors: ProviderError) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "answer"


def fault(failure: Failure, wait: float | None = None) -> ProviderError:
    return ProviderError(failure, "vendor", "scripted", wait)


def test_waits_grow_with_jitter_and_obey_the_vendor() -> None:
    slept: list[float] = []
    call = Flaky(fault(Failure.UNAVAILABLE), fault(Failure.RATE_LIMIT, 3))
    assert retrying(call, Deadline(60), slept.append) == "answer"
    assert 0 <= slept[0] <= 0.4
    assert 3 <= slept[1] <= 3.4


@pytest.mark.parametrize("failure", [failure for failure in Failure if not failure.worth_retrying])
def test_what_will_not_change_is_not_tried_again(failure: Failure) -> None:
    call = Flaky(fault(failure))
    with pytest.raises(ProviderError):
        retrying(call, Deadline(60))
    assert call.calls == 1


@pytest.mark.parametrize(("wait", "left"), [(5.0, 2.0), (11.0, 60.0)])
def test_a_wait_beyond_the_deadline_or_reason_is_not_begun(wait: float, left: float) -> None:
    call = Flaky(fault(Failure.RATE_LIMIT, wait))
    with pytest.raises(ProviderError) as caught:
        retrying(call, Deadline(left))
    assert (call.calls, caught.value.retry_after) == (1, wait)
