"""A provider that needs no key and no network: it answers every task from the facts alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from providers.base import A, Answer, Deadline, Provider, Task
from providers.offline.drafts import drafts
from providers.offline.flashcards import flashcards
from providers.offline.insights import insights
from providers.offline.judging import ats_score, match
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import AtsAnswer, RequirementsAnswer, StructureAnswer
from resume_api.domain.report import Degradation
from resume_api.languages.messages import Messages
from resume_api.languages.packs import FALLBACK, full_languages

ANSWERS: Mapping[str, Callable[[AnalysisInputs, Messages], object]] = {
    "match": match,
    "ats_score": ats_score,
    "insights": insights,
    "flashcards": flashcards,
    "questions": drafts,
    "rewording": drafts,
    "requirements": lambda inputs, messages: RequirementsAnswer(),  # so does that of the ad
    "criteria": lambda inputs, messages: AtsAnswer(()),  # the rules have judged
    "structure": lambda inputs, messages: StructureAnswer(),  # the local reading stands
}


class OfflineProvider(Provider):
    """Rules and templates. The same inputs give the same answer, byte for byte."""

    name = "offline"

    def answer(self, task: Task[A], inputs: AnalysisInputs, deadline: Deadline) -> Answer[A]:
        """The answer in the language of ``inputs``, in English (and said so) where it has none."""
        deadline.check(self.name)
        messages = Messages.of(inputs.language)
        data = cast(A, ANSWERS[task.name](inputs, messages))
        return Answer(data, self.name, degraded=_lost(inputs), by_rules=True)


def _lost(inputs: AnalysisInputs) -> tuple[Degradation, ...]:
    if inputs.language.split("-")[0].casefold() in full_languages():
        return ()
    detail = Messages.of(FALLBACK).say("degradations.language_fallback", tag=inputs.language)
    return (Degradation("LANGUAGE_FALLBACK", detail),)
