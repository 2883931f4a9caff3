"""How far a resume bears out one demand of a job: a share of 0..1 and the words that show it."""

from __future__ import annotations

from collections.abc import Sequence

from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import UNPROVEN, Judgement, Status
from resume_api.domain.document import Quote
from resume_api.domain.job import (
    Keyword,
    SkillDemand,
)
from resume_api.extraction.skills.lexicon import implying, is_ambiguous, related
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.phrase_search import (
    content,
    nearly,
    phrase_quotes,
)
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.matching.evidence import Evidence, spoken_of
from resume_api.matching.paraphrases import patterns

QUOTES = 3
AT_WORK = ("experience", "projects")
RELATED = 0.5
LIMITED = 0.5
SHORTEST_NAME = 4
PHRASE = 2  # words of a demand that may speak of several things
SOFT = "soft"
LEARNING = 0.25  # a skill that is being learned: less than partly

Match = tuple[float, Judgement]


def skill(demand: SkillDemand, evidence: Evidence) -> Match:
    """A skill by the ad's words or its name, by what implies it, by a paraphrase of it, or, for
    half, by what stands close to it. A denial outweighs all but its own words."""
    values, concept = {"skill": demand.words.text}, demand.concept or ""
    if quotes := _named(demand, evidence):
        if all(evidence.is_limited(quote) for quote in quotes):
            return LIMITED, Judgement("partly", telling(quotes), "skill_limited", values)
        return 1.0, shown(quotes, "skill_direct", values)
    doubtful = _skill_unproven(demand, evidence)
    if doubtful and doubtful[1].reason == f"{UNPROVEN}{Assertion.NEGATED}":
        return doubtful
    if holder := evidence.proven.get(concept.casefold()):
        values["by"] = holder.name
        return 1.0, shown(holder.quotes, "skill_implied", values)
    if quotes := _paraphrased(concept, evidence):
        return 1.0, shown(evidence.whole(quotes), "skill_paraphrased", values)
    return _close(demand, evidence, doubtful)


def _close(demand: SkillDemand, evidence: Evidence, doubtful: Match | None) -> Match:
    """What comes close to a skill that is not shown, else what speaks of it in doubt."""
    values, concept = {"skill": demand.words.text}, demand.concept or ""
    for name in related(concept):
        if near := evidence.named.get(name.casefold()):
            values["by"] = near.name
            return RELATED, Judgement("partly", telling(near.quotes), "skill_related", values)
    if quotes := _near(demand, evidence):
        return RELATED, Judgement("partly", telling(evidence.whole(quotes)), "skill_near", values)
    if doubtful:
        return doubtful
    if not concept and (found := _in_parts(demand, evidence)):
        share, quotes = found
        reason = "skill_paraphrased" if share == 1 else "skill_near"
        return share, Judgement(status_of(share), telling(evidence.whole(quotes)), reason, values)
    return 0.0, Judgement("not_met", (), "skill_missing", values)


def _in_parts(demand: SkillDemand, evidence: Evidence) -> tuple[float, tuple[Quote, ...]] | None:
    """A longer demand by what it speaks of: its own acts and things, which one statement of the
    resume has too, or the skills that it names, of which half are shown; one of many is half."""
    if len(content(demand.words.text)) < PHRASE:
        return None
    words = ProcessedText(demand.words.text)
    if shared := evidence.affirmed(evidence.doings.alike(spoken_of(words))):
        return 1.0, shared
    named = {one.name for one in find_skills(words) if one.category != SOFT}
    names = named | spoken_of(words).skills()
    found = [
        proofs(SkillDemand(demand.words, name), evidence, named=False) for name in sorted(names)
    ]
    shown_by = [quotes for quotes in found if quotes]
    if not shown_by:
        return None
    enough = 2 * len(shown_by) > len(found)
    return (1.0 if enough else RELATED), tuple(quote for quotes in shown_by for quote in quotes)


def proofs(demand: SkillDemand, evidence: Evidence, named: bool = True) -> tuple[Quote, ...]:
    """Every place that shows a skill in full; without ``named`` by its concept alone."""
    concept = demand.concept or ""
    holder = evidence.proven.get(concept.casefold())
    known = evidence.named.get(concept.casefold())
    return (
        *(_named(demand, evidence) if named else known.quotes if known else ()),
        *(holder.quotes if holder else ()),
        *_paraphrased(concept, evidence),
    )


