"""Shapes that several vendors answer in, and the numbers in them."""

from __future__ import annotations

from typing import Any

from tests.vendors.wire import Reply, json_reply


def tokens(text: str) -> int:
    """About as many tokens as a vendor would bill."""
    return max(1, len(text) // 4)


def models(*names: str) -> Reply:
    """The list of models, in the shape that OpenAI gave the world."""
    return json_reply(
        200, {"object": "list", "data": [{"id": name, "object": "model"} for name in names]}
    )


def prompt_of(messages: list[dict[str, Any]]) -> str:
    """All that a chat tells the model, its parts joined by blank lines."""
    return "\n\n".join(str(message.get("content")) for message in messages)


def usage(prompt: str, text: str) -> dict[str, int]:
    """The token counts of a completion."""
    spent = {"prompt_tokens": tokens(prompt), "completion_tokens": tokens(text)}
    return {**spent, "total_tokens": sum(spent.values())}
