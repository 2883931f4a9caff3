"""What a resume says for a skill without naming it: an act and its thing in one statement.

The packs hold groups of words for acts ("led", "supervised") and things ("crew", "eight people"),
``data/paraphrases.txt`` which of them together show a skill, in whatever language either is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from resume_api.domain.document import Quote
from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.phrase_search import Statements
from resume_api.extraction.text.term_weights import stem
from resume_api.extraction.text.tokens import token_keys
from resume_api.languages import packs

_FILE = Path(__file__).parent / "data" / "paraphrases.txt"
WEIGHTS = Path(__file__).parent / "data" / "things.tsv"
_REACH = 12  # words from the first to the last of a paraphrase
_PREFIX = 2  # letters that a word with any ending has at least
_MOST = 6  # places of a group in one statement that are looked at


class Pattern(NamedTuple):
    """Groups that stand together; ``near`` where that is only close to the skill."""

    groups: tuple[str, ...]
    near: bool


class _Term(NamedTuple):
    """The rest of a term behind its first word, whether its last word may have any ending, and
    the group that it stands for."""

    rest: tuple[str, ...]
    open: bool
    group: str


@cache
def patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """The groups that together show a skill, by its name in the lexicon."""
    found = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, listed = line.partition("|")
            found[name.strip()] = tuple(_pattern(part.strip()) for part in listed.split(","))
    return found


@cache
def _by_group() -> Mapping[str, list[tuple[str, Pattern]]]:
    """What shows a skill in full, with the skill, by its first group."""
    found: dict[str, list[tuple[str, Pattern]]] = {}
    for name, ways in patterns().items():
        for way in ways:
            if not way.near:
                found.setdefault(way.groups[0], []).append((name, way))
    return found


def _pattern(text: str) -> Pattern:
    return Pattern(tuple(text.lstrip("~").split("+")), text.startswith("~"))


@cache
def _terms(language: str) -> tuple[Mapping[str, list[_Term]], Mapping[str, list[_Term]]]:
    """The terms for texts in a language by their first word: such that stand for themselves, and
    such of a single word that may go on."""
    whole: dict[str, list[_Term]] = {}
    begun: dict[str, list[_Term]] = {}
    listed = [
        pair
        for table in ("acts", "things")
        for code in _read_with(language)
        for pair in _listed(code, table)
    ]
    texts = [term.rstrip("*") for _, term in listed]
    for (group, term), (first, *rest) in zip(listed, token_keys(texts), strict=True):
        known = begun if term.endswith("*") and not rest else whole
        known.setdefault(first, []).append(_Term(tuple(rest), term.endswith("*"), group))
    return whole, begun


def _read_with(language: str) -> tuple[str, ...]:
    """The languages whose words are looked for in a text: its own, English, and those of a script
    whose languages are easily taken for one another; of a text in no one language, all."""
    if language == packs.NEUTRAL:
        return tuple(packs.languages())
    own = packs.languages().get(language)
    kin = packs.codes_of_script(own.script) if own and own.right_to_left else ()
    return tuple(dict.fromkeys((language, packs.FALLBACK, *kin)))


def load_terms() -> None:
    """Load the terms of all languages, which takes a moment, before a text asks for them."""
    for code in packs.languages():
        if packs.words(code, "acts"):
            _terms(code)


def _listed(code: str, table: str) -> Iterator[tuple[str, str]]:
    for group, block in packs.words(code, table).items():
        for term in packs.terms(block):
            yield group, term


@remembered
def _beginning(key: str, language: str) -> tuple[_Term, ...]:
    """The terms that may begin with a token, in Arabic script also behind its article."""
    whole, begun = _terms(language)
    found: list[_Term] = []
    for form in (key,) if key.isascii() else dict.fromkeys((key, stem(key))):
        found += whole.get(form, ())
        for end in range(_PREFIX, len(form) + 1):
            found += begun.get(form[:end], ())
    return tuple(found)


@cache
def _acts() -> frozenset[str]:
    return frozenset(packs.union("acts"))


@cache
def _weights() -> Mapping[str, float]:
    """How much each thing tells of a text's trade."""
    rows = (line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines())
    return {group: float(weight) for group, weight in rows}


def coverage(asked: Doings, having: Collection[str]) -> float:
    """The share, by weight, of the things that a text speaks of which are among others."""
    weights = {group: _weights().get(group, 0.0) for group in asked.having}
    whole = sum(weights.values())
    return sum(weight for group, weight in weights.items() if group in having) / (whole or 1.0)


