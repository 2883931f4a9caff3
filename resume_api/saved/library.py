"""What a user keeps here: resumes and jobs, and how each resume fits each job."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import IO, Any
from uuid import UUID

from providers.base import Deadline
from resume_api.accounts import quotas
from resume_api.accounts.authentication import account
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db import purge as erasure
from resume_api.db.models import Analysis, Job, QuestionSession, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.domain.document import Document, Format
from resume_api.errors import ApiError, ErrorCode
from resume_api.extraction.job.extractor import job_facts
from resume_api.saved import files

MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TEX: "application/x-tex",
    Format.TEXT: "text/plain",
}
_LONGEST_NAME = 255
_SPOOL_BYTES = 8 * 1024 * 1024


def add_resume(deps: Dependencies, user: User, name: str, data: bytes) -> tuple[Resume, bool]:
    """Keep a resume that can be read; whether it is new. The same file is kept once.

    Raises ApiError.
    """
    deps.scanner.scan(data, deps.settings.request_deadline)
    document = deps.reader.read(data)
    sha256 = hashlib.sha256(data).hexdigest()
    if known := owned.same_file(deps.database, Resume, user.id, sha256):
        return known, False
    quotas.check(deps, user.id, len(data))
    with files.kept(deps, data, document.format) as key:
        resume = Resume(
            user_id=user.id,
            filename=plain(name) or f"resume.{document.format}",
            media_type=MEDIA_TYPES[document.format],
            size=len(data),
            sha256=sha256,
            file_key=key,
        )
        return owned.add(deps.database, resume), True


def add_job(deps: Dependencies, user: User, text: str, title: str | None) -> tuple[Job, bool]:
    """Keep a job text under its title, by default the one that it names; whether it is new."""
    sha256 = service.job_key(text)
    if known := owned.same_file(deps.database, Job, user.id, sha256):
        return known, False
    size = len(text.encode())
    quotas.check(deps, user.id, size)
    name = plain(title or "") or title_of(deps, text)
    job = Job(user_id=user.id, title=name, text=text, sha256=sha256, size=size)
    return owned.add(deps.database, job), True


def title_of(deps: Dependencies, text: str) -> str:
    """What a job text calls the job, else its first line."""
    found = deps.reader.run(None, job_facts, text).title
    return plain(found.text if found else text.strip().split("\n", 1)[0])


def matches(
    deps: Dependencies, user: User, resume_ids: Sequence[UUID], job_ids: Sequence[UUID]
) -> dict[str, Any]:
    """Every resume against every job by the rules alone, best first.

    Raises ApiError(NOT_FOUND) where one of them is not this user's.
    """
    resumes = _all_of(deps, Resume, user, resume_ids)
    jobs = _all_of(deps, Job, user, job_ids)
    deadline = Deadline(deps.settings.request_deadline)
    read: list[tuple[Resume, Document]] = [
        (resume, deps.reader.read(deps.store.fetch(resume.file_key), deadline.remaining()))
        for resume in resumes
    ]
    cells = []
    for job in jobs:
        for resume, document in read:
            deadline_passed(deadline)
            fit = service.fit(deps, document, job.text)
            cells.append({"resume_id": str(resume.id), "job_id": str(job.id), **fit})
    cells.sort(key=lambda cell: (-(cell["score"] or 0), cell["job_id"], cell["resume_id"]))
    return {
        "matches": cells,
        "resumes": [shown_resume(resume) for resume in resumes],
        "jobs": [shown_job(job) for job in jobs],
    }


def deadline_passed(deadline: Deadline) -> None:
    """Raise ApiError(AI_TIMEOUT) once a request's time is over."""
    if deadline.remaining() <= 0:
        raise ApiError(ErrorCode.AI_TIMEOUT, "These are more pairs than one request has time for.")


def _all_of(
    deps: Dependencies, kind: type[owned.Filed], user: User, ids: Sequence[UUID]
) -> list[owned.Filed]:
    found = {row.id: row for row in owned.several(deps.database, kind, user.id, ids)}
    if missing := [str(one) for one in ids if one not in found]:
        field = f"{kind.__tablename__}_ids"
        raise ApiError(ErrorCode.NOT_FOUND, "You have no such file.", {"missing": {field: missing}})
    return [found[one] for one in dict.fromkeys(ids)]


def export(deps: Dependencies, user: User) -> IO[bytes]:
    """A ZIP file of all that is kept of a user, at its beginning; the caller closes it."""
    target = tempfile.SpooledTemporaryFile(_SPOOL_BYTES)  # noqa: SIM115 - the caller closes it
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("account.json", _json(account(user)))
        for resume in owned.everything(deps.database, Resume, user.id):
            archive.writestr(f"resumes/{resume.id}.json", _json(shown_resume(resume)))
            name = re.sub(r"[^\w.-]+", "_", resume.filename)
            archive.writestr(f"resumes/{resume.id}-{name}", deps.store.fetch(resume.file_key))
        for job in owned.everything(deps.database, Job, user.id):
            archive.writestr(f"jobs/{job.id}.json", _json({**shown_job(job), "text": job.text}))
        for row in owned.everything(deps.database, Analysis, user.id):
            told = {"job_title": row.job_title, "job_text": row.job_text, "report": row.report}
            about = {"created_at": row.created_at.isoformat(), "resume_name": row.resume_name}
            archive.writestr(f"analyses/{row.id}.json", _json(about | told))
        for asked in owned.everything(deps.database, QuestionSession, user.id):
            archive.writestr(f"sessions/{asked.id}.json", _json(_exported(asked)))
    target.seek(0)
    return target


def _exported(row: QuestionSession) -> dict[str, Any]:
    return {
        "created_at": row.created_at.isoformat(),
        "expires_at": row.expires_at.isoformat(),
        "resume_text": row.resume_text,
        "job_text": row.job_text,
        "questions": [aim["question"] for aim in row.state["aims"]],
        "answers": row.state["answers"],
        "result": row.state.get("result"),
    }


def purge(deps: Dependencies, days: float) -> dict[str, int]:
    """Erase what was deleted at least ``days`` ago, files first, and files that nothing names: how
    many of each. Raises ApiError, and then a second try goes on where this one ended."""
    before = datetime.now(UTC) - timedelta(days=days)
    keys = erasure.files(deps.database, before)
    for key in keys:
        files.erase(deps, key)
    erased = {"files": len(keys), **erasure.rows(deps.database, before)}
    return erased | {"orphans": files.erase_orphans(deps)}


def shown_resume(row: Resume) -> dict[str, Any]:
    """What a user sees of a resume in a list."""
    return {
        "id": str(row.id),
        "filename": row.filename,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "created_at": row.created_at.isoformat(),
    }


def shown_job(row: Job) -> dict[str, Any]:
    """What a user sees of a job in a list; ``job_key`` is how the history knows it."""
    return {
        "id": str(row.id),
        "title": row.title,
        "job_key": row.sha256,
        "created_at": row.created_at.isoformat(),
    }


def plain(name: str) -> str:
    """A client's words as one short line."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_LONGEST_NAME]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
