"""The tasks ``match`` and ``ats_score``: the rules' findings, said in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from providers.offline.messages import Words
from providers.offline.quoting import called
from resume_api.domain.assessment import AnalysisInputs, Requirement

NAMED = 5


def match(inputs: AnalysisInputs, words: Words) -> dict[str, Any]:
    """Every requirement judged, and the sum of it in a few sentences."""
    judgements = _judged(inputs.requirements, inputs, words)
    return {"judgements": judgements, "reasoning": _reasoning(inputs, words)}


def ats_score(inputs: AnalysisInputs, words: Words) -> dict[str, Any]:
    """Every keyword judged."""
    return {"judgements": _judged(inputs.keywords, inputs, words)}


def _judged(
    items: Iterable[Requirement], inputs: AnalysisInputs, words: Words
) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "status": item.finding.status,
            "lines": inputs.resume.line_numbers(item.finding.quotes),
            "reason": words.reason(item.finding, inputs.resume),
        }
        for item in items
    ]


def _reasoning(inputs: AnalysisInputs, words: Words) -> str:
    items, title = inputs.requirements, inputs.job.title
    met = str(sum(item.finding.status == "met" for item in items))
    if title:
        first = words.say("reasoning_title", met=met, total=str(len(items)), role=title.text)
    else:
        first = words.say("reasoning", met=met, total=str(len(items)))
    sentences = [first]
    for key, status in (("reasoning_strong", "met"), ("reasoning_missing", "not_met")):
        names = [called(i) for i in items if i.topic == "skill" and i.finding.status == status]
        if names:
            sentences.append(words.say(key, names=words.listing(names[:NAMED])))
    return " ".join(sentences)
