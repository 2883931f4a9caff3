"""The tasks of an analysis and those of a question session, one row each."""

from __future__ import annotations

from providers.base import Task
from resume_api.analysis import answer_schemas as schemas
from resume_api.domain import claims

MATCH = Task("match", schemas.MatchSchema, claims.MatchAnswer)
ATS_SCORE = Task("ats_score", schemas.AtsSchema, claims.AtsAnswer)
INSIGHTS = Task("insights", schemas.InsightsSchema, claims.InsightsAnswer)
FLASHCARDS = Task("flashcards", schemas.FlashcardsSchema, claims.FlashcardsAnswer)

TASKS = (MATCH, ATS_SCORE, INSIGHTS, FLASHCARDS)

QUESTIONS = Task("questions", schemas.WordingSchema, claims.WordingAnswer)
REWORDING = Task("rewording", schemas.WordingSchema, claims.WordingAnswer)

SESSION_TASKS = (QUESTIONS, REWORDING)

REQUIREMENTS = Task("requirements", schemas.RequirementsSchema, claims.RequirementsAnswer)
"""Asked about an ad alone, where criteria are to be read by a model."""

CRITERIA = Task("criteria", schemas.AtsSchema, claims.AtsAnswer)
"""Asked about each resume of a ranking, where a model is to judge it."""

STRUCTURE = Task("structure", schemas.StructureSchema, claims.StructureAnswer)
"""Asked before an analysis where it is wanted and the local reading is in doubt."""
