"""The sentences of a question session: the rules wrote them, so they stay as they are."""

from __future__ import annotations

from typing import Any

from resume_api.domain.assessment import AnalysisInputs
from resume_api.languages.messages import Messages


def drafts(inputs: AnalysisInputs, _: Messages) -> dict[str, Any]:
    """Every draft, word for word."""
    return {"sentences": [{"id": draft.id, "text": draft.text} for draft in inputs.drafts]}
