"""The resume and the job of a request: sent with it, or kept by its user."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from resume_api.accounts.tokens import unauthorized
from resume_api.analysis import service
from resume_api.db.models import Resume, User
from resume_api.languages.error_sentences import english
from resume_api.ranking.service import Upload
from resume_api.saved import library
from resume_api.web.auth import current_user
from resume_api.web.context import deps
from resume_api.web.schemas.requests import UploadedFile


def resume(sent: UploadedFile | None, kept: UUID | None) -> UploadedFile:
    """One of both, as the schema saw to. Raises ApiError(UNAUTHORIZED, NOT_FOUND)."""
    if sent is not None:
        return sent
    assert kept is not None
    row = library.resume(deps(), _keeper(), kept)
    return UploadedFile(row.filename, library.file_of(deps(), row))


def uploads(kept: Sequence[UUID]) -> list[Upload]:
    """Kept resumes to rank. Raises ApiError(UNAUTHORIZED, NOT_FOUND)."""
    if not kept:
        return []
    rows = library.all_of(deps(), Resume, _keeper(), kept)
    return [Upload(row.filename, partial(library.file_of, deps(), row)) for row in rows]


def job_text(text: str | None, file: UploadedFile | None, kept: UUID | None) -> str:
    """The text of one of the three. Raises ApiError."""
    if kept is not None:
        return library.job(deps(), _keeper(), kept).text
    return service.job_text(deps(), text, file.data if file else None)


def _keeper() -> User:
    found = current_user()
    if found is None:
        raise unauthorized(english("log_in_to_keep"))
    return found
