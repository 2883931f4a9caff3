"""What a vendor's HTTP status means, in our own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time

from providers.errors import Failure, ProviderError

_MEANINGS = {
    400: (Failure.BAD_REQUEST, "the vendor did not accept the request"),
    401: (Failure.AUTH, "the vendor refused the key"),
    402: (Failure.NO_CREDIT, "the account has no credit"),
    403: (Failure.AUTH, "the key may not use this"),
    404: (Failure.MODEL_NOT_FOUND, "the vendor does not know this model or address"),
    408: (Failure.TIMEOUT, "the vendor gave up waiting"),
    413: (Failure.TOO_LONG, "the request is too large for the vendor"),
    422: (Failure.BAD_REQUEST, "the vendor did not accept the request's fields"),
    429: (Failure.RATE_LIMIT, "the vendor's rate limit is reached"),
}
_TOO_LONG = (Failure.TOO_LONG, "the prompt is longer than the model's window")
_WINDOW = re.compile(r"n_ctx\W{1,4}(\d{3,8})|context (?:length|size|window)\D{0,30}(\d{3,8})")
_BY_WORDS = {
    400: {
        "api_key_invalid": _MEANINGS[401],
        "content filter": (Failure.REFUSED, "the vendor's filter stopped the answer"),
        "context_length": _TOO_LONG,
        "context length": _TOO_LONG,
        "context limit": _TOO_LONG,
        "context size": _TOO_LONG,
        "context window": _TOO_LONG,
        "credit balance": _MEANINGS[402],
        "prompt is too long": _TOO_LONG,
        "too large for model": _TOO_LONG,
    },
    403: {"moderation": (Failure.REFUSED, "the vendor's moderation stopped the request")},
    429: {"insufficient_quota": _MEANINGS[402]},
}


def error_of(
    provider: str, status: int, code_and_message: str, headers: Mapping[str, str]
) -> ProviderError:
    """The typed error for an HTTP answer of 4xx or 5xx.

    The vendor's words only help to tell failures apart that share a status; they are not kept.
    """
    unknown = (Failure.UNAVAILABLE if status >= 500 else Failure.BAD_REQUEST, "the call failed")
    words = code_and_message.lower()
    by_words = (failure for sign, failure in _BY_WORDS.get(status, {}).items() if sign in words)
    failure, meaning = next(by_words, _MEANINGS.get(status, unknown))
    window = _WINDOW.search(words) if failure is Failure.TOO_LONG else None
    return ProviderError(
        failure,
        provider,
        f"{meaning} (HTTP {status})",
        retry_after(headers),
        int(window[1] or window[2]) if window else None,
    )


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by ``retry-after-ms`` or ``Retry-After`` (seconds or an HTTP date)."""
    try:
        if milliseconds := headers.get("retry-after-ms"):
            return max(0.0, float(milliseconds) / 1000)
        if not (value := headers.get("Retry-After")):
            return None
        if value.replace(".", "", 1).isdigit():
            return float(value)
        return max(0.0, parsedate_to_datetime(value).timestamp() - time())
    except ValueError:
        return None
