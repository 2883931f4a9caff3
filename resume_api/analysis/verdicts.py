"""Holds a model's verdict on one item against the resume's lines that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from providers.offline.writing_checks import Phrases
from resume_api.domain.assessment import UNPROVEN, AnalysisInputs, Item, Judgement, Status
from resume_api.domain.claims import Claim
from resume_api.domain.document import Quote
from resume_api.domain.spans import Spans
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.matching.evidence_search import AT_WORK
from resume_api.matching.scoring import SHARES

DIRECT = {"skill_direct", "skill_years", "keyword_met", "certification_met", "language_met"}
_LISTED = {"skill_direct", "keyword_met"}
_NAMES = ("skill", "language")
_NOT_HELD = "degree_not_held"
_WORD = re.compile(r"\w+")
_TIME = re.compile(r"(?<!\d)\d{1,2}(?!\d)|(?<!\d)\d{4}(?!\d)")


class Verdicts:
    """A model's verdicts as far as the resume bears them out; ``model`` is who claims."""

    def __init__(self, inputs: AnalysisInputs, model: str) -> None:
        self._resume, self._model = inputs.resume, model
        self._unproven = Spans(inputs.unproven)

    def on(self, item: Item, claim: Claim) -> tuple[Item, bool]:
        """The item with the verdict that stands, and whether the claim had to give way to the
        rules' finding."""
        if claim.status == "not_met":
            overlooked = self._overlooked(item, claim)
            return (item, True) if overlooked else (self._decided(item, claim, ()), False)
        lines = [number for number in claim.lines if self.proves(number, item)]
        quotes = self._cited(lines, item)
        if claim.status == item.finding.status:
            return self._decided(item, claim, quotes or item.finding.quotes), False
        more = SHARES.get(claim.status, 0.0) > SHARES[item.finding.status]
        if not quotes or (
            more and item.topic == "years" and not any(map(self._tells_time, quotes))
        ):
            return item, True
        return self._decided(item, claim, quotes), False

    def proves(self, number: int, item: Item) -> bool:
        """Whether a line may prove an item: it does not deny it, wish for it, have only begun it,
        tell it of others or speak to a program."""
        if not 1 <= number <= len(self._resume.lines):
            return False
        finding, line = item.finding, self._resume.lines[number - 1]
        doubtful = finding.reason.startswith(UNPROVEN) or finding.reason == _NOT_HELD
        if doubtful and number in self._resume.line_numbers(finding.quotes):
            return False
        if not self._unproven.overlaps(line.start, line.end):
            return True
        named = self._named(line, item)
        if named:
            return not all(self._unproven.holds(line.start + quote.start) for quote in named)
        return 2 * self._unproven.shared(line.start, line.end) < len(line.text.strip())

    def _named(self, line: Quote, item: Item) -> list[Quote]:
        """Where a line, as a text of its own, has the ad's words for an item."""
        text = ProcessedText(line.text)
        names = {word for words in item.alternatives for word in words} or {item.name}
        return [quote for name in sorted(names) for quote in term_quotes(name, text)]

    def _decided(self, item: Item, claim: Claim, quotes: tuple[Quote, ...]) -> Item:
        said, finding = claim.reason.strip(), item.finding
        if claim.status == finding.status:
            agreed = replace(finding, quotes=quotes, said=said, decided_by=self._model)
            return replace(item, finding=agreed)
        status: Status = "not_met" if claim.status == "not_asked" else claim.status
        names = {key: finding.values[key] for key in _NAMES if key in finding.values}
        judged = Judgement(status, quotes, "", names, said, self._model)
        return replace(item, share=SHARES[status], finding=judged)

    def _overlooked(self, item: Item, claim: Claim) -> bool:
        """Whether a line that the model does not speak of shows the item in the ad's words: for a
        skill a line of work, not a bare mention in a list."""
        finding = item.finding
        if finding.status != "met" or finding.reason not in DIRECT:
            return False
        shown = [q for q in finding.quotes if finding.reason not in _LISTED or q.section in AT_WORK]
        unseen = set(self._resume.line_numbers(shown)).difference(claim.lines)
        return any(self._named(self._resume.lines[number - 1], item) for number in unseen)

    def _cited(self, lines: Iterable[int], item: Item) -> tuple[Quote, ...]:
        """Cited lines as quotes: the rules' own words of that line where there are any."""
        found: list[Quote] = []
        for number in sorted(set(lines)):
            line = self._lines.get(number)
            if line:
                own = [q for q in item.finding.quotes if line.start <= q.start < max(line.end, 1)]
                found += own or [trimmed(line)]
        return tuple(found)

    def _tells_time(self, quote: Quote) -> bool:
        """Whether a line holds a year or a count, in digits of any script or in words."""
        figures = Phrases.of(self._resume.language).figures
        words = _WORD.findall(quote.text.casefold())
        return bool(_TIME.search(quote.text)) or not figures.isdisjoint(words)

    @cached_property
    def _lines(self) -> dict[int, Quote]:
        return {n: line for n, line in enumerate(self._resume.lines, 1) if line.text.strip()}


def trimmed(line: Quote) -> Quote:
    """A line without the blanks around it."""
    text = line.text.strip()
    start = line.start + line.text.index(text)
    return Quote(text, start, start + len(text), line.section)
