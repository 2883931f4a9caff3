"""The tasks ``match`` and ``ats_score``: the rules' findings, said in words."""

from __future__ import annotations

from collections.abc import Iterable

from providers.offline.quoting import called
from providers.offline.reasons import reason
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Item
from resume_api.domain.claims import AtsAnswer, Claim, MatchAnswer
from resume_api.languages.messages import Messages

NAMED = 5


def match(inputs: AnalysisInputs, messages: Messages) -> MatchAnswer:
    """Every requirement judged, and the sum of it in a few sentences."""
    judgements = _judged(inputs.requirements, inputs, messages)
    return MatchAnswer(judgements, reasoning(inputs, messages))


def ats_score(inputs: AnalysisInputs, messages: Messages) -> AtsAnswer:
    """Every keyword judged."""
    return AtsAnswer(_judged(inputs.keywords, inputs, messages))


def _judged(items: Iterable[Item], inputs: AnalysisInputs, messages: Messages) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            item.id,
            item.finding.status,
            tuple(inputs.resume.line_numbers(item.finding.quotes)),
            reason(messages, item.finding, inputs.resume),
        )
        for item in items
    )


def reasoning(inputs: AnalysisInputs, messages: Messages) -> str:
    """How many requirements are met, and by what, in a few sentences."""
    items, title = inputs.requirements, inputs.job.title
    met = sum(item.finding.status == "met" for item in items)
    if title:
        first = messages.say("insights.reasoning_title", met=met, total=len(items), role=title.text)
    else:
        first = messages.say("insights.reasoning", met=met, total=len(items))
    sentences = [first]
    for key, status in (
        ("insights.reasoning_strong", "met"),
        ("insights.reasoning_missing", "not_met"),
    ):
        told = [i for i in items if i.topic in ABILITIES and i.finding.status == status]
        asked = sorted(told, key=lambda i: i.kind == "duty")  # what a job asks for, before its work
        if names := list(dict.fromkeys(map(called, asked))):
            sentences.append(messages.say(key, names=messages.listing(names[:NAMED])))
    return " ".join(sentences)
