"""Gemini by its REST interface.

Absorbed here: a bad key is a 400; the wait of a 429 is in the body; a blocked prompt is a 200
without candidates; thinking counts against the output's limit (so none is asked for); schemas are
an OpenAPI subset; the key goes in a header, never in the URL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from providers.base_urls import versioned
from providers.capabilities import Capabilities, Format, ParameterRefused, refused_parameter
from providers.completion import Completion, Finish, counted, mapping
from providers.deadline_http.requests_session import BoundedSession, Reply
from providers.errors import Failure, ProviderError
from providers.http_status import error_of
from providers.llm import LLMProvider
from providers.prompt_builder import Prompt
from providers.schema import JsonSchema, openapi_subset
from providers.settings import ProviderSettings
from resume_api.domain.report import Usage

_ROLES = {"user": "user", "assistant": "model"}
_BLOCKED = frozenset({"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"})


class GeminiProvider(LLMProvider):
    """``generateContent``."""

    name = "gemini"

    def __init__(self, settings: ProviderSettings) -> None:
        super().__init__(settings)
        self._address = versioned(self.account.base_url, "v1beta")
        self._session = BoundedSession(self.name, settings.llm_concurrency)
        self._session.headers["x-goog-api-key"] = self.account.api_key

    def complete(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities, seconds: float
    ) -> Completion:
        body = {
            "systemInstruction": {"parts": [{"text": prompt.system}]},
            "contents": [
                {"role": _ROLES[turn.role], "parts": [{"text": turn.text}]} for turn in prompt.turns
            ],
            "generationConfig": self._generation(prompt, schema, capabilities),
        }
        answer = self._post(f"models/{self.model}:generateContent", body, seconds)
        return _completion(answer)

    def close(self) -> None:
        self._session.close()

    def _generation(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities
    ) -> dict[str, Any]:
        config: dict[str, Any] = {"maxOutputTokens": prompt.max_tokens}
        if capabilities.temperature:
            config["temperature"] = self.settings.llm_temperature
        if capabilities.thinking:
            config["thinkingConfig"] = {"thinkingBudget": 0}
        if capabilities.format is not Format.TEXT:
            config["responseMimeType"] = "application/json"
        if capabilities.format is Format.JSON_SCHEMA:
            config["responseSchema"] = openapi_subset(schema)
        return config

    def _post(self, path: str, body: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """The JSON object of a 200 answer. Raises ProviderError."""
        reply = self._session.post_json(f"{self._address}/{path}", body, seconds)
        if reply.status >= 400 or "error" in reply.payload:
            raise self._refusal(reply)
        if not reply.payload:
            message = "the answer is not what the interface promises"
            raise ProviderError(Failure.BAD_OUTPUT, self.name, message)
        return reply.payload

    def _refusal(self, reply: Reply) -> ProviderError:
        """The typed error of an error body, whose own code counts where it comes in a 200."""
        fault, status = mapping(reply.payload.get("error")), reply.status
        if status < 400:
            status = fault["code"] if isinstance(fault.get("code"), int) else 502
        details = [mapping(row) for row in fault.get("details") or ()]
        reasons = " ".join(str(row.get("reason", "")) for row in details)
        words = f"{fault.get('status')} {fault.get('message')} {reasons}"
        if parameter := refused_parameter(words, status):
            return ParameterRefused(self.name, parameter)
        waits = [str(row["retryDelay"]).removesuffix("s") for row in details if "retryDelay" in row]
        headers = {"Retry-After": waits[0]} if waits else reply.headers
        return error_of(self.name, status, words, headers)


def _completion(answer: Mapping[str, Any]) -> Completion:
    """The first candidate; a blocked prompt has none and says why."""
    counts = answer.get("usageMetadata")
    output = counted(counts, "candidatesTokenCount", "thoughtsTokenCount")  # both are billed
    usage = Usage(counted(counts, "promptTokenCount"), output)
    candidates = answer.get("candidates")
    if not isinstance(candidates, list) or not candidates:
        if mapping(answer.get("promptFeedback")).get("blockReason"):
            return Completion("", Finish.REFUSED, usage)
        raise ProviderError(Failure.BAD_OUTPUT, "gemini", "the answer holds no candidate")
    candidate = mapping(candidates[0])
    parts = mapping(candidate.get("content")).get("parts")
    spoken = [mapping(part) for part in parts] if isinstance(parts, list) else []
    text = "".join(str(part.get("text", "")) for part in spoken if not part.get("thought"))
    reason = candidate.get("finishReason")
    if reason == "MAX_TOKENS":
        return Completion(text, Finish.LENGTH, usage)
    return Completion(text, Finish.REFUSED if reason in _BLOCKED else Finish.DONE, usage)
