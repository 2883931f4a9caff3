"""Tries everything that is configured with one cheap call each, and says in words what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from providers.base import Deadline, Provider
from providers.errors import Failure, ProviderError
from providers.llm import LLMProvider
from resume_api.db import migrate
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError

Result = tuple[str, bool, str]

REMEDIES = {
    Failure.AUTH: "the key is refused: copy it again, without blanks",
    Failure.NO_CREDIT: "the account has no credit or quota left",
    Failure.BAD_REQUEST: "the request is refused: is the base URL that of this vendor's API?",
    Failure.MODEL_NOT_FOUND: "there is no such model for this key, or the base URL is wrong",
    Failure.TOO_LONG: "the model's window is too small",
    Failure.RATE_LIMIT: "too many requests just now: try again in a minute",
    Failure.UNAVAILABLE: "the server does not answer: check the base URL and the network",
    Failure.TIMEOUT: "no answer in time: raise LLM_TIMEOUT_SECONDS for a slow local model",
    Failure.REFUSED: "the model refuses to answer",
    Failure.TRUNCATED: "the answer was cut: raise LLM_MAX_TOKENS",
    Failure.BAD_OUTPUT: "the model does not answer in JSON: choose another one",
    Failure.CIRCUIT_OPEN: "left alone after repeated failures: try again in half a minute",
}


def results(deps: Dependencies) -> Iterator[Result]:
    """Name, whether it works, and words, for all that is embedded, the antivirus and each
    provider."""
    yield _embedded("reader", lambda: deps.reader.read(b"ready?"), "reads")
    yield _embedded(f"file store ({deps.store.name})", deps.store.check, "takes files")
    yield _embedded(
        f"database ({deps.database.dialect})",
        lambda: migrate.check(deps.database),
        "has its tables",
    )
    if deps.scanner.configured:
        fault = deps.scanner.check()
        yield "antivirus", fault is None, fault or "clamd answers"
    for link in deps.provider(None).links:
        yield _provider(link, Deadline(deps.settings.llm_timeout))


def _embedded(name: str, attempt: Callable[[], object], words: str) -> Result:
    try:
        attempt()
    except ApiError as error:
        return name, False, error.message
    return name, True, words


def _provider(link: Provider, deadline: Deadline) -> Result:
    if not isinstance(link, LLMProvider):
        return link.name, True, "needs nothing"
    try:
        link.check(deadline)
    except ProviderError as error:
        return link.name, False, f"{REMEDIES[error.failure]} ({error.message})"
    return link.name, True, f"{link.model} answers"
