"""All that is kept of a user as one ZIP file."""

from __future__ import annotations

import json
import re
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from uuid import UUID

import msgspec

from resume_api.accounts.authentication import account
from resume_api.db import owned
from resume_api.db.models import Analysis, Job, QuestionSession, Resume, User
from resume_api.dependencies import Dependencies

_SPOOL_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExportedResume:
    """A resume; its file lies beside it."""

    id: UUID
    filename: str
    media_type: str
    size: int
    sha256: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ExportedJob:
    """A job text; ``job_key`` is how the history knows it."""

    id: UUID
    title: str
    job_key: str
    created_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ExportedAnalysis:
    """An analysis; ``report`` as it was answered."""

    created_at: datetime
    resume_name: str | None
    job_title: str | None
    job_text: str | None
    report: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class ExportedSession:
    """A question session; ``result`` as it was answered."""

    created_at: datetime
    expires_at: datetime
    resume_text: str
    job_text: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    result: Mapping[str, object] | None


def export(deps: Dependencies, user: User) -> IO[bytes]:
    """The file, at its beginning; the caller closes it. Raises ApiError."""
    target = tempfile.SpooledTemporaryFile(_SPOOL_BYTES)  # noqa: SIM115 - the caller closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("account.json", _json(account(user)))
        for resume in owned.everything(deps.database, Resume, user.id):
            archive.writestr(f"resumes/{resume.id}.json", _json(_resume(resume)))
            name = re.sub(r"[^\w.-]+", "_", resume.filename)
            archive.writestr(f"resumes/{resume.id}-{name}", deps.store.fetch(resume.file_key))
        for job in owned.everything(deps.database, Job, user.id):
            archive.writestr(f"jobs/{job.id}.json", _json(_job(job)))
        for row in owned.everything(deps.database, Analysis, user.id):
            archive.writestr(f"analyses/{row.id}.json", _json(_analysis(row)))
        for session in owned.everything(deps.database, QuestionSession, user.id):
            archive.writestr(f"sessions/{session.id}.json", _json(_session(session)))
    target.seek(0)
    return target


def _resume(row: Resume) -> ExportedResume:
    return ExportedResume(
        row.id, row.filename, row.media_type, row.size, row.sha256, row.created_at
    )


def _job(row: Job) -> ExportedJob:
    return ExportedJob(row.id, row.title, row.sha256, row.created_at, row.text)


def _analysis(row: Analysis) -> ExportedAnalysis:
    return ExportedAnalysis(
        row.created_at, row.resume_name, row.job_title, row.job_text, row.report
    )


def _session(row: QuestionSession) -> ExportedSession:
    return ExportedSession(
        row.created_at,
        row.expires_at,
        row.resume_text,
        row.job_text,
        tuple(target["question"] for target in row.state["targets"]),
        tuple(row.state["answers"]),
        row.state.get("result"),
    )


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=1)
