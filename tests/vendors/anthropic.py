"""Anthropic's Messages API: a key and a version in headers, tools whose input is the answer."""

from __future__ import annotations

from typing import Any

from tests.vendors import rules
from tests.vendors.failures import Fail
from tests.vendors.model import Completion, complete
from tests.vendors.shapes import prompt_of, tokens
from tests.vendors.vendor import Behaviour, Received, Vendor, parse_json
from tests.vendors.wire import Reply, Request, VendorError, json_reply

ROUTES = {("POST", "/v1/messages"): "chat", ("GET", "/v1/models"): "models"}
KNOWN = {
    "system", "temperature", "top_p", "top_k", "stop_sequences", "stream", "metadata", "tools",
    "tool_choice", "thinking", "service_tier", "container", "context_management", "output_config",
}  # fmt: skip
KINDS = {
    400: "invalid_request_error", 401: "authentication_error", 402: "billing_error",
    403: "permission_error", 404: "not_found_error", 413: "request_too_large",
    422: "invalid_request_error", 429: "rate_limit_error", 504: "timeout_error",
    529: "overloaded_error",
}  # fmt: skip
STOPS = {"stop": "end_turn", "length": "max_tokens", "refusal": "refusal"}


class Anthropic(Vendor):
    """``{url}/anthropic``."""

    name = "anthropic"
    prefix = "ANTHROPIC"

    def route(self, method: str, path: str) -> str | None:
        return ROUTES.get((method, path))

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        fault = {"type": KINDS.get(status, "api_error"), "message": message}
        return json_reply(status, {"type": "error", "error": fault, "request_id": "req_1"})

    def voice(self, fail: Fail) -> Reply:
        own = {
            Fail.UNAUTHORIZED: (401, "invalid x-api-key"),
            Fail.QUOTA: (400, "Your credit balance is too low to access the Anthropic API."),
            Fail.CONTEXT_LENGTH: (400, "prompt is too long: 250000 tokens > 200000 maximum"),
            Fail.UNAVAILABLE: (529, "Overloaded"),
        }
        return self.error(*own[fail]) if fail in own else super().voice(fail)

    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        if request.headers.get("x-api-key") != self.scene.keys[self.name]:
            raise VendorError(self.voice(Fail.UNAUTHORIZED))
        if not request.headers.get("anthropic-version"):
            raise VendorError(self.error(400, "anthropic-version: header is required"))
        if received.route == "models":
            return json_reply(200, {"data": [{"type": "model", "id": "claude-sonnet-4-5"}]})
        body = received.body = parse_json(request.body)
        self.check_fields(body, {"model", "max_tokens", "messages"}, KNOWN, 400)
        self._check_messages(body)
        tool = self._tool(body)
        received.prompt = prompt_of([{"content": body.get("system")}, *body["messages"]])
        schema = tool["input_schema"] if tool else None
        done = complete(received.prompt, schema, behaviour, self.scene.mind)
        return self._message(received.prompt, done, tool, behaviour)

    def _check_messages(self, body: dict[str, Any]) -> None:
        if not 0 <= body.get("temperature", 1) <= 1:
            raise VendorError(self.error(400, "temperature: range: 0..1"))
        roles = [message["role"] for message in body["messages"]]
        if not roles or roles[0] != "user" or set(roles) - {"user", "assistant"}:
            raise VendorError(self.error(400, "messages: first message must use the user role"))
        if not all(message["content"].strip() for message in body["messages"]):
            raise VendorError(self.error(400, "messages: text content must be non-empty"))

    def _tool(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """The tool that has to be called; a scene can refuse strict tools, or forced ones."""
        if "tools" not in body:
            return None
        tool: dict[str, Any] = body["tools"][0]
        if tool.get("strict") and self.scene.refuses_format(self.name, "json_schema"):
            words = "tools.0.custom.strict: Extra inputs are not permitted"
            raise VendorError(self.error(400, words))
        if self.scene.refuses_format(self.name, "json_object"):
            raise VendorError(self.error(400, "tool_choice: this model does not support it"))
        if tool.get("strict") and (fault := rules.openai_fault(tool["input_schema"])):
            raise VendorError(self.error(400, f"tools.0.custom.input_schema: {fault}"))
        if body.get("tool_choice") != {"type": "tool", "name": tool["name"]}:
            raise VendorError(self.error(400, "This simulator is asked for one tool by name"))
        return tool

    def _message(
        self, prompt: str, done: Completion, tool: dict[str, Any] | None, behaviour: Behaviour
    ) -> Reply:
        if behaviour is Fail.ERROR_IN_200:
            return json_reply(200, {"type": "error", "error": {"type": "overloaded_error"}})
        if done.finish == "content_filter":
            return self.error(400, "Output blocked by content filtering policy")
        content = _content(done, tool)
        if behaviour is Fail.CHUNKS:
            content = [{"type": "thinking", "thinking": "Let me see."}, *content]
        cached = tokens(prompt) // 2
        return json_reply(
            200,
            {
                "id": "msg_1",
                "type": "message",
                "role": "assistant",
                "model": "claude-sonnet-4-5",
                "content": [] if behaviour is Fail.NO_CHOICES else content,
                "stop_reason": "tool_use" if tool and done.finish == "stop" else STOPS[done.finish],
                "usage": {
                    "input_tokens": tokens(prompt) - cached,
                    "cache_read_input_tokens": cached,
                    "cache_creation_input_tokens": 0,
                    "output_tokens": tokens(done.text),
                },
            },
        )


def _content(done: Completion, tool: dict[str, Any] | None) -> list[dict[str, Any]]:
    """A call of the tool where there is one and the answer is an object, else text."""
    if tool and done.finish == "length":
        return [{"type": "tool_use", "id": "toolu_1", "name": tool["name"], "input": {}}]
    given = parse_json(done.text.encode()) if tool else None
    if not isinstance(given, dict) or tool is None:
        return [{"type": "text", "text": done.text}]
    return [{"type": "tool_use", "id": "toolu_1", "name": tool["name"], "input": given}]
