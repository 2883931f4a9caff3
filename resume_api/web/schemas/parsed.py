"""What ``POST /parse-resume`` answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from resume_api.web.schemas.results import (
    ExtractionSchema,
    FormatCheckSchema,
    QuoteSchema,
    WarningSchema,
)

MONTH = {
    "description": "`2019-03`, or `2019` where only the year is written.",
    "example": "2019-03",
}


def _month() -> fields.String:
    return fields.String(required=True, allow_none=True, metadata=MONTH)


class SpanSchema(Schema):
    """A run of the text that is set alike."""

    start = fields.Integer(required=True)
    end = fields.Integer(required=True)
    box = fields.List(
        fields.Float(),
        required=True,
        allow_none=True,
        metadata={"description": "Left, top, right, bottom in points from the top left corner."},
    )
    font = fields.String(required=True, allow_none=True)
    size = fields.Float(required=True, allow_none=True, metadata={"description": "In points."})
    colour = fields.String(required=True, allow_none=True, metadata={"example": "#1a1a1a"})
    render_mode = fields.Integer(required=True, allow_none=True)


class PageSchema(Schema):
    """A page: its part of the text, its size in points and its spans."""

    number = fields.Integer(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)
    width = fields.Float(required=True, allow_none=True)
    height = fields.Float(required=True, allow_none=True)
    columns = fields.Integer(required=True)
    text_layer = fields.Boolean(required=True)
    spans = fields.List(fields.Nested(SpanSchema), required=True)


class SectionSchema(Schema):
    """A part of the resume with its heading."""

    kind = fields.String(required=True, metadata={"example": "experience"})
    heading = fields.String(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class ContactSchema(Schema):
    """How to reach the candidate."""

    name = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    location = fields.String(required=True, allow_none=True)
    links = fields.List(fields.String(), required=True)


class SkillSchema(Schema):
    """A skill and every place that names it."""

    name = fields.String(required=True)
    category = fields.String(required=True)
    quotes = fields.List(fields.Nested(QuoteSchema), required=True)


def _confidence() -> fields.Dict:
    return fields.Dict(
        keys=fields.String(),
        values=fields.Float(validate=validate.Range(0, 1)),
        required=True,
        metadata={
            "description": "How sure each field is; `dates` stands for start and end.",
            "example": {"title": 0.98, "organisation": 0.91, "dates": 0.99},
        },
    )


class PositionSchema(Schema):
    """A job, or another thing of a career; a field that is not sure enough is null."""

    title = fields.String(required=True, allow_none=True)
    organisation = fields.String(required=True, allow_none=True)
    start = _month()
    end = _month()
    current = fields.Boolean(required=True)
    months = fields.Integer(required=True)
    kind = fields.String(
        required=True,
        validate=validate.OneOf(("job", "volunteer", "project", "item")),
        metadata={"example": "job"},
    )
    text = fields.String(required=True, metadata={"description": "All words of the entry."})
    confidence = _confidence()
    quote = fields.Nested(QuoteSchema, required=True)
    bullets = fields.List(fields.Nested(QuoteSchema), required=True)


class EducationSchema(Schema):
    """A degree; level 1 school, 2 vocational, 3 bachelor, 4 master, 5 doctorate."""

    level = fields.Integer(required=True, allow_none=True, validate=validate.Range(1, 5))
    degree = fields.String(required=True, allow_none=True)
    field = fields.String(required=True, allow_none=True)
    institution = fields.String(required=True, allow_none=True)
    start = _month()
    end = _month()
    state = fields.String(
        required=True, validate=validate.OneOf(("held", "in_progress", "expected", "unfinished"))
    )
    text = fields.String(required=True, metadata={"description": "All words of the entry."})
    confidence = _confidence()
    quote = fields.Nested(QuoteSchema, required=True)


class SpokenLanguageSchema(Schema):
    """A human language by BCP 47 code."""

    code = fields.String(required=True)
    level = fields.String(required=True, allow_none=True)
    quote = fields.Nested(QuoteSchema, required=True)


class ParsedResume(Schema):
    """The text and the facts; offsets point into ``text``."""

    text = fields.String(required=True)
    language = fields.String(required=True)
    language_confidence = fields.Float(required=True)
    pages = fields.List(fields.Nested(PageSchema), required=True)
    sections = fields.List(fields.Nested(SectionSchema), required=True)
    contact = fields.Nested(ContactSchema, required=True)
    skills = fields.List(fields.Nested(SkillSchema), required=True)
    experience = fields.List(fields.Nested(PositionSchema), required=True)
    activities = fields.List(
        fields.Nested(PositionSchema),
        required=True,
        metadata={"description": "Voluntary work, projects and other entries that are no jobs."},
    )
    experience_months = fields.Integer(required=True, allow_none=True)
    education = fields.List(fields.Nested(EducationSchema), required=True)
    certifications = fields.List(fields.Nested(QuoteSchema), required=True)
    languages = fields.List(fields.Nested(SpokenLanguageSchema), required=True)
    extraction = fields.Nested(ExtractionSchema, required=True)
    format_checks = fields.List(fields.Nested(FormatCheckSchema), required=True)
    warnings = fields.List(fields.Nested(WarningSchema), required=True)
