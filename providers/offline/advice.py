"""What to do about the gaps between a resume and a job: at most seven points, alike ones together.

Each kind of gap has its own words. Conditions that are not shown come first; the rest by the points
that can be won over what it costs the person: to reword a line is cheap, to earn a degree is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from providers.offline import gaps
from providers.offline.quoting import called, clause_around, line_around, shown_by
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Item
from resume_api.domain.claims import Advice, Point
from resume_api.domain.document import Quote
from resume_api.domain.job import Kind
from resume_api.languages.messages import Messages, shorten

MOST, HIGH, CONDITIONS, LOW = 7, 5, 3, 1
NAMED, OF_A_KIND, FAULTS = 6, 2, 2
LONGEST = 90  # characters of a name, a place or a quote within a sentence
WEIGHTIEST = 12  # of the job's keywords: the lack of one is worth a word


@dataclass(frozen=True, slots=True)
class _Gap:
    """What one point is about: a kind of gap with its items."""

    kind: str
    items: tuple[Item, ...]

    @property
    def value(self) -> float:
        """The points to be won over the cost to the person."""
        return sum(item.max_points * (1 - item.share) for item in self.items) / gaps.COST[self.kind]


def advice(inputs: AnalysisInputs, messages: Messages) -> Advice:
    """At most seven points: conditions and requirements, then the file and its words, then what is
    only welcome."""
    words = _Words(inputs, messages)
    low = list(islice(words.welcome(), LOW))
    high = list(islice(words.asked(), HIGH))
    medium = list(islice(words.file(), max(0, MOST - len(high) - len(low))))
    return Advice(tuple(high), tuple(medium), tuple(low))


class _Words:
    """The points of one analysis."""

    def __init__(self, inputs: AnalysisInputs, messages: Messages) -> None:
        self._inputs = inputs
        self._messages = messages

    def asked(self) -> Iterator[Point]:
        """Points on what the job sets as a condition, then on what it requires."""
        for gap in islice(self._conditions(), CONDITIONS):
            text = self._say(gap)
            if gap.kind != "eligibility":
                text = self._messages.template("advice.condition").format(advice=text)
            yield self._point(text, gap)
        for gap in (*self._implied("must"), *self._lost("must")):
            yield self._point(self._say(gap), gap)

    def _conditions(self) -> Iterator[_Gap]:
        """What fails, then licences that only a title shows, then what nobody but the candidate
        can confirm."""
        failed = self._lost("knockout")
        yield from (gap for gap in failed if gap.kind != "eligibility")
        yield from self._implied("knockout")
        yield from (gap for gap in failed if gap.kind == "eligibility")

    def _lost(self, kind: Kind) -> list[_Gap]:
        """The gaps that requirements of a kind leave, alike ones together, the most worthwhile
        first; of those that are told one by one two of a kind."""
        kinds: dict[str, list[Item]] = defaultdict(list)
        for item in self._inputs.requirements:
            if item.kind == kind and item.finding.status != "met" and not self._borne_out(item):
                kinds[gaps.kind_of(item, self._inputs.resume)].append(item)
        found = [gap for kind, items in kinds.items() for gap in _told(kind, items)]
        return sorted(found, key=lambda gap: -gap.value)

    def _borne_out(self, item: Item) -> bool:
        """Whether the line that shows part of an item shows all of another from the same clause."""
        text, quotes = self._inputs.job.text, item.finding.quotes[:1]
        return bool(quotes) and any(
            one.finding.status == "met"
            and (one.topic, one.finding.quotes[:1]) == (item.topic, quotes)
            and clause_around(text, one.quote) == clause_around(text, item.quote)
            for one in self._inputs.requirements
        )

    def _implied(self, kind: Kind) -> list[_Gap]:
        """Licences that only a title shows."""
        asked = (item for item in self._inputs.requirements if item.kind == kind)
        found = [item for item in asked if gaps.is_implied(item)]
        return [_Gap("implied", (item,)) for item in found[:1]]

    def welcome(self) -> Iterator[Point]:
        """A point on what is only welcome, else one on what the work is made of."""
        lost = [item for item in self._inputs.requirements if item.finding.status != "met"]
        for kind in ("nice", "duty"):
            if items := tuple(item for item in lost if item.kind == kind):
                gap = _Gap(kind, tuple(sorted(items, key=lambda item: -item.max_points)))
                yield self._point(self._say(gap), gap)

    def file(self) -> Iterator[Point]:
        """Points on how the file reads and what it does not use."""
        say, resume = self._messages.say, self._inputs.resume
        faults = [check for check in self._inputs.format_checks if not check.passed]
        for check in faults[:1]:
            yield Point(say("insights.recommend_format", detail=check.detail))
        if listed := self._listed():
            yield self._point(self._say(_Gap("listed", listed)), _Gap("listed", listed))
        for late in gaps.out_of_order(resume):
            line = line_around(resume, late)
            yield Point(say("advice.order", quote=shorten(line.text, LONGEST)), self._lines([line]))
        if absent := self._unused():
            names = self._messages.listing(absent[:NAMED])
            yield Point(say("insights.recommend_keywords", names=names))
        for check in faults[1:FAULTS]:
            yield Point(say("insights.recommend_format", detail=check.detail))

    def _unused(self) -> list[str]:
        """The job's known terms that the resume does not use and no requirement names."""
        known = {word.term: word.concept for word in self._inputs.job.keywords}
        asked = {item.name.casefold() for item in self._inputs.requirements}
        return [
            item.name
            for item in self._inputs.keywords[:WEIGHTIEST]
            if item.finding.status == "not_met"
            and known.get(item.name)
            and not any(item.name.casefold() in name for name in asked)
        ]

    def _listed(self) -> tuple[Item, ...]:
        """Abilities that are shown in a list alone, the weightiest first."""
        resume = self._inputs.resume
        listed = [
            item
            for item in self._inputs.requirements
            if item.topic == "skill"
            and item.finding.status == "met"
            and item.finding.quotes
            and all(quote.section == "skills" for quote in item.finding.quotes)
        ]
        found = sorted(listed, key=lambda item: -item.max_points)
        return tuple(found) if resume.positions else ()

    def _say(self, gap: _Gap) -> str:
        values = self._values(gap)
        return self._messages.say(f"advice.{gap.kind}", **values)

    def _values(self, gap: _Gap) -> dict[str, str]:
        """What fills the words of a gap: what the rules found, the job's words, the place."""
        first, resume = gap.items[0], self._inputs.resume
        names = dict.fromkeys(self._named(item) for item in gap.items)
        quote = line_around(resume, first.finding.quotes[0]).text if first.finding.quotes else ""
        clause = shorten(clause_around(self._inputs.job.text, first.quote), LONGEST)
        return {
            "have": "0",
            "need": str(first.years or 0),
            "degree": "",
            "role": clause,
            **first.finding.values,
            "by": shown_by(first, resume),
            "name": self._named(first),
            "names": self._messages.listing(list(names)[:NAMED]),
            "quote": shorten(quote, LONGEST),
            "job": clause,
            "place": self._place(),
        }

    def _named(self, item: Item) -> str:
        if item.topic == "language":
            code = item.finding.values.get("language", "")
            return self._messages.language_name(code) if code else item.name
        return shorten(called(item) if item.topic in ABILITIES else item.name, LONGEST)

    def _place(self) -> str:
        """The latest position as the resume calls it, else the section."""
        for position in self._inputs.resume.positions[:1]:
            named = [part for part in (position.title, position.organisation) if part]
            words = (
                self._messages.separated(named)
                or line_around(self._inputs.resume, position.quote).text
            )
            return shorten(words, LONGEST)
        return self._messages.say("section_names.experience")

    def _point(self, text: str, gap: _Gap) -> Point:
        return Point(
            text, self._lines(quote for item in gap.items for quote in item.finding.quotes)
        )

    def _lines(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        return tuple(self._inputs.resume.line_numbers(quotes))


def _told(kind: str, items: Sequence[Item]) -> list[_Gap]:
    ordered = sorted(items, key=lambda item: -item.max_points * (1 - item.share))
    if kind in gaps.TOGETHER:
        return [_Gap(kind, tuple(ordered))]
    return [_Gap(kind, (item,)) for item in ordered[:OF_A_KIND]]
