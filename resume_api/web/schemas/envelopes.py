"""The envelopes around every answer, and the answers that have none: health and readiness."""

from __future__ import annotations

from functools import cache
from typing import Any

from marshmallow import Schema, fields, validate

from resume_api.errors import ErrorCode
from resume_api.web.schemas.output import Choice, OutputSchema

_EXAMPLE = ErrorCode.MISSING_RESUME
_ERROR = (
    "A sentence to act on, as are those of `details.fields`: in the `lang` of the request, else in "
    "the best language of its `Accept-Language`, else in English."
)


@cache
def envelope(schema: type[OutputSchema]) -> Any:
    """The success envelope around ``schema``, documented: ``{"success": true, "data": …}``."""
    if issubclass(schema, Choice):
        return _envelope_of_choice(schema)
    return Schema.from_dict(
        {
            "success": fields.Boolean(required=True, validate=validate.Equal(True)),
            "data": fields.Nested(schema, required=True),
        },
        name=f"{schema.__name__}Envelope",
    )


def _envelope_of_choice(schema: type[Choice]) -> dict[str, object]:
    """OpenAPI has a union where marshmallow has none."""
    variants = list(dict.fromkeys(schema.variants.values()))
    return {
        "type": "object",
        "required": ["success", "data"],
        "properties": {
            "success": {"type": "boolean", "enum": [True]},
            "data": {"oneOf": variants},
        },
    }


class ErrorEnvelope(OutputSchema):
    """The one shape of every error."""

    bare = True
    success = fields.Boolean(required=True, validate=validate.Equal(False))
    error = fields.String(
        required=True,
        metadata={"description": _ERROR, "example": _EXAMPLE.sentence},
    )
    code = fields.String(
        required=True,
        validate=validate.OneOf([code.name for code in ErrorCode]),
        metadata={"description": "The row of the error table.", "example": _EXAMPLE.name},
    )
    details = fields.Dict(
        keys=fields.String(),
        required=True,
        allow_none=True,
        metadata={
            "description": "Field errors, limits, the request's id.",
            "example": {"request_id": "6f1c0f0c2b7e4f0d"},
        },
    )


class Health(OutputSchema):
    """The process is alive."""

    bare = True
    status = fields.String(required=True, validate=validate.Equal("healthy"))
    service = fields.String(required=True, metadata={"example": "Resume Analysis API"})
    version = fields.String(required=True, metadata={"example": "0.1.0"})


class DependencySchema(OutputSchema):
    """One thing that the service is configured to use."""

    ready = fields.Boolean(required=True)
    detail = fields.String(
        required=True, metadata={"description": "What it is, or what is wrong, in words."}
    )


class Readiness(OutputSchema):
    """Whether everything that is configured can be used."""

    bare = True
    status = fields.String(required=True, validate=validate.OneOf(("ready", "not_ready")))
    dependencies = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(DependencySchema),
        required=True,
        metadata={"description": "One entry for each configured dependency."},
    )


class LanguageSchema(OutputSchema):
    """A language that resumes and job texts may be in."""

    code = fields.String(required=True, metadata={"description": "BCP 47.", "example": "de"})
    name = fields.String(required=True, metadata={"description": "Its own name."})
    level = fields.String(
        required=True,
        validate=validate.OneOf(("full", "reading")),
        metadata={"description": "`full`: answered in it; `reading`: understood alone."},
    )
    right_to_left = fields.Boolean(required=True)


class InputLimitsSchema(OutputSchema):
    """How large what is sent may be."""

    resume_bytes = fields.Integer(required=True)
    ranking_bytes = fields.Integer(
        required=True, metadata={"description": "Of all files of a ranking together."}
    )
    job_characters = fields.Integer(required=True, metadata={"description": "Code points."})
    pages = fields.Integer(required=True)
    characters = fields.Integer(
        required=True, metadata={"description": "Of a document's text, in code points."}
    )


class ConfigurationSchema(OutputSchema):
    """What ``GET /config`` answers."""

    version = fields.String(required=True, metadata={"example": "0.1.0"})
    languages = fields.List(fields.Nested(LanguageSchema), required=True)
    formats = fields.List(fields.String(), required=True, metadata={"example": ["pdf", "docx"]})
    limits = fields.Nested(InputLimitsSchema, required=True)
    auth_required = fields.Boolean(required=True)
    result_hours = fields.Float(
        required=True, metadata={"description": "How long results are kept."}
    )
    providers = fields.List(
        fields.String(), required=True, metadata={"description": "The chain, first to last."}
    )


class ProviderSchema(OutputSchema):
    """A model that can be asked, or could be."""

    name = fields.String(required=True, metadata={"example": "mistral"})
    configured = fields.Boolean(required=True)
    position = fields.Integer(
        required=True, allow_none=True, metadata={"description": "Its place in the chain, from 1."}
    )
    model = fields.String(required=True, allow_none=True)
    circuit = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf(("closed", "open", "half_open")),
        metadata={"description": "Its circuit breaker; null where nothing can break."},
    )


class ProviderList(OutputSchema):
    """What ``GET /providers`` answers."""

    providers = fields.List(fields.Nested(ProviderSchema), required=True)
