"""How much a user, and all guests together, may keep on the server."""

from __future__ import annotations

from uuid import UUID

from resume_api.db import quotas
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

MIB = 1024 * 1024
_GUESTS = english("guests_full")


def check(deps: Dependencies, user_id: UUID | None, size: int) -> None:
    """Raise ApiError(STORAGE_FULL) where ``size`` bytes more are too many for a user, or for guests
    (None). Requests at the same moment may pass together; each is bounded by itself."""
    settings = deps.settings
    limit = MIB * (settings.user_storage_mb if user_id else settings.guest_storage_mb)
    used = quotas.used_bytes(deps.database, user_id)
    if used + size > limit:
        details = {"limit_bytes": limit, "used_bytes": used} if user_id else {}
        raise ApiError(ErrorCode.STORAGE_FULL, None if user_id else _GUESTS, details)
