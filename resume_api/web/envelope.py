"""The one builder of the JSON envelope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from resume_api.errors import ApiError
from resume_api.languages.error_sentences import translated
from resume_api.languages.packs import FALLBACK


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


def failure(error: ApiError, request_id: str | None = None, language: str = FALLBACK) -> Failure:
    """``{"success": false, "error", "code", "details"}``, its sentences in ``language``;
    the request id joins the details."""
    details = dict(error.details)
    if "fields" in details:
        details["fields"] = _translated(details["fields"], language)
    if request_id:
        details["request_id"] = request_id
    return {
        "success": False,
        "error": translated(error.message, language),
        "code": error.code.name,
        "details": details or None,
    }


def _translated(faults: object, language: str) -> object:
    """What is wrong with fields, as marshmallow nests it: sentences in lists, by name or index."""
    match faults:
        case str():
            return translated(faults, language)
        case dict():
            return {name: _translated(inner, language) for name, inner in faults.items()}
        case list():
            return [_translated(inner, language) for inner in faults]
    return faults
