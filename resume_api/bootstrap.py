"""Builds everything that the use cases work with from the settings: the composition root."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import providers
from resume_api import storage
from resume_api.accounts.tokens import Tokens
from resume_api.analysis.cache import Cache
from resume_api.antivirus import Scanner
from resume_api.background.queue import Queue
from resume_api.config.settings import Settings
from resume_api.db import Database
from resume_api.dependencies import Dependencies
from resume_api.documents.isolation.reader_pool import ReaderPool
from resume_api.domain.document import Limits
from resume_api.mail import Mail

if TYPE_CHECKING:
    from resume_api.documents.ocr.mistral import MistralOcr


MIN_THREADS = 4
"""For file store, mail and tasks: how many models are asked at once is theirs to bound."""
WARM_UP = "resume_api.analysis.preparation:warm_up"


def create(settings: Settings) -> Dependencies:
    """Start what ``settings`` ask for; nothing outside the process is touched yet."""
    limits = Limits(
        memory_mb=settings.analysis_memory_mb,
        timeout_seconds=settings.analysis_timeout,
        max_pages=settings.max_pages,
        max_characters=settings.max_characters,
        reject_active=settings.active_content == "reject",
    )
    chains = {
        name: providers.build(settings, _starting_with(name, settings)) for name in settings.chain
    }
    database = Database(settings.database_url, settings.web_threads)
    return Dependencies(
        settings,
        ReaderPool(settings.analysis_workers, limits, WARM_UP),
        ThreadPoolExecutor(max(MIN_THREADS, settings.llm_concurrency), thread_name_prefix="work"),
        storage.create(settings),
        Scanner(settings.clamd_url, settings.clamd_required),
        database,
        Queue(settings),
        _ocr(settings),
        Tokens(settings),
        Cache(settings, database),
        Mail(settings.smtp_url, settings.mail_from),
        chains,
    )


def _ocr(settings: Settings) -> MistralOcr | None:
    """Mistral's OCR where there is a key and OCR is wanted; its SDK is imported only then."""
    if not settings.mistral.api_key or settings.ocr_mode == "never":
        return None
    from resume_api.documents.ocr.mistral import MistralOcr

    return MistralOcr(settings)


def _starting_with(name: str, settings: Settings) -> tuple[str, ...]:
    """``name``, then what the chain has behind it."""
    return settings.chain[settings.chain.index(name) :]
