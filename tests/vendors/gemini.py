"""Gemini's REST: the key in a header, never in the address; a schema subset of its own."""

from __future__ import annotations

import re
from typing import Any

from tests.vendors import rules
from tests.vendors.failures import Fail
from tests.vendors.model import Completion, complete
from tests.vendors.shapes import tokens
from tests.vendors.vendor import WORDS, Behaviour, Received, Vendor, parse_json
from tests.vendors.wire import Reply, Request, VendorError, json_reply

PATH = re.compile(r"/v1(?:beta)?/models/[\w.-]+:(\w+)")
ROUTES = {
    "generateContent": "chat",
}
TOP = {"systemInstruction", "generationConfig", "safetySettings", "tools", "toolConfig",
       "cachedContent"}  # fmt: skip
CONFIG = {
    "temperature", "topP", "topK", "maxOutputTokens", "candidateCount", "stopSequences", "seed",
    "responseMimeType", "responseSchema", "responseJsonSchema", "thinkingConfig",
    "presencePenalty", "frequencyPenalty",
}  # fmt: skip
STATUS_NAMES = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
}  # fmt: skip
FINISH = {"stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"}


class Gemini(Vendor):
    """``{url}/gemini``."""

    name = "gemini"
    prefix = "GEMINI"

    def route(self, method: str, path: str) -> str | None:
        if method == "GET" and re.fullmatch(r"/v1(beta)?/models(/[\w.-]+)?", path):
            return "models"
        match = PATH.fullmatch(path)
        return ROUTES.get(match[1]) if match and method == "POST" else None

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        name = STATUS_NAMES.get(status, "UNKNOWN")
        details = []
        if code == "rate_limit":
            wait = f"{self.scene.retry_after}s"
            kind = "type.googleapis.com/google.rpc.RetryInfo"
            details.append({"@type": kind, "retryDelay": wait})
        if code == "api_key":
            kind = "type.googleapis.com/google.rpc.ErrorInfo"
            details.append({"@type": kind, "reason": "API_KEY_INVALID"})
        error = {"code": status, "message": message, "status": name, "details": details}
        return json_reply(status, {"error": error})

    def voice(self, fail: Fail) -> Reply:
        if fail is Fail.UNAUTHORIZED:
            return self.error(400, "API key not valid. Please pass a valid API key.", "api_key")
        if fail is Fail.RATE_LIMIT:
            return self.error(429, WORDS[fail], "rate_limit")
        return super().voice(fail)

    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        if "key" in request.query:
            raise VendorError(self.error(400, "This simulator takes no key in the address"))
        given = request.headers.get("x-goog-api-key")
        if not given:
            raise VendorError(self.error(403, "Method doesn't allow unregistered callers"))
        if given != self.scene.keys[self.name]:
            raise VendorError(self.voice(Fail.UNAUTHORIZED))
        if received.route == "models":
            return json_reply(200, {"models": [{"name": "models/gemini-2.5-flash"}]})
        received.body = parse_json(request.body)
        self.check_fields(received.body, {"contents"}, TOP, 400)
        schema = self._schema(received.body.get("generationConfig", {}))
        received.prompt = _prompt(received.body)
        done = complete(received.prompt, schema, behaviour, self.scene.mind)
        return self._completion(received.prompt, done, behaviour)

    def _schema(self, config: dict[str, Any]) -> rules.JsonSchema | None:
        self.check_fields(config, set(), CONFIG, 400)
        subset, full = config.get("responseSchema"), config.get("responseJsonSchema")
        schema: rules.JsonSchema | None = subset or full
        if schema is None:
            return None
        if subset and full:
            raise VendorError(self.error(400, "responseSchema and responseJsonSchema are both set"))
        if config.get("responseMimeType") != "application/json":
            raise VendorError(self.error(400, "A schema needs the type application/json"))
        if subset and (fault := rules.gemini_fault(subset)):
            raise VendorError(self.error(400, fault))
        return schema

    def _completion(self, prompt: str, done: Completion, behaviour: Behaviour) -> Reply:
        spent = {"promptTokenCount": tokens(prompt), "candidatesTokenCount": tokens(done.text)}
        answer: dict[str, Any] = {
            "usageMetadata": {**spent, "totalTokenCount": sum(spent.values())},
            "modelVersion": "gemini-2.5-flash",
            "responseId": "1",
        }
        if behaviour is Fail.ERROR_IN_200:
            return json_reply(200, {"error": {"code": 502, "message": "Upstream error"}})
        if done.finish == "refusal":
            return json_reply(200, {**answer, "promptFeedback": {"blockReason": "SAFETY"}})
        candidate: dict[str, Any] = {"index": 0, "finishReason": FINISH[done.finish]}
        if done.finish != "content_filter":
            candidate["content"] = {"role": "model", "parts": [{"text": done.text}]}
        return json_reply(
            200, answer if behaviour is Fail.NO_CHOICES else {**answer, "candidates": [candidate]}
        )


def _prompt(body: dict[str, Any]) -> str:
    contents = [body.get("systemInstruction", {"parts": []}), *body["contents"]]
    return "\n\n".join(part["text"] for content in contents for part in content["parts"])
