"""The one builder of the JSON envelope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resume_api.errors import ApiError

Envelope = dict[str, Any]


def success(data: Mapping[str, Any]) -> Envelope:
    """``{"success": true, "data": …}``."""
    return {"success": True, "data": data}


def failure(error: ApiError, request_id: str | None = None) -> Envelope:
    """``{"success": false, "error", "code", "details"}``; the request id joins the details."""
    details = dict(error.details)
    if request_id:
        details["request_id"] = request_id
    return {
        "success": False,
        "error": error.message,
        "code": error.code.name,
        "details": details or None,
    }
