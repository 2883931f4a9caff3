"""Marks that expire, in this process or in Redis: the memory of the circuit breakers."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Protocol, TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

REDIS_PAUSE_SECONDS = 5.0
REDIS_TIMEOUT_SECONDS = 0.25

logger = logging.getLogger(__name__)
T = TypeVar("T")


class MarkStore(Protocol):
    """Marks that expire, and counters of them: the little of a store that a breaker needs."""

    def left(self, key: str) -> float:
        """Seconds until ``key`` expires; 0 where it is not set."""

    def put(self, key: str, seconds: int) -> bool:
        """Set ``key`` for ``seconds``; False where it was set already (and stays as it is)."""

    def count(self, key: str, seconds: int) -> int:
        """Add one to ``key`` and return it; the first one starts its time."""

    def clear(self, *keys: str) -> None:
        """Remove ``keys``."""


class MemoryStore:
    """Marks of this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._marks: dict[str, tuple[float, int]] = {}

    def left(self, key: str) -> float:
        with self._lock:
            return self._live(key)[0]

    def put(self, key: str, seconds: int) -> bool:
        return self.count(key, seconds) == 1

    def count(self, key: str, seconds: int) -> int:
        with self._lock:
            left, value = self._live(key)
            self._marks[key] = (self._clock() + (left or seconds), value + 1)
            return value + 1

    def clear(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._marks.pop(key, None)

    def _live(self, key: str) -> tuple[float, int]:
        end, value = self._marks.get(key, (0.0, 0))
        left = end - self._clock()
        return (left, value) if left > 0 else (0.0, 0)


class RedisStore:
    """Marks that all workers of a Redis share. Raises redis.RedisError where it does not answer."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=REDIS_TIMEOUT_SECONDS,
            socket_connect_timeout=REDIS_TIMEOUT_SECONDS,
            retry=Retry(NoBackoff(), 1),
        )

    def left(self, key: str) -> float:
        return max(0.0, int(self._redis.pttl(key)) / 1000)

    def put(self, key: str, seconds: int) -> bool:
        return bool(self._redis.set(key, 1, nx=True, ex=seconds))

    def count(self, key: str, seconds: int) -> int:
        pipeline = self._redis.pipeline()
        pipeline.incr(key)
        pipeline.expire(key, seconds, nx=True)
        return int(pipeline.execute()[0])

    def clear(self, *keys: str) -> None:
        self._redis.delete(*keys)

    def close(self) -> None:
        """Let go of the connections."""
        self._redis.close()


class SharedStore:
    """Marks in Redis; while it is away, those of this process, so that no call waits for it."""

    def __init__(self, url: str) -> None:
        self._shared = RedisStore(url)
        self._own = MemoryStore()
        self._away_until = 0.0

    def left(self, key: str) -> float:
        return self._ask(lambda store: store.left(key))

    def put(self, key: str, seconds: int) -> bool:
        return self._ask(lambda store: store.put(key, seconds))

    def count(self, key: str, seconds: int) -> int:
        return self._ask(lambda store: store.count(key, seconds))

    def clear(self, *keys: str) -> None:
        self._ask(lambda store: store.clear(*keys))

    def close(self) -> None:
        """Let go of the connections."""
        self._shared.close()

    def _ask(self, question: Callable[[MarkStore], T]) -> T:
        if time.monotonic() >= self._away_until:
            try:
                return question(self._shared)
            except redis.RedisError as error:
                logger.warning("Redis is away, breakers stay local: %s", type(error).__name__)
                self._away_until = time.monotonic() + REDIS_PAUSE_SECONDS
        return question(self._own)
