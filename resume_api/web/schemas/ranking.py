"""What goes in and out of a ranking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from resume_api.domain.document import Quote
from resume_api.domain.job import MAX_JOB_CHARACTERS, Kind
from resume_api.languages.error_sentences import english
from resume_api.ranking import table
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.service import Upload
from resume_api.web import json_input
from resume_api.web.schemas.generated import schema_of
from resume_api.web.schemas.output import OutputSchema
from resume_api.web.schemas.requests import MISSING, NOT_BLANK, Form, JobForm, LanguageTag, one_of
from resume_api.web.schemas.results import PlaceSchema
from resume_api.web.spool import Part

MAX_CRITERIA = 50
MAX_KEPT = 500
MAX_CRITERION = 500
KINDS = get_args(Kind)


class JobToRank(JobForm):
    """The job of ``POST /extract-criteria``."""

    former_names = JobForm.former_names | {"file": "job_description_file"}
    provider = fields.String(
        metadata={
            "description": "One of the configured providers, to read the job; else the rules."
        }
    )


class JobWords(Schema):
    """Where a criterion stands in the job's text, as ``/extract-criteria`` says it."""

    text = fields.String(required=True, validate=validate.Length(max=MAX_JOB_CHARACTERS))
    start = fields.Integer(required=True, strict=True, validate=validate.Range(0))
    end = fields.Integer(required=True, strict=True, validate=validate.Range(0))

    @post_load
    def as_quote(self, one: Mapping[str, Any], **_: object) -> Quote:
        """The words at their place."""
        return Quote(one["text"], one["start"], one["end"])


class WeighedCriterion(Schema):
    """A criterion with its weight, whether a candidate must fulfil it, and where it comes from: one
    of the ``details`` of ``/extract-criteria`` as it is."""

    criterion = fields.String(
        required=True,
        validate=[
            validate.Length(max=MAX_CRITERION),
            NOT_BLANK,
        ],
    )
    weight = fields.Float(load_default=1.0, validate=validate.Range(0.01, 100))
    must = fields.Boolean(load_default=False)
    kind = fields.String(load_default="must", validate=validate.OneOf(KINDS))
    quote = fields.Nested(JobWords, load_default=None, allow_none=True)

    @post_load
    def as_criterion(self, one: Mapping[str, Any], **_: object) -> Criterion:
        """The criterion, without blanks around it."""
        text = one["criterion"].strip()
        return Criterion(text, one["weight"], one["must"], one["kind"], one["quote"])


class Criteria(fields.String):
    """A JSON array of strings or of objects, loaded as criteria."""

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> Any:
        text = super()._deserialize(value, *args, **options)
        try:
            listed = json_input.load(text)
        except ValueError as fault:
            raise ValidationError(str(fault)) from None
        if not isinstance(listed, list) or not 1 <= len(listed) <= MAX_CRITERIA:
            raise ValidationError(english("value_criteria", max=MAX_CRITERIA))
        objects = [{"criterion": one} if isinstance(one, str) else one for one in listed]
        loaded: list[Criterion] = WeighedCriterion(many=True).load(objects)
        names = [one.text.casefold() for one in loaded]
        if len(set(names)) != len(names):
            raise ValidationError(english("value_not_unique"))
        return loaded


