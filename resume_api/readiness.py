"""Whether what the service is configured to use answers."""

from __future__ import annotations

from typing import Any

from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError


def check(deps: Dependencies) -> dict[str, Any]:
    """``{"status": "ready" | "not_ready", "dependencies": {name: {"ready", "detail"}}}``."""
    entries = {"reader": _reader(deps)}
    ready = all(entry["ready"] for entry in entries.values())
    return {"status": "ready" if ready else "not_ready", "dependencies": entries}


def _reader(deps: Dependencies) -> dict[str, Any]:
    try:
        deps.reader.read(b"ready?")
    except ApiError as error:
        return {"ready": False, "detail": error.message}
    return {"ready": True, "detail": f"{deps.settings.analysis_workers} reader processes"}
