"""OpenAI's chat and models, and what its strict mode refuses."""

from __future__ import annotations

from typing import Any

from tests.vendors import rules
from tests.vendors.failures import Fail
from tests.vendors.model import Completion, complete
from tests.vendors.shapes import models, prompt_of, tokens, usage
from tests.vendors.vendor import Behaviour, Received, Vendor, parse_json
from tests.vendors.wire import Reply, Request, VendorError, json_reply


class OpenAI(Vendor):
    """``{url}/openai/v1``."""

    name = "openai"
    prefix = "OPENAI"
    base = "/v1"
    routes = {
        ("POST", "/v1/chat/completions"): "chat",
        ("GET", "/v1/models"): "models",
    }
    known = {
        "temperature", "top_p", "n", "stop", "seed", "user", "stream", "store", "metadata",
        "max_tokens", "max_completion_tokens", "response_format", "presence_penalty",
        "frequency_penalty", "logit_bias", "logprobs", "top_logprobs", "service_tier", "tools",
        "tool_choice", "parallel_tool_calls", "prediction", "modalities", "reasoning_effort",
        "verbosity", "prompt_cache_key", "safety_identifier", "stream_options",
    }  # fmt: skip

    def route(self, method: str, path: str) -> str | None:
        return self.routes.get((method, path))

    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        kind = "server_error" if status >= 500 else "invalid_request_error"
        error = {"message": message, "type": kind, "param": None, "code": code}
        return json_reply(status, {"error": error})

    def voice(self, fail: Fail) -> Reply:
        codes = {
            Fail.UNAUTHORIZED: (401, "invalid_api_key"),
            Fail.RATE_LIMIT_SILENT: (429, "rate_limit_exceeded"),
            Fail.QUOTA: (429, "insufficient_quota"),
            Fail.CONTEXT_LENGTH: (400, "context_length_exceeded"),
        }
        if fail not in codes:
            return super().voice(fail)
        return self.error(codes[fail][0], fail.name.replace("_", " ").lower(), codes[fail][1])

    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        self.check_bearer(request)
        if received.route == "models":
            return models("gpt-4o-mini")
        received.body = parse_json(request.body)
        self.check_fields(received.body, {"model", "messages"}, self.known, 400)
        self._check_model(received.body)
        received.prompt = prompt_of(received.body["messages"])
        self._check_template(received)
        schema = self._schema(received.body.get("response_format") or {"type": "text"})
        done = complete(received.prompt, schema, behaviour, self.scene.mind)
        return self._completion(received, done, behaviour)

    def _check_model(self, body: dict[str, Any]) -> None:
        reasons = body["model"].startswith(("o1", "o3", "o4", "gpt-5"))
        if reasons and "max_tokens" in body:
            words = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
            raise VendorError(self.error(400, words, "unsupported_parameter"))
        if reasons and body.get("temperature", 1) != 1:
            words = "Unsupported value: 'temperature' does not support this with this model."
            raise VendorError(self.error(400, words, "unsupported_value"))

    def _check_template(self, received: Received) -> None:
        """As local servers: templates without a system part, a window of fixed size."""
        roles = {message["role"] for message in received.body["messages"]}
        if self.name in self.scene.no_system and "system" in roles:
            raise VendorError(self.error(500, "System role not supported"))
        window = self.scene.windows.get(self.name, 1 << 30)
        needed = tokens(received.prompt)
        if needed + received.body.get("max_tokens", 0) > window:
            words = f"the request exceeds the available context size ({window} tokens)"
            error = {"code": 400, "message": words, "type": "exceed_context_size_error"}
            counts = {"n_prompt_tokens": needed, "n_ctx": window}
            raise VendorError(json_reply(400, {"error": {**error, **counts}}))

    def _schema(self, wanted: dict[str, Any]) -> rules.JsonSchema | None:
        if self.scene.refuses_format(self.name, wanted["type"]):
            raise VendorError(
                self.error(400, f"'response_format.type' {wanted['type']} is unknown")
            )
        if wanted["type"] != "json_schema":
            return None
        given = wanted["json_schema"]
        if not rules.FORMAT_NAME.fullmatch(given.get("name", "")):
            raise VendorError(self.error(400, "Invalid 'response_format.json_schema.name'"))
        if given.get("strict") and (fault := rules.openai_fault(given["schema"])):
            words = f"Invalid schema for response_format '{given['name']}': {fault}"
            raise VendorError(self.error(400, words))
        return dict(given["schema"])

    def _completion(self, received: Received, done: Completion, behaviour: Behaviour) -> Reply:
        message: dict[str, Any] = {"role": "assistant", "content": done.text, "refusal": None}
        if done.finish == "refusal":
            message |= {"content": None, "refusal": done.text}
        if behaviour is Fail.REASONING_ONLY:
            message |= {"content": None, "reasoning_content": f"So {{}} it is.\n{done.text}"}
        if behaviour is Fail.TOOL_CALL:
            call = {"name": "answer", "arguments": done.text}
            message |= {"content": "", "tool_calls": [{"type": "function", "function": call}]}
        finish = "stop" if done.finish == "refusal" else done.finish
        answer = {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": received.body["model"],
            "choices": [
                {"index": 0, "finish_reason": finish, "logprobs": None, "message": message}
            ],
            "usage": usage(received.prompt, done.text),
        }
        if behaviour is Fail.NO_CHOICES:
            del answer["choices"]
        if behaviour is Fail.ERROR_IN_200:
            answer = {"error": {"code": 502, "message": "Upstream error"}}
        return json_reply(200, answer)
