"""The chat shape that OpenAI gave the world: messages out, one choice back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from providers.capabilities import Capabilities, Format
from providers.completion import Completion, Finish, counted, mapping
from providers.errors import Failure, ProviderError
from providers.http_status import error_of
from providers.prompt_builder import Prompt
from providers.schema import JsonSchema
from resume_api.domain.report import Usage

_FINISH = {
    "length": Finish.LENGTH,
    "model_length": Finish.LENGTH,
    "content_filter": Finish.REFUSED,
}


def messages(prompt: Prompt, capabilities: Capabilities) -> list[dict[str, str]]:
    """The system part, then the turns; the two in one where a model's template has no system."""
    turns = [{"role": turn.role, "content": turn.text} for turn in prompt.turns]
    if capabilities.system:
        return [{"role": "system", "content": prompt.system}, *turns]
    first, *others = turns
    return [{**first, "content": f"{prompt.system}\n\n{first['content']}"}, *others]


def response_format(schema: JsonSchema, capabilities: Capabilities) -> dict[str, Any]:
    """The ``response_format`` parameter, or nothing where plain text has to do."""
    match capabilities.format:
        case Format.JSON_SCHEMA:
            described = {"name": "answer", "schema": schema, "strict": True}
            return {"response_format": {"type": "json_schema", "json_schema": described}}
        case Format.JSON_OBJECT:
            return {"response_format": {"type": "json_object"}}
    return {}


def completion_of(payload: Any, provider: str) -> Completion:
    """The first choice of a 200 answer. Raises ProviderError for one that holds none, or an error
    (a gateway whose upstream failed late answers so)."""
    payload = mapping(payload)
    choices = payload.get("choices")
    choice = mapping(choices[0] if isinstance(choices, list) and choices else None)
    if fault := payload.get("error") or choice.get("error"):
        raise _late_error(fault, provider)
    if not choice:
        raise ProviderError(Failure.BAD_OUTPUT, provider, "the answer holds no choice")
    reason = choice.get("finish_reason")
    if reason == "error":
        raise ProviderError(Failure.UNAVAILABLE, provider, "the model stopped with an error")
    message = mapping(choice.get("message"))
    finish = Finish.REFUSED if message.get("refusal") else _FINISH.get(str(reason), Finish.DONE)
    counts = payload.get("usage")
    usage = Usage(counted(counts, "prompt_tokens"), counted(counts, "completion_tokens"))
    return Completion(_said(message), finish, usage)


def _late_error(fault: Any, provider: str) -> ProviderError:
    code = str(mapping(fault).get("code"))
    return error_of(provider, int(code) if code.isdigit() else 502, str(fault), {})


def _said(message: Mapping[str, Any]) -> str:
    """The content; without one the arguments of a call that the model makes, or its thoughts: some
    local servers put the answer there."""
    if text := _text(message.get("content")).strip():
        return text
    calls = message.get("tool_calls")
    call = mapping(calls[0] if isinstance(calls, list) and calls else None)
    arguments = mapping(call.get("function") or message.get("function_call")).get("arguments")
    if isinstance(arguments, Mapping):
        return json.dumps(arguments)
    thoughts = message.get("reasoning_content") or message.get("reasoning")
    return next((text for text in (arguments, thoughts) if isinstance(text, str)), "")


def _text(content: Any) -> str:
    """The text of a message; of a list of parts those that are text, not the model's thoughts."""
    if isinstance(content, list):
        parts = [mapping(part) for part in content]
        return "".join(str(part.get("text", "")) for part in parts if part.get("type") == "text")
    return content if isinstance(content, str) else ""