def _named(demand: SkillDemand, evidence: Evidence) -> tuple[Quote, ...]:
    """The mentions of the lexicon's skill, else those of the ad's own words. Words that mean a
    skill in some contexts alone count where they are spelled as a name."""
    concept, words = demand.concept or "", demand.words.text
    if known := evidence.named.get(concept.casefold()):
        return known.quotes
    found = phrase_quotes(words, evidence.statements)
    if is_ambiguous(words):
        found = (quote for quote in found if _is_spelled(quote, words, evidence))
    return evidence.affirmed(found)


def _is_spelled(quote: Quote, words: str, evidence: Evidence) -> bool:
    """Whether a mention is written like the ad's name, with a capital that no beginning of a
    sentence explains, and is not a season of a year."""
    place = evidence.statements.place(quote.start)
    behind = evidence.statements.keys[place + 1 : place + 2]
    named = quote.text == words and words[0].isupper() and len(words) >= SHORTEST_NAME
    return named and not evidence.statements.opens(place) and not any(map(str.isdigit, behind))


def _paraphrased(concept: str, evidence: Evidence, near: bool = False) -> tuple[Quote, ...]:
    """Where the resume says a skill, or one that implies it, in other words; or what is near."""
    ways = (way for name in (concept, *implying(concept)) for way in patterns().get(name, ()))
    found = (quote for way in ways if way.near == near for quote in evidence.doings.shown(way))
    return evidence.affirmed(found)


def _near(demand: SkillDemand, evidence: Evidence) -> tuple[Quote, ...]:
    """What comes close to a skill: a paraphrase of something near, or all of its words but one."""
    words = evidence.affirmed(nearly(demand.words.text, evidence.statements))
    return _paraphrased(demand.concept or "", evidence, near=True) or words


def _skill_unproven(demand: SkillDemand, evidence: Evidence) -> Match | None:
    concept, words = demand.concept or "", demand.words.text
    known = evidence.unproven.get(concept.casefold())
    found = known.quotes if known else ()
    if not found and not is_ambiguous(words):
        found = tuple(phrase_quotes(words, evidence.statements))
    return unproven(found, evidence, words, LEARNING)


def unproven(
    quotes: Sequence[Quote], evidence: Evidence, called: str, learning: float
) -> Match | None:
    """What only speaks of a thing: the firmest status with its mentions. What is being learned is
    worth ``learning``, all else nothing."""
    by_status: dict[Assertion, list[Quote]] = {}
    for quote in quotes:
        by_status.setdefault(evidence.status(quote), []).append(quote)
    said = next((s for s in Assertion if s != Assertion.AFFIRMED and s in by_status), None)
    if said is None:
        return None
    share = learning if said == Assertion.IN_PROGRESS else 0.0
    reason = f"{UNPROVEN}{said}"
    return share, Judgement("not_met", telling(tuple(by_status[said])), reason, {"name": called})


def keyword(demand: Keyword, evidence: Evidence) -> Match:
    """A term of the job by its words or, where it is a skill, by the skill."""
    values = {"name": demand.term}
    folded = (demand.concept or demand.term).casefold()
    known = evidence.named.get(folded) or evidence.proven.get(folded)
    found = known.quotes if known else term_quotes(demand.term, evidence.text)
    if quotes := evidence.affirmed(found):
        return 1.0, shown(quotes, "keyword_met", values)
    return 0.0, Judgement("not_met", (), "keyword_missing", values)


def telling(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The few quotes that tell most: those from work before those from lists and summaries."""
    return tuple(sorted(quotes, key=lambda quote: quote.section not in AT_WORK)[:QUOTES])


def status_of(share: float) -> Status:
    """The word for a share: all of it, half or more, less."""
    if share >= 1:
        return "met"
    return "partly" if share >= 0.5 else "not_met"


def shown(quotes: tuple[Quote, ...], reason: str, values: dict[str, str]) -> Judgement:
    """The finding that something is met, with its most telling quotes."""
    return Judgement("met", telling(quotes), reason, values)


def in_years(count: float) -> str:
    """Years to one decimal place, cut off."""
    return f"{int(count * 10) / 10:g}"
