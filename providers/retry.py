"""The one retry layer: what may succeed a moment later is tried again within the deadline."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from providers.base import Deadline
from providers.errors import ProviderError

ATTEMPTS = 3
FIRST_WAIT = 0.4
MAX_WAIT = 10.0

T = TypeVar("T")


def retrying(
    call: Callable[[], T], deadline: Deadline, sleep: Callable[[float], None] = time.sleep
) -> T:
    """``call()``, up to three times where its failure is worth it.

    Waits as long as the vendor says, else 0.4 s, 0.8 s with full jitter. A wait of more than ten
    seconds or beyond the deadline is not begun: the error goes on, with the vendor's time in it.
    """
    for attempt in range(1, ATTEMPTS):
        try:
            return call()
        except ProviderError as error:
            wait = _wait(error, attempt)
            if not error.failure.worth_retrying or wait > min(MAX_WAIT, deadline.remaining()):
                raise
        sleep(wait)
    return call()


def _wait(error: ProviderError, attempt: int) -> float:
    jitter = random.random()
    backoff = FIRST_WAIT * 2 ** (attempt - 1) * jitter
    return backoff if error.retry_after is None else error.retry_after + FIRST_WAIT * jitter
