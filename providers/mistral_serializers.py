"""Keeps what Mistral's SDK otherwise works out anew for every call: classes and type hints.

Eight pydantic classes a call took 5.5 of 10 ms of CPU time (mistralai 3.7.0, 50 calls against a
loopback server) and left them to the garbage collector; the type hints of its request classes
take about 1 ms more.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

import pydantic
from mistralai.client.utils import queryparams, serializers, url
from pydantic import ConfigDict


@cache
def _serializer(name: str, kind: Any) -> type[pydantic.BaseModel]:
    config = ConfigDict(populate_by_name=True, arbitrary_types_allowed=True)
    return pydantic.create_model(name, body=(kind, ...), __config__=config)


@cache
def _type_hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=False)


def _create_model(name: str, *, body: tuple[Any, Any], **_: Any) -> type[pydantic.BaseModel]:
    return _serializer(name, body[0])


def keep_serializers() -> None:
    """Let the SDK of this process take its classes from here; safe to call twice."""
    vars(serializers)["create_model"] = _create_model
    for module in (queryparams, url):
        vars(module)["get_type_hints"] = _type_hints
