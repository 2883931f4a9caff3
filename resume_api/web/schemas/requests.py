"""What clients may send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.languages.tags import primary_subtag

MISSING = "Missing data."
"""The message that says that a part is absent, empty or blank."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file part, read whole. ``name`` is the client's word and decides nothing."""

    name: str
    data: bytes


class FilePart(fields.Field[UploadedFile]):
    """A file part of a multipart body; absent and empty count alike."""

    def __init__(self, **options: Any) -> None:
        metadata = {"type": "string", "format": "binary", **options.pop("metadata", {})}
        super().__init__(metadata=metadata, error_messages={"required": MISSING}, **options)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> UploadedFile:
        if isinstance(value, str):
            raise ValidationError("Send this part as a file." if value else MISSING)
        data = value.stream.read()
        if not data:
            raise ValidationError(MISSING)
        return UploadedFile(value.filename or "", data)


class LanguageTag(fields.String):
    """A BCP 47 tag, loaded as its primary subtag."""

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> str:
        code = primary_subtag(super()._deserialize(value, *args, **options))
        if code is None:
            raise ValidationError("Not a BCP 47 language tag, such as 'en' or 'de-AT'.")
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
    def one_job(self, form: dict[str, Any], **_: Any) -> None:
        """The job comes once: as text that is not blank, or as a file."""
        has_text = bool(form.get("job_description", "").strip())
        if has_text and "job_description_file" in form:
            raise ValidationError("Send the job as text or as a file.", "job_description_file")
        if not has_text and "job_description_file" not in form:
            raise ValidationError(MISSING, "job_description")


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
