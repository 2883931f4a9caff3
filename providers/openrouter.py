"""OpenRouter: OpenAI's interface before many vendors.

Absorbed here: an upstream that does not know ``response_format`` must not be picked; errors that
come late in an answer of 200 (in ``providers.chat``); 402 for an empty account, 403 for moderation,
524 and 529 for an upstream in trouble (in ``providers.http_status``).
"""

from __future__ import annotations

from typing import Any

from providers.capabilities import Capabilities, Format
from providers.openai import OpenAIProvider


class OpenRouterProvider(OpenAIProvider):
    """Chat completions."""

    name = "openrouter"

    @staticmethod
    def extras(capabilities: Capabilities) -> dict[str, Any]:
        strict = capabilities.format is not Format.TEXT
        return {"extra_body": {"provider": {"require_parameters": strict}}}