class SpooledFile(fields.Field[Upload]):
    """A file of a ranking, which is read when it is its turn."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Upload:
        if isinstance(value, str):
            raise ValidationError(english("value_as_file"))
        assert isinstance(value.stream, Part)
        return Upload(value.filename, value.stream.whole)


class Ids(fields.List[Any]):
    """Ids as a JSON array in one part, or each in a part of its own."""

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> Any:
        if isinstance(value, list) and len(value) == 1 and str(value[0]).lstrip().startswith("["):
            try:
                value = json_input.load(value[0])
            except ValueError as fault:
                raise ValidationError(str(fault)) from None
        return super()._deserialize(value, *args, **options)


class RankingForm(Schema):
    """The parts of ``POST /score-resumes``."""

    criteria = Criteria(
        metadata={
            "description": "A JSON array: strings, or the `details` of `/extract-criteria`: "
            '{"criterion", "weight", "must"} and, as they came, "kind" and "quote".'
        },
    )
    job_id = fields.UUID(
        metadata={"description": "Or a job that you keep, whose criteria are extracted."}
    )
    files = fields.List(
        SpooledFile(metadata={"type": "string", "format": "binary"}),
        metadata={"description": "The resumes: PDF, DOCX, LaTeX source or text."},
    )
    resume_ids = Ids(
        fields.UUID(),
        validate=validate.Length(1, MAX_KEPT),
        metadata={"description": "Resumes that you keep: a JSON array, or one part for each."},
    )

    provider = fields.String(
        metadata={
            "description": "One of the configured providers, to judge each resume (and to read a "
            "kept job); else the rules."
        }
    )

    @validates_schema
    def something_to_rank_by_something(self, form: Form, **_: object) -> None:
        """There are resumes, sent or kept or both, and criteria or a job."""
        if not form.get("files") and not form.get("resume_ids"):
            raise ValidationError(MISSING, "files")
        if "criteria" not in form and "job_id" not in form:
            raise ValidationError(fields.Field.default_error_messages["required"], "criteria")
        if "criteria" in form and "job_id" in form:
            one_of(form, "job_id", "criteria")


class RankingQuery(Schema):
    """How the table is to look."""

    evidence = fields.Boolean(
        load_default=False, metadata={"description": "A column with the proof of each score."}
    )
    blind = fields.Boolean(
        load_default=False, metadata={"description": "Hide names and file names."}
    )
    lang = LanguageTag(
        load_default=None,
        metadata={
            "description": "The language of remarks and of a workbook's columns; "
            "that of the criteria, where none is named."
        },
    )
    asynchronous = fields.Boolean(
        load_default=False,
        data_key="async",
        metadata={"description": "Rank in the background: 202, then `GET /results/<task_id>`."},
    )


class ExtractedCriterion(OutputSchema):
    """A criterion as ``/score-resumes`` takes it, and where it comes from."""

    criterion = fields.String(attribute="text", required=True)
    weight = fields.Float(required=True)
    must = fields.Boolean(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    quote = fields.Nested(PlaceSchema, required=True)


class ScoredQuoteSchema(OutputSchema):
    """One of a few kinds, and the job's words that say so."""

    kind = fields.String(required=True)
    quote = fields.Nested(PlaceSchema, required=True)


class JobFrame(OutputSchema):
    """What a job is, each with the words that say so, null where none do."""

    title = fields.Nested(PlaceSchema, required=True, allow_none=True)
    seniority = fields.Nested(
        ScoredQuoteSchema,
        required=True,
        allow_none=True,
        metadata={"description": "intern, junior, mid, senior, lead or executive"},
    )
    workplace = fields.Nested(
        ScoredQuoteSchema,
        required=True,
        allow_none=True,
        metadata={"description": "remote, hybrid or onsite"},
    )
    location = fields.Nested(PlaceSchema, required=True, allow_none=True)


class ExtractedCriteria(OutputSchema):
    """The criteria of a job: as strings, and with weights and quotes; and what the job is."""

    criteria = fields.List(fields.String(), attribute="texts", required=True)
    details = fields.List(fields.Nested(ExtractedCriterion), attribute="criteria", required=True)
    job = fields.Nested(JobFrame, required=True)


schema_of(
    table.RankedCriterion,
    quote=fields.Nested(
        PlaceSchema,
        required=True,
        allow_none=True,
        metadata={"description": "The job's words, where the criterion came with them."},
    ),
)
schema_of(
    table.CriterionScore,
    quote=fields.Nested(PlaceSchema, required=True, allow_none=True),
)
Ranking = schema_of(table.Ranking)
