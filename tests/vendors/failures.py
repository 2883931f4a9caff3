"""Everything that can go wrong with a vendor, by name."""

from __future__ import annotations

from enum import Enum, auto, unique


@unique
class Fail(Enum):
    """A behaviour to script. Each vendor voices it in its own envelope."""

    UNAUTHORIZED = auto()
    NO_CREDIT = auto()
    FORBIDDEN = auto()
    MODEL_NOT_FOUND = auto()
    REQUEST_TIMEOUT = auto()
    TOO_LARGE = auto()
    CONTEXT_LENGTH = auto()
    UNPROCESSABLE = auto()
    RATE_LIMIT = auto()
    RATE_LIMIT_SILENT = auto()
    QUOTA = auto()
    SERVER_ERROR = auto()
    BAD_GATEWAY = auto()
    UNAVAILABLE = auto()

    RESET = auto()
    SLOW_HEADERS = auto()
    SLOW_BODY = auto()
    EMPTY = auto()
    TRUNCATED = auto()
    NOT_JSON = auto()

    NO_CHOICES = auto()
    ERROR_IN_200 = auto()
    LENGTH = auto()
    REFUSAL = auto()
    CONTENT_FILTER = auto()
    CHUNKS = auto()
    BLANK = auto()
    FENCED = auto()
    PROSE = auto()
    INVALID_JSON = auto()
    WRONG_SCHEMA = auto()
    SCORES_100 = auto()
    UNKNOWN_IDS = auto()

    THOUGHT_TAG = auto()
    THOUGHT_CHANNEL = auto()
    THOUGHT_UNOPENED = auto()
    WRAPPED = auto()
    TOOL_CALL = auto()
    REASONING_ONLY = auto()


STATUS = {
    Fail.UNAUTHORIZED: 401,
    Fail.NO_CREDIT: 402,
    Fail.FORBIDDEN: 403,
    Fail.MODEL_NOT_FOUND: 404,
    Fail.REQUEST_TIMEOUT: 408,
    Fail.TOO_LARGE: 413,
    Fail.CONTEXT_LENGTH: 400,
    Fail.UNPROCESSABLE: 422,
    Fail.RATE_LIMIT: 429,
    Fail.RATE_LIMIT_SILENT: 429,
    Fail.QUOTA: 429,
    Fail.SERVER_ERROR: 500,
    Fail.BAD_GATEWAY: 502,
    Fail.UNAVAILABLE: 503,
}
"""The failures that are an HTTP status with an error body."""

WIRE = frozenset(
    {Fail.RESET, Fail.SLOW_HEADERS, Fail.SLOW_BODY, Fail.EMPTY, Fail.TRUNCATED, Fail.NOT_JSON}
)
"""The failures of the connection or the bytes, the same for every vendor."""
