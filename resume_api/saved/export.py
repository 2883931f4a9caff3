"""All that is kept of a user as one ZIP file."""

from __future__ import annotations

import json
import re
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

import msgspec

from resume_api.accounts.authentication import account
from resume_api.db import owned
from resume_api.db.models import Analysis, Base, Job, QuestionSession, Resume, User
from resume_api.dependencies import Dependencies

_SPOOL_BYTES = 8 * 1024 * 1024
_RESUME = ("id", "filename", "media_type", "size", "sha256", "created_at")
_JOB = ("id", "title", "created_at", "text")
_ANALYSIS = ("created_at", "resume_name", "job_title", "job_text", "report")


@dataclass(frozen=True, slots=True)
class _Target:
    question: str


@dataclass(frozen=True, slots=True)
class _State:
    """What of a session's state is exported."""

    targets: tuple[_Target, ...]
    answers: tuple[str, ...]
    result: Mapping[str, object] | None


def export(deps: Dependencies, user: User) -> IO[bytes]:
    """The file, at its beginning; the caller closes it. Raises ApiError."""
    target = tempfile.SpooledTemporaryFile(_SPOOL_BYTES)  # noqa: SIM115 - the caller closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("account.json", _json(account(user)))
        for resume in owned.everything(deps.database, Resume, user.id):
            archive.writestr(f"resumes/{resume.id}.json", _json(_columns(resume, *_RESUME)))
            name = re.sub(r"[^\w.-]+", "_", resume.filename)
            archive.writestr(f"resumes/{resume.id}-{name}", deps.store.fetch(resume.file_key))
        for job in owned.everything(deps.database, Job, user.id):
            archive.writestr(
                f"jobs/{job.id}.json", _json(_columns(job, *_JOB) | {"job_key": job.sha256})
            )
        for row in owned.everything(deps.database, Analysis, user.id):
            archive.writestr(f"analyses/{row.id}.json", _json(_columns(row, *_ANALYSIS)))
        for session in owned.everything(deps.database, QuestionSession, user.id):
            archive.writestr(f"sessions/{session.id}.json", _json(_session(session)))
    target.seek(0)
    return target


def _session(row: QuestionSession) -> dict[str, object]:
    state = msgspec.convert(row.state, _State)
    questions = [target.question for target in state.targets]
    answered = {"questions": questions, "answers": state.answers, "result": state.result}
    return _columns(row, "created_at", "expires_at", "resume_text", "job_text") | answered


def _columns(row: Base, *names: str) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=1)
