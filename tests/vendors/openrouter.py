"""OpenRouter: OpenAI's shapes, errors with the HTTP status as their code, and a 402."""

from __future__ import annotations

from tests.vendors.failures import STATUS, Fail
from tests.vendors.openai import OpenAI
from tests.vendors.vendor import WORDS, Received, Vendor
from tests.vendors.wire import Reply, Request, json_reply


class OpenRouter(OpenAI):
    """``{url}/openrouter/api/v1``."""

    name = "openrouter"
    prefix = "LLM"
    base = "/api/v1"
    routes = {
        ("POST", "/api/v1/chat/completions"): "chat",
        ("GET", "/api/v1/models"): "models",
        ("GET", "/api/v1/key"): "key",
    }
    known = OpenAI.known | {"provider", "plugins", "reasoning", "usage", "transforms", "models"}

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        return json_reply(status, {"error": {"code": status, "message": message}})

    def voice(self, fail: Fail) -> Reply:
        if fail is Fail.QUOTA:
            return self.error(402, WORDS[Fail.NO_CREDIT])
        return Vendor.voice(self, fail) if fail in STATUS else super().voice(fail)

    def answer(self, received: Received, request: Request, behaviour: str | Fail | None) -> Reply:
        if received.route == "key":
            self.check_bearer(request)
            return json_reply(200, {"data": {"label": "simulated", "limit": None}})
        return super().answer(received, request, behaviour)
