"""What goes in and out of a question session."""

from __future__ import annotations

from marshmallow import Schema, fields, validate, validates_schema

from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.web.schemas.output import OutputSchema
from resume_api.web.schemas.requests import (
    NOT_BLANK,
    AnalyzeForm,
    Form,
    LanguageTag,
    one_of,
)
from resume_api.web.schemas.results import SessionMeta

MAX_RESUME_CHARACTERS = 200_000
MAX_ANSWER_CHARACTERS = 5_000


def _question_language() -> LanguageTag:
    return LanguageTag(
        metadata={"description": "The questions' language; by default the resume's."}
    )


def _provider() -> fields.String:
    return fields.String(metadata={"description": "One of the configured providers."})


def _meta(when: str) -> fields.Nested:
    metadata = {"description": f"Who worded it and what is less than asked for{when}."}
    return fields.Nested(SessionMeta, metadata=metadata)


class SessionText(Schema):
    """The JSON body of ``POST /session/start``."""

    former_names = {"job_post": "job_description"}
    resume_text = fields.String(
        validate=validate.Length(max=MAX_RESUME_CHARACTERS),
        metadata={"description": "Plain text or LaTeX source; it comes back as the same."},
    )
    resume_id = fields.UUID(metadata={"description": "Or a resume that you keep."})
    job_description = fields.String(
        validate=validate.Length(max=MAX_JOB_CHARACTERS),
        metadata={"description": "The job text; `job_post` means the same."},
    )
    job_id = fields.UUID(metadata={"description": "Or a job that you keep."})
    lang = _question_language()
    provider = _provider()

    @validates_schema
    def one_of_each(self, body: Form, **_: object) -> None:
        """Resume and job come once each."""
        one_of(body, "resume_text", "resume_id")
        one_of(body, "job_description", "job_id")


class SessionFile(AnalyzeForm):
    """The parts of ``POST /session/start`` as a form; a PDF or DOCX comes back as Markdown."""

    lang = _question_language()


class SessionStarted(OutputSchema):
    """A new session."""

    session_id = fields.UUID(required=True)
    questions = fields.List(fields.String(), required=True)
    meta = _meta("")


class SessionAnswer(Schema):
    """An answer to the question that is open."""

    session_id = fields.UUID(required=True)
    answer = fields.String(
        required=True, validate=[validate.Length(max=MAX_ANSWER_CHARACTERS), NOT_BLANK]
    )
    question = fields.Integer(
        validate=validate.Range(min=1),
        metadata={"description": "Which question it answers, from 1; a CONFLICT if not the open."},
    )


class ResumeChange(OutputSchema):
    """What is new in a resume, and the answer (from 1) that says it."""

    section = fields.String(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)
    from_answer = fields.Integer(required=True)


class NotAddedSchema(OutputSchema):
    """Words of an answer that are not in the resume, and why."""

    text = fields.String(required=True)
    code = fields.String(
        required=True,
        metadata={"description": "Stable: denied, other_person, unclear, talk, short, …"},
    )
    reason = fields.String(required=True, metadata={"description": "A sentence."})


class Outcome(OutputSchema):
    """What comes of the last answer."""

    changes = fields.List(fields.Nested(ResumeChange))
    left_out = fields.List(
        fields.String(),
        metadata={"description": "Said, but not in the resume: denials, wishes, unproven words."},
    )
    not_added = fields.List(
        fields.Nested(NotAddedSchema), metadata={"description": "The same with the reasons."}
    )
    follow_up_question = fields.String(
        allow_none=True,
        metadata={
            "description": "What an answer left unclear; it may be answered as the others were."
        },
    )
    score_before = fields.Integer(allow_none=True)
    score_after = fields.Integer(allow_none=True)


class SessionStep(Outcome):
    """What comes after an answer: the next question, or the new resume."""

    next_question = fields.String(required=True, allow_none=True)
    is_complete = fields.Boolean(required=True)
    updated_resume = fields.String(required=True, allow_none=True)
    meta = _meta("; with the last answer")


class SessionState(OutputSchema):
    """A session."""

    session_id = fields.UUID(required=True)
    questions = fields.List(fields.String(), attribute="state.questions", required=True)
    answers = fields.List(fields.String(), attribute="state.answers", required=True)
    current_question = fields.String(required=True, allow_none=True)
    progress = fields.String(required=True, metadata={"example": "2/3"})
    created_at = fields.DateTime(required=True)
    updated_resume = fields.String(required=True, allow_none=True)
    follow_up_question = fields.String(allow_none=True)
    about = fields.List(
        fields.String(allow_none=True),
        required=True,
        metadata={"description": "What each question is about; null where it asks for anything."},
    )
    job_text = fields.String(required=True)
    expires_at = fields.DateTime(required=True)
    outcome = fields.Nested(
        Outcome,
        attribute="state.result",
        required=True,
        allow_none=True,
        metadata={"description": "As the last answer had it; null before."},
    )
