"""Anthropic by its REST interface (Messages API, version 2023-06-01).

Absorbed here: the model is held to JSON by a tool that it has to call, whose input is the answer; a
temperature goes up to 1; an empty account and a prompt that is too long are both a 400; what was
read from and written to the prompt cache is counted apart from the other input.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from providers.base_urls import versioned
from providers.capabilities import Capabilities, Format, ParameterRefused, refused_parameter
from providers.completion import Completion, Finish, counted
from providers.deadline_http.requests_session import BoundedSession, Reply
from providers.errors import Failure, ProviderError
from providers.http_status import error_of
from providers.llm import LLMProvider
from providers.prompt_builder import Prompt
from providers.schema import JsonSchema
from providers.settings import ProviderSettings
from resume_api.domain.report import Usage

_VERSION = "2023-06-01"
_TOOL = "answer"
_FINISH = {
    "max_tokens": Finish.LENGTH,
    "model_context_window_exceeded": Finish.LENGTH,
    "refusal": Finish.REFUSED,
}
_INPUT_COUNTS = ("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens")


class AnthropicProvider(LLMProvider):
    """``/v1/messages``."""

    name = "anthropic"

    def __init__(self, settings: ProviderSettings) -> None:
        super().__init__(settings)
        self._url = f"{versioned(self.account.base_url, 'v1')}/messages"
        self._session = BoundedSession(self.name, settings.llm_concurrency)
        self._session.headers["x-api-key"] = self.account.api_key
        self._session.headers["anthropic-version"] = _VERSION

    def complete(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities, seconds: float
    ) -> Completion:
        body: dict[str, Any] = {
            "model": self.model,
            "max_tokens": prompt.max_tokens,
            "system": prompt.system,
            "messages": [{"role": turn.role, "content": turn.text} for turn in prompt.turns],
            **_tool(schema, capabilities),
        }
        if capabilities.temperature:
            body["temperature"] = min(1.0, self.settings.llm_temperature)
        reply = self._session.post_json(self._url, body, seconds)
        if reply.status >= 400 or "error" in reply.payload:
            raise self._refusal(reply)
        return self._completion(reply.payload)

    def close(self) -> None:
        self._session.close()

    def _completion(self, payload: Mapping[str, Any]) -> Completion:
        """The tool's input, else the text. Raises ProviderError for an answer without content."""
        finish = _FINISH.get(str(payload.get("stop_reason")), Finish.DONE)
        content = payload.get("content")
        if not isinstance(content, list) or (not content and finish is Finish.DONE):
            message = "the answer holds no content"
            raise ProviderError(Failure.BAD_OUTPUT, self.name, message)
        parts = [part for part in content if isinstance(part, Mapping)]
        inputs = [part.get("input") for part in parts if part.get("type") == "tool_use"]
        text = "".join(str(part.get("text", "")) for part in parts if part.get("type") == "text")
        counts = payload.get("usage")
        usage = Usage(counted(counts, *_INPUT_COUNTS), counted(counts, "output_tokens"))
        return Completion(json.dumps(inputs[0]) if inputs else text, finish, usage)

    def _refusal(self, reply: Reply) -> ProviderError:
        """The typed error of an error body; one that comes in a 200 is a vendor in trouble."""
        fault = reply.payload.get("error")
        words = " ".join(map(str, fault.values())) if isinstance(fault, Mapping) else ""
        status = reply.status if reply.status >= 400 else 502
        error = error_of(self.name, status, words, reply.headers)
        if parameter := refused_parameter(words, status):
            return ParameterRefused(self.name, parameter)
        return error


def _tool(schema: JsonSchema, capabilities: Capabilities) -> dict[str, Any]:
    """The tool that takes the answer, and that it must be called; nothing for plain text."""
    if capabilities.format is Format.TEXT:
        return {}
    tool: dict[str, Any] = {
        "name": _TOOL,
        "description": "Takes the whole answer.",
        "input_schema": schema,
    }
    if capabilities.format is Format.JSON_SCHEMA:
        tool["strict"] = True
    return {"tools": [tool], "tool_choice": {"type": "tool", "name": _TOOL}}
