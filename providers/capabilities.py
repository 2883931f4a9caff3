"""How much of a vendor's parameters a server understands, learnt from its refusals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, unique

from providers.errors import Failure, ProviderError


@unique
class Format(StrEnum):
    """How a server can be held to JSON, from strict to not at all."""

    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TEXT = "text"


@unique
class Parameter(StrEnum):
    """A parameter that some servers and models refuse."""

    FORMAT = "response_format"
    TEMPERATURE = "temperature"
    MAX_TOKENS = "max_tokens"
    THINKING = "thinking"
    SYSTEM = "system"


_SIGNS = {
    Parameter.SYSTEM: (
        "system role",
        "system message",
        "role 'system'",
        "roles must alternate",
        "only user and assistant roles",
    ),
    Parameter.TEMPERATURE: ("temperature",),
    Parameter.MAX_TOKENS: ("max_tokens", "max_completion_tokens"),
    Parameter.THINKING: ("thinking",),
    Parameter.FORMAT: (
        "response_format",
        "response format",
        "json_schema",
        "json_object",
        "json schema",
        "response_schema",
        "responseschema",
        "responsemimetype",
        "grammar",
        "structured output",
        "json mode",
        "tool_choice",
        "tools.",
    ),
}


class ParameterRefused(ProviderError):
    """The server will not have ``parameter``; the same request without it may succeed."""

    def __init__(self, provider: str, parameter: Parameter) -> None:
        super().__init__(Failure.BAD_REQUEST, provider, f"the server refuses {parameter.value}")
        self.parameter = parameter


def refused_parameter(complaint: str, status: int) -> Parameter | None:
    """The parameter that the words of a 400 or 422 complain of, if it is one of ours. A template
    that knows no system part fails with a 500 too."""
    words = complaint.lower()
    for parameter, signs in _SIGNS.items():
        told = status in (400, 422) or (status == 500 and parameter is Parameter.SYSTEM)
        if told and any(sign in words for sign in signs):
            return parameter
    return None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What to send: the format, whether a temperature, a thinking budget and a system part, and
    whether the limit goes by ``max_completion_tokens`` (OpenAI's own), not ``max_tokens``."""

    format: Format = Format.JSON_SCHEMA
    temperature: bool = True
    thinking: bool = True
    system: bool = True
    completion_tokens: bool = False
    limit_renamed: bool = False

    def without(self, parameter: Parameter) -> Capabilities | None:
        """The next capabilities to try, or None where there is nothing left to leave out."""
        match parameter:
            case Parameter.FORMAT if self.format is not Format.TEXT:
                lower = {Format.JSON_SCHEMA: Format.JSON_OBJECT}.get(self.format, Format.TEXT)
                return replace(self, format=lower)
            case Parameter.TEMPERATURE if self.temperature:
                return replace(self, temperature=False)
            case Parameter.THINKING if self.thinking:
                return replace(self, thinking=False)
            case Parameter.SYSTEM if self.system:
                return replace(self, system=False)
            case Parameter.MAX_TOKENS if not self.limit_renamed:
                other = not self.completion_tokens
                return replace(self, completion_tokens=other, limit_renamed=True)
        return None
