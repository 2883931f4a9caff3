"""The task ``insights``: what speaks for the resume, what to mend, and what moves the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from providers.offline import writing_checks
from providers.offline.quoting import called, clause_around, line_around
from providers.offline.reasons import reason, remedy
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Item
from resume_api.domain.claims import Advice, InsightsAnswer, Point
from resume_api.domain.document import Quote
from resume_api.languages.messages import Messages

STRENGTHS, IMPROVEMENTS = 6, 8
MUSTS, NICES, LISTED, OF_A_KIND = 6, 4, 8, 2
WEIGHTIEST = 12  # of the job's keywords: the lack of one is worth a word


def insights(inputs: AnalysisInputs, messages: Messages) -> InsightsAnswer:
    """Strengths, improvements and recommendations, each list in the order of its weight."""
    return InsightsAnswer(
        tuple(islice(_strengths(inputs, messages), STRENGTHS)),
        tuple(islice(_improvements(inputs, messages), IMPROVEMENTS)),
        Advice(
            tuple(_high(inputs, messages)),
            tuple(_medium(inputs, messages)),
            tuple(_low(inputs, messages)),
        ),
    )


def _point(inputs: AnalysisInputs, text: str, quotes: Iterable[Quote] = ()) -> Point:
    return Point(text, tuple(inputs.resume.line_numbers(quotes)))


def _strengths(inputs: AnalysisInputs, messages: Messages) -> Iterator[Point]:
    met = [item for item in inputs.requirements if item.finding.status == "met"]
    skills = sorted((i for i in met if i.topic in ABILITIES), key=lambda item: -item.max_points)
    for item in skills[:OF_A_KIND]:
        line = line_around(inputs.resume, item.finding.quotes[0])
        text = messages.say(
            "insights.strength_skill",
            name=item.name,
            job=clause_around(inputs.job.text, item.quote),
            quote=line.text,
        )
        yield _point(inputs, text, [line])
    for item in met:
        if item.topic in ("role", "degree", "years") and _is_of(item):
            yield _strength(inputs, messages, item)
    for bullet in writing_checks.with_numbers(inputs.resume)[:OF_A_KIND]:
        yield _point(inputs, messages.say("insights.strength_number", quote=bullet.text), [bullet])
    if names := [called(item) for item in skills[OF_A_KIND:][:LISTED]]:
        yield _point(
            inputs, messages.say("insights.strength_skills", names=messages.listing(names))
        )
    for item in met:
        if item.topic in ("certification", "language"):
            quote = item.finding.quotes[0]
            yield _point(inputs, messages.say("insights.strength_extra", quote=quote.text), [quote])


def _is_of(item: Item) -> bool:
    """Whether what was found is what the item is about, and not another of its alternatives."""
    return item.finding.reason.startswith(f"{item.topic}_")


def _strength(inputs: AnalysisInputs, messages: Messages, item: Item) -> Point:
    quotes = [line_around(inputs.resume, quote) for quote in item.finding.quotes[:1]]
    quote = quotes[0].text if quotes else ""
    values = {"role": item.name, "quote": quote} | dict(item.finding.values)
    return _point(inputs, messages.say(f"insights.strength_{item.topic}", **values), quotes)


def _improvements(inputs: AnalysisInputs, messages: Messages) -> Iterator[Point]:
    resume, own = inputs.resume, writing_checks.Phrases.of(inputs.resume.language)
    for bullet, phrase in writing_checks.weak_openings(resume, own.weak)[:OF_A_KIND]:
        text = messages.say("insights.improve_weak", quote=bullet.text, phrase=phrase)
        yield _point(inputs, text, [bullet])
    for bullet in writing_checks.without_numbers(resume, own.weak, own.figures)[:OF_A_KIND]:
        yield _point(inputs, messages.say("insights.improve_number", quote=bullet.text), [bullet])
    for start, end in writing_checks.gaps(resume)[:OF_A_KIND]:
        text = messages.say("insights.improve_gap", start=start, end=end)
        yield _point(inputs, text)
    for position in writing_checks.undated(resume)[:OF_A_KIND]:
        text = messages.say("insights.improve_undated", quote=position.quote.text)
        yield _point(inputs, text, [position.quote])
    for line, phrase in writing_checks.buzzwords(resume, own.buzzwords)[:OF_A_KIND]:
        text = messages.say("insights.improve_buzzword", quote=line.text, phrase=phrase)
        yield _point(inputs, text, [line])
    if length := writing_checks.length_fault(resume):
        yield _point(inputs, messages.say(f"insights.improve_{length}"))


def _lost(inputs: AnalysisInputs, kinds: Sequence[str]) -> list[Item]:
    """Items of ``kinds`` that lost points, knock-outs first, then by the points lost."""
    items = [i for i in inputs.requirements if i.kind in kinds and i.finding.status != "met"]
    return sorted(items, key=lambda i: (i.kind != "knockout", -i.max_points * (1 - i.share)))


def _advice(inputs: AnalysisInputs, messages: Messages, key: str, item: Item) -> Point:
    text = messages.say(
        f"insights.recommend_{key}",
        job=clause_around(inputs.job.text, item.quote),
        reason=reason(messages, item.finding, inputs.resume),
        remedy=remedy(messages, item),
    )
    return _point(inputs, text, item.finding.quotes)


def _high(inputs: AnalysisInputs, messages: Messages) -> Iterator[Point]:
    lost = _lost(inputs, ("knockout", "must"))
    for item in lost[:MUSTS]:
        key = "knockout" if item.kind == "knockout" else "must"
        yield _advice(inputs, messages, key, item)
    names = [
        called(i) for i in lost[MUSTS:] if i.topic in ABILITIES and i.finding.status == "not_met"
    ]
    if names:
        yield _point(
            inputs, messages.say("insights.recommend_more", names=messages.listing(names[:LISTED]))
        )


def _medium(inputs: AnalysisInputs, messages: Messages) -> Iterator[Point]:
    known = {item.name.casefold() for item in inputs.requirements}
    absent = [
        item.name
        for item in inputs.keywords[:WEIGHTIEST]
        if item.finding.status == "not_met" and item.name.casefold() not in known
    ]
    if absent:
        yield _point(
            inputs,
            messages.say("insights.recommend_keywords", names=messages.listing(absent[:LISTED])),
        )
    for check in inputs.format_checks:
        if not check.passed:
            yield _point(inputs, messages.say("insights.recommend_format", detail=check.detail))


def _low(inputs: AnalysisInputs, messages: Messages) -> Iterator[Point]:
    lost = _lost(inputs, ("nice", "duty"))
    for item in lost[:NICES]:
        yield _advice(inputs, messages, item.kind, item)
    names = [called(i) for i in lost[NICES:] if i.topic in ABILITIES]
    if names:
        text = messages.say("insights.recommend_more_nice", names=messages.listing(names[:LISTED]))
        yield _point(inputs, text)
