"""How work and its results travel between a parent and its children: MessagePack, held to the types
that the work declares. A child that has seen a hostile file is not trusted with anything that
builds objects by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from inspect import signature
from typing import Any, NamedTuple, TypeVar, get_type_hints

import msgspec

from resume_api.errors import ApiError, ErrorCode, NoTextLayer

T = TypeVar("T")


class ReaderTrace(Exception):
    """Where a child failed, as text: the cause of the error that a client gets, for the log."""


class _Signature(NamedTuple):
    arguments: msgspec.msgpack.Decoder[Any]
    result: msgspec.msgpack.Decoder[Any]


class _Failure(msgspec.Struct, array_like=True):
    code: str
    message: str
    details: dict[str, Any]
    no_text_layer: bool
    trace: str | None


_ENCODER = msgspec.msgpack.Encoder()
_REQUEST: msgspec.msgpack.Decoder[tuple[str, msgspec.Raw]] = msgspec.msgpack.Decoder(
    tuple[str, msgspec.Raw]
)
_REPLY: msgspec.msgpack.Decoder[tuple[bool, msgspec.Raw]] = msgspec.msgpack.Decoder(
    tuple[bool, msgspec.Raw]
)
_FAILURE = msgspec.msgpack.Decoder(_Failure)


def encode_request(work: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    """A function of a module by its dotted name, and its positional arguments with defaults."""
    bound = signature(work).bind(*arguments)
    bound.apply_defaults()
    return _ENCODER.encode((f"{work.__module__}:{work.__qualname__}", bound.args))


def decode_request(data: bytes) -> tuple[Callable[..., object], tuple[object, ...]]:
    """What ``encode_request`` was given; it comes from the parent, who is trusted."""
    name, arguments = _REQUEST.decode(data)
    module, _, function = name.partition(":")
    work = getattr(import_module(module), function)
    return work, _signature(work).arguments.decode(arguments)


def encode_result(result: object) -> bytes:
    """What the work returned."""
    return _ENCODER.encode((True, result))


def encode_error(error: ApiError, trace: str | None = None) -> bytes:
    """A typed error, and where it arose if that is for the log."""
    no_text_layer = isinstance(error, NoTextLayer)
    failure = _Failure(error.code.name, error.message, error.details, no_text_layer, trace)
    return _ENCODER.encode((False, failure))


def decode_reply(data: bytes, work: Callable[..., T]) -> T:
    """What the work returned.

    Raises the ApiError that ``encode_error`` was given (from a ReaderTrace where it had one), and
    msgspec.MsgspecError (a ValueError) or KeyError for what is no reply.
    """
    done, body = _REPLY.decode(data)
    if done:
        result: T = _signature(work).result.decode(body)
        return result
    failure = _FAILURE.decode(body)
    if failure.no_text_layer:
        raise NoTextLayer(failure.message, failure.details["findings"])
    trace = ReaderTrace(failure.trace) if failure.trace else None
    raise ApiError(ErrorCode[failure.code], failure.message, failure.details) from trace


@cache
def _signature(work: Callable[..., object]) -> _Signature:
    hints = get_type_hints(work)
    result = hints.pop("return")
    arguments: Any = tuple[tuple(hints.values())] if hints else tuple[()]  # type: ignore[misc]
    return _Signature(msgspec.msgpack.Decoder(arguments), msgspec.msgpack.Decoder(result))
