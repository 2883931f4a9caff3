"""What a model makes of the list of requirements: what the ad does not ask, what belongs together,
what the rules have not read. The rules' list is the base, and an item keeps its id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resume_api.domain.assessment import AnalysisInputs, Item, Judgement
from resume_api.domain.claims import Addition, Claim
from resume_api.domain.document import Quote
from resume_api.domain.spans import Spans
from resume_api.matching.requirements import component_of, points_of

NOT_ASKED = "not_asked"
MAX_DROPPED = 0.5
"""The most of the list's points that a model may say are not asked for, or join to others."""
MAX_ADDED = 15
MAX_WORDS = 300  # characters


@dataclass(frozen=True, slots=True)
class Added:
    """A requirement of the ad that the rules have not read, and the model's verdict on it."""

    item: Item
    claim: Claim


def not_asked(claims: Mapping[str, Claim], items: Sequence[Item]) -> frozenset[str]:
    """The ids of what the model says, with a reason, that the ad does not ask; none where that
    would be most of the list."""
    dropped = {
        item.id
        for item in items
        if item.topic != "role"
        and (claim := claims.get(item.id))
        and claim.status == NOT_ASKED
        and claim.reason.strip()
    }
    return frozenset(dropped if _is_bearable(dropped, items) else ())


def _is_bearable(lost: Collection[str], items: Sequence[Item]) -> bool:
    """Whether a list, the role apart, keeps most of its points without some of its items."""
    points = {item.id: max(1, item.max_points) for item in items if item.topic != "role"}
    return sum(points[one] for one in lost) <= MAX_DROPPED * sum(points.values())


def joined(items: Sequence[Item], claims: Mapping[str, Claim]) -> tuple[Item, ...]:
    """The items with their alternatives in one: any of them is enough, the best verdict counts. All
    stay apart where that would be most of the list."""
    by_id = {item.id: item for item in items if item.topic != "role"}
    roots = {one: _root(one, claims, by_id) for one in by_id}
    if not _is_bearable([one for one, root in roots.items() if one != root], items):
        return tuple(items)
    by_id = {item.id: item for item in items}
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(roots.get(item.id, item.id), []).append(item)
    return tuple(_one_of(by_id[root], group) for root, group in groups.items())


def added(
    additions: Sequence[Addition], inputs: AnalysisInputs, dropped: Collection[str] = ()
) -> Iterator[Added]:
    """What stands verbatim in the ad, not in the words of an item that is left, under ids behind
    those of the list; ``dropped`` are the ids of items that are not asked."""
    left = (item.quote for item in inputs.requirements if item.id not in dropped)
    taken = [(quote.start, quote.end) for quote in left]
    closed = Spans((*taken, *inputs.instructions))
    number = len(inputs.requirements)
    for addition in additions[:MAX_ADDED]:
        places = places_of(addition.text, inputs.job.text)
        quote = next((one for one in places if not closed.overlaps(one.start, one.end)), None)
        if quote is None:
            continue
        number += 1
        taken.append((quote.start, quote.end))
        closed = Spans((*taken, *inputs.instructions))
        item = _item(f"R{number}", addition, quote)
        yield Added(item, Claim(item.id, addition.status, addition.lines, addition.reason))


def places_of(words: str, text: str) -> Iterator[Quote]:
    """Where words stand in a text, however they are spaced."""
    parts = words.split()
    if parts and any(map(str.isalpha, words)) and len(words) <= MAX_WORDS:
        for found in re.finditer(r"\s+".join(map(re.escape, parts)), text):
            yield Quote(found[0], *found.span())


def words_of(alternatives: Sequence[Sequence[str]], quote: Quote) -> tuple[tuple[str, ...], ...]:
    """Alternatives without what the ad's words do not say."""
    said = quote.text.casefold()
    words = (tuple(w for w in one if w and w.casefold() in said) for one in alternatives)
    return tuple(filter(None, words))


def _root(one: str, claims: Mapping[str, Claim], known: Mapping[str, Item]) -> str:
    """The item that ``one`` is an alternative of, whatever it is itself an alternative of."""
    seen = {one}
    while (claim := claims.get(one)) and (above := claim.alternative_of) in known:
        if above is None or above in seen:
            return min(seen, key=list(known).index)
        seen.add(above)
        one = above
    return one


def _one_of(root: Item, group: Sequence[Item]) -> Item:
    if len(group) == 1:
        return root
    best = max(group, key=lambda item: (item.share, bool(item.finding.quotes)))
    alternatives = (words for item in group for words in item.alternatives or ((item.name,),))
    return replace(
        root,
        max_points=max(item.max_points for item in group),
        share=best.share,
        finding=best.finding,
        alternatives=tuple(dict.fromkeys(alternatives)),
    )


def _item(number: str, addition: Addition, quote: Quote) -> Item:
    """The item of an addition; what of it the ad's words do not say is left out."""
    said = quote.text.casefold()
    words = words_of(addition.alternatives, quote)
    years = addition.years if str(addition.years) in re.findall(r"\d+", quote.text) else None
    level = addition.level if addition.level and addition.level.casefold() in said else None
    return Item(
        id=number,
        topic=addition.topic,
        component=component_of(addition.topic),
        kind=addition.kind,
        name=quote.text.strip(),
        quote=quote,
        max_points=points_of(addition.topic, addition.kind),
        share=0.0,
        finding=Judgement("not_met"),
        alternatives=words or ((quote.text.strip(),),),
        years=years,
        level=level,
    )
