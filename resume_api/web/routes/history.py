"""What a user's analyses said."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from resume_api.db import owned, users
from resume_api.db.models import Analysis
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.saved import compare, history
from resume_api.web.auth import signed_in, user
from resume_api.web.blueprint import ApiBlueprint
from resume_api.web.context import deps
from resume_api.web.schemas.generated import schema_of
from resume_api.web.schemas.library import (
    ComparisonQuery,
    Deleted,
    HistoryEntry,
    HistoryItem,
    HistoryQuery,
    Removed,
    page_of,
)

blueprint = ApiBlueprint("history", __name__, description="One's own analyses.")


@blueprint.get("/history")
@signed_in
@blueprint.arguments(HistoryQuery, location="query")
@blueprint.response(200, page_of(HistoryItem))
def list_history(
    page: int, per_page: int, job_key: str | None = None, since: datetime | None = None
) -> owned.Page[Analysis]:
    """One's own analyses, newest first."""
    return owned.page(deps().database, Analysis, user().id, page, per_page, job_key, since)


@blueprint.get("/history/trends")
@signed_in
@blueprint.response(200, schema_of(history.Trends))
def trends() -> history.Trends:
    """Scores by time and by job, and how far each has risen."""
    return history.trends(deps(), user())


@blueprint.get("/history/compare")
@signed_in
@blueprint.arguments(ComparisonQuery, location="query")
@blueprint.response(200, schema_of(compare.ComparedAnalyses))
@blueprint.fails(ErrorCode.NOT_FOUND)
def compare_history(a: UUID, b: UUID) -> compare.ComparedAnalyses:
    """Two of one's own analyses: the parts, the requirements and the skills that changed."""
    return compare.compare(deps(), user(), a, b)


@blueprint.get("/history/<uuid:analysis_id>")
@signed_in
@blueprint.response(200, HistoryEntry)
@blueprint.fails(ErrorCode.NOT_FOUND)
def get_history(analysis_id: UUID) -> Analysis:
    """An analysis, whole."""
    row = owned.get(deps().database, Analysis, user().id, analysis_id)
    if row is None:
        raise ApiError(ErrorCode.NOT_FOUND, english("analysis_not_found"))
    return row


@blueprint.delete("/history/<uuid:identifier>")
@signed_in
@blueprint.response(200, Deleted)
@blueprint.fails(ErrorCode.FORBIDDEN, ErrorCode.NOT_FOUND)
def delete_history(identifier: UUID) -> Removed:
    """Delete one analysis of one's own by its id, or by the id of a user all of them: one's own, or
    anybody's for an admin."""
    if count := history.delete(deps(), user().id, identifier):
        return Removed(count)
    if identifier != user().id and user().role != "admin":
        raise ApiError(ErrorCode.FORBIDDEN, english("history_foreign"))
    if users.by_token(deps().database, identifier) is None:
        raise ApiError(ErrorCode.NOT_FOUND, english("history_not_found"))
    return Removed(history.clear(deps(), identifier))


@blueprint.get("/dashboard")
@signed_in
@blueprint.response(200, schema_of(history.Dashboard))
def dashboard() -> history.Dashboard:
    """Counts, the trend, and the skills that are missing most."""
    return history.dashboard(deps(), user())
