"""Tells which statements of an answer name only what the resume or the job text holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from providers.inputs import AnalysisInputs
from resume_api.facts.keywords import term_quotes
from resume_api.facts.lexicon import implied
from resume_api.facts.skills import find_skills

PRIORITIES = ("high_priority", "medium_priority", "low_priority")
_DIGITS = re.compile(r"\d+")


class Claims:
    """Sorts out statements that cite lines, numbers or skills which do not exist."""

    def __init__(self, inputs: AnalysisInputs) -> None:
        self._lines = len(inputs.resume.lines)
        self._numbers = known_numbers(inputs)
        self._skills = known_skills(inputs)
        self._texts = texts(inputs)
        self.cut: list[str] = []

    def insights(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """The insights in the envelope's shape, without what cannot be shown."""
        advice = data["recommendations"]
        return {
            "strengths": self._kept(data["strengths"]),
            "improvements": self._kept(data["improvements"]),
            "recommendations": {name: self._kept(advice[name]) for name in PRIORITIES},
        }

    def flashcards(self, cards: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
        """The cards whose two sides name nothing but what the texts hold."""
        sides = [(f"{card['front']}\n{card['back']}", card["lines"]) for card in cards]
        return [
            {"front": card["front"], "back": card["back"]}
            for card, holds in zip(cards, self._verdicts(sides), strict=True)
            if holds
        ]

    def _kept(self, points: Sequence[Mapping[str, Any]]) -> list[str]:
        statements = [(point["text"], point["lines"]) for point in points]
        verdicts = self._verdicts(statements)
        return [text for (text, _), holds in zip(statements, verdicts, strict=True) if holds]

    def _verdicts(self, statements: Sequence[tuple[str, Sequence[int]]]) -> list[bool]:
        unknown = self._with_unknown_skills([text for text, _ in statements])
        verdicts = []
        for index, (text, lines) in enumerate(statements):
            holds = (
                index not in unknown
                and all(1 <= number <= self._lines for number in lines)
                and numbers_in(text) <= self._numbers
            )
            if not holds:
                self.cut.append(text)
            verdicts.append(holds)
        return verdicts

    def _with_unknown_skills(self, statements: Sequence[str]) -> set[int]:
        """Indices of the statements that name a skill of neither side; one search for all."""
        starts, at = [], 0
        for text in statements:
            starts.append(at)
            at += len(text) + 2
        return {
            bisect_right(starts, quote.start) - 1
            for skill in find_skills("\n\n".join(statements))
            if skill.name not in self._skills
            for quote in skill.quotes
            if _is_proper(quote.text, skill.name) and not self._stands(quote.text)
        }

    def _stands(self, words: str) -> bool:
        return any(term_quotes(words, text) for text in self._texts)


def _is_proper(words: str, name: str) -> bool:
    """Whether words are written as the name that they are (Docker, TDD); "travel" is a word."""
    return words == name or any(char.isupper() for char in words[1:])


def texts(inputs: AnalysisInputs) -> tuple[str, ...]:
    """Whatever a statement may draw on: resume, job text and what the format checks say."""
    details = (check.detail for check in inputs.format_checks)
    return (inputs.resume.text, inputs.job.text, *details)


def numbers_in(text: str) -> set[int]:
    """The runs of digits of any script, by value."""
    return {int(run) for run in _DIGITS.findall(text)}


def known_numbers(inputs: AnalysisInputs) -> set[int]:
    """Numbers of the texts, of the dates and findings made from them, and counts of demands."""
    resume, items = inputs.resume, inputs.requirements
    values = (value for item in items for value in item.finding.values.values())
    written = map(numbers_in, (*texts(inputs), *values))
    known = set().union(*written) | set(range(len(items) + 1))
    for position in resume.positions:
        known |= {month.year for month in (position.start, position.end) if month}
        known |= {position.months, position.months // 12}
    if resume.experience_months is not None:
        known |= {resume.experience_months, resume.experience_months // 12}
    return known


def known_skills(inputs: AnalysisInputs) -> set[str]:
    """Skills of the resume, those that they imply, and those that the job asks for."""
    named = {skill.name for skill in inputs.resume.skills}
    asked = {demand.name for demand in inputs.job.skills}
    return asked.union(named, *map(implied, named))
