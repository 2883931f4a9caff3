"""From the names that clauses hold to requirements: what belongs together, and what is enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from resume_api.domain.document import Quote
from resume_api.domain.job import (
    Alternative,
    CertificateDemand,
    DegreeDemand,
    Demand,
    Kind,
    LanguageDemand,
    Requirement,
    SkillDemand,
    Topic,
    YearsDemand,
)
from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.duties import duties, statements
from resume_api.extraction.job.lists import Part, groups
from resume_api.extraction.job.literals import Wording, literal, wording
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import is_condition
from resume_api.extraction.skills.lexicon import PERMITS
from resume_api.extraction.text.word_lists import fold

_RANKS: tuple[Kind, ...] = ("knockout", "must", "nice", "duty")
SOFT = "soft"
_EXAMPLE = Wording(0, 3, True)
_SUBJECT = Wording(0, 8, True)
_ITEM = 4  # words of a thing of which the lexicon knows a part


MOST_DUTIES = 14
"""Of an ad are looked at: the first ones, since ads say first what matters most."""
MOST_CLAUSES = 2_000
"""Of an ad are looked at: far more than an ad has that somebody wrote."""


def requirements(
    text: str, clauses: Sequence[Clause], named: Sequence[Mention], title: Quote | None
) -> tuple[Requirement, ...]:
    """What the clauses ask, each thing once, in the order of the text; ``named`` are the mentions
    in them, in order. What the title names is asked for where nothing else is; the title itself
    is the role, wherever it stands again."""
    stated = any(clause.kind == "must" for clause in clauses)
    titled_only = not any(clause.asks for clause in clauses)
    found: list[Requirement] = []
    head = Spans([(title.start, title.end)] if title and not titled_only else ())
    role = fold(title.text.partition("(")[0].strip(" ,-–—")) if title and not titled_only else ""
    asked = [m for m in named if m.clause.asks or not head.holds(m.start)]
    asked = [m for m in asked if fold(text[m.start : m.end]) != role]
    for clause, mentions in _by_clause(clauses, asked):
        if clause.kind == "duty" and (stated or not mentions):
            found += duties(text, clause, mentions)
        elif clause.asks or titled_only or not clause.whole:
            if clause.kind == "condition":
                mentions = [m for m in mentions if _may_bar(m)]
            own = [
                _requirement(text, clause, group, stated)
                for listed in _listed(clause, mentions)
                for group in _together(listed)
            ]
            found += own or statements(text, clause)
    counts = Counter(key for mention in named for key in [_key(mention.demand)])
    return tuple(_once(found, counts))


def _may_bar(mention: Mention) -> bool:
    """Whether a condition may consist in what is named, which no mere skill does."""
    return not isinstance(mention.demand, SkillDemand) or is_condition(mention.clause.folded)


def _by_clause(
    clauses: Sequence[Clause], named: Sequence[Mention]
) -> Iterator[tuple[Clause, list[Mention]]]:
    held = {
        start: list(own) for start, own in groupby(named, key=lambda mention: mention.clause.start)
    }
    for clause in clauses[:MOST_CLAUSES]:
        if clause.asks or clause.start in held:
            yield clause, held.get(clause.start, [])


def _listed(clause: Clause, mentions: Sequence[Mention]) -> Iterator[list[list[Mention]]]:
    """The mentions of each group of alternatives, by the parts of the clause."""
    offset = clause.start
    spans = Spans((m.start - offset, m.end - offset) for m in mentions)
    waiting = list(mentions)[::-1]
    how = wording(clause, len(mentions))
    for group in groups(clause, spans):
        parts = []
        for part in group:
            own = []
            while waiting and waiting[-1].start < offset + part.end:
                own.append(waiting.pop())
            if not own and (how and part.end > how.start or _is_example(clause, part, group)):
                own = [name for name in [literal(clause, part, how or _EXAMPLE)] if name]
            elif own and how and (around := _around(clause, part, own, how)):
                own = [around]
            elif own and isinstance(own[-1].demand, YearsDemand):
                behind = replace(part, start=own[-1].end - offset)
                before = replace(part, end=own[-1].start - offset)
                own += _subject(clause, behind) or _subject(clause, before)
            if own:
                parts.append(own)
        yield from map(_of_one_kind, _years_apart(parts))


def _around(clause: Clause, part: Part, own: Sequence[Mention], how: Wording) -> Mention | None:
    """What is named by the words around skills: a certificate ("NVQ Level 2 in Roofing"), or
    something of which the lexicon knows a part ("Piedmontese cooking", "licence class C")."""
    known = own[0].demand
    single = len(own) == 1 and isinstance(known, CertificateDemand)
    if not single and any(not isinstance(mention.demand, SkillDemand) for mention in own):
        return None
    name = literal(clause, part, how)
    if not name or own[0].start < name.start or name.end < own[-1].end:
        return None
    words, certified = name.demand.words, isinstance(name.demand, CertificateDemand)
    if isinstance(known, SkillDemand) and certified:
        return name
    if len(own) > 1 or len(words.text.split()) > _ITEM:
        return None
    return Mention(replace(known, words=words), clause)


def _is_example(clause: Clause, part: Part, group: Sequence[Part]) -> bool:
    """Whether a part that no wording opens is a name in capitals among alternatives."""
    words = clause.text[part.start : part.end].split()
    return len(group) > 1 and bool(words) and all(word[0].isupper() for word in words)


def _years_apart(parts: Sequence[list[Mention]]) -> Iterator[list[list[Mention]]]:
    """The parts of a group; years within others ("two of them in retail") begin their own."""
    group: list[list[Mention]] = []
    for own in parts:
        if _has_years(own) and any(map(_has_years, group)):
            yield group
            group = []
        group.append(own)
    if group:
        yield group


def _has_years(own: Sequence[Mention]) -> bool:
    return any(isinstance(mention.demand, YearsDemand) for mention in own)


def _of_one_kind(parts: list[list[Mention]]) -> list[list[Mention]]:
    """The alternatives to a language are languages: other words in its group tell its level, and
    words that no lexicon knows announce it."""
    first = parts[0][0].demand
    announced = isinstance(first, SkillDemand) and not first.concept and len(parts) > 1
    spoken = parts[announced][0].demand
    if not isinstance(spoken, LanguageDemand):
        return parts
    kept = [[m for m in own if isinstance(m.demand, LanguageDemand)] for own in parts]
    return [own for own in kept if own]


def _subject(clause: Clause, part: Part) -> list[Mention]:
    """What years are asked for in words that no lexicon knows."""
    name = literal(clause, part, _SUBJECT)
    return [name] if name and isinstance(name.demand, SkillDemand) else []


def _together(parts: Sequence[Sequence[Mention]]) -> Iterator[list[list[Mention]]]:
    """The alternatives of each requirement that a group of parts makes. Of the first part the last
    name is an alternative, of the last part the first: what stands before and behind is asked for
    by itself. Years take the name behind them as their subject."""
    first, last = list(parts[0]), list(parts[-1])
    if len(parts) == 1:
        while first:
            size = 2 if len(first) > 1 and _is_years_of(*first[:2]) else 1
            yield [first[:size]]
            first = first[size:]
        return
    size = 2 if len(first) > 1 and _is_years_of(*first[-2:]) else 1
    yield from ([[mention]] for mention in first[:-size])
    yield [first[-size:], *map(list, parts[1:-1]), last[:1]]
    yield from ([[mention]] for mention in last[1:])


def _is_years_of(one: Mention, other: Mention) -> bool:
    return isinstance(one.demand, YearsDemand) and isinstance(other.demand, SkillDemand)


def _requirement(
    text: str, clause: Clause, group: Sequence[Sequence[Mention]], stated: bool
) -> Requirement:
    mentions = [mention for own in group for mention in own]
    start, end = min(m.start for m in mentions), max(m.end for m in mentions)
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    demands = [[mention.demand for mention in own] for own in group]
    first = demands[0][0]
    if isinstance(first, YearsDemand) and (subjects := _subjects(demands)):
        demands = [[replace(first, subjects=subjects)]]
    kind, topic = _kind(clause, mentions[0], stated), _topic(demands)
    if (
        kind != "nice"
        and topic in ("skill", "certification")
        and is_condition(fold(text[start:end]))
    ):
        kind, topic = "knockout", "eligibility"
    held = [demand for own in demands for demand in own]
    years = [demand.minimum for demand in held if isinstance(demand, YearsDemand)]
    return Requirement(
        quote=Quote(text[start:end], start, end),
        kind=kind,
        topic=topic,
        alternatives=tuple(map(_alternative, demands)),
        years=years[0] if topic == "years" else None,
        level=next((d.level for d in held if isinstance(d, LanguageDemand)), None),
    )


def _subjects(demands: Sequence[Sequence[Demand]]) -> tuple[SkillDemand, ...]:
    """The subjects of years that stand first, if skills and nothing else follow them."""
    others = [*demands[0][1:], *(demand for own in demands[1:] for demand in own)]
    skills = tuple(demand for demand in others if isinstance(demand, SkillDemand))
    return skills if len(skills) == len(others) else ()


def _alternative(demands: Iterable[Demand]) -> Alternative:
    own = tuple(demands)
    return Alternative(
        skills=tuple(d for d in own if isinstance(d, SkillDemand)),
        years=next((d for d in own if isinstance(d, YearsDemand)), None),
        degree=next((d for d in own if isinstance(d, DegreeDemand)), None),
        certificates=tuple(d for d in own if isinstance(d, CertificateDemand)),
        languages=tuple(d for d in own if isinstance(d, LanguageDemand)),
    )


def _kind(clause: Clause, first: Mention, stated: bool) -> Kind:
    """A permit or a language that is required is a condition; what the work is made of is required
    only where the text states no requirements."""
    if clause.is_welcome(first.start):
        return "nice"
    if clause.kind == "duty" and stated:
        return "duty"
    demand = first.demand
    permit = isinstance(demand, CertificateDemand) and demand.category == PERMITS
    return "knockout" if permit or isinstance(demand, LanguageDemand) else "must"


def _topic(demands: Sequence[Sequence[Demand]]) -> Topic:
    held = [demand for own in demands for demand in own]
    if any(isinstance(demand, DegreeDemand) for demand in held):
        return "degree"
    first = held[0]
    if isinstance(first, SkillDemand):
        return "soft" if first.category == SOFT else "skill"
    kinds: dict[type, Topic] = {
        YearsDemand: "years",
        LanguageDemand: "language",
        CertificateDemand: "certification",
    }
    return kinds[type(first)]


def _key(demand: Demand) -> tuple[object, ...]:
    """What two demands share that ask the same."""
    if isinstance(demand, YearsDemand):
        return ("years", demand.minimum, *sorted(map(repr, map(_key, demand.subjects))))
    if isinstance(demand, DegreeDemand):
        return ("degree", demand.level, *demand.fields)
    if isinstance(demand, LanguageDemand):
        return ("language", demand.code)
    name = demand.concept or " ".join(demand.words.text.split())
    return (type(demand).__name__, name.casefold())


def _once(found: Sequence[Requirement], counts: Counter[tuple[object, ...]]) -> list[Requirement]:
    """Each requirement once, where it is asked most firmly; one of whose alternatives is asked for
    by itself, as firmly, is none, nor is what stands among alternatives before it."""
    best: dict[frozenset[frozenset[tuple[object, ...]]], Requirement] = {}
    among: set[frozenset[tuple[object, ...]]] = set()
    for one in sorted(found, key=lambda one: (_RANKS.index(one.kind), one.quote.start)):
        keys = [frozenset(map(_key, own.demands)) for own in one.alternatives]
        whole = frozenset(keys)
        held = len(keys) == 1 and keys[0] in among
        if not held and whole not in best and not any(frozenset((key,)) in best for key in keys):
            among.update(keys)
            mentions = max(counts[_key(demand)] for demand in one.demands)
            best[whole] = replace(one, mentions=max(1, mentions))
    kept = sorted(best.values(), key=lambda one: one.quote.start)
    late = set([n for n, one in enumerate(kept) if one.kind == "duty"][MOST_DUTIES:])
    return [one for n, one in enumerate(kept) if n not in late]
