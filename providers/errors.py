"""How a provider can fail, in one list that every adapter maps its vendor's errors to."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Failure(StrEnum):
    """Why a provider gave no usable answer."""

    AUTH = "auth"
    NO_CREDIT = "no_credit"
    BAD_REQUEST = "bad_request"
    MODEL_NOT_FOUND = "model_not_found"
    TOO_LONG = "too_long"
    RATE_LIMIT = "rate_limit"
    UNAVAILABLE = "unavailable"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    TRUNCATED = "truncated"
    BAD_OUTPUT = "bad_output"
    CIRCUIT_OPEN = "circuit_open"

    @property
    def worth_retrying(self) -> bool:
        """Whether the same request may succeed a moment later."""
        return self in {Failure.RATE_LIMIT, Failure.UNAVAILABLE}


class ProviderError(Exception):
    """A provider's typed failure. The message is ours: no vendor body, no resume text, no secret.

    ``retry_after`` is in seconds, where the vendor named a time; ``window`` is the model's, in
    tokens, where the vendor named it with ``TOO_LONG``.
    """

    def __init__(
        self,
        failure: Failure,
        provider: str,
        message: str,
        retry_after: float | None = None,
        window: int | None = None,
    ) -> None:
        super().__init__(f"{provider}: {failure.value}: {message}")
        self.failure = failure
        self.provider = provider
        self.message = message
        self.retry_after = retry_after
        self.window = window
