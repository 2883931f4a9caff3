"""What ``POST /parse-resume`` answers."""

from __future__ import annotations

from typing import TypedDict

from marshmallow import fields, validate

from resume_api.analysis import json_resume, parsed_resume
from resume_api.domain.resume import Month
from resume_api.web.schemas.output import Choice, OutputSchema, SparseSchema
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


class MonthText(fields.String):
    """A month of the calendar."""

    def to_json(self, value: Month) -> str:
        """As ISO 8601 writes it."""
        return value.iso


def _month() -> MonthText:
    return MonthText(required=True, allow_none=True, metadata=MONTH)


class SpanSchema(OutputSchema):
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


class PageSchema(OutputSchema):
    """A page: its part of the text, its size in points and its spans."""

    number = fields.Integer(attribute="page.number", required=True)
    start = fields.Integer(attribute="page.start", required=True)
    end = fields.Integer(attribute="page.end", required=True)
    width = fields.Float(attribute="page.width", required=True, allow_none=True)
    height = fields.Float(attribute="page.height", required=True, allow_none=True)
    columns = fields.Integer(attribute="page.columns", required=True)
    text_layer = fields.Boolean(attribute="page.text_layer", required=True)
    spans = fields.List(fields.Nested(SpanSchema), required=True)


class SectionSchema(OutputSchema):
    """A part of the resume with its heading."""

    kind = fields.String(required=True, metadata={"example": "experience"})
    heading = fields.String(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class ContactSchema(OutputSchema):
    """How to reach the candidate."""

    name = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    location = fields.String(required=True, allow_none=True)
    links = fields.List(fields.String(), required=True)


class SkillSchema(OutputSchema):
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


class PositionSchema(OutputSchema):
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


class EducationSchema(OutputSchema):
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


class SpokenLanguageSchema(OutputSchema):
    """A human language by BCP 47 code."""

    code = fields.String(required=True)
    level = fields.String(required=True, allow_none=True)
    quote = fields.Nested(QuoteSchema, required=True)


class _Attribute(TypedDict):
    attribute: str
    required: bool


def _parsed(name: str) -> _Attribute:
    return {"attribute": f"resume.{name}", "required": True}


class Rounded(fields.Float):
    """A share with two decimals."""

    def to_json(self, value: float) -> float:
        """Rounded."""
        return round(value, 2)


class ParsedResume(OutputSchema):
    """The text and what it says; offsets point into ``text``."""

    text = fields.String(**_parsed("text"))
    language = fields.String(**_parsed("language"))
    language_confidence = Rounded(**_parsed("language_confidence"))
    pages = fields.List(fields.Nested(PageSchema), required=True)
    sections = fields.List(fields.Nested(SectionSchema), **_parsed("sections"))
    contact = fields.Nested(ContactSchema, **_parsed("contact"))
    skills = fields.List(fields.Nested(SkillSchema), **_parsed("skills"))
    experience = fields.List(fields.Nested(PositionSchema), **_parsed("positions"))
    activities = fields.List(
        fields.Nested(PositionSchema),
        metadata={"description": "Voluntary work, projects and other entries that are no jobs."},
        **_parsed("activities"),
    )
    experience_months = fields.Integer(**_parsed("experience_months"), allow_none=True)
    education = fields.List(fields.Nested(EducationSchema), **_parsed("education"))
    certifications = fields.List(fields.Nested(QuoteSchema), **_parsed("certifications"))
    languages = fields.List(fields.Nested(SpokenLanguageSchema), **_parsed("languages"))
    extraction = fields.Nested(ExtractionSchema, required=True)
    format_checks = fields.List(fields.Nested(FormatCheckSchema), required=True)
    warnings = fields.List(fields.Nested(WarningSchema), required=True)


class JsonResumeLocation(SparseSchema):
    """Where the candidate lives."""

    address = fields.String()


class JsonResumeProfile(OutputSchema):
    """A page of the candidate."""

    network = fields.String(required=True)
    url = fields.String(required=True)


class JsonResumeBasics(SparseSchema):
    """Who the candidate is."""

    name = fields.String()
    email = fields.String()
    phone = fields.String()
    location = fields.Nested(JsonResumeLocation)
    profiles = fields.List(fields.Nested(JsonResumeProfile))
    summary = fields.String()


class JsonResumeWork(SparseSchema):
    """A job."""

    name = fields.String()
    position = fields.String()
    startDate = fields.String(attribute="start_date", metadata=MONTH)
    endDate = fields.String(attribute="end_date", metadata=MONTH)
    highlights = fields.List(fields.String())


class JsonResumeStudy(SparseSchema):
    """A degree."""

    institution = fields.String()
    studyType = fields.String(attribute="study_type")
    area = fields.String()
    startDate = fields.String(attribute="start_date", metadata=MONTH)
    endDate = fields.String(attribute="end_date", metadata=MONTH)


class JsonResumeCertificate(OutputSchema):
    """A certificate by its words."""

    name = fields.String(required=True)


class JsonResumeSkills(OutputSchema):
    """The skills of one category."""

    name = fields.String(required=True)
    keywords = fields.List(fields.String(), required=True)


class JsonResumeLanguage(SparseSchema):
    """A human language."""

    language = fields.String()
    fluency = fields.String()


class JsonResumeSchema(SparseSchema):
    """A JSON Resume (the open schema of jsonresume.org, version 1)."""

    basics = fields.Nested(JsonResumeBasics)
    work = fields.List(fields.Nested(JsonResumeWork))
    education = fields.List(fields.Nested(JsonResumeStudy))
    certificates = fields.List(fields.Nested(JsonResumeCertificate))
    skills = fields.List(fields.Nested(JsonResumeSkills))
    languages = fields.List(fields.Nested(JsonResumeLanguage))


class Parsed(Choice):
    """What was read, in the one form or the other."""

    variants = {parsed_resume.ParsedResume: ParsedResume, json_resume.JsonResume: JsonResumeSchema}
