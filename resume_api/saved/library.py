"""What a user keeps here: resumes and jobs, and how each resume fits each job."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from providers.base import Deadline
from resume_api.accounts import quotas
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db import purge as erasure
from resume_api.db.models import Job, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.domain.document import Document, Format
from resume_api.errors import ApiError, ErrorCode
from resume_api.extraction.job.extractor import parse_job
from resume_api.languages.error_sentences import english
from resume_api.saved import files

MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TEX: "application/x-tex",
    Format.TEXT: "text/plain",
}
_MAX_NAME = 255


@dataclass(frozen=True, slots=True)
class Match:
    """How one resume fits one job."""

    resume_id: UUID
    job_id: UUID
    fit: service.Fit


@dataclass(frozen=True, slots=True)
class MatchMatrix:
    """Every pair, best first, and what the pairs are of."""

    matches: Sequence[Match]
    resumes: Sequence[Resume]
    jobs: Sequence[Job]


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
    found = deps.reader.run(None, parse_job, text).title
    return plain(found.text if found else text.strip().split("\n", 1)[0])


def matches(
    deps: Dependencies, user: User, resume_ids: Sequence[UUID], job_ids: Sequence[UUID]
) -> MatchMatrix:
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
            cells.append(Match(resume.id, job.id, fit))
    cells.sort(key=lambda one: (-(one.fit.score or 0), str(one.job_id), str(one.resume_id)))
    return MatchMatrix(cells, resumes, jobs)


def deadline_passed(deadline: Deadline) -> None:
    """Raise ApiError(AI_TIMEOUT) once a request's time is over."""
    if deadline.remaining() <= 0:
        raise ApiError(ErrorCode.AI_TIMEOUT, english("pairs_too_many"))


def _all_of(
    deps: Dependencies, kind: type[owned.HasFile], user: User, ids: Sequence[UUID]
) -> list[owned.HasFile]:
    found = {row.id: row for row in owned.several(deps.database, kind, user.id, ids)}
    if missing := [str(one) for one in ids if one not in found]:
        field = f"{kind.__tablename__}_ids"
        details = {"missing": {field: missing}}
        raise ApiError(ErrorCode.NOT_FOUND, english("files_not_found"), details)
    return [found[one] for one in dict.fromkeys(ids)]


def purge(deps: Dependencies, days: float) -> dict[str, int]:
    """Erase what was deleted at least ``days`` ago, files first, and files that nothing names: how
    many of each. Raises ApiError, and then a second try goes on where this one ended."""
    before = datetime.now(UTC) - timedelta(days=days)
    keys = erasure.files(deps.database, before)
    for key in keys:
        files.erase(deps, key)
    erased = {"files": len(keys), **erasure.rows(deps.database, before)}
    return erased | {"orphans": files.erase_orphans(deps)}


def plain(name: str) -> str:
    """A client's words as one short line."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_MAX_NAME]
