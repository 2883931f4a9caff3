"""The JSON schemas that vendors get."""

from __future__ import annotations

import pytest
from marshmallow import Schema, fields, validate

from providers.schema import json_schema, openapi_subset
from resume_api.analysis.tasks import TASKS
from tests.vendors import rules


class Inner(Schema):
    word = fields.String(required=True, validate=validate.Length(min=1, max=9))


class Everything(Schema):
    kind = fields.String(validate=validate.OneOf(["a", "b"]), allow_none=True)
    number = fields.Float()
    whole = fields.Integer(validate=validate.Range(min=1))
    sure = fields.Boolean()
    words = fields.List(fields.String(), data_key="theWords")
    inner = fields.Nested(Inner)
    inners = fields.Nested(Inner, many=True)


def test_every_kind_of_field() -> None:
    inner = {
        "type": "object",
        "properties": {"word": {"type": "string"}},
        "required": ["word"],
        "additionalProperties": False,
    }
    assert json_schema(Everything) == {
        "type": "object",
        "properties": {
            "kind": {"type": ["string", "null"], "enum": ["a", "b", None]},
            "number": {"type": "number"},
            "whole": {"type": "integer"},
            "sure": {"type": "boolean"},
            "theWords": {"type": "array", "items": {"type": "string"}},
            "inner": inner,
            "inners": {"type": "array", "items": inner},
        },
        "required": ["kind", "number", "whole", "sure", "theWords", "inner", "inners"],
        "additionalProperties": False,
    }


def test_geminis_subset() -> None:
    subset = openapi_subset(json_schema(Everything))
    assert subset["properties"]["kind"] == {"type": "string", "enum": ["a", "b"], "nullable": True}
    assert subset["properties"]["inner"]["propertyOrdering"] == ["word"]
    assert rules.gemini_fault(subset) is None


def test_vendors_accept_the_schema_of_every_task() -> None:
    for task in TASKS:
        schema = json_schema(task.schema)
        assert rules.openai_fault(schema) is None
        assert rules.mistral_fault(schema) is None
        assert rules.gemini_fault(openapi_subset(schema)) is None


def test_a_field_without_a_json_type_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="DateTime"):
        json_schema(Schema.from_dict({"when": fields.DateTime()}))
