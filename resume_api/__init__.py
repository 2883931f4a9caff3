"""The Resume Analysis API: an honest answer about a resume and a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from resume_api.config.settings import Settings
    from resume_api.dependencies import Dependencies


def create_app(settings: Settings, dependencies: Dependencies | None = None) -> Flask:
    """The WSGI application, put together from ``settings``.

    Imported when it is called: the readers' processes import this package and need no Flask.
    """
    from resume_api.web.app import assemble

    return assemble(settings, dependencies)
