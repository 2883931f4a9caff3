"""Mistral by its SDK.

Absorbed here: the server's URL goes without ``/v1``; transport errors are httpx2's own; ``str`` of
an SDK error holds the vendor's body, which can quote the resume, so it is only looked at; a
reasoning model's content is a list of parts; schemas are followed only where ``strict`` is said.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx2
from mistralai.client import Mistral, errors

from providers.base_urls import unversioned
from providers.capabilities import Capabilities, ParameterRefused, refused_parameter
from providers.chat import completion_of, messages, response_format
from providers.completion import Completion
from providers.deadline_http.httpx_client import BoundedClient
from providers.errors import Failure, ProviderError
from providers.http_status import error_of
from providers.llm import LLMProvider
from providers.mistral_serializers import keep_serializers
from providers.prompt_builder import Prompt
from providers.schema import JsonSchema
from providers.settings import ProviderSettings


class MistralProvider(LLMProvider):
    """Chat completions by the SDK."""

    name = "mistral"

    def __init__(self, settings: ProviderSettings) -> None:
        super().__init__(settings)
        address = unversioned(self.account.base_url)
        self._http = BoundedClient(address)
        keep_serializers()
        self._client = Mistral(api_key=self.account.api_key, server_url=address, client=self._http)

    def complete(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities, seconds: float
    ) -> Completion:
        request: dict[str, Any] = {
            "messages": messages(prompt, capabilities),
            "max_tokens": prompt.max_tokens,
            **response_format(schema, capabilities),
        }
        if capabilities.temperature:
            request["temperature"] = self.settings.llm_temperature
        with self._errors():
            answer = self._client.chat.complete(
                model=self.model, timeout_ms=_milliseconds(seconds), **request
            )
        return completion_of(answer.model_dump(), self.name)

    def close(self) -> None:
        self._http.drop_connections()

    @contextmanager
    def _errors(self) -> Generator[None]:
        """The SDK's errors as ours."""
        try:
            yield
        except httpx2.TimeoutException as error:
            raise ProviderError(Failure.TIMEOUT, self.name, "no answer in time") from error
        except (httpx2.HTTPError, errors.NoResponseError) as error:
            raise ProviderError(Failure.UNAVAILABLE, self.name, "the connection failed") from error
        except errors.MistralError as error:
            if error.status_code < 400:
                message = "the answer is not what the interface promises"
                raise ProviderError(Failure.BAD_OUTPUT, self.name, message) from error
            words = _words(error.body)
            if parameter := refused_parameter(words, error.status_code):
                raise ParameterRefused(self.name, parameter) from error
            raise error_of(self.name, error.status_code, words, error.headers) from error


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))


def _words(body: str) -> str:
    """The vendor's words on a fault, without the echoed input of a field error."""
    try:
        fault = json.loads(body)
    except ValueError:
        return ""
    if not isinstance(fault, dict):
        return ""
    detail = fault.get("detail") or fault.get("message") or ""
    detail = detail.get("detail", "") if isinstance(detail, dict) else detail
    if isinstance(detail, list):
        return " ".join(f"{row.get('loc')} {row.get('msg')}" for row in detail if row)
    return f"{detail} {fault.get('type')} {fault.get('code')} {fault.get('param')}"
