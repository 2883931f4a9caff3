"""What a user's analyses said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, current_app, jsonify

from resume_api.db import owned
from resume_api.db.models import Analysis
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.saved import history
from resume_api.web.auth import signed_in, user
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.pagination import BEARER, paged
from resume_api.web.schemas.envelopes import envelope
from resume_api.web.schemas.library import (
    Dashboard,
    Deleted,
    HistoryEntry,
    HistoryItem,
    HistoryQuery,
    Trends,
    page_of,
)

blueprint = FormBlueprint("history", __name__, description="One's own analyses.")


def _deps() -> Dependencies:
    deps: Dependencies = current_app.extensions["dependencies"]
    return deps


@blueprint.get("/history")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(HistoryQuery, location="query")
@blueprint.response(200, envelope(page_of(HistoryItem)))
def list_history(query: dict[str, Any]) -> Response:
    """One's own analyses, newest first."""
    found = owned.page(
        _deps().database,
        Analysis,
        user().id,
        query["page"],
        query["per_page"],
        query.get("job_key"),
        query.get("since"),
    )
    return paged(query, found, history.shown)


@blueprint.get("/history/trends")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Trends))
def trends() -> Response:
    """Scores by time and by job, and how far each has risen."""
    return jsonify(success(history.trends(_deps(), user())))


@blueprint.get("/history/<uuid:analysis_id>")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(HistoryEntry))
@blueprint.alt_response(404, description="NOT_FOUND")
def get_history(analysis_id: UUID) -> Response:
    """An analysis, whole."""
    row = owned.get(_deps().database, Analysis, user().id, analysis_id)
    if row is None:
        raise ApiError(ErrorCode.NOT_FOUND, "You have no analysis of this id.")
    return jsonify(success(history.whole(row)))


@blueprint.delete("/history/<uuid:user_id>")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Deleted))
@blueprint.alt_response(403, description="FORBIDDEN: somebody else's history")
def delete_history(user_id: UUID) -> Response:
    """Delete all analyses of a user: one's own, or anybody's for an admin."""
    if user_id != user().id and user().role != "admin":
        raise ApiError(ErrorCode.FORBIDDEN, "This is not your history.")
    return jsonify(success({"deleted": history.clear(_deps(), user_id)}))


@blueprint.get("/dashboard")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Dashboard))
def dashboard() -> Response:
    """Counts, the trend, and the skills that are missing most."""
    return jsonify(success(history.dashboard(_deps(), user())))
