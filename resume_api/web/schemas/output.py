"""Schemas of answers: the one place where objects become JSON, by the fields that OpenAPI shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, cast

from marshmallow import Schema, fields, missing

Convert = Callable[[Any], Any]
Part = tuple[str, Convert, Convert | None, bool]
"""The key, what gets the value, what makes JSON of it (None: it is), whether it may be absent."""


class OutputSchema(Schema):
    """An object of an answer. ``required`` fields are always there, null where they have nothing to
    say and ``allow_none``; any other field is left out where its value is None or not there at all.

    Objects are typed already, so that texts, numbers and flags are taken as they are; marshmallow
    converts and looks up each of them anew, which took 2 ms of an analysis. A field of another
    type says by ``to_json`` what becomes of its value.
    """

    bare = False
    """Whether the answer stands without an envelope."""
    _parts: list[Part] | None = None

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """``obj`` in terms of JSON; a list of objects where ``many``."""
        if self.many if many is None else many:
            return [self._dump(one) for one in obj]
        return self._dump(obj)

    def _dump(self, obj: Any) -> dict[str, object]:
        if self._parts is None:
            self._parts = [_part(name, field) for name, field in self.dump_fields.items()]
        dumped: dict[str, object] = {}
        for key, get, convert, optional in self._parts:
            value = get(obj)
            if value is missing or (optional and value is None):
                continue
            dumped[key] = value if value is None or convert is None else convert(value)
        return dumped


class SparseSchema(OutputSchema):
    """An object without what is empty: null, an empty text, list or object."""

    def _dump(self, obj: Any) -> dict[str, object]:
        return {k: v for k, v in super()._dump(obj).items() if v not in (None, "", [], {})}


class Choice(OutputSchema):
    """One of several kinds of objects, told by the object's type."""

    variants: Mapping[type, type[OutputSchema]] = {}

    def _dump(self, obj: Any) -> dict[str, object]:
        return self.variants[type(obj)]()._dump(obj)


def _part(name: str, field: fields.Field[Any]) -> Part:
    get = attrgetter(field.attribute or name)
    optional = not field.required and not field.allow_none

    def get_or_missing(obj: Any) -> Any:
        try:
            return get(obj)
        except AttributeError:
            return missing

    getter = get if field.required else get_or_missing
    return field.data_key or name, getter, _converter(field), optional


def _converter(field: fields.Field[Any]) -> Convert | None:
    """How a value of ``field`` becomes JSON; None where it is JSON already."""
    if to_json := getattr(field, "to_json", None):
        return cast(Convert, to_json)
    if isinstance(field, fields.Nested):
        return lambda value: field.schema.dump(value, many=field.many)
    if isinstance(field, fields.List):
        inner = _converter(field.inner)
        return list if inner is None else lambda value: [inner(one) for one in value]
    if isinstance(field, fields.Dict):
        part = _converter(field.value_field) if field.value_field else None
        return dict if part is None else lambda value: {k: part(v) for k, v in value.items()}
    if isinstance(field, fields.UUID):
        return str
    if isinstance(field, fields.DateTime):
        return lambda value: value.isoformat()
    return None
