"""What clients may send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.languages.error_sentences import english
from resume_api.languages.tags import primary_subtag

MISSING = english("value_missing")
"""The message that says that a part is absent, empty or blank."""
NOT_BLANK = validate.Regexp(r"\s*\S", error=MISSING)


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file part, read whole. ``name`` is the client's word and decides nothing."""

    name: str
    data: bytes


Form = Mapping[str, object]
"""What a schema loaded, as its validators see it."""


def check_one_job(form: Form, text: str, file: str) -> None:
    """Whether a form has a text that is not blank or a file, and not both. Raises
    ValidationError."""
    has_text = bool(str(form.get(text, "")).strip())
    if has_text and file in form:
        raise ValidationError(english("value_job_twice"), file)
    if not has_text and file not in form:
        raise ValidationError(MISSING, text)


class FilePart(fields.Field[UploadedFile]):
    """A file part of a multipart body; absent and empty count alike."""

    def __init__(self, **options: Any) -> None:
        metadata = {"type": "string", "format": "binary", **options.pop("metadata", {})}
        super().__init__(metadata=metadata, error_messages={"required": MISSING}, **options)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> UploadedFile:
        if isinstance(value, str):
            raise ValidationError(english("value_as_file") if value else MISSING)
        data = value.stream.read()
        if not data:
            raise ValidationError(MISSING)
        return UploadedFile(value.filename or "", data)


class LanguageTag(fields.String):
    """A BCP 47 tag, loaded as its primary subtag."""

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> str:
        code = primary_subtag(super()._deserialize(value, *args, **options))
        if code is None:
            raise ValidationError(english("value_language"))
        return code


class AnalyzeForm(Schema):
    """The parts of ``POST /analyze-resume``."""

    resume = FilePart(
        required=True, metadata={"description": "The resume: PDF, DOCX, LaTeX source or text."}
    )
    job_description = fields.String(
        validate=validate.Length(max=MAX_JOB_CHARACTERS),
        metadata={"description": "The job text; this or `job_description_file`."},
    )
    job_description_file = FilePart(
        metadata={"description": "The job text as a file of the same formats."}
    )
    lang = LanguageTag(
        metadata={
            "description": "The language of the answer; by default the resume's.",
            "example": "en",
        }
    )
    provider = fields.String(metadata={"description": "One of the configured providers."})

    @validates_schema
    def one_job(self, form: Form, **_: object) -> None:
        """The job comes once: as text that is not blank, or as a file."""
        check_one_job(form, "job_description", "job_description_file")


class ParseForm(Schema):
    """The part of ``POST /parse-resume``."""

    resume = FilePart(
        required=True, metadata={"description": "The resume: PDF, DOCX, LaTeX source or text."}
    )


class ParseQuery(Schema):
    """The query of ``POST /parse-resume``."""

    format = fields.String(
        load_default="full",
        validate=validate.OneOf(("full", "json-resume")),
        metadata={
            "description": "`json-resume` answers a document of the open JSON Resume schema."
        },
    )
