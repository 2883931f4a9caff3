"""Mistral's chat, models and OCR; it knows its own fields and no others."""

from __future__ import annotations

from typing import Any

from tests.vendors import ocr, rules
from tests.vendors.failures import Fail
from tests.vendors.model import Completion, complete
from tests.vendors.shapes import models, prompt_of, usage
from tests.vendors.vendor import WORDS, Behaviour, Received, Vendor, parse_json
from tests.vendors.wire import Reply, Request, VendorError, json_reply


class Mistral(Vendor):
    """``{url}/mistral/v1``."""

    name = "mistral"
    prefix = "MISTRAL"
    routes = {
        ("POST", "/v1/chat/completions"): "chat",
        ("POST", "/v1/ocr"): "ocr",
        ("GET", "/v1/models"): "models",
    }
    known = {
        "temperature", "top_p", "max_tokens", "min_tokens", "stream", "stop", "random_seed",
        "metadata", "response_format", "tools", "tool_choice", "presence_penalty",
        "frequency_penalty", "n", "prediction", "parallel_tool_calls", "prompt_mode", "top_k",
        "reasoning_effort", "guardrails", "prompt_cache_key", "safe_prompt", "service_tier",
    }  # fmt: skip

    def route(self, method: str, path: str) -> str | None:
        return self.routes.get((method, path))

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        if status == 422:
            fault = {"type": "value_error", "loc": ["body"], "msg": message, "input": {}}
            return json_reply(422, {"detail": [fault]})
        if status == 401:
            return json_reply(401, {"detail": "Unauthorized"})
        error = {"object": "error", "message": message, "type": code, "param": None, "code": "3000"}
        return json_reply(status, error)

    def voice(self, fail: Fail) -> Reply:
        return self.error(401, WORDS[fail]) if fail is Fail.QUOTA else super().voice(fail)

    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        self.check_bearer(request)
        if received.route == "models":
            return models("mistral-small-latest", "mistral-ocr-latest")
        received.body = parse_json(request.body)
        if received.route == "ocr":
            return ocr.answer(self, received.body, behaviour)
        self.check_fields(received.body, {"model", "messages"}, self.known, 422)
        received.prompt = prompt_of(received.body["messages"])
        wanted = received.body.get("response_format") or {"type": "text"}
        schema = self._schema(wanted)
        if wanted["type"] == "json_object" and "json" not in received.prompt.casefold():
            done = Completion(" \n" * 500, "length")
        else:
            done = complete(received.prompt, schema, behaviour, self.scene.mind)
        return self._completion(received, done, behaviour)

    def _schema(self, wanted: dict[str, Any]) -> rules.JsonSchema | None:
        if self.scene.refuses_format(self.name, wanted["type"]):
            raise VendorError(self.error(400, f"response_format {wanted['type']} is not supported"))
        if wanted["type"] != "json_schema":
            return None
        given = wanted["json_schema"]
        self.check_fields(given, {"name", "schema"}, {"strict", "description"}, 422)
        if fault := rules.mistral_fault(given["schema"]):
            raise VendorError(self.error(400, fault))
        return dict(given["schema"])

    def _completion(self, received: Received, done: Completion, behaviour: Behaviour) -> Reply:
        finish = {"refusal": "stop", "content_filter": "error"}.get(done.finish, done.finish)
        content: Any = "" if finish == "error" else done.text
        if behaviour is Fail.CHUNKS:
            thought = {"type": "thinking", "thinking": [{"type": "text", "text": "Let me see."}]}
            content = [thought, {"type": "text", "text": done.text}]
        message = {"role": "assistant", "content": content, "tool_calls": None}
        answer: dict[str, Any] = {
            "id": "cmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": received.body["model"],
            "choices": [{"index": 0, "finish_reason": finish, "message": message}],
            "usage": usage(received.prompt, done.text),
        }
        if behaviour is Fail.NO_CHOICES:
            answer["choices"] = []
        if behaviour is Fail.ERROR_IN_200:
            answer = {"object": "error", "message": "Upstream error", "code": "3000"}
        return json_reply(200, answer)
