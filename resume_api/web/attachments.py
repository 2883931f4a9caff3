"""Tables as files to save."""

from __future__ import annotations

from flask import Response

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attached(data: bytes, media_type: str, extension: str) -> Response:
    """A ranking that a browser saves as ``ranking.<extension>``."""
    charset = "; charset=utf-8" if media_type == CSV else ""
    response = Response(data, content_type=media_type + charset)
    response.headers["Content-Disposition"] = f"attachment; filename=ranking.{extension}"
    return response
