"""What the vendors have in common: a key to check, an error envelope, a model to ask."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.vendors.failures import STATUS, Fail
from tests.vendors.model import Judge, Mind, Speaker, Wording, as_drafted, as_earned, silent
from tests.vendors.wire import Reply, Request, VendorError

Behaviour = Fail | str | None
"""What a request meets: a failure, a model's answer word for word, or (None) success."""

WORDS = {
    Fail.UNAUTHORIZED: "Incorrect API key provided",
    Fail.NO_CREDIT: "Insufficient credits",
    Fail.FORBIDDEN: "You have no access to this",
    Fail.MODEL_NOT_FOUND: "The model does not exist",
    Fail.REQUEST_TIMEOUT: "Request timed out",
    Fail.TOO_LARGE: "Request too large",
    Fail.CONTEXT_LENGTH: "This model's maximum context length is exceeded",
    Fail.UNPROCESSABLE: "Unprocessable input",
    Fail.RATE_LIMIT: "Rate limit exceeded",
    Fail.RATE_LIMIT_SILENT: "Rate limit exceeded",
    Fail.QUOTA: "You exceeded your current quota",
    Fail.SERVER_ERROR: "The server had an error",
    Fail.UNAVAILABLE: "The engine is overloaded",
}


@dataclass
class Received:
    """A request as the log keeps it: ``body`` parsed, ``prompt`` what a model was told in all."""

    vendor: str
    route: str
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None
    prompt: str = ""
    status: int = 0


@dataclass
class Scene:
    """What tests can change about all vendors: keys, answers' formats, verdicts, limits. By vendor:
    whose template knows no system part, and the window in tokens as llama.cpp holds to it."""

    keys: dict[str, str]
    fetch: Callable[[str], bytes | None]
    judge: Judge = as_earned
    wording: Wording = as_drafted
    speaks: Speaker = silent
    retry_after: int = 1
    url: str = ""
    allow_http: bool = True
    response_formats: dict[str, set[str]] = field(default_factory=dict)
    no_system: set[str] = field(default_factory=set)
    windows: dict[str, int] = field(default_factory=dict)
    blocked_deliveries: set[str] = field(default_factory=set)
    ocr_pages: list[str] | None = None

    @property
    def mind(self) -> Mind:
        """How the models think at this moment."""
        return Mind(self.judge, self.wording, self.speaks)

    def refuses_format(self, vendor: str, kind: str) -> bool:
        """Whether a vendor plays one that does not know a ``response_format``."""
        return kind not in self.response_formats.get(vendor, {"text", "json_object", "json_schema"})


class Vendor(ABC):
    """One vendor's endpoints behind a path prefix of its own. A model's variables begin with
    ``prefix``, and its base URL ends in ``base``."""

    name: str
    prefix: str
    base = ""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @abstractmethod
    def route(self, method: str, path: str) -> str | None:
        """The name of the endpoint at a path (without the vendor's prefix), or None."""

    @abstractmethod
    def answer(self, received: Received, request: Request, behaviour: Behaviour) -> Reply:
        """Check a request as the vendor does and answer it; raises VendorError."""

    @abstractmethod
    def error(self, status: int, message: str, code: str | None = None) -> Reply:
        """An error in the vendor's envelope."""

    def voice(self, fail: Fail) -> Reply:
        """A scripted HTTP failure in the vendor's envelope."""
        status = STATUS[fail]
        if fail is Fail.BAD_GATEWAY:
            return Reply(status, b"<html>502 Bad Gateway</html>", {"content-type": "text/html"})
        reply = self.error(status, WORDS[fail], fail.name.lower())
        if fail is Fail.RATE_LIMIT:
            reply.headers["retry-after"] = str(self.scene.retry_after)
        return reply

    def check_bearer(self, request: Request) -> None:
        """Raise a 401 unless the request bears the vendor's key (an empty key opens the door)."""
        key = self.scene.keys[self.name]
        if key and request.headers.get("authorization") != f"Bearer {key}":
            raise VendorError(self.voice(Fail.UNAUTHORIZED))

    def check_fields(self, body: Any, required: set[str], known: set[str], status: int) -> None:
        """Raise where a JSON body lacks a field or has one that the vendor does not know."""
        if not isinstance(body, dict):
            raise VendorError(self.error(status, "The body is not a JSON object"))
        if missing := required - body.keys():
            raise VendorError(self.error(status, f"Field required: {min(missing)}"))
        if unknown := body.keys() - required - known:
            raise VendorError(self.error(status, f"Extra inputs are not permitted: {min(unknown)}"))


def parse_json(body: bytes) -> Any:
    """The JSON of a body, or None."""
    try:
        return json.loads(body)
    except ValueError:
        return None
