"""What the views of a user's things share: pages, and the mark of a route that needs a token."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from flask import Response, jsonify

from resume_api.db.owned import Owned, Page
from resume_api.web.envelope import success

BEARER: dict[str, Any] = {"security": [{"bearer": []}]}


def paged(
    query: Mapping[str, Any], found: Page[Owned], shown: Callable[[Owned], dict[str, Any]]
) -> Response:
    """A page of a list with its number, size and the number of all."""
    size = query["per_page"]
    return jsonify(
        success(
            {
                "items": [shown(row) for row in found.items],
                "page": query["page"],
                "per_page": size,
                "total": found.total,
                "pages": ceil(found.total / size),
            }
        )
    )
