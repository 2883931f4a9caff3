"""The task ``insights``: what speaks for the resume, what to mend, and what moves the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import islice

from providers.offline import writing_checks
from providers.offline.advice import advice
from providers.offline.gaps import is_implied
from providers.offline.quoting import bare, called, clause_around, line_around
from providers.offline.results import results
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Item
from resume_api.domain.claims import InsightsAnswer, Point
from resume_api.domain.document import Quote
from resume_api.languages.messages import Messages

STRENGTHS, IMPROVEMENTS = 6, 6
LISTED, OF_A_KIND = 8, 2


def insights(inputs: AnalysisInputs, messages: Messages) -> InsightsAnswer:
    """Strengths, improvements and recommendations, each list in the order of its weight."""
    strengths = tuple(islice(_strengths(inputs, messages), STRENGTHS))
    praised = {line for point in strengths for line in point.lines}
    return InsightsAnswer(
        strengths,
        tuple(islice(_improvements(inputs, messages, praised), IMPROVEMENTS)),
        advice(inputs, messages),
    )


def _point(inputs: AnalysisInputs, text: str, quotes: Iterable[Quote] = ()) -> Point:
    return Point(text, tuple(inputs.resume.line_numbers(quotes)))


def _strengths(inputs: AnalysisInputs, messages: Messages) -> Iterator[Point]:
    met = [item for item in inputs.requirements if item.finding.status == "met"]
    skills = sorted((i for i in met if i.topic in ABILITIES), key=lambda item: -item.max_points)
    told = {line.start: (item, line) for item, line in reversed(_told(inputs, skills))}
    best = list(reversed(told.values()))[:OF_A_KIND]
    for item, line in best:
        name, job = called(item), clause_around(inputs.job.text, item.quote)
        key = "said" if name.casefold() == job.casefold() else "skill"
        text = messages.say(f"insights.strength_{key}", name=name, job=job, quote=bare(line))
        yield _point(inputs, text, [line])
    shown = {line.start for _, line in best}
    measured = results(inputs.resume, inputs.unproven)
    fresh = [one for one in measured if line_around(inputs.resume, one).start not in shown]
    for sentence in fresh[:OF_A_KIND]:
        text = messages.say("insights.strength_number", quote=bare(sentence))
        yield _point(inputs, text, [sentence])
    stated = {item.topic: item for item in reversed(met) if _is_of(item)}
    for topic in ("role", "degree", "years"):
        if topic in stated:
            yield _strength(inputs, messages, stated[topic])
    title = inputs.job.title.text.casefold() if inputs.job.title else ""
    others = [called(item) for item in skills if item not in [one for one, _ in best]]
    if names := [name for name in dict.fromkeys(others) if name.casefold() not in title][:LISTED]:
        text = messages.say("insights.strength_skills", names=messages.listing(names))
        yield _point(inputs, text)
    extra = [
        item for item in met if item.topic in ("certification", "language") and not is_implied(item)
    ]
    lines = {bare(line_around(inputs.resume, i.finding.quotes[0])): i for i in reversed(extra)}
    for quote, item in list(reversed(lines.items()))[:OF_A_KIND]:
        text = messages.say("insights.strength_extra", quote=quote)
        yield _point(inputs, text, item.finding.quotes[:1])


def _told(inputs: AnalysisInputs, skills: Iterable[Item]) -> list[tuple[Item, Quote]]:
    """The abilities that a sentence of work shows, each with its line."""
    heads = inputs.resume.position_heads
    return [
        (item, line_around(inputs.resume, quote))
        for item in skills
        for quote in item.finding.quotes[:1]
        if quote.section in writing_checks.WORK and not heads.holds(quote.start)
    ]


def _is_of(item: Item) -> bool:
    """Whether what was found is what the item is about, and not another of its alternatives."""
    return item.finding.reason.startswith(f"{item.topic}_")


def _strength(inputs: AnalysisInputs, messages: Messages, item: Item) -> Point:
    quotes = [line_around(inputs.resume, quote) for quote in item.finding.quotes[:1]]
    quote = _headed(inputs, messages, quotes[0]) if quotes else ""
    values = {"role": item.name, "quote": quote} | dict(item.finding.values)
    return _point(inputs, messages.say(f"insights.strength_{item.topic}", **values), quotes)


def _headed(inputs: AnalysisInputs, messages: Messages, line: Quote) -> str:
    """A line; the title and the employer of the position whose title alone it is."""
    for position in inputs.resume.positions:
        if position.title and position.organisation and position.title == line.text:
            return messages.separated([position.title, position.organisation])
    return bare(line)


def _improvements(inputs: AnalysisInputs, messages: Messages, praised: Set[int]) -> Iterator[Point]:
    """What to mend in the writing; no figure is missed in one of the ``praised`` lines."""
    resume, own = inputs.resume, writing_checks.Phrases.of(inputs.resume.language)
    for bullet, phrase in writing_checks.weak_openings(resume, own.weak)[:OF_A_KIND]:
        text = messages.say("insights.improve_weak", quote=bare(bullet), phrase=phrase)
        yield _point(inputs, text, [bullet])
    plain = writing_checks.without_numbers(resume, own)
    plain = [bullet for bullet in plain if praised.isdisjoint(resume.line_numbers([bullet]))]
    for bullet in plain[:OF_A_KIND]:
        yield _point(inputs, messages.say("insights.improve_number", quote=bare(bullet)), [bullet])
    for start, end in writing_checks.gaps(resume)[:OF_A_KIND]:
        text = messages.say("insights.improve_gap", start=start, end=end)
        yield _point(inputs, text)
    for position in writing_checks.undated(resume)[:OF_A_KIND]:
        text = messages.say("insights.improve_undated", quote=position.quote.text)
        yield _point(inputs, text, [position.quote])
    for line, phrase in writing_checks.buzzwords(resume, own.buzzwords)[:OF_A_KIND]:
        text = messages.say("insights.improve_buzzword", quote=bare(line), phrase=phrase)
        yield _point(inputs, text, [line])
    if length := writing_checks.length_fault(resume):
        yield _point(inputs, messages.say(f"insights.improve_{length}"))
