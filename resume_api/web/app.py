"""Puts the web application together: a list of steps."""

from __future__ import annotations

from flask import Flask
from flask_cors import CORS

from resume_api import bootstrap, observability
from resume_api.config.settings import Settings
from resume_api.dependencies import Dependencies
from resume_api.web import compression, error_handlers, page, rate_limits
from resume_api.web.json_input import JsonInput
from resume_api.web.multipart import TextRequest
from resume_api.web.openapi import create_api
from resume_api.web.routes import (
    accounts,
    analysis,
    background,
    coaching,
    history,
    library,
    operations,
    pages,
    ranking,
)

EXPOSED = [
    "Content-Disposition",
    "Location",
    "Retry-After",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "X-Request-ID",
]
"""Headers that a page of another origin may read."""


def assemble(settings: Settings, dependencies: Dependencies | None = None) -> Flask:
    """The WSGI application of ``settings``; ``dependencies`` are made from them if not given."""
    observability.configure_logging(settings)
    app = Flask(__name__, static_folder=None)
    app.request_class = TextRequest
    app.json = JsonInput(app)
    app.json.sort_keys = False
    app.json.ensure_ascii = False
    app.config.update(
        MAX_CONTENT_LENGTH=settings.max_content_length,
        RANKING_MAX_CONTENT_LENGTH=settings.ranking_max_content_length,
        MAX_FORM_MEMORY_SIZE=settings.max_content_length,
        DEBUG=settings.debugging,
    )
    app.extensions["dependencies"] = dependencies or bootstrap.create(settings)
    CORS(app, origins=list(settings.cors_origins), expose_headers=EXPOSED)
    observability.register(app)
    error_handlers.register(app)
    app.register_blueprint(page.blueprint())
    api = create_api(app)
    for module in (
        analysis,
        background,
        pages,
        ranking,
        coaching,
        accounts,
        library,
        history,
        operations,
    ):
        api.register_blueprint(module.blueprint)
    rate_limits.register(app, settings)
    compression.register(app)
    return app
