"""Schemas of answers made from the dataclasses that are answered: a field for each of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from marshmallow import fields, validate

from resume_api.web.schemas.output import OutputSchema

_PLAIN: Mapping[object, type[fields.Field[Any]]] = {
    str: fields.String,
    int: fields.Integer,
    float: fields.Float,
    bool: fields.Boolean,
    UUID: fields.UUID,
    datetime: fields.DateTime,
}


@cache
def schema_of(kind: type) -> Any:
    """The schema of a dataclass, named as it is. Every field is always there, null where its type
    says that it may be None."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    own = {one.name: _field(hints[one.name]) for one in fields_of(kind)}
    return OutputSchema.from_dict(dict(own), name=kind.__name__)


def _field(hint: Any, **options: Any) -> fields.Field[Any]:
    options.setdefault("required", True)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (one,) = (each for each in inner if each is not NoneType)
        return _field(one, allow_none=True, **options)
    if origin is Literal:
        return fields.String(validate=validate.OneOf(inner), **options)
    if origin in (tuple, Sequence, list):
        return fields.List(_field(inner[0]), **options)
    if origin is Mapping:
        return fields.Dict(keys=_field(inner[0]), values=_field(inner[1]), **options)
    if is_dataclass(hint):
        return fields.Nested(schema_of(hint), **options)  # type: ignore[arg-type]
    return _PLAIN[hint](**options)
