"""What clients send and see of work in the background."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from resume_api.background import task
from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.errors import ErrorCode
from resume_api.web.schemas.generated import schema_of
from resume_api.web.schemas.output import Choice, OutputSchema
from resume_api.web.schemas.ranking import Ranking
from resume_api.web.schemas.requests import MISSING, NOT_BLANK, FilePart, LanguageTag
from resume_api.web.schemas.results import AnalysisResult

UNFINISHED = ("queued", "running")
KINDS = ("analysis", "ranking")


class SubmitForm(Schema):
    """The parts of ``POST /analyze``."""

    file = FilePart(
        required=True, metadata={"description": "The resume: PDF, DOCX, LaTeX source or text."}
    )
    job_desc = fields.String(
        required=True,
        error_messages={"required": MISSING},
        validate=[validate.Length(max=MAX_JOB_CHARACTERS), NOT_BLANK],
        metadata={"description": "The job text."},
    )
    lang = LanguageTag(
        metadata={"description": "The language of the answer; by default the resume's."}
    )
    provider = fields.String(metadata={"description": "One of the configured providers."})


class Submitted(OutputSchema):
    """A task that is there."""

    task_id = fields.UUID(required=True)
    status = fields.String(required=True, validate=validate.OneOf((*UNFINISHED, "done", "failed")))
    poll = fields.String(required=True, metadata={"example": "/results/<task_id>"})


ProgressSchema = schema_of(task.Progress)
Summary = schema_of(task.Summary)


def _status(*statuses: str) -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(statuses))


class TaskPending(OutputSchema):
    """A task that is not finished."""

    task_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    status = _status(*UNFINISHED)
    progress = fields.Nested(ProgressSchema, required=True)


class TaskFailed(OutputSchema):
    """A task that ended without a result."""

    task_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    status = _status("failed")
    code = fields.String(required=True, validate=validate.OneOf([one.name for one in ErrorCode]))
    error = fields.String(required=True)


class AnalysisDone(OutputSchema):
    """An analysis that is finished."""

    task_id = fields.UUID(required=True)
    kind = _status("analysis")
    status = _status("done")
    result = fields.Nested(AnalysisResult, required=True)
    summary = fields.Nested(Summary, required=True)


class RankingDone(OutputSchema):
    """A ranking that is finished."""

    task_id = fields.UUID(required=True)
    kind = _status("ranking")
    status = _status("done")
    result = fields.Nested(Ranking, required=True)


class TaskFinished(Choice):
    """A task that is finished: what came of it is told by ``kind`` and ``status``."""

    variants = {
        task.AnalysisDone: AnalysisDone,
        task.RankingDone: RankingDone,
        task.Failed: TaskFailed,
    }


class TaskEvent(OutputSchema):
    """How far a task is, as one server-sent event."""

    task_id = fields.UUID(required=True)
    status = _status(*UNFINISHED, "done", "failed")
    progress = fields.Nested(ProgressSchema, required=True)
    code = fields.String(validate=validate.OneOf([one.name for one in ErrorCode]))
    error = fields.String()
