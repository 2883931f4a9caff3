"""The shapes that a provider answers in: one schema validates, documents and prompts a task."""

from __future__ import annotations

from typing import get_args

from marshmallow import EXCLUDE, Schema, fields, validate

from resume_api.domain.assessment import Status
from resume_api.domain.job import Kind, Topic

STATUSES = get_args(Status)
VERDICTS = ("met", "partly", "not_met")


class AnswerSchema(Schema):
    """A model may say more than it was asked; what it was not asked is dropped."""

    class Meta:
        unknown = EXCLUDE


def _lines() -> fields.List[int]:
    return fields.List(fields.Integer(strict=True, validate=validate.Range(min=1)), required=True)


class ClaimSchema(AnswerSchema):
    """A verdict on one numbered item, with the resume's line numbers that bear it out."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    lines = _lines()
    reason = fields.String(required=True, validate=validate.Length(max=400))


class RequirementClaimSchema(ClaimSchema):
    """The same for a requirement: the job may not ask it, or take another for it."""

    status = fields.String(required=True, validate=validate.OneOf((*VERDICTS, "not_asked")))
    alternative_of = fields.String(load_default=None, allow_none=True)


class AskedSchema(AnswerSchema):
    """A requirement of the job, in its own words."""

    text = fields.String(required=True, validate=validate.Length(min=2, max=300))
    kind = fields.String(required=True, validate=validate.OneOf(get_args(Kind)))
    topic = fields.String(required=True, validate=validate.OneOf(get_args(Topic)))
    alternatives = fields.List(fields.List(fields.String()), load_default=list)
    years = fields.Integer(strict=True, load_default=None, allow_none=True)
    level = fields.String(load_default=None, allow_none=True)


class RequirementsSchema(AnswerSchema):
    """``requirements``: what an ad asks."""

    requirements = fields.List(fields.Nested(AskedSchema), required=True)


class AdditionSchema(AskedSchema):
    """A requirement that the list lacks; judged as the others."""

    status = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    lines = _lines()
    reason = fields.String(required=True, validate=validate.Length(max=400))


class MatchSchema(AnswerSchema):
    """``match``: every requirement judged, those that the list lacks, and how well the candidate
    suits the role, in words."""

    judgements = fields.List(fields.Nested(RequirementClaimSchema), required=True)
    added = fields.List(fields.Nested(AdditionSchema), load_default=list)
    reasoning = fields.String(required=True, validate=validate.Length(min=1, max=1200))


class AtsSchema(AnswerSchema):
    """``ats_score``: every keyword of the job judged."""

    judgements = fields.List(fields.Nested(ClaimSchema), required=True)


class PointSchema(AnswerSchema):
    """One statement with the resume's lines that it is about (none where something is missing)."""

    text = fields.String(required=True, validate=validate.Length(min=1, max=600))
    lines = fields.List(fields.Integer(strict=True, validate=validate.Range(min=1)), required=True)


class RecommendationsSchema(AnswerSchema):
    """What to mend, by how much it moves the score."""

    high_priority = fields.List(fields.Nested(PointSchema), required=True)
    medium_priority = fields.List(fields.Nested(PointSchema), required=True)
    low_priority = fields.List(fields.Nested(PointSchema), required=True)


class SentenceSchema(AnswerSchema):
    """A draft's sentence as the provider words it; empty where it drops the line."""

    id = fields.String(required=True)
    text = fields.String(required=True, validate=validate.Length(max=600))


class InsightsSchema(AnswerSchema):
    """``insights``: strengths, improvements, ordered recommendations, and drafts of bullets."""

    strengths = fields.List(fields.Nested(PointSchema), required=True)
    improvements = fields.List(fields.Nested(PointSchema), required=True)
    recommendations = fields.Nested(RecommendationsSchema, required=True)
    rewrites = fields.List(fields.Nested(SentenceSchema), load_default=list)


class FlashcardSchema(AnswerSchema):
    """An interview question, what a good answer holds, and the resume's lines behind it."""

    front = fields.String(required=True, validate=validate.Length(min=1, max=400))
    back = fields.String(required=True, validate=validate.Length(min=1, max=800))
    lines = fields.List(fields.Integer(strict=True, validate=validate.Range(min=1)), required=True)


class FlashcardsSchema(AnswerSchema):
    """``flashcards``: interview preparation from the job's demands and the resume's claims."""

    flashcards = fields.List(
        fields.Nested(FlashcardSchema), required=True, validate=validate.Length(min=1)
    )


class WordingSchema(AnswerSchema):
    """``questions`` and ``rewording``: the drafts, worded."""

    sentences = fields.List(fields.Nested(SentenceSchema), required=True)


def _words() -> fields.String:
    return fields.String(
        load_default=None, allow_none=True, validate=validate.Length(min=1, max=200)
    )


class EntrySchema(AnswerSchema):
    """An entry of a resume: its lines, and fields that are words of these lines."""

    kind = fields.String(
        required=True, validate=validate.OneOf(("job", "volunteer", "project", "education"))
    )
    first_line = fields.Integer(strict=True, required=True, validate=validate.Range(min=1))
    last_line = fields.Integer(strict=True, required=True, validate=validate.Range(min=1))
    title = _words()
    organisation = _words()
    dates = _words()
    degree = _words()
    field = _words()


class StructureSchema(AnswerSchema):
    """``structure``: what a resume says where."""

    entries = fields.List(fields.Nested(EntrySchema), required=True)
