"""What clients send and see of work in the background."""

from __future__ import annotations

from marshmallow import fields, validate

from resume_api.background import task
from resume_api.errors import ErrorCode
from resume_api.web.schemas.generated import schema_of
from resume_api.web.schemas.output import Choice, OutputSchema
from resume_api.web.schemas.ranking import Ranking
from resume_api.web.schemas.results import AnalysisResult

UNFINISHED = ("queued", "running")
KINDS = ("analysis", "ranking")


class Submitted(OutputSchema):
    """A task that is there."""

    task_id = fields.UUID(required=True)
    status = fields.String(required=True, validate=validate.OneOf((*UNFINISHED, "done", "failed")))
    poll = fields.String(required=True, metadata={"example": "/results/<task_id>"})


class ListedTask(OutputSchema):
    """A task in a list."""

    task_id = fields.UUID(attribute="id", required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    status = fields.String(required=True, validate=validate.OneOf((*UNFINISHED, "done", "failed")))
    created_at = fields.DateTime(required=True)
    finished_at = fields.DateTime(required=True, allow_none=True)
    resume_name = fields.String(required=True, allow_none=True)
    job_title = fields.String(required=True, allow_none=True)
    score = fields.Integer(required=True, allow_none=True)
    code = fields.String(attribute="error_code", required=True, allow_none=True)


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
    job = fields.Nested(schema_of(task.JobOf), required=True)
    file = fields.Nested(schema_of(task.FileOf), required=True)
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
