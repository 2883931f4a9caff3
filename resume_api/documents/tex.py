"""LaTeX source to a Document."""

from __future__ import annotations

from resume_api.documents.model import Document, Limits
from resume_api.documents.text import read_text


def read_tex(data: bytes, limits: Limits) -> Document:
    """The text of LaTeX source."""
    return read_text(data, limits)
