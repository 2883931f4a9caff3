"""A bulkhead: a part that stands still must not take every thread of the process with it."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

STILL_SECONDS = 0.5
"""All places taken and none given back for so long: who still comes is refused at once."""


class Bulkhead:
    """So many places for threads at a time. While they are taken and given back others wait."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._changing = threading.Condition()
        self._moved = 0.0

    @contextmanager
    def place(self) -> Generator[None]:
        """A place for as long as the block runs.

        Raises ApiError(SERVICE_UNAVAILABLE) where those who have the places stand still.
        """
        self._enter()
        try:
            yield
        finally:
            with self._changing:
                self._free += 1
                self._moved = time.monotonic()
                self._changing.notify()

    def _enter(self) -> None:
        with self._changing:
            while not self._free:
                left = self._moved + STILL_SECONDS - time.monotonic()
                if left <= 0:
                    words = english("database_busy")
                    headers = {"Retry-After": "5"}
                    raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words, headers=headers)
                self._changing.wait(left)
            self._free -= 1
            self._moved = time.monotonic()
