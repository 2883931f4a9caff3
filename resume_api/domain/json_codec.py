"""Dataclasses as plain JSON values and back: how answers are kept between requests."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """``value`` in terms of JSON: dataclasses are objects, sequences are lists."""
    if value is None or isinstance(value, str | int | float):
        return value
    if names := _names(cast(Any, type(value))):
        return {name: encode(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {key: encode(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [encode(inner) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def decode(kind: type[T], value: Any) -> T:
    """The value of type ``kind`` that ``encode`` was given. Fields that are new since then take
    their defaults, fields that are gone are dropped. Raises KeyError, TypeError or ValueError for
    what is no such value."""
    return cast(T, _decoder(cast(Any, kind))(value))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()


@cache
def _decoder(kind: Any) -> Decoder:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = [_decoder(one) for one in arguments if one is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"{kind} is no type that can be told from JSON")
        return lambda value: None if value is None else inner[0](value)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda value: tuple(item(one) for one in value)
    if origin in (dict, Mapping):
        part = _decoder(arguments[1])
        return lambda value: {key: part(one) for key, one in value.items()}
    if is_dataclass(kind):
        return _object(cast(type, kind))
    if kind is datetime:
        return datetime.fromisoformat
    if isinstance(kind, type) and issubclass(kind, UUID | Enum):
        return kind
    if kind in (str, int, float, bool) or origin is Literal:
        return lambda value: value
    raise TypeError(f"{kind} has no form in JSON")


def _object(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    parts = [(item.name, _decoder(hints[item.name]), _needed(item)) for item in fields(kind)]

    def decoded(value: Any) -> Any:
        return kind(
            **{name: part(value[name]) for name, part, needed in parts if needed or name in value}
        )

    return decoded


def _needed(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING
