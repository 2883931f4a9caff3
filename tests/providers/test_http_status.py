"""What a status means and how long to wait."""

from __future__ import annotations

from email.utils import formatdate
from time import time

import pytest

from providers.errors import Failure
from providers.http_status import error_of, retry_after


@pytest.mark.parametrize(
    ("status", "words", "failure"),
    [
        (400, "", Failure.BAD_REQUEST),
        (400, "INVALID_ARGUMENT API_KEY_INVALID", Failure.AUTH),
        (400, "context_length_exceeded", Failure.TOO_LONG),
        (403, "requires moderation", Failure.REFUSED),
        (418, "", Failure.BAD_REQUEST),
        (429, "insufficient_quota", Failure.NO_CREDIT),
        (429, "rate_limit_exceeded", Failure.RATE_LIMIT),
        (503, "insufficient_quota", Failure.UNAVAILABLE),
        (524, "", Failure.UNAVAILABLE),
        (529, "", Failure.UNAVAILABLE),
    ],
)
def test_a_status_and_its_words(status: int, words: str, failure: Failure) -> None:
    error = error_of("vendor", status, words, {})
    assert error.failure is failure
    assert f"HTTP {status}" in error.message
    assert not words or words not in str(error)


@pytest.mark.parametrize(
    ("words", "window"),
    [
        (
            "400 exceed_context_size_error request (2507 tokens) exceeds the available context "
            "size (2048 tokens), try increasing it {'n_prompt_tokens': 2507, 'n_ctx': 2048}",
            2048,
        ),
        ("This model's maximum context length is 8192 tokens. However, you requested 9000", 8192),
        ("the prompt is longer than the context window", None),
    ],
)
def test_a_window_that_a_refusal_names(words: str, window: int | None) -> None:
    error = error_of("vendor", 400, words, {})
    assert (error.failure, error.window) == (Failure.TOO_LONG, window)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "1.5"}, 1.5),
        ({"retry-after-ms": "250", "Retry-After": "9"}, 0.25),
        ({"Retry-After": formatdate(0, usegmt=True)}, 0),
        ({"Retry-After": "soon"}, None),
        ({"retry-after-ms": "nan seconds"}, None),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_a_date_to_wait_for() -> None:
    assert retry_after({"Retry-After": formatdate(time() + 30, usegmt=True)}) == pytest.approx(
        30, abs=2
    )
