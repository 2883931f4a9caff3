"""Turns every error that leaves a view into the envelope, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, request
from werkzeug.exceptions import HTTPException

from resume_api.errors import ApiError, ErrorCode
from resume_api.web.envelope import failure
from resume_api.web.schemas.requests import MISSING

_CODE_OF_MISSING = {
    "resume": ErrorCode.MISSING_RESUME,
    "resume_text": ErrorCode.MISSING_RESUME,
    "file": ErrorCode.MISSING_RESUME,
    "files": ErrorCode.MISSING_RESUME,
    "text": ErrorCode.MISSING_JOB_DESCRIPTION,
    "job_description": ErrorCode.MISSING_JOB_DESCRIPTION,
    "job_post": ErrorCode.MISSING_JOB_DESCRIPTION,
    "job_desc": ErrorCode.MISSING_JOB_DESCRIPTION,
    "job_description_file": ErrorCode.MISSING_JOB_DESCRIPTION,
}
_WORDS_OF_MISSING = {"files": "Send the resumes as file parts 'files'."}
_CODE_OF_STATUS = {
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.METHOD_NOT_ALLOWED,
    401: ErrorCode.UNAUTHORIZED,
    413: ErrorCode.FILE_TOO_LARGE,
    429: ErrorCode.RATE_LIMITED,
    500: ErrorCode.INTERNAL_ERROR,
}
_HEADERS_OF_ERRORS = ("Allow", "Retry-After", "WWW-Authenticate")


def register(app: Flask) -> None:
    """Answer typed errors with the envelope; HTTP errors come through ``OpenApi``."""
    app.register_error_handler(ApiError, answer)


def answer(error: ApiError) -> Response:
    """The envelope of ``error`` with its status and headers."""
    response = jsonify(failure(error, g.get("request_id")))
    response.status_code = error.code.status
    response.headers.update(error.headers)
    g.error_code = error.code.name
    return response


def answer_http(error: HTTPException) -> Response:
    """The envelope of an error that Flask or webargs raised."""
    return answer(_typed(error))


def _typed(error: HTTPException) -> ApiError:
    data = getattr(error, "data", None) or {}
    if messages := data.get("messages"):
        return _validation_error(next(iter(messages.values())))
    code = _CODE_OF_STATUS.get(error.code or 500, ErrorCode.VALIDATION_ERROR)
    headers = {k: v for k, v in error.get_headers() if k in _HEADERS_OF_ERRORS}
    if code is ErrorCode.FILE_TOO_LARGE:
        _hear_out()
        return ApiError(code, details=_sizes(), headers=headers)
    words = error.description if code is ErrorCode.VALIDATION_ERROR else None
    return ApiError(code, words, headers=headers)


def _hear_out() -> None:
    """Read what still comes, within reason: a client that is writing hears no answer."""
    left = min(request.content_length or 0, 4 * current_app.config["MAX_CONTENT_LENGTH"])
    while left > 0 and (chunk := request.environ["wsgi.input"].read(min(left, 1 << 16))):
        left -= len(chunk)


def _sizes() -> dict[str, int | None]:
    return {"limit_bytes": request.max_content_length, "received_bytes": request.content_length}


def _validation_error(messages: Mapping[str, Any] | list[str]) -> ApiError:
    """Of fields, or (a list) of a body that could not be read at all."""
    if isinstance(messages, list):
        return ApiError(ErrorCode.VALIDATION_ERROR, " ".join(messages))
    for name, code in _CODE_OF_MISSING.items():
        if MISSING in messages.get(name, ()):
            return ApiError(code, _WORDS_OF_MISSING.get(name), {"fields": messages})
    return ApiError(ErrorCode.VALIDATION_ERROR, details={"fields": messages})
