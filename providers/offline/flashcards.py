"""The task ``flashcards``: what an interviewer would ask about this resume for this job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from providers.offline import writing_checks
from providers.offline.quoting import called, clause_around, line_around
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Item
from resume_api.domain.claims import Card, FlashcardsAnswer
from resume_api.domain.document import Quote
from resume_api.languages.messages import Messages, Value, shorten

MAXIMUM = 12
MINIMUM = 8
SHOWN, MISSING, NUMBERS, POSITIONS, KEYWORDS = 3, 3, 2, 1, 1
GENERAL = ("first", "weight", "learn", "fail", "conflict", "proud", "ask", "self")
NAMED = 4


def flashcards(inputs: AnalysisInputs, messages: Messages) -> FlashcardsAnswer:
    """Eight to twelve cards: the job's demands against the resume's claims, the rest general."""
    cards = list(islice(_specific(inputs, messages), MAXIMUM))
    general = (_card(inputs, messages, topic, {}) for topic in GENERAL)
    cards += islice(general, max(0, MINIMUM - len(cards)))
    return FlashcardsAnswer(tuple(cards))


def _card(
    inputs: AnalysisInputs,
    messages: Messages,
    topic: str,
    values: Mapping[str, Value],
    quotes: Iterable[Quote] = (),
    back: str = "back",
) -> Card:
    return Card(
        messages.say(f"flashcards.{topic}_front", **values),
        messages.say(f"flashcards.{topic}_{back}", **values),
        tuple(inputs.resume.line_numbers(quotes)),
    )


def _specific(inputs: AnalysisInputs, messages: Messages) -> Iterator[Card]:
    skills = sorted(
        (i for i in inputs.requirements if i.topic in ABILITIES), key=lambda i: -i.max_points
    )
    for item in [i for i in skills if i.finding.status == "met"][:SHOWN]:
        yield _shown(inputs, messages, "skill", item)
    for item in [i for i in skills if i.finding.status != "met"][:MISSING]:
        if item.finding.quotes and "by" in item.finding.values:
            yield _shown(inputs, messages, "related", item)
        else:
            values = {"job": clause_around(inputs.job.text, item.quote), "name": called(item)}
            yield _card(inputs, messages, "missing", values)
    yield from _claims(inputs, messages)
    yield from _history(inputs, messages)


def _shown(inputs: AnalysisInputs, messages: Messages, topic: str, item: Item) -> Card:
    line = line_around(inputs.resume, item.finding.quotes[0])
    values = {
        "job": clause_around(inputs.job.text, item.quote),
        "name": called(item),
        "quote": line.text,
    }
    return _card(inputs, messages, topic, values | dict(item.finding.values), [line])


def _claims(inputs: AnalysisInputs, messages: Messages) -> Iterator[Card]:
    for bullet in writing_checks.with_numbers(inputs.resume)[:NUMBERS]:
        yield _card(inputs, messages, "number", {"quote": bullet.text}, [bullet])
    for position in inputs.resume.positions[:POSITIONS]:
        values = {"quote": position.quote.text}
        yield _card(inputs, messages, "position", values, [position.quote])
    for start, end in writing_checks.gaps(inputs.resume)[:1]:
        yield _card(inputs, messages, "gap", {"start": start, "end": end})


def _history(inputs: AnalysisInputs, messages: Messages) -> Iterator[Card]:
    titles = [p.title for p in inputs.resume.positions if p.title]
    names = messages.listing(shorten(title, 60) for title in titles[:NAMED]) if titles else ""
    for item in inputs.requirements:
        if item.topic == "years" and item.years and names:
            values = {"need": str(item.years), "names": names}
            yield _card(inputs, messages, "years", values, item.finding.quotes)
        if item.topic == "role" and names:
            yield _card(inputs, messages, "role", {"role": item.name, "names": names})
        if item.topic == "degree" and item.finding.quotes:
            quote = item.finding.quotes[0]
            values = {"job": clause_around(inputs.job.text, item.quote), "quote": quote.text}
            yield _card(inputs, messages, "degree", values, [quote])
    absent = [i for i in inputs.keywords if i.finding.status == "not_met"]
    for item in absent[:KEYWORDS]:
        yield _card(inputs, messages, "keyword", {"job": item.name})
