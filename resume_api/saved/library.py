"""What a user keeps here: resumes and jobs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from resume_api.accounts import quotas
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db import purge as erasure
from resume_api.db.models import Job, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.domain.document import Format
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
class JobNotes:
    """What a keeper notes of a job; None of ``title`` leaves it to the text."""

    title: str | None = None
    company: str | None = None
    url: str | None = None
    notes: str | None = None


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


def resume(deps: Dependencies, user: User, resume_id: UUID) -> Resume:
    """A resume of this user. Raises ApiError(NOT_FOUND)."""
    return all_of(deps, Resume, user, [resume_id])[0]


def file_of(deps: Dependencies, resume: Resume) -> bytes:
    """The file of a resume. Raises ApiError."""
    return deps.store.fetch(resume.file_key)


def job(deps: Dependencies, user: User, job_id: UUID) -> Job:
    """A job of this user. Raises ApiError(NOT_FOUND)."""
    return all_of(deps, Job, user, [job_id])[0]


def add_job(deps: Dependencies, user: User, text: str, noted: JobNotes) -> tuple[Job, bool]:
    """Keep a job text with what is noted of it; whether it is new. Of one that is kept already,
    what is noted anew replaces what was."""
    sha256 = service.job_key(text)
    if known := owned.same_file(deps.database, Job, user.id, sha256):
        new = {name: value for name, value in asdict(noted).items() if value}
        return (change_job(deps, user, known.id, new) if new else known), False
    size = len(text.encode()) + len((noted.notes or "").encode())
    quotas.check(deps, user.id, size)
    name = plain(noted.title or "") or title_of(deps, text)
    row = Job(
        user_id=user.id,
        title=name,
        text=text,
        sha256=sha256,
        size=size,
        company=plain(noted.company or "") or None,
        url=noted.url or None,
        notes=noted.notes or None,
    )
    return owned.add(deps.database, row), True


def change_job(
    deps: Dependencies, user: User, job_id: UUID, noted: Mapping[str, str | None]
) -> Job:
    """A job with what is new of title, company, address and notes; what is empty is taken away, but
    for the title. Raises ApiError(NOT_FOUND)."""
    values = {name: _noted(name, value) for name, value in noted.items()}
    if not values.get("title", True):
        del values["title"]
    row = owned.change_job(deps.database, user.id, job_id, values)
    if row is None:
        raise ApiError(ErrorCode.NOT_FOUND, english("id_not_found"))
    return row


def _noted(name: str, value: str | None) -> str | None:
    return (value if name in ("notes", "url") else plain(value or "")) or None


def kept_as(deps: Dependencies, user_id: UUID | None, sha256: str, job_key: str) -> dict[str, UUID]:
    """The columns that say as what a user keeps the file and the job of an analysis, if at all."""
    if user_id is None:
        return {}
    found = {
        "resume_id": owned.same_file(deps.database, Resume, user_id, sha256),
        "job_id": owned.same_file(deps.database, Job, user_id, job_key),
    }
    return {name: row.id for name, row in found.items() if row}


def title_of(deps: Dependencies, text: str) -> str:
    """What a job text calls the job, else its first line."""
    found = deps.reader.run(None, parse_job, text).title
    return plain(found.text if found else text.strip().split("\n", 1)[0])


def all_of(
    deps: Dependencies, kind: type[owned.HasFile], user: User, ids: Sequence[UUID]
) -> list[owned.HasFile]:
    """Those of this user, in the order of their ids. Raises ApiError(NOT_FOUND)."""
    found = {row.id: row for row in owned.several(deps.database, kind, user.id, ids)}
    if missing := [str(one) for one in ids if one not in found]:
        field = f"{kind.__tablename__}_ids"
        details = {"missing": {field: missing}}
        raise ApiError(ErrorCode.NOT_FOUND, english("id_not_found"), details)
    return [found[one] for one in dict.fromkeys(ids)]


def purge(deps: Dependencies, days: float) -> dict[str, int]:
    """Erase what was deleted at least ``days`` ago, files first, and files that nothing names: how
    many of each. Raises ApiError, and then a second try goes on where this one ended."""
    before = datetime.now(UTC) - timedelta(days=days)
    count = files.erase_all(deps, erasure.files(deps.database, before))
    erased = {"files": count, **erasure.rows(deps.database, before)}
    return erased | {"orphans": files.erase_orphans(deps)}


def plain(name: str) -> str:
    """A client's words as one short line."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:_MAX_NAME]
