"""What the use cases work with, put together once a process."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field

import providers
from providers.base import Provider
from resume_api.config import Settings
from resume_api.documents.model import Limits
from resume_api.documents.sandbox import ReaderPool
from resume_api.errors import ApiError, ErrorCode


@dataclass(frozen=True)
class Dependencies:
    """The reader's children, the threads, the providers: shared by all requests of a process."""

    settings: Settings
    reader: ReaderPool
    executor: Executor
    chains: dict[str, Provider] = field(default_factory=dict)

    @classmethod
    def create(cls, settings: Settings) -> Dependencies:
        """Start what ``settings`` ask for; nothing outside the process is touched yet."""
        limits = Limits(
            memory_mb=settings.analysis_memory_mb,
            timeout_seconds=settings.analysis_timeout,
            max_pages=settings.max_pages,
            max_characters=settings.max_characters,
        )
        chains = {
            name: providers.build(settings, _starting_with(name, settings))
            for name in settings.chain
        }
        return cls(
            settings,
            ReaderPool(settings.analysis_workers, limits),
            ThreadPoolExecutor(settings.llm_concurrency, thread_name_prefix="work"),
            chains,
        )

    def provider(self, name: str | None) -> Provider:
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
        for chain in self.chains.values():
            chain.close()


def _starting_with(name: str, settings: Settings) -> tuple[str, ...]:
    """``name``, then what the chain has behind it."""
    return settings.chain[settings.chain.index(name) :]
