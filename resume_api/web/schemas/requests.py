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


def one_of(form: Form, *names: str) -> None:
    """Whether a form has exactly one of some fields; a blank text counts as none. Raises
    ValidationError at the first of them, or at the one too many."""
    sent = [name for name in names if not _blank(form.get(name))]
    if not sent:
        raise ValidationError(MISSING, names[0])
    if len(sent) > 1:
        raise ValidationError(english("value_one_of", choices=", ".join(sent)), sent[-1])


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


class ResumeForm(Schema):
    """A resume as a file, or one that is kept. ``former_names`` are those under which a body may
    hold fields besides."""

    former_names = {"file": "resume"}
    resume = FilePart(
        metadata={
            "description": "The resume: PDF, DOCX, LaTeX source or text; `file` means the same."
        }
    )
    resume_id = fields.UUID(metadata={"description": "Or a resume that you keep."})

    @validates_schema
    def one_resume(self, form: Form, **_: object) -> None:
        """The resume comes once."""
        one_of(form, "resume", "resume_id")


class JobForm(Schema):
    """A job as text, as a file, or one that is kept."""

    former_names = {
        "job_desc": "job_description",
        "job_post": "job_description",
        "text": "job_description",
        "job_post_file": "job_description_file",
    }
    job_description = fields.String(
        validate=validate.Length(max=MAX_JOB_CHARACTERS),
        metadata={"description": "The job text; `job_desc`, `job_post`, `text` mean the same."},
    )
    job_description_file = FilePart(
        metadata={"description": "The job text as a file of the same formats as a resume."}
    )
    job_id = fields.UUID(metadata={"description": "Or a job that you keep."})

    @validates_schema
    def one_job(self, form: Form, **_: object) -> None:
        """The job comes once; a blank text is none."""
        one_of(form, "job_description", "job_description_file", "job_id")


class AnalyzeForm(ResumeForm, JobForm):
    """A resume against a job."""

    former_names = ResumeForm.former_names | JobForm.former_names
    lang = LanguageTag(
        metadata={
            "description": "The language of the answer; by default the resume's.",
            "example": "en",
        }
    )
    provider = fields.String(metadata={"description": "One of the configured providers."})


class ParseQuery(Schema):
    """The query of ``POST /parse-resume``."""

    format = fields.String(
        load_default="full",
        validate=validate.OneOf(("full", "json-resume")),
        metadata={
            "description": "`json-resume` answers a document of the open JSON Resume schema."
        },
    )
