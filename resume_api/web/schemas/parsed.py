"""What ``POST /parse-resume`` answers."""

from __future__ import annotations

from typing import TypedDict

from marshmallow import fields

from resume_api.analysis import json_resume, parsed_resume
from resume_api.domain import resume
from resume_api.domain.document import Span
from resume_api.web.schemas.generated import schema_of
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


SpanSchema = schema_of(Span, without=("page", "furniture", "words"))


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


SectionSchema = schema_of(resume.Section)
ContactSchema = schema_of(resume.Contact)
SkillSchema = schema_of(resume.Skill)
PositionSchema = schema_of(resume.Position)
EducationSchema = schema_of(resume.Education)
SpokenLanguageSchema = schema_of(resume.SpokenLanguage)


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
