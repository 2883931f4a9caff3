"""Leaves of an answer's statements those that the texts bear out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from providers.base import Answer
from providers.offline.judging import reasoning
from resume_api.analysis import rewrites
from resume_api.analysis.statements import Statements, sentences
from resume_api.domain.assessment import (
    AnalysisInputs,
    Flashcard,
    Insights,
    Item,
    Recommendations,
)
from resume_api.domain.claims import FlashcardsAnswer, InsightsAnswer, MatchAnswer, Point
from resume_api.languages.messages import Messages

Check = Callable[[str, Sequence[int]], bool]


class Claims:
    """Sorts out what nobody wrote; ``cut`` are the statements that fell.

    What the rules state is made from a requirement or a line and stands: its words are the
    service's own, which neither text need have.
    """

    def __init__(self, inputs: AnalysisInputs) -> None:
        self._inputs = inputs
        self._statements = Statements(inputs)
        self.cut: list[str] = []

    def insights(self, answer: Answer[InsightsAnswer]) -> Insights:
        """The insights without what cannot be shown."""
        found, advice = answer.data, answer.data.recommendations
        claims: Check = _anything if answer.by_rules else self._statements.claims
        advises: Check = _anything if answer.by_rules else self._statements.advises
        return Insights(
            self._kept(found.strengths, claims),
            self._kept(found.improvements, advises),
            Recommendations(
                self._kept(advice.high_priority, advises),
                self._kept(advice.medium_priority, advises),
                self._kept(advice.low_priority, advises),
            ),
            rewrites.worded(self._inputs, found.rewrites),
        )

    def flashcards(self, answer: Answer[FlashcardsAnswer]) -> tuple[Flashcard, ...]:
        """The cards whose two sides bring in nothing of the candidate that nobody wrote."""
        prepares = self._statements.prepares
        return tuple(
            Flashcard(card.front, card.back)
            for card in answer.data.flashcards
            if self._holds(
                answer.by_rules or prepares(card.front, card.back, card.lines),
                f"{card.front}\n{card.back}",
            )
        )

    def reasoning(self, answer: Answer[MatchAnswer]) -> str:
        """The sentences of the reasoning that hold; the rules' own where none does."""
        said = answer.data.reasoning
        if answer.by_rules:
            return said
        kept = [one for one in sentences(said) if self._holds(self._statements.sums_up(one), one)]
        if len(kept) == len(sentences(said)):
            return said
        messages = Messages.of(self._inputs.language)
        return " ".join(kept) or reasoning(self._inputs, messages)

    def reasoned(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """The items without a model's reason that its lines do not bear out."""
        return tuple(item if self._reasoned(item) else _without_reason(item) for item in items)

    def _reasoned(self, item: Item) -> bool:
        finding, statements = item.finding, self._statements
        if not finding.said:
            return True
        if finding.status in ("not_met", "unclear"):
            return self._holds(statements.gaps(finding.said), finding.said)
        lines = self._inputs.resume.line_numbers(finding.quotes)
        return self._holds(statements.claims(finding.said, lines, item.name), finding.said)

    def _kept(self, points: Iterable[Point], stands: Check) -> tuple[str, ...]:
        return tuple(
            point.text
            for point in points
            if self._holds(stands(point.text, point.lines), point.text)
        )

    def _holds(self, holds: bool, statement: str) -> bool:
        if not holds:
            self.cut.append(statement)
        return holds


def _anything(text: str, lines: Sequence[int]) -> bool:
    return True


def _without_reason(item: Item) -> Item:
    return replace(item, finding=replace(item.finding, said=""))
