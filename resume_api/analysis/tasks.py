"""The tasks of an analysis and those of a question session, one row each."""

from __future__ import annotations

from providers.base import Task
from resume_api.analysis import answer_schemas

MATCH = Task("match", answer_schemas.MatchAnswer)
ATS_SCORE = Task("ats_score", answer_schemas.AtsAnswer)
INSIGHTS = Task("insights", answer_schemas.InsightsAnswer)
FLASHCARDS = Task("flashcards", answer_schemas.FlashcardsAnswer)

TASKS = (MATCH, ATS_SCORE, INSIGHTS, FLASHCARDS)

QUESTIONS = Task("questions", answer_schemas.WordingAnswer)
REWORDING = Task("rewording", answer_schemas.WordingAnswer)

SESSION_TASKS = (QUESTIONS, REWORDING)
