"""What a request works with."""

from __future__ import annotations

from flask import current_app

from resume_api.dependencies import Dependencies


def deps() -> Dependencies:
    """What the application was assembled with."""
    found: Dependencies = current_app.extensions["dependencies"]
    return found
