"""Statuses, waits and addresses."""

from __future__ import annotations

from email.utils import formatdate
from time import time

import pytest

from providers.addresses import unversioned, versioned
from providers.base import Deadline
from providers.dialect import Dialect, Format, Parameter, refused_parameter
from providers.errors import Failure, ProviderError
from providers.http_status import error_of, retry_after
from providers.retry import retrying


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


@pytest.mark.parametrize(
    ("url", "with_version", "without"),
    [
        ("http://host:11434", "http://host:11434/v1", "http://host:11434"),
        ("http://host/v1/", "http://host/v1", "http://host"),
        ("http://host/openai", "http://host/openai/v1", "http://host/openai"),
        ("http://host/v1beta", "http://host/v1beta", "http://host"),
        ("http://host/v1beta/openai/", "http://host/v1beta/openai", "http://host/v1beta/openai"),
        ("http://v1.host", "http://v1.host/v1", "http://v1.host"),
    ],
)
def test_versions_in_addresses(url: str, with_version: str, without: str) -> None:
    assert versioned(url, "v1") == with_version
    assert unversioned(url) == without


@pytest.mark.parametrize(
    ("complaint", "parameter"),
    [
        ("'response_format.type' must be 'json_schema' or 'text'", Parameter.FORMAT),
        ("failed to parse grammar", Parameter.FORMAT),
        ("Unsupported value: 'temperature' does not support 0.3", Parameter.TEMPERATURE),
        ("Unsupported parameter: 'max_tokens'", Parameter.MAX_TOKENS),
        ("messages: too many", None),
    ],
)
def test_which_parameter_a_complaint_is_about(complaint: str, parameter: Parameter | None) -> None:
    assert refused_parameter(complaint) is parameter


@pytest.mark.parametrize("parameter", Parameter)
def test_a_dialect_grows_simpler_and_comes_to_an_end(parameter: Parameter) -> None:
    spoken, dialects = Dialect(), []
    while (simpler := spoken.without(parameter)) is not None:
        dialects.append(spoken := simpler)
    assert len(dialects) == len(set(dialects)) == (2 if parameter is Parameter.FORMAT else 1)
    assert (spoken.format is Format.TEXT) == (parameter is Parameter.FORMAT)


class Flaky:
    """Fails as told, then answers."""

    def __init__(self, *errors: ProviderError) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "answer"


def fault(failure: Failure, wait: float | None = None) -> ProviderError:
    return ProviderError(failure, "vendor", "scripted", wait)


def test_waits_grow_with_jitter_and_obey_the_vendor() -> None:
    slept: list[float] = []
    call = Flaky(fault(Failure.UNAVAILABLE), fault(Failure.RATE_LIMIT, 3))
    assert retrying(call, Deadline(60), slept.append) == "answer"
    assert 0 <= slept[0] <= 0.4
    assert 3 <= slept[1] <= 3.4


@pytest.mark.parametrize("failure", set(Failure) - {Failure.RATE_LIMIT, Failure.UNAVAILABLE})
def test_what_will_not_change_is_not_tried_again(failure: Failure) -> None:
    call = Flaky(fault(failure))
    with pytest.raises(ProviderError):
        retrying(call, Deadline(60))
    assert call.calls == 1


@pytest.mark.parametrize(("wait", "left"), [(5.0, 2.0), (11.0, 60.0)])
def test_a_wait_beyond_the_deadline_or_reason_is_not_begun(wait: float, left: float) -> None:
    call = Flaky(fault(Failure.RATE_LIMIT, wait))
    with pytest.raises(ProviderError) as caught:
        retrying(call, Deadline(left))
    assert (call.calls, caught.value.retry_after) == (1, wait)
