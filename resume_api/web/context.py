"""What a request works with."""

from __future__ import annotations

from flask import current_app, g, request

from resume_api.dependencies import Dependencies
from resume_api.languages.packs import FALLBACK, full_languages
from resume_api.languages.tags import primary_subtag


def deps() -> Dependencies:
    """What the application was assembled with."""
    found: Dependencies = current_app.extensions["dependencies"]
    return found


def ask_for_language(tag: object) -> None:
    """Note the ``lang`` that a request names, as it came: errors are answered in it too."""
    g.asked_language = tag


def reply_language() -> str:
    """The code of the language to speak to the client in: the ``lang`` that was asked for if the
    service speaks it, else the best of ``Accept-Language``, else English."""
    asked = g.get("asked_language")
    code = primary_subtag(asked) if isinstance(asked, str) else None
    if code in full_languages():
        return code
    spoken = (FALLBACK, *full_languages())  # the first is taken where all are welcome
    return request.accept_languages.best_match(spoken, FALLBACK)
