"""Forms as the Cloudinary SDK sends them."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from tests.vendors.wire import Request


def form_of(request: Request) -> dict[str, Any]:
    """The fields of a form, in either encoding; only ``file`` stays bytes."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(request.body.decode()))
    message = BytesParser(policy=HTTP).parsebytes(
        f"Content-Type: {kind}\r\n\r\n".encode() + request.body
    )
    form: dict[str, Any] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        payload = part.get_payload(decode=True)
        form[name] = payload if name == "file" else bytes(payload).decode()
    return form
