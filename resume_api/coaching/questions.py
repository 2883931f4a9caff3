"""Three questions: the gaps that cost most, and a claim that lacks a number.

Only what a candidate could truthfully fill in is asked for, and nothing that the resume says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from providers.offline import messages as offline
from providers.offline import writing_checks
from providers.offline.quoting import called, clause_around
from resume_api.coaching.messages import Words
from resume_api.domain.assessment import AnalysisInputs, Requirement

QUESTIONS = 3
GAPS = 2  # of three questions: a number is what every candidate can add
_ASKED = ("skill", "years", "certification", "language", "degree")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a question is after: ``kind`` names it, ``name`` is the skill, certificate or language
    asked for, ``line`` the bullet to complete, ``organisation`` where the answer belongs."""

    kind: str
    question: str
    name: str = ""
    line: str = ""
    organisation: str = ""


def questions(inputs: AnalysisInputs) -> tuple[Aim, ...]:
    """Three aims in the language of ``inputs`` (English where it has no texts), each another
    one."""
    words = Words.of(inputs.language)
    gaps, claims = list(_gaps(inputs, words)), list(_claims(inputs, words))
    chosen = [*gaps[:GAPS], *claims[: QUESTIONS - GAPS], *gaps[GAPS:], *claims[QUESTIONS - GAPS :]]
    chosen += [Aim(kind, words.ask(kind)) for kind in ("achievement", "project", "method")]
    return tuple(chosen[:QUESTIONS])


def _gaps(inputs: AnalysisInputs, words: Words) -> Iterator[Aim]:
    """What the job asks for and the resume does not show, by the points that it costs."""
    soft = {skill.name for skill in inputs.job.skills if skill.category == "soft"}
    lost = [
        item
        for item in inputs.requirements
        if item.topic in _ASKED and item.share < 1 and item.name not in soft
    ]
    for item in sorted(lost, key=lambda one: -one.of * (1 - one.share)):
        yield _gap(inputs, words, item)


def _gap(inputs: AnalysisInputs, words: Words, item: Requirement) -> Aim:
    if item.topic in ("years", "degree"):
        quote = clause_around(inputs.job.text, item.quote)
        return Aim(item.topic, words.ask(item.topic, quote=quote))
    if item.topic == "language":
        name = offline.Words.of(words.language).language_name(item.name)
        return Aim(item.topic, words.ask(item.topic, name=name), name)
    if item.topic == "certification":
        return Aim(item.topic, words.ask(item.topic, name=item.quote.text), item.quote.text)
    kind = "skill_years" if item.finding.reason == "skill_years" else item.topic
    return Aim(kind, words.ask(kind, name=called(item)), called(item))


def _claims(inputs: AnalysisInputs, words: Words) -> Iterator[Aim]:
    """Bullets without a number, then positions whose results are not told."""
    own = offline.Words.of(inputs.resume.language)
    for bullet in writing_checks.without_numbers(inputs.resume, own.weak, own.figures):
        yield Aim("number", words.ask("number", quote=bullet.text), line=bullet.text)
    for position in inputs.resume.positions:
        if position.title and position.organisation:
            values = {"title": position.title, "organisation": position.organisation}
            yield Aim("result", words.ask("result", **values), organisation=position.organisation)