@dataclass(frozen=True)
class Doings:
    """The groups of acts and things of a text: their places by statement."""

    statements: Statements
    verb_last: bool
    groups: Mapping[int, Mapping[str, Sequence[tuple[int, int]]]]
    having: Mapping[str, frozenset[int]]

    def shown(self, pattern: Pattern) -> Iterator[Quote]:
        """Every statement in which all groups of a pattern stand together."""
        if not all(group in self.having for group in pattern.groups):
            return
        sets = [self.having[group] for group in pattern.groups]
        for number in sorted(frozenset.intersection(*sets)):
            own = self.groups[number]
            choices = product(*(own[group][:_MOST] for group in pattern.groups))
            if spans := next((one for one in choices if self._fits(one, pattern)), None):
                yield self.statements.quote(min(spans)[0], max(end for _, end in spans))

    def places(self, group: str) -> Iterator[Quote]:
        """Every place where a text speaks of an act or a thing."""
        for number in self.having[group]:
            for first, last in self.groups[number][group]:
                yield self.statements.quote(first, last)

    def skills(self) -> set[str]:
        """The skills that the text speaks of in other words."""
        ways = {pair for group in self.having for pair in _by_group().get(group, ())}
        return {name for name, way in ways if any(self.shown(way))}

    def alike(self, other: Doings) -> Iterator[Quote]:
        """Every statement that has an act and a thing together which another text has together."""
        acts = _acts()
        for own in other.groups.values():
            for act in sorted(acts & own.keys()):
                for thing in sorted(own.keys() - acts):
                    if any(other.shown(Pattern((act, thing), False))):
                        yield from self.shown(Pattern((act, thing), False))

    def things_in(self, start: int, end: int) -> frozenset[str]:
        """The things that a stretch of the text speaks of."""
        first, last = self.statements.place(start), self.statements.place(max(start, end - 1))
        numbers = self.statements.numbers[first : last + 1]
        return (
            frozenset(
                group
                for number in range(numbers[0], numbers[-1] + 1)
                for group, spans in self.groups.get(number, {}).items()
                if any(first <= one <= last for one, _ in spans)
            )
            - _acts()
        )

    def sharing(self, things: Collection[str]) -> Iterator[tuple[int, Quote]]:
        """The statements that have some of these things: how many, and the words for one of them;
        those with most first."""
        shared = sorted(one for one in things if one in self.having)
        found = Counter(number for group in shared for number in self.having[group])
        for number in sorted(found, key=lambda one: (-found[one], one)):
            own = self.groups[number]
            first, last = min(own[group][0] for group in shared if group in own)
            yield found[number], self.statements.quote(first, last)

    def _fits(self, spans: tuple[tuple[int, int], ...], pattern: Pattern) -> bool:
        """Whether these are different words not far from each other, an act before its thing."""
        ordered = sorted(spans)
        apart = all(a[1] < b[0] for a, b in zip(ordered, ordered[1:], strict=False))
        acts = _acts()
        if not self.verb_last and pattern.groups[0] in acts and pattern.groups[-1] not in acts:
            apart = apart and spans[0] == ordered[0]
        return apart and ordered[-1][1] - ordered[0][0] <= _REACH


def doings(statements: Statements) -> Doings:
    """The acts and things that a text speaks of."""
    keys, numbers = statements.keys, statements.numbers
    groups: dict[int, dict[str, list[tuple[int, int]]]] = {}
    acts, held = _acts(), -1  # the last token of a longer name of a thing
    for place, key in enumerate(keys):
        for term in _beginning(key, statements.language):
            last = place + len(term.rest)
            if term.rest and not _goes_on(keys[place + 1 : last + 1], term):
                continue
            if term.group not in acts:
                if last <= held and not term.rest:
                    continue  # virtual machines are no machines
                held = max(held, last) if term.rest else held
            spans = groups.setdefault(numbers[place], {}).setdefault(term.group, [])
            if not spans or spans[-1][0] != place:
                spans.append((place, last))
    having: dict[str, set[int]] = {}
    for number, own in groups.items():
        for group in own:
            having.setdefault(group, set()).add(number)
    language = packs.languages().get(statements.language)
    verb_last = language is not None and language.verb_last
    return Doings(
        statements, verb_last, groups, {group: frozenset(found) for group, found in having.items()}
    )


def _goes_on(keys: Sequence[str], term: _Term) -> bool:
    if len(keys) != len(term.rest):
        return False
    *middle, last = term.rest
    fits = keys[-1].startswith(last) if term.open else keys[-1] == last
    return fits and tuple(keys[:-1]) == tuple(middle)
