"""The pages of an analysed resume, as they look."""

from __future__ import annotations

from uuid import UUID

from flask import Response

from resume_api.background import pages, results
from resume_api.db.models import Analysis
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.version import VERSION
from resume_api.web.attachments import PNG, unchanged_or_attached
from resume_api.web.auth import signed_in_where_required, user_id
from resume_api.web.blueprint import BINARY, ApiBlueprint
from resume_api.web.context import deps
from resume_api.web.schemas.generated import schema_of

ShownPages = schema_of(pages.ShownPages)
blueprint = ApiBlueprint("pages", __name__, description="Work behind the answer.")
_FAULTS = (
    ErrorCode.TASK_NOT_FOUND,
    ErrorCode.DOCUMENT_TOO_COMPLEX,
    ErrorCode.AI_TIMEOUT,
    ErrorCode.FILE_STORE_ERROR,
)


@blueprint.get("/results/<uuid:task_id>/pages")
@signed_in_where_required
@blueprint.response(200, ShownPages)
@blueprint.fails(*_FAULTS)
def pages_of(task_id: UUID) -> pages.ShownPages:
    """The resume's pages: the lines in reading order, and what is hidden, each with its place. A
    resume that is no PDF has none."""
    return pages.shown(deps(), _analysis(task_id))


@blueprint.get("/results/<uuid:task_id>/pages/<int:number>.png")
@signed_in_where_required
@blueprint.response(200, BINARY, content_type=PNG)
@blueprint.alt_response(304, description="As `If-None-Match` has it")
@blueprint.fails(*_FAULTS)
def picture_of(task_id: UUID, number: int) -> Response:
    """A page in grey, 1.5 pixels a point."""
    row = _analysis(task_id)
    tag = f"{row.id}-{number}-{VERSION}"
    return unchanged_or_attached(
        lambda: pages.drawn(deps(), row, number), tag, PNG, f"page-{number}.png"
    )


def _analysis(task_id: UUID) -> Analysis:
    row = results.find(deps(), task_id, user_id())
    if row.kind != "analysis" or row.status != "done":
        raise ApiError(ErrorCode.TASK_NOT_FOUND, english("task_has_no_page"))
    return row
