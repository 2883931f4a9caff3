"""The tasks of an analysis and those of a question session, one row each."""

from __future__ import annotations

from providers.base import Task
from resume_api.schemas import answers

MATCH = Task("match", answers.MatchAnswer)
ATS_SCORE = Task("ats_score", answers.AtsAnswer)
INSIGHTS = Task("insights", answers.InsightsAnswer)
FLASHCARDS = Task("flashcards", answers.FlashcardsAnswer)

TASKS = (MATCH, ATS_SCORE, INSIGHTS, FLASHCARDS)

QUESTIONS = Task("questions", answers.WordingAnswer)
REWORDING = Task("rewording", answers.WordingAnswer)

SESSION_TASKS = (QUESTIONS, REWORDING)
