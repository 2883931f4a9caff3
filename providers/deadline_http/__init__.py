"""HTTP under one bound: the whole time and size of a call, however slowly a server drips.

The time-outs of httpx2 and requests are those of one socket operation each; a server that sends a
byte now and then would hold a thread for ever. So both get sockets that ask the call's budget.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

MAX_BYTES = 8 * 1024 * 1024


class Budget:
    """What is left of a call, in seconds and bytes; a spent one ends the call as a time-out."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._bytes = MAX_BYTES

    def seconds(self) -> float:
        """The seconds left. Raises TimeoutError where there are none."""
        if (left := self._end - time.monotonic()) <= 0:
            raise TimeoutError("the call's time is over")
        return left

    def take(self, size: int) -> None:
        """Count bytes that came in. Raises ConnectionError over the bound."""
        self._bytes -= size
        if self._bytes < 0:
            raise ConnectionError(f"the answer has more than {MAX_BYTES} bytes")


budget: ContextVar[Budget] = ContextVar("budget")


@contextmanager
def within(seconds: float) -> Generator[None]:
    """Bound every call through this module's clients that this thread makes meanwhile."""
    token = budget.set(Budget(seconds))
    try:
        yield
    finally:
        budget.reset(token)
