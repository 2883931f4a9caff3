"""Holds every claim of an answer against the texts; what they do not bear out is cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from providers.base import Answer
from resume_api.analysis import requirement_list
from resume_api.analysis.claim_checks import Claims
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import ATS_SCORE, FLASHCARDS, INSIGHTS, MATCH
from resume_api.analysis.verdicts import Verdicts
from resume_api.domain.assessment import AnalysisInputs, Grounded, Item, Notice
from resume_api.domain.claims import AtsAnswer, Claim, MatchAnswer
from resume_api.languages.messages import Messages


@dataclass(frozen=True, slots=True)
class Settled:
    """What the tasks behind ``match`` are asked about: the requirements that stand, each with its
    verdict; and the words of the claims that were cut."""

    inputs: AnalysisInputs
    cut: tuple[str, ...] = ()


def settle(answer: Answer[MatchAnswer], inputs: AnalysisInputs) -> Settled:
    """Check an answer to match; what the rules found needs no check."""
    if answer.by_rules:
        return Settled(inputs)
    said = answer.data
    claims = _by_id(said.judgements)
    dropped = requirement_list.not_asked(claims, inputs.requirements)
    items = [item for item in inputs.requirements if item.id not in dropped]
    verdicts = Verdicts(inputs, answer.model or answer.provider)
    judged, cut = _judged(items, claims, verdicts)
    apart = {one: claim for one, claim in claims.items() if claim.alternative_of not in dropped}
    stands = list(requirement_list.joined(judged, apart))
    for extra in requirement_list.added(said.added, inputs, dropped):
        item, refused = verdicts.on(extra.item, extra.claim)
        stands.append(item)
        cut += [item.name] if refused else []
    return Settled(replace(inputs, requirements=tuple(stands)), tuple(cut))


def ground(answers: Answers, inputs: AnalysisInputs) -> Grounded:
    """Check the answers to match, ats_score, insights and flashcards against ``inputs``."""
    settled = settle(answers[MATCH], inputs)
    keywords, cut = _keywords(answers[ATS_SCORE], settled.inputs)
    inputs = replace(settled.inputs, keywords=keywords)
    claims = Claims(inputs)
    insights = claims.insights(answers[INSIGHTS])
    flashcards = claims.flashcards(answers[FLASHCARDS])
    reasoning = claims.reasoning(answers[MATCH])
    inputs = replace(
        inputs,
        requirements=claims.reasoned(inputs.requirements),
        keywords=claims.reasoned(inputs.keywords),
    )
    cut = [*settled.cut, *cut, *claims.cut]
    return Grounded(
        inputs,
        {item.id: item.finding for item in (*inputs.requirements, *inputs.keywords)},
        reasoning,
        insights,
        flashcards,
        tuple(_notices(cut, inputs.language)),
    )


def _keywords(
    answer: Answer[AtsAnswer], inputs: AnalysisInputs
) -> tuple[tuple[Item, ...], list[str]]:
    if answer.by_rules:
        return inputs.keywords, []
    verdicts = Verdicts(inputs, answer.model or answer.provider)
    judged, cut = _judged(inputs.keywords, _by_id(answer.data.judgements), verdicts)
    return tuple(judged), cut


def _judged(
    items: Iterable[Item], claims: dict[str, Claim], verdicts: Verdicts
) -> tuple[list[Item], list[str]]:
    """The items with the verdicts that stand, and the names of those whose claim was cut."""
    stands, cut = [], []
    for item in items:
        claim, refused = claims.get(item.id), False
        if claim and claim.status != requirement_list.NOT_ASKED:
            item, refused = verdicts.on(item, claim)
        stands.append(item)
        if refused:
            cut.append(item.quote.text.strip() or item.name)
    return stands, cut


def _by_id(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.id: claim for claim in reversed(claims)}


def _notices(cut: Sequence[str], language: str) -> Iterable[Notice]:
    if cut:
        message = Messages.of(language).say("notices.ungrounded_claim")
        yield Notice("UNGROUNDED_CLAIM", message, tuple(cut))
