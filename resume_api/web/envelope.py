"""The one builder of the JSON envelope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from resume_api.errors import ApiError


class Success(TypedDict):
    """The envelope of an answer."""

    success: Literal[True]
    data: Mapping[str, object]


class Failure(TypedDict):
    """The envelope of an error."""

    success: Literal[False]
    error: str
    code: str
    details: dict[str, object] | None


def success(data: Mapping[str, object]) -> Success:
    """``{"success": true, "data": …}``."""
    return {"success": True, "data": data}


def failure(error: ApiError, request_id: str | None = None) -> Failure:
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
