"""What the use cases work with, put together once a process."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import providers
from providers.chain import Chain
from resume_api import storage
from resume_api.analysis.embedding import SentenceModel
from resume_api.antivirus import Scanner
from resume_api.cache import Cache
from resume_api.config import Settings
from resume_api.db import Database
from resume_api.documents.model import Limits
from resume_api.documents.sandbox import ReaderPool
from resume_api.errors import ApiError, ErrorCode
from resume_api.queue import Queue
from resume_api.storage import FileStore
from resume_api.tokens import Tokens

if TYPE_CHECKING:
    from resume_api.documents.mistral_ocr import MistralOcr


@dataclass(frozen=True)
class Dependencies:
    """The reader's children, the threads, the providers: shared by all requests of a process."""

    settings: Settings
    reader: ReaderPool
    executor: Executor
    store: FileStore
    scanner: Scanner
    database: Database
    queue: Queue
    ocr: MistralOcr | None
    tokens: Tokens
    cache: Cache
    sentence_model: SentenceModel | None = None
    chains: dict[str, Chain] = field(default_factory=dict)

    @classmethod
    def create(cls, settings: Settings) -> Dependencies:
        """Start what ``settings`` ask for; nothing outside the process is touched yet."""
        limits = Limits(
            memory_mb=settings.analysis_memory_mb,
            timeout_seconds=settings.analysis_timeout,
            max_pages=settings.max_pages,
            max_characters=settings.max_characters,
            reject_active=settings.active_content == "reject",
        )
        chains = {
            name: providers.build(settings, _starting_with(name, settings))
            for name in settings.chain
        }
        database = Database(settings.database_url)
        return cls(
            settings,
            ReaderPool(settings.analysis_workers, limits),
            ThreadPoolExecutor(settings.llm_concurrency, thread_name_prefix="work"),
            storage.create(settings),
            Scanner(settings.clamd_url, settings.clamd_required),
            database,
            Queue(settings),
            _ocr(settings),
            Tokens(settings),
            Cache(settings, database),
            _sentence_model(settings),
            chains,
        )

    def provider(self, name: str | None) -> Chain:
        """The chain that begins with ``name``, by default the first of the settings.

        Raises ApiError(VALIDATION_ERROR) for one that is not configured.
        """
        if name is not None and name not in self.chains:
            words = f"Not configured. Configured: {', '.join(self.chains)}."
            raise ApiError(ErrorCode.VALIDATION_ERROR, details={"fields": {"provider": [words]}})
        return self.chains[name or self.settings.chain[0]]

    def close(self) -> None:
        """End the children and the threads."""
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.reader.close()
        self.store.close()
        self.queue.close()
        self.database.close()
        if self.ocr:
            self.ocr.close()
        for chain in self.chains.values():
            chain.close()


def _ocr(settings: Settings) -> MistralOcr | None:
    """Mistral's OCR where there is a key and OCR is wanted; its SDK is imported only then."""
    if not settings.mistral_api_key or settings.ocr_mode == "never":
        return None
    from resume_api.documents.mistral_ocr import MistralOcr

    return MistralOcr(settings)


def _sentence_model(settings: Settings) -> SentenceModel | None:
    """The model of the operator's folder; its package is imported only then."""
    if not settings.semantic_model_path:
        return None
    from model2vec import StaticModel

    return StaticModel.from_pretrained(settings.semantic_model_path).encode


def _starting_with(name: str, settings: Settings) -> tuple[str, ...]:
    """``name``, then what the chain has behind it."""
    return settings.chain[settings.chain.index(name) :]
