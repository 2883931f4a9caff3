"""Tables and reports as files to save."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
PNG = "image/png"


def attached(data: bytes, media_type: str, extension: str) -> Response:
    """A ranking that a browser saves as ``ranking.<extension>``."""
    charset = "; charset=utf-8" if media_type == CSV else ""
    response = Response(data, content_type=media_type + charset)
    response.headers["Content-Disposition"] = f"attachment; filename=ranking.{extension}"
    return response


def unchanged_or_attached(
    make: Callable[[], bytes], tag: str, media_type: str, name: str
) -> Response:
    """A file that a browser shows or saves as ``name``, and asks for anew each time; it is only
    made where the browser does not have what ``tag`` stands for."""
    fresh = tag in request.if_none_match
    response = Response(status=304) if fresh else Response(make(), content_type=media_type)
    response.set_etag(tag)
    response.headers["Cache-Control"] = "private, no-cache"
    if not fresh:
        response.headers["Content-Disposition"] = f"inline; filename={name}"
    return response
