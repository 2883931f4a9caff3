"""The sentences of a question session: the rules wrote them, so they stay as they are."""

from __future__ import annotations

from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import Sentence, WordingAnswer
from resume_api.languages.messages import Messages


def drafts(inputs: AnalysisInputs, _: Messages) -> WordingAnswer:
    """Every draft, word for word."""
    return WordingAnswer(tuple(Sentence(draft.id, draft.text) for draft in inputs.drafts))
