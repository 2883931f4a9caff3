"""The API's description says of an answer what its type says."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Literal

import pytest
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask

from resume_api.domain import document, report, resume
from resume_api.domain.about import About, Share
from resume_api.web.schemas.generated import schema_of


@dataclass(frozen=True)
class Pair:
    left: Annotated[str, About("The first.", "a")]
    right: Literal["x", "y"] | None


@dataclass(frozen=True)
class Things:
    share: Annotated[Share, About("Of the whole.")]
    pairs: tuple[Pair, ...]
    kept: str = ""


def _described(name: str) -> dict[str, object]:
    spec = APISpec("", "", "3.1.0", plugins=[MarshmallowPlugin()])
    spec.components.schema(name, schema=schema_of(Things, name, without=("kept",)))
    return spec.to_dict()["components"]["schemas"]


def test_a_type_is_described_with_its_bounds_choices_and_words() -> None:
    described = _described("Things")
    assert described["Things"] == {
        "additionalProperties": False,
        "type": "object",
        "properties": {
            "share": {
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "description": "Of the whole.",
            },
            "pairs": {"type": "array", "items": {"$ref": "#/components/schemas/Pair"}},
        },
        "required": ["pairs", "share"],
    }
    assert described["Pair"]["properties"] == {
        "left": {"type": "string", "description": "The first.", "example": "a"},
        "right": {"type": ["string", "null"], "enum": ["x", "y", None]},
    }


def test_a_value_is_answered_by_its_type() -> None:
    schema = schema_of(Things, without=("kept",))()
    assert schema.dump(Things(0.5, (Pair("a", None),))) == {
        "share": 0.5,
        "pairs": [{"left": "a", "right": None}],
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Position", resume.Position),
        ("Education", resume.Education),
        ("Quote", document.Quote),
        ("Requirement", report.JudgedRequirement),
        ("Meta", report.Meta),
        ("AnalysisResult", report.Report),
    ],
)
def test_no_field_of_a_type_is_left_out(app: Flask, name: str, kind: type) -> None:
    components = app.test_client().get("/openapi.json").json["components"]["schemas"]
    assert {*components[name]["properties"]} == {
        one.name
        for one in fields(kind)
        if one.type != "Candidate"  # whose it is stays inside
    }
