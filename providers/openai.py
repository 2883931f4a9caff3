"""OpenAI, and any server that speaks its language: Ollama, vLLM, llama.cpp, LM Studio.

Absorbed here: a base URL without ``/v1``; no key for a local server; ``max_completion_tokens`` at
OpenAI and ``max_tokens`` elsewhere; models that refuse a temperature or a response format; answers
of 200 that hold an error, no choice, or no JSON.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import openai
from openai import OpenAI

from providers.base_urls import versioned
from providers.capabilities import Capabilities, ParameterRefused, refused_parameter
from providers.chat import completion_of, messages, response_format
from providers.completion import Completion
from providers.deadline_http.httpx_client import BoundedClient
from providers.errors import Failure, ProviderError
from providers.http_status import error_of
from providers.llm import LLMProvider
from providers.prompt_builder import Prompt
from providers.schema import JsonSchema
from providers.settings import ProviderSettings

_OWN_HOST = "api.openai.com"
_NO_KEY = "none"


class OpenAIProvider(LLMProvider):
    """Chat completions by the SDK."""

    name = "openai"

    def __init__(self, settings: ProviderSettings) -> None:
        super().__init__(settings)
        address = versioned(self.account.base_url, "v1")
        self.capabilities = Capabilities(completion_tokens=urlsplit(address).hostname == _OWN_HOST)
        self._http = BoundedClient(address)
        self._client = OpenAI(
            api_key=self.account.api_key or _NO_KEY,
            base_url=address,
            max_retries=0,
            http_client=self._http,
        )

    @staticmethod
    def extras(capabilities: Capabilities) -> dict[str, Any]:
        """Parameters that only one gateway knows."""
        return {}

    def complete(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities, seconds: float
    ) -> Completion:
        limit = "max_completion_tokens" if capabilities.completion_tokens else "max_tokens"
        request: dict[str, Any] = {
            "model": self.model,
            "messages": messages(prompt, capabilities),
            limit: prompt.max_tokens,
            **response_format(schema, capabilities),
            **self.extras(capabilities),
        }
        if capabilities.temperature:
            request["temperature"] = self.settings.llm_temperature
        with self._errors():
            answer = self._client.chat.completions.with_raw_response.create(
                **request, timeout=seconds
            )
            return completion_of(answer.http_response.json(), self.name)

    def close(self) -> None:
        self._http.drop_connections()

    @contextmanager
    def _errors(self) -> Generator[None]:
        """The SDK's errors as ours."""
        try:
            yield
        except openai.APITimeoutError as error:
            raise ProviderError(Failure.TIMEOUT, self.name, "no answer in time") from error
        except openai.APIConnectionError as error:
            raise ProviderError(Failure.UNAVAILABLE, self.name, "the connection failed") from error
        except openai.APIStatusError as error:
            words = f"{error.code} {error.type} {error.message}"
            if parameter := refused_parameter(words, error.status_code):
                raise ParameterRefused(self.name, parameter) from error
            headers = error.response.headers
            raise error_of(self.name, error.status_code, words, headers) from error
        except (openai.OpenAIError, ValueError) as error:
            message = "the answer is not what the interface promises"
            raise ProviderError(Failure.BAD_OUTPUT, self.name, message) from error
