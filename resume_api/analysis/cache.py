"""The same question again: its answer is kept for a while, in the database or in Redis."""

from __future__ import annotations

import hashlib
import logging
import time
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import msgspec
import redis

import prompts
from providers.base import A, Answer, Task
from providers.chain import Chain
from resume_api import metrics
from resume_api.config.settings import Settings
from resume_api.db import Database, cached
from resume_api.db.types import now
from resume_api.domain.claims import Asked
from resume_api.domain.report import Report
from resume_api.errors import ApiError
from resume_api.extraction.skills.lexicon import lexicon
from resume_api.version import VERSION

PAUSE_SECONDS = 5.0
"""How long a store that failed is left alone: no request waits for it a second time."""
REDIS_SECONDS = 0.5
MAX_ANSWERS = 20_000

logger = logging.getLogger(__name__)


class Store(Protocol):
    """Bytes by key until they expire; what is a user's goes at a word."""

    def get(self, key: str, user_id: UUID | None) -> bytes | None:
        """Raises ApiError or RedisError."""

    def put(self, key: str, user_id: UUID | None, data: bytes, hours: float) -> None:
        """Raises as ``get``."""

    def forget(self, user_id: UUID) -> None:
        """Raises as ``get``."""


class Cache:
    """Answers by all that makes them. One that fails costs nobody an answer."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.enabled = settings.cache_enabled
        self._hours = settings.result_hours
        self._settings = settings
        self._store: Store = (
            _RedisStore(settings.redis_url) if settings.redis_url else _DatabaseStore(database)
        )
        self._rests_until = 0.0

    def key(
        self,
        resume: bytes,
        job: str,
        language: str | None,
        chain: Chain,
        asked: Sequence[Asked] = (),
    ) -> str:
        """A digest of all that a report depends on; ``asked`` is a model's reading of the ad. The
        day is part of it: a position that goes on is a day longer tomorrow."""
        own = self._settings
        parts: tuple[object, ...] = (
            datetime.now(UTC).date(),
            hashlib.sha256(resume).hexdigest(),
            job,
            language,
            asked,
            (own.ocr_mode, own.active_content, own.max_pages, own.max_characters),
            own.structure_by_model,
        )
        return self._digest(parts, chain)

    def task_key(self, task: Task[Any], chain: Chain, *about: object) -> str:
        """A digest of all that a model's answer to one task depends on."""
        return self._digest((task.name, about), chain)

    def _digest(self, parts: tuple[object, ...], chain: Chain) -> str:
        own = self._settings
        common = (
            VERSION,
            [(link.name, link.model) for link in chain.links],
            prompts.version(),
            lexicon().version,
            (own.llm_temperature, own.llm_max_tokens, own.llm_redact_pii, own.llm_context_tokens),
        )
        return hashlib.sha256(repr((*parts, common)).encode()).hexdigest()

    def get(self, key: str, user_id: UUID | None) -> Report | None:
        """The report that is kept, None where there is none."""
        data = self._load(key, user_id)
        return msgspec.json.decode(data, type=Report) if data else None

    def put(self, key: str, user_id: UUID | None, answer: Report) -> None:
        """Keep a report that is not degraded."""
        if not answer.meta.degraded:
            self._save(key, user_id, answer)

    def answer(self, task: Task[A], key: str, user_id: UUID | None) -> Answer[A] | None:
        """A model's answer to a task that is kept, None where there is none."""
        if (data := self._load(key, user_id)) is None:
            return None
        kept = msgspec.json.decode(data, type=_Kept)
        said = msgspec.json.decode(kept.data, type=task.answer)
        return Answer(said, kept.provider, kept.model, prompt_version=kept.prompt_version)

    def put_answer(self, key: str, user_id: UUID | None, answer: Answer[Any]) -> None:
        """Keep what a model answered in full."""
        if not answer.by_rules and not answer.degraded:
            data = msgspec.Raw(msgspec.json.encode(answer.data))
            kept = _Kept(data, answer.provider, answer.model, answer.prompt_version)
            self._save(key, user_id, kept)

    def _load(self, key: str, user_id: UUID | None) -> bytes | None:
        if not self.enabled or self._rests():
            return None
        try:
            data = self._store.get(key, user_id)
        except (ApiError, redis.RedisError) as error:
            self._rest(error)
            return None
        metrics.CACHE.labels("hit" if data else "miss").inc()
        return zlib.decompress(data) if data else None

    def _save(self, key: str, user_id: UUID | None, answer: object) -> None:
        if not self.enabled or self._rests():
            return
        data = zlib.compress(msgspec.json.encode(answer), level=1)
        try:
            self._store.put(key, user_id, data, self._hours)
        except (ApiError, redis.RedisError) as error:
            self._rest(error)

    def forget(self, user_id: UUID) -> None:
        """Erase a user's answers; also with the cache off, for those from before."""
        try:
            self._store.forget(user_id)
        except (ApiError, redis.RedisError) as error:
            self._rest(error)

    def _rests(self) -> bool:
        return time.monotonic() < self._rests_until

    def _rest(self, error: Exception) -> None:
        metrics.CACHE.labels("failed").inc()
        logger.warning("the cache rests for %.0f s: %s", PAUSE_SECONDS, type(error).__name__)
        self._rests_until = time.monotonic() + PAUSE_SECONDS


class _Kept(msgspec.Struct):
    """A model's answer to one task, and who gave it."""

    data: msgspec.Raw
    provider: str
    model: str | None
    prompt_version: str | None


class _DatabaseStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, user_id: UUID | None) -> bytes | None:
        return cached.get(self._database, _own(key, user_id))

    def put(self, key: str, user_id: UUID | None, data: bytes, hours: float) -> None:
        expires = now() + timedelta(hours=hours)
        cached.put(self._database, _own(key, user_id), user_id, data, expires)

    def forget(self, user_id: UUID) -> None:
        cached.forget(self._database, user_id)


class _RedisStore:
    """A user's keys share a prefix."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
        )

    def get(self, key: str, user_id: UUID | None) -> bytes | None:
        found: Any = self._redis.get(_prefix(user_id) + key)
        return found if found is None else bytes(found)

    def put(self, key: str, user_id: UUID | None, data: bytes, hours: float) -> None:
        self._redis.set(_prefix(user_id) + key, data, ex=max(1, round(hours * 3600)))

    def forget(self, user_id: UUID) -> None:
        for key in self._redis.scan_iter(f"{_prefix(user_id)}*"):
            self._redis.delete(key)


def _own(key: str, user_id: UUID | None) -> str:
    """Nobody is given what was kept for another."""
    return hashlib.sha256(f"{user_id}:{key}".encode()).hexdigest()


def _prefix(user_id: UUID | None) -> str:
    return f"resume-api:answer:{user_id or '-'}:"
