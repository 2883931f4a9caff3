"""The task ``flashcards``: what an interviewer would ask about this resume for this job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from providers.offline import writing_checks
from providers.offline.quoting import bare, called, clause_around, line_around, shown_by
from providers.offline.results import results
from providers.offline.trade_questions import trade_questions, unasked_skills
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Item
from resume_api.domain.claims import Card, FlashcardsAnswer
from resume_api.domain.document import Quote
from resume_api.languages.messages import Messages, Value, shorten

MAXIMUM = 12
MINIMUM = 10
SHOWN, CLAIMED = 2, 4  # most cards on requirements that are shown; on the resume in all
GENERAL = ("first", "weight", "learn", "fail", "conflict", "proud", "ask", "self")
PLAIN = ("craft", "novice")  # on skills that the bank has no question about
TRADE = 4  # questions of the trade before these
NAMED = 4


def flashcards(inputs: AnalysisInputs, messages: Messages) -> FlashcardsAnswer:
    """Up to twelve cards: on the resume's own claims, on what the job asks and the resume does not
    show, on the trade and its skills; where the language has no questions of them, more of the
    first, then general ones. No back comes twice."""
    own = list(_distinct(_claims(inputs, messages)))
    trade = [Card(one.ask, one.hear, ()) for one in trade_questions(inputs, messages.language)]
    open_ = _missing(inputs, messages)
    plain = zip(PLAIN, unasked_skills(inputs, messages.language), strict=False)
    crafts = (_card(inputs, messages, topic, {"name": name}) for topic, name in plain)
    general = (_card(inputs, messages, topic, {}) for topic in GENERAL)
    bank = (*trade[:TRADE], *crafts, *trade[TRADE:])
    first = list(_distinct(chain(own[:CLAIMED], open_, bank, own[CLAIMED:])))[:MAXIMUM]
    return FlashcardsAnswer((*first, *islice(general, max(0, MINIMUM - len(first)))))


def _distinct(cards: Iterable[Card]) -> Iterator[Card]:
    seen: set[str] = set()
    for card in cards:
        if seen.isdisjoint({card.front, card.back}):
            seen |= {card.front, card.back}
            yield card


def _card(
    inputs: AnalysisInputs,
    messages: Messages,
    topic: str,
    values: Mapping[str, Value],
    quotes: Iterable[Quote] = (),
) -> Card:
    return Card(
        messages.say(f"flashcards.{topic}_front", **values),
        messages.say(f"flashcards.{topic}_back", **values),
        tuple(inputs.resume.line_numbers(quotes)),
    )


def _claims(inputs: AnalysisInputs, messages: Messages) -> Iterator[Card]:
    """Cards on what the resume says, the most telling first."""
    told = _told(inputs)[: SHOWN + 1]
    shown = [_shown(inputs, messages, item, line) for item, line in told]
    yield from shown[:SHOWN]
    starts = {line.start for _, line in told}
    numbers = [
        _card(inputs, messages, "number", {"quote": bare(bullet)}, [bullet])
        for bullet in results(inputs.resume, inputs.unproven)
        if line_around(inputs.resume, bullet).start not in starts
    ]
    yield from numbers[:1]
    for start, end in writing_checks.gaps(inputs.resume)[:1]:
        yield _card(inputs, messages, "gap", {"start": start, "end": end})
    yield from _history(inputs, messages)
    for position in inputs.resume.positions[:1]:
        values = {"quote": position.quote.text}
        yield _card(inputs, messages, "position", values, [position.quote])
    yield from shown[SHOWN : SHOWN + 1]
    yield from numbers[1:2]


def _told(inputs: AnalysisInputs) -> list[tuple[Item, Quote]]:
    """The requirements that a line of the resume tells of, the weightiest first; each with that
    line, and no line or sentence of the job text twice."""
    found: dict[int, tuple[Item, Quote]] = {}
    for item in _weightiest(inputs):
        if item.finding.status == "met":
            heads = inputs.resume.position_heads
            told = (q for q in item.finding.quotes if _is_story(q) and not heads.holds(q.start))
            lines = (_line(inputs, quote) for quote in told)
            line = next((line for line in lines if line.start not in found), None)
            if line:
                found[line.start] = item, line
    others = [item for item in inputs.requirements if item.topic not in ABILITIES]
    taken = {clause_around(inputs.job.text, item.quote) for item in others}
    clauses: dict[str, tuple[Item, Quote]] = {}
    for item, line in found.values():
        clauses.setdefault(clause_around(inputs.job.text, item.quote), (item, line))
    return [pair for clause, pair in clauses.items() if clause not in taken]


def _line(inputs: AnalysisInputs, quote: Quote) -> Quote:
    """The bullet that a quote stands in, else its line."""
    bullets = writing_checks.bullets(inputs.resume)
    around = (one for one in bullets if one.start <= quote.start < one.end)
    return next(around, None) or line_around(inputs.resume, quote)


def _is_story(quote: Quote) -> bool:
    return quote.section is None or quote.section in writing_checks.WORK


def _weightiest(inputs: AnalysisInputs) -> list[Item]:
    return sorted(
        (item for item in inputs.requirements if item.topic in ABILITIES),
        key=lambda item: (item.topic != "skill", -item.max_points),
    )


def _shown(inputs: AnalysisInputs, messages: Messages, item: Item, line: Quote) -> Card:
    values = _about(inputs, item) | {"quote": bare(line)}
    return _card(inputs, messages, "skill", values, [line])


def _about(inputs: AnalysisInputs, item: Item) -> dict[str, Value]:
    clause = clause_around(inputs.job.text, item.quote)
    own = {"job": clause, "name": called(item), "by": shown_by(item, inputs.resume)}
    return {**item.finding.values, **own}


def _missing(inputs: AnalysisInputs, messages: Messages) -> Iterator[Card]:
    """One card each on a related skill, on one that is missing, and on catching up on another."""
    skills = [i for i in _weightiest(inputs) if i.topic == "skill"]
    for item in [i for i in skills if i.finding.quotes and "by" in i.finding.values]:
        heads = inputs.resume.position_heads
        if item.finding.status == "partly" and not heads.holds(item.finding.quotes[0].start):
            line = line_around(inputs.resume, item.finding.quotes[0])
            values = _about(inputs, item) | {"quote": bare(line)}
            yield _card(inputs, messages, "related", values, [line])
            break
    absent = [i for i in skills if i.finding.status == "not_met"]
    for topic, item in zip(("missing", "plan"), absent, strict=False):
        yield _card(inputs, messages, topic, _about(inputs, item))


def _history(inputs: AnalysisInputs, messages: Messages) -> Iterator[Card]:
    titles = [p.title for p in inputs.resume.positions if p.title]
    names = messages.listing(shorten(title, 60) for title in titles[:NAMED]) if titles else ""
    for item in inputs.requirements:
        if item.topic == "years" and item.years and names:
            values = {"need": str(item.years), "names": names}
            yield _card(inputs, messages, "years", values, item.finding.quotes)
        if item.topic == "role" and names and inputs.job.title:
            yield _card(inputs, messages, "role", {"role": item.name, "names": names})
        if item.topic == "degree" and item.finding.quotes:
            quote = item.finding.quotes[0]
            values = {"job": clause_around(inputs.job.text, item.quote), "quote": quote.text}
            yield _card(inputs, messages, "degree", values, [quote])
