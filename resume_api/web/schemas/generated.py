"""Schemas of answers made from the types of what is answered: a field stands in its dataclass
alone, with its type, what is said about it, and whether it may be null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from datetime import datetime
from itertools import chain
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from marshmallow import fields, validate

from resume_api.domain.about import UNTOLD, About, Percent
from resume_api.domain.resume import Month
from resume_api.web.schemas.output import OutputSchema


class MonthText(fields.String):
    """A month of the calendar."""

    def to_json(self, value: Month) -> str:
        """As ISO 8601 writes it."""
        return value.iso


_SCALARS: Mapping[Any, type[fields.Field[Any]]] = {
    str: fields.String,
    float: fields.Float,
    bool: fields.Boolean,
    Month: MonthText,
    UUID: fields.UUID,
    datetime: fields.DateTime,
}
_MADE: dict[type, type[OutputSchema]] = {}


def schema_of(
    kind: type,
    name: str | None = None,
    without: Sequence[str] = (),
    **instead: fields.Field[Any],
) -> type[OutputSchema]:
    """The schema of a dataclass. ``name`` is what the API's description calls it, by default the
    type's own; ``instead`` are fields that are shown another way. The first of a type is the one
    that other types refer to."""
    if kind in _MADE and not (name or without or instead):
        return _MADE[kind]
    hints = get_type_hints(kind, include_extras=True)
    shown = {
        one.name: instead[one.name] if one.name in instead else _field(hints[one.name])
        for one in fields_of(kind)
        if one.name not in without
    }
    made = cast(type[OutputSchema], OutputSchema.from_dict(shown, name=name or kind.__name__))
    _MADE.setdefault(kind, made)
    return made


def score(description: str, example: int) -> fields.Integer:
    """A part of a score, 0 to 100."""
    return cast(
        fields.Integer,
        _field(Annotated[Percent | None, About(f"{description} {UNTOLD}", example)]),
    )


def _field(hint: Any) -> fields.Field[Any]:
    """The field of a type, always there; what is said of it stands outermost."""
    inner, said = _unwrapped(hint)
    kinds = [one for one in _members(inner) if one is not NoneType]
    null = NoneType in _members(inner)
    if len(kinds) == 1:
        inner, within = _unwrapped(kinds[0])
        said = (*said, *within)
    else:  # several Literals
        inner = Literal[tuple(chain.from_iterable(map(get_args, kinds)))]
    metadata: dict[str, object] = {}
    for about in reversed(said):
        metadata |= {"description": about.description} if about.description else {}
        metadata |= {"example": about.example} if about.example is not None else {}
    return _of_type(inner, said, required=True, allow_none=null, metadata=metadata)


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _of_type(inner: Any, said: Sequence[About], **options: Any) -> fields.Field[Any]:
    origin, arguments = get_origin(inner), get_args(inner)
    if origin in (tuple, Sequence, list):
        return fields.List(_inside(arguments[0]), **options)
    if origin is Mapping:
        return fields.Dict(keys=fields.String(), values=_inside(arguments[1]), **options)
    if is_dataclass(inner):
        made = _MADE.get(cast(type, inner)) or schema_of(cast(type, inner))
        return fields.Nested(made, **options)
    choices = arguments or next((one.choices for one in said if one.choices), ())
    if choices:
        return fields.String(validate=validate.OneOf(choices), **options)
    for one in said:
        if one.least is not None:
            options["validate"] = validate.Range(one.least, one.most)
    if inner is int:
        return fields.Integer(strict=True, **options)
    return _SCALARS[inner](**options)


def _inside(hint: Any) -> fields.Field[Any]:
    """The field of what a list or a mapping holds, which is not said to be required."""
    field = _field(hint)
    field.required = False
    return field


def _unwrapped(hint: Any) -> tuple[Any, tuple[About, ...]]:
    """A type and what is said about it, the outermost first."""
    if get_origin(hint) is not Annotated:
        return hint, ()
    inner, *said = get_args(hint)
    return inner, tuple(one for one in reversed(said) if isinstance(one, About))
