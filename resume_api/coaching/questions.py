"""Three questions: the gaps that cost most, and a claim that lacks a number.

Only what a candidate could truthfully fill in is asked for, and nothing that the resume says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from providers.offline import writing_checks
from providers.offline.quoting import bare, called, clause_around
from resume_api.analysis.rewrites import is_countable
from resume_api.analysis.wording_patterns import WordingPatterns
from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import UNPROVEN, AnalysisInputs, Item
from resume_api.domain.job import SkillDemand
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages.messages import Messages, shorten

QUESTIONS = 3
GAPS = 2  # of three questions: a number is what every candidate can add
NEARLY = 0.5  # of a requirement: so much is shown that other gaps matter more
DENIED = f"{UNPROVEN}{Assertion.NEGATED}"  # no candidate is asked again for what they deny
_NEXT = re.compile(r"[ \t]*[^\W_]+")  # the word behind a name, if nothing parts them
_ASKED = ("skill", "domain", "years", "certification", "language", "degree")


@dataclass(frozen=True, slots=True)
class QuestionTarget:
    """What a question is after: ``kind`` names it, ``name`` is the skill, certificate or language
    asked for, ``line`` the bullet to complete, ``organisation`` where the answer belongs."""

    kind: str
    question: str
    name: str = ""
    line: str = ""
    organisation: str = ""


def questions(inputs: AnalysisInputs) -> tuple[QuestionTarget, ...]:
    """Three targets in the language of ``inputs`` (English where it has no texts), each another
    one."""
    messages = Messages.of(inputs.language)
    gaps, claims = list(_gaps(inputs, messages)), list(_claims(inputs, messages))
    chosen = [*gaps[:GAPS], *claims[: QUESTIONS - GAPS], *gaps[GAPS:], *claims[QUESTIONS - GAPS :]]
    chosen += [
        QuestionTarget(kind, messages.say(f"questions.{kind}"))
        for kind in ("achievement", "project", "method")
    ]
    return tuple(chosen[:QUESTIONS])


def _gaps(inputs: AnalysisInputs, messages: Messages) -> Iterator[QuestionTarget]:
    """What the job asks for and the resume does not show: what weighs most before what weighs
    less, else as the job lists it. What is nearly shown comes last."""
    named = {skill.name for skill in inputs.resume.skills}
    lost = [
        item
        for item in inputs.requirements
        if item.topic in _ASKED
        and item.share < 1
        and item.finding.reason != DENIED
        and not (item.finding.reason != "skill_years" and called(item) in named)
    ]
    for item in sorted(lost, key=_order):
        yield _gap(inputs, messages, item)


def _order(item: Item) -> tuple[bool, bool, int, int]:
    nearly = item.share > NEARLY
    return item.kind not in ("must", "knockout"), nearly, -item.max_points, item.quote.start


def _gap(inputs: AnalysisInputs, messages: Messages, item: Item) -> QuestionTarget:
    if item.topic in ("years", "degree") and "skill" not in item.finding.values:
        quote = clause_around(inputs.job.text, item.quote)
        return QuestionTarget(item.topic, messages.say(f"questions.{item.topic}", quote=quote))
    if item.topic == "language":
        name = messages.language_name(item.finding.values.get("language", item.name))
        return QuestionTarget(item.topic, messages.say(f"questions.{item.topic}", name=name), name)
    if item.topic == "certification":
        return QuestionTarget(
            item.topic,
            messages.say(f"questions.{item.topic}", name=shorten(item.quote.text)),
            item.quote.text,
        )
    if item.finding.reason != "skill_years" and not _stands_alone(inputs, item):
        quote = clause_around(inputs.job.text, item.quote)
        return QuestionTarget("demand", messages.say("questions.demand", quote=quote))
    kind = "skill_years" if item.finding.reason == "skill_years" else "skill"
    name = called(item)
    return QuestionTarget(kind, messages.say(f"questions.{kind}", name=shorten(name)), name)


def _stands_alone(inputs: AnalysisInputs, item: Item) -> bool:
    """Whether an item's name is a thing that can be named in a list: the lexicon knows it, or in
    the job's text it ends where its list item does."""
    asked = (one for one in inputs.job.requirements if one.quote == item.quote)
    demands = [demand for one in asked for demand in one.demands]
    if demands and all(isinstance(d, SkillDemand) and d.concept for d in demands):
        return True
    small = WordingPatterns.of(inputs.job.language)
    behind = _NEXT.match(inputs.job.text, item.quote.end)
    words = tokenize(behind[0]).keys if behind else ()
    return not words or words[0] in small.joining | small.binding


def _claims(inputs: AnalysisInputs, messages: Messages) -> Iterator[QuestionTarget]:
    """Bullets without a number, first those that name what can be counted; then positions."""
    own = writing_checks.Phrases.of(inputs.resume.language)
    plain = writing_checks.without_numbers(inputs.resume, own)
    code = inputs.resume.language
    for bullet in sorted(plain, key=lambda one: not is_countable(one.text, code)):
        question = messages.say("questions.number", quote=bare(bullet))
        yield QuestionTarget("number", question, line=bullet.text)
    for position in inputs.resume.positions:
        if position.title and position.organisation:
            values = {"title": position.title, "organisation": position.organisation}
            yield QuestionTarget(
                "result",
                messages.say("questions.result", **values),
                organisation=position.organisation,
            )
