"""Shapes that several vendors answer in, and the numbers in them."""

from __future__ import annotations

import hashlib
import random
from typing import Any

from tests.vendors.wire import Reply, json_reply


def vector(text: str, size: int) -> list[float]:
    """A unit vector that texts share as far as they share words."""
    values = [0.0] * size
    for word in text.casefold().split():
        rng = random.Random(hashlib.sha256(word.encode()).digest())
        for _ in range(4):
            values[rng.randrange(size)] += rng.choice((-1.0, 1.0))
    length = sum(value * value for value in values) ** 0.5 or 1.0
    return [value / length for value in values]


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


def embedding_list(model: str, vectors: list[Any]) -> dict[str, Any]:
    """The shape of an embeddings answer."""
    data = [
        {"object": "embedding", "index": index, "embedding": row}
        for index, row in enumerate(vectors)
    ]
    return {
        "id": "emb-1",
        "object": "list",
        "model": model,
        "data": data,
        "usage": {"prompt_tokens": 1, "completion_tokens": 0, "total_tokens": 1},
    }
