"""What a request works with."""

from __future__ import annotations

from uuid import UUID

from flask import current_app

from resume_api.dependencies import Dependencies
from resume_api.web.auth import current_user


def deps() -> Dependencies:
    """What the application was assembled with."""
    found: Dependencies = current_app.extensions["dependencies"]
    return found


def user_id() -> UUID | None:
    """Who asks, None for nobody."""
    user = current_user()
    return user.id if user else None
