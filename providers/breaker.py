"""A circuit breaker a vendor: one that keeps failing is left alone for a while.

Closed → open after five failures in a row within half a minute, or at the first refused key or
empty account → after half a minute half open: one trial call, whose outcome closes or opens it.
"""

from __future__ import annotations

import logging
from enum import StrEnum, unique

from providers.breaker_store import MarkStore
from providers.errors import Failure, ProviderError

THRESHOLD = 5
WINDOW_SECONDS = 30
OPEN_SECONDS = 30
TRIAL_SECONDS = 60
# How long a vendor stays on probation (half open) when nobody asks for it.
_PROBATION_SECONDS = 3600

_AT_ONCE = frozenset({Failure.AUTH, Failure.NO_CREDIT})
_COUNTED = frozenset({Failure.UNAVAILABLE, Failure.TIMEOUT, Failure.RATE_LIMIT}) | _AT_ONCE

logger = logging.getLogger(__name__)


@unique
class State(StrEnum):
    """Whether calls go through, are held back, or one is let through to try."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class Breaker:
    """The circuit of one vendor; ask ``admit`` before a call and tell ``record`` its outcome."""

    def __init__(self, vendor: str, store: MarkStore) -> None:
        self.vendor = vendor
        self._store = store
        self._tripped, self._failures, self._trial = (
            f"resume-api:breaker:{vendor}:{mark}" for mark in ("tripped", "failures", "trial")
        )

    def state(self) -> State:
        """The state as of now."""
        left = self._store.left(self._tripped)
        if left > _PROBATION_SECONDS:
            return State.OPEN
        return State.HALF_OPEN if left > 0 else State.CLOSED

    def admit(self) -> None:
        """Let a call through, or raise ``ProviderError(CIRCUIT_OPEN)`` with the time to wait."""
        left = self._store.left(self._tripped)
        if left <= 0:
            return
        wait = left - _PROBATION_SECONDS
        if wait <= 0:
            if self._store.put(self._trial, TRIAL_SECONDS):
                return
            wait = 1.0
        message = "left alone after repeated failures"
        raise ProviderError(Failure.CIRCUIT_OPEN, self.vendor, message, wait)

    def record(self, failure: Failure | None) -> None:
        """Take in how a call ended; a failure that says nothing of the vendor's health is none."""
        if failure not in _COUNTED:
            self._store.clear(self._failures, self._tripped, self._trial)
            return
        many = self._store.count(self._failures, WINDOW_SECONDS) >= THRESHOLD
        state = self.state()
        if state is State.HALF_OPEN or (state is State.CLOSED and (many or failure in _AT_ONCE)):
            self._store.clear(self._tripped, self._failures, self._trial)
            self._store.put(self._tripped, OPEN_SECONDS + _PROBATION_SECONDS)
            logger.warning("circuit of %s opened: %s", self.vendor, failure)
