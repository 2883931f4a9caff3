"""What the use cases work with, put together once a process."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

if TYPE_CHECKING:
    from providers.chain import Chain
    from resume_api.accounts.tokens import Tokens
    from resume_api.analysis.cache import Cache
    from resume_api.antivirus import Scanner
    from resume_api.background.queue import Queue
    from resume_api.config.settings import Settings
    from resume_api.db import Database
    from resume_api.documents.isolation.reader_pool import ReaderPool
    from resume_api.documents.ocr.mistral import MistralOcr
    from resume_api.mail import Mail
    from resume_api.storage import FileStore


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
    mail: Mail
    chains: dict[str, Chain] = field(default_factory=dict)

    def provider(self, name: str | None) -> Chain:
        """The chain that begins with ``name``, by default the first of the settings.

        Raises ApiError(VALIDATION_ERROR) for one that is not configured.
        """
        if name is not None and name not in self.chains:
            words = english("value_provider", choices=", ".join(self.chains))
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
