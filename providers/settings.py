"""What the providers read of the settings, by name; ``config.settings.Settings`` has it all."""

from __future__ import annotations

from typing import Protocol


class Account(Protocol):
    """How a vendor is reached."""

    @property
    def api_key(self) -> str: ...
    @property
    def base_url(self) -> str: ...
    @property
    def model(self) -> str: ...


class ProviderSettings(Protocol):
    """Times in seconds, sizes in tokens. Equal settings share clients, so it is hashable."""

    @property
    def llm_max_tokens(self) -> int: ...
    @property
    def llm_temperature(self) -> float: ...
    @property
    def llm_timeout(self) -> float: ...
    @property
    def llm_context_tokens(self) -> int: ...
    @property
    def llm_concurrency(self) -> int: ...
    @property
    def llm_redact_pii(self) -> bool: ...
    @property
    def redis_url(self) -> str: ...
    def account(self, provider: str) -> Account:
        """How the vendor of a provider is reached."""

    def __hash__(self) -> int: ...
