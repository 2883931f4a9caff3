"""Tells which statements of an answer name only what the resume or the job text holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from providers.base import Answer
from resume_api.domain.assessment import AnalysisInputs, Flashcard, Insights, Recommendations
from resume_api.domain.claims import Card, FlashcardsAnswer, InsightsAnswer, Point
from resume_api.domain.job import SkillDemand
from resume_api.extraction.skills.lexicon import implied
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes

_DIGITS = re.compile(r"\d+")
_MAX_DIGITS = 18
"""Enough to tell numbers apart; Python converts no run of more than 4,300."""


class Claims:
    """Sorts out statements that cite lines, numbers or skills which do not exist.

    What the rules state is made from a requirement or a line and stands: its words are the
    service's own, which neither text need have.
    """

    def __init__(
        self,
        inputs: AnalysisInputs,
        insights: Answer[InsightsAnswer],
        flashcards: Answer[FlashcardsAnswer],
    ) -> None:
        self._lines = len(inputs.resume.lines)
        self._numbers = known_numbers(inputs)
        self._skills = known_skills(inputs)
        self._texts = tuple(map(ProcessedText, texts(inputs)))
        self._insights = insights.data
        self._cards = flashcards.data.flashcards
        points = () if insights.by_rules else _points(insights.data)
        sides = () if flashcards.by_rules else self._cards
        self._claimed = {*(point.text for point in points), *map(_sides, sides)}
        self._unfounded = self._with_unknown_skills()
        self.cut: list[str] = []

    def insights(self) -> Insights:
        """The insights without what cannot be shown."""
        found, advice = self._insights, self._insights.recommendations
        return Insights(
            self._kept(found.strengths),
            self._kept(found.improvements),
            Recommendations(
                self._kept(advice.high_priority),
                self._kept(advice.medium_priority),
                self._kept(advice.low_priority),
            ),
        )

    def flashcards(self) -> tuple[Flashcard, ...]:
        """The cards whose two sides name nothing but what the texts hold."""
        return tuple(
            Flashcard(card.front, card.back)
            for card in self._cards
            if self._holds(_sides(card), card.lines)
        )

    def _kept(self, points: Iterable[Point]) -> tuple[str, ...]:
        return tuple(point.text for point in points if self._holds(point.text, point.lines))

    def _holds(self, statement: str, lines: Sequence[int]) -> bool:
        holds = statement not in self._claimed or (
            statement not in self._unfounded
            and all(1 <= number <= self._lines for number in lines)
            and numbers_in(statement) <= self._numbers
        )
        if not holds:
            self.cut.append(statement)
        return holds

    def _with_unknown_skills(self) -> set[str]:
        """The claims that name a skill of neither side; one search for all."""
        statements = sorted(self._claimed)
        starts = [0, *accumulate(len(text) + 2 for text in statements)]
        return {
            statements[bisect_right(starts, quote.start) - 1]
            for skill in find_skills(ProcessedText("\n\n".join(statements)))
            if skill.name not in self._skills
            for quote in skill.quotes
            if _is_proper(quote.text, skill.name) and not self._stands(quote.text)
        }

    def _stands(self, words: str) -> bool:
        return any(term_quotes(words, text) for text in self._texts)


def _points(insights: InsightsAnswer) -> tuple[Point, ...]:
    advice = insights.recommendations
    urgent = advice.high_priority + advice.medium_priority + advice.low_priority
    return insights.strengths + insights.improvements + urgent


def _sides(card: Card) -> str:
    return f"{card.front}\n{card.back}"


def _is_proper(words: str, name: str) -> bool:
    """Whether words are written as the name that they are (Docker, TDD); "travel" is a word."""
    return words == name or any(char.isupper() for char in words[1:])


def texts(inputs: AnalysisInputs) -> tuple[str, ...]:
    """Whatever a statement may draw on: resume, job text and what the format checks say."""
    details = (check.detail for check in inputs.format_checks)
    return (inputs.resume.text, inputs.job.text, *details)


def numbers_in(text: str) -> set[int]:
    """The runs of digits of any script, by value."""
    return {int(run[:_MAX_DIGITS]) for run in _DIGITS.findall(text)}


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
    asked = (demand for one in inputs.job.requirements for demand in one.demands)
    required = {one.concept for one in asked if isinstance(one, SkillDemand) and one.concept}
    return required.union(named, *map(implied, named))
