"""Turns every error that leaves a view into the envelope, in one place."""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, request
from werkzeug.exceptions import HTTPException

from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.web.context import reply_language
from resume_api.web.envelope import failure
from resume_api.web.schemas.requests import MISSING

logger = logging.getLogger(__name__)

_CODE_OF_MISSING = {
    "resume_text": ErrorCode.VALIDATION_ERROR,
    "resume": ErrorCode.MISSING_RESUME,
    "files": ErrorCode.MISSING_RESUME,
    "job_description_file": ErrorCode.MISSING_JOB_DESCRIPTION,
    "job_description": ErrorCode.MISSING_JOB_DESCRIPTION,
}
_WORDS_OF_MISSING = {"files": english("files_missing")}
_CODE_OF_STATUS = {
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.METHOD_NOT_ALLOWED,
    401: ErrorCode.UNAUTHORIZED,
    413: ErrorCode.FILE_TOO_LARGE,
    429: ErrorCode.RATE_LIMITED,
    500: ErrorCode.INTERNAL_ERROR,
}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HEADERS_OF_ERRORS = ("Allow", "Retry-After", "WWW-Authenticate")


def register(app: Flask) -> None:
    """Answer typed errors with the envelope; HTTP errors come through ``OpenApi``."""
    app.register_error_handler(ApiError, answer)
    app.register_error_handler(OSError, _answer_full_disk)


def answer(error: ApiError) -> Response:
    """The envelope of ``error`` in the client's language, with its status and headers."""
    language = reply_language()
    response = jsonify(failure(error, g.get("request_id"), language))
    response.status_code = error.code.status
    response.content_language.add(language)
    response.vary.add("Accept-Language")
    response.headers.update(error.headers)
    g.error_code = error.code.name
    return response


def _answer_full_disk(error: OSError) -> Response:
    """The envelope for a disk without room, wherever a request meets it; any other is a bug."""
    if error.errno not in _NO_ROOM:
        raise error
    logger.warning("request_id=%s the disk is full: errno=%s", g.get("request_id"), error.errno)
    words = english("disk_full")
    headers = {"Retry-After": "30"}
    return answer(ApiError(ErrorCode.SERVICE_UNAVAILABLE, words, headers=headers))


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
    words = english("bad_request") if code is ErrorCode.VALIDATION_ERROR else None
    return ApiError(code, words, headers=headers)


def _hear_out() -> None:
    """Read what still comes, within reason: a client that is writing hears no answer."""
    left = min(request.content_length or 0, 4 * current_app.config["MAX_CONTENT_LENGTH"])
    with suppress(OSError):  # the client has gone
        while left > 0 and (chunk := request.environ["wsgi.input"].read(min(left, 1 << 16))):
            left -= len(chunk)


def _sizes() -> dict[str, int | None]:
    """The limit that was hit: of the whole body, else of a form's fields, else of its parts."""
    received, whole = request.content_length, request.max_content_length
    if received is None or whole is None or received > whole:
        return {"limit_bytes": whole, "received_bytes": received}
    fields = request.max_form_memory_size
    if fields is not None and received > fields:
        return {"limit_bytes": fields, "received_bytes": received}
    return {"limit_parts": request.max_form_parts}


def _validation_error(messages: Mapping[str, Any] | list[str]) -> ApiError:
    """Of fields, or (a list) of a body that could not be read at all."""
    if isinstance(messages, list):
        return ApiError(ErrorCode.VALIDATION_ERROR, " ".join(messages))
    for name, code in _CODE_OF_MISSING.items():
        if MISSING in messages.get(name, ()):
            return ApiError(code, _WORDS_OF_MISSING.get(name), {"fields": messages})
    return ApiError(ErrorCode.VALIDATION_ERROR, details={"fields": messages})
