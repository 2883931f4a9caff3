"""A task's marshmallow schema as the JSON Schema that vendors' strict modes accept."""

from __future__ import annotations

from functools import cache
from typing import Any

from marshmallow import Schema, fields, validate

JsonSchema = dict[str, Any]

_TYPES: dict[type[fields.Field[Any]], str] = {
    fields.Integer: "integer",
    fields.Float: "number",
    fields.Boolean: "boolean",
    fields.String: "string",
}


@cache
def json_schema(schema: type[Schema]) -> JsonSchema:
    """The schema inlined, every property required, nothing else allowed, null where it may be none.

    Bounds of length and range are left out: strict modes refuse some of them, and the answer is
    validated by marshmallow anyway. Raises TypeError for a field that has no JSON type here.
    """
    return _object(schema())


def openapi_subset(schema: JsonSchema) -> JsonSchema:
    """The same for Gemini's ``responseSchema``: no ``additionalProperties``, ``nullable`` in
    the place of a union with null, and the order of the properties spelt out."""
    changed = {key: value for key, value in schema.items() if key != "additionalProperties"}
    if isinstance(schema["type"], list):
        changed |= {"type": schema["type"][0], "nullable": True}
    if "enum" in schema:
        changed["enum"] = [value for value in schema["enum"] if value is not None]
    if "items" in schema:
        changed["items"] = openapi_subset(schema["items"])
    if properties := schema.get("properties"):
        changed["properties"] = {name: openapi_subset(of) for name, of in properties.items()}
        changed["propertyOrdering"] = list(properties)
    return changed


def _object(schema: Schema) -> JsonSchema:
    properties = {field.data_key or name: _field(field) for name, field in schema.fields.items()}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _field(field: fields.Field[Any]) -> JsonSchema:
    described = _plain(field)
    if field.allow_none:
        described["type"] = [described["type"], "null"]
        if "enum" in described:
            described["enum"].append(None)
    return described


def _plain(field: fields.Field[Any]) -> JsonSchema:
    if isinstance(field, fields.Nested):
        nested = _object(field.schema)
        return {"type": "array", "items": nested} if field.many else nested
    if isinstance(field, fields.List):
        return {"type": "array", "items": _field(field.inner)}
    for kind, name in _TYPES.items():
        if isinstance(field, kind):
            described: JsonSchema = {"type": name}
            if isinstance(field.validate, validate.OneOf):
                described["enum"] = list(field.validate.choices)
            return described
    raise TypeError(f"{type(field).__name__} has no JSON type here")
