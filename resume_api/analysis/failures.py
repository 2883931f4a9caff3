"""Which error of the table a client gets for a provider's failure."""

from __future__ import annotations

from providers.errors import Failure, ProviderError
from resume_api.errors import ApiError, ErrorCode

ERROR_OF = {
    Failure.AUTH: ErrorCode.AI_SERVICE_ERROR,
    Failure.NO_CREDIT: ErrorCode.AI_SERVICE_ERROR,
    Failure.BAD_REQUEST: ErrorCode.AI_SERVICE_ERROR,
    Failure.MODEL_NOT_FOUND: ErrorCode.AI_SERVICE_ERROR,
    Failure.TOO_LONG: ErrorCode.AI_SERVICE_ERROR,
    Failure.RATE_LIMIT: ErrorCode.AI_SERVICE_ERROR,
    Failure.UNAVAILABLE: ErrorCode.AI_SERVICE_ERROR,
    Failure.TIMEOUT: ErrorCode.AI_TIMEOUT,
    Failure.REFUSED: ErrorCode.AI_SERVICE_ERROR,
    Failure.TRUNCATED: ErrorCode.AI_INVALID_RESPONSE,
    Failure.BAD_OUTPUT: ErrorCode.AI_INVALID_RESPONSE,
    Failure.CIRCUIT_OPEN: ErrorCode.AI_SERVICE_ERROR,
}


def as_api_error(error: ProviderError) -> ApiError:
    """The client's view of a provider's failure: our words, the reason, when to come back."""
    headers = {}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    details = {"provider": error.provider, "reason": error.failure.value}
    return ApiError(ERROR_OF[error.failure], details=details, headers=headers)
