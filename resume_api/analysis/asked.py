"""What an ad asks: our own reading, or a model's as far as it stands in the ad word for word; words
to a program ask nothing of anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resume_api.analysis.requirement_list import places_of, words_of
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.claims import Asked
from resume_api.domain.document import Quote
from resume_api.domain.job import Alternative, Job, Requirement, SkillDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.job.extractor import ReadJob

MIN_SHARE = 0.5
"""The least of our own requirements' number that a reading has to ground to take their place."""


def asked_of(ad: ReadJob, claims: Sequence[Asked] = ()) -> ReadJob:
    """An ad with the requirements of a reading: those of ours that it names too keep what we know
    of them. Ours stand where it grounds too little."""
    instructions = tuple(find_instructions(ad.job.text))
    if instructions:
        ad = replace(ad, job=_without(ad.job, Spans(instructions)))
    own = ad.job.requirements
    found = tuple(_grounded(ad.job, claims, instructions))
    if not found or len(found) < MIN_SHARE * len(own):
        return ad
    return replace(ad, job=replace(ad.job, requirements=found))


def _without(job: Job, instructions: Spans) -> Job:
    """A job without the requirements and keywords that are words to a program."""

    def speaks(quote: Quote) -> bool:
        return instructions.overlaps(quote.start, quote.end)

    return replace(
        job,
        requirements=tuple(one for one in job.requirements if not speaks(one.quote)),
        keywords=tuple(one for one in job.keywords if not speaks(one.quote)),
    )


def _grounded(
    job: Job, claims: Sequence[Asked], instructions: Sequence[tuple[int, int]]
) -> Iterator[Requirement]:
    """The requirements that stand in an ad, each once, in the words of the ad."""
    taken = list(instructions)
    for claim in claims:
        closed = Spans(taken)
        places = places_of(claim.text, job.text)
        quote = next((one for one in places if not closed.overlaps(one.start, one.end)), None)
        if quote is None:
            continue
        taken.append((quote.start, quote.end))
        ours = [one for one in job.requirements if _shared(one.quote, quote)]
        if ours:
            yield from (replace(one, kind=claim.kind) for one in ours)
            taken += [(one.quote.start, one.quote.end) for one in ours]
        else:
            yield _requirement(claim, quote)


def _shared(ours: Quote, quote: Quote) -> bool:
    """Whether more than half of our words stands in a quote, or the other way round."""
    both = min(ours.end, quote.end) - max(ours.start, quote.start)
    return 2 * both > min(len(ours.text), len(quote.text))


def _requirement(claim: Asked, quote: Quote) -> Requirement:
    """A requirement of which the ad's words alone are known."""
    alternatives = words_of(claim.alternatives, quote) or ((quote.text,),)
    demands = (
        Alternative(tuple(SkillDemand(_place(word, quote)) for word in words))
        for words in alternatives
    )
    topic = "skill" if claim.topic in ("years", "degree", "language", "role") else claim.topic
    return Requirement(quote, claim.kind, topic, tuple(demands))


def _place(words: str, quote: Quote) -> Quote:
    start = quote.start + quote.text.casefold().index(words.casefold())
    return Quote(words, start, start + len(words))
