"""Which sense of an ambiguous term holds: the context rules that the lexicon's aliases name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from resume_api.domain.characters import BULLETS
from resume_api.extraction.skills.lexicon import Sense
from resume_api.extraction.skills.third_party_mentions import Others
from resume_api.extraction.skills.trie import Match
from resume_api.extraction.text.tokens import Folded
from resume_api.extraction.text.word_lists import any_of, conjunction, load

_SOFT = "soft"
_NEAR = 200
_WINDOW = 40
_UNKNOWN = re.compile(r"\s*[,/|•·]\s*(?:[A-Z][\w.+#-]*\s?){1,2}\s*[,/|•·]\s*")
_MAX_UNKNOWN = 40
_TECHNOLOGY = frozenset(
    {"programming", "web", "mobile", "data", "databases", "cloud", "security", "systems", "methods"}
)


class _Patterns(NamedTuple):
    gap: re.Pattern[str]
    sign: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """What parts the terms of a list, and what speaks of skills before and behind a term."""
    joined, context = conjunction("and", "or"), load("skill_context")
    before, joint, after = (any_of(context[key]) for key in ("before", "joint", "after"))
    return _Patterns(
        re.compile(rf"(?:[,;/|·{BULLETS}()&+:*-]|\b{joined}\b|\s)*+"),
        re.compile(rf"\s{{0,6}}[,;:(/|·{BULLETS}&\n]\s*|\s{{0,6}},?\s{{0,6}}\b{joined}\b\s*"),
        re.compile(rf"(?<!\w){before}\s{{0,9}}{joint}?\s{{0,9}}(?:[:(]|\s-)?\s{{0,9}}$"),
        re.compile(rf"\s{{0,9}}[,/-]?\s{{0,9}}{after}\b"),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A term of the text that does mean a skill; offsets in the folded text."""

    start: int
    end: int
    sense: Sense


class Context:
    """The terms of one text and what stands around them. ``in_skills`` tells of a folded offset
    whether it lies in a section that lists skills."""

    def __init__(
        self,
        source: str,
        folded: Folded,
        matches: Sequence[Match[Sense | None]],
        in_skills: Callable[[int], bool],
    ) -> None:
        self._source, self._folded, self._in_skills = source, folded, in_skills
        self._matches = [match for match in matches if any(match.values)]
        self._starts = [match.start for match in self._matches]
        self._counted: dict[tuple[int, frozenset[str]], Counter[str]] = {}
        self._plain: dict[int, int] = {}

    def settle(self) -> list[Found]:
        """The terms that mean a skill, each in its first sense whose rule holds."""
        found = []
        others = Others(self._folded.text)
        for index, match in enumerate(self._matches):
            if others.hold(match.start, match.end):
                continue
            for sense in match.values:
                if sense and (not sense.rule or self._holds(index, sense)):
                    found.append(Found(match.start, match.end, sense))
                    break
        return found

    @cached_property
    def _chain_of(self) -> list[range]:
        """For each term the run of terms around it that only list signs part."""
        chains, first = [], 0
        for index in range(1, len(self._matches) + 1):
            if index < len(self._matches) and self._listed(index - 1, index):
                continue
            chains += [range(first, index)] * (index - first)
            first = index
        return chains

    def _listed(self, one: int, other: int) -> bool:
        """Whether two terms are neighbours in a list; one unknown name may stand between them."""
        start, end = self._matches[one].end, self._matches[other].start
        if end - start <= 12 and _patterns().gap.fullmatch(self._folded.text, start, end):
            return True
        first, last = self._folded.source(start), self._folded.source(end)
        return end - start <= _MAX_UNKNOWN and bool(_UNKNOWN.fullmatch(self._source, first, last))

    def _holds(self, index: int, sense: Sense) -> bool:
        own = _TECHNOLOGY & {sense.category}
        if self._sure(index, own) and self._is_parted(index):
            return True
        return any(all(self._condition(name, index, sense) for name in way) for way in sense.rule)

    def _sure(self, index: int, categories: frozenset[str]) -> bool:
        """Whether the list around a term holds two plain skills of these categories."""
        known = self._names_in(self._chain_of[index], categories)
        alone = sum(known[name] == 1 for name in self._names(index, categories))
        return len(known) - alone >= 2

    def _names_in(self, chain: range, categories: frozenset[str]) -> Counter[str]:
        """How many terms of a list name each plain skill of these categories, counted once."""
        key = chain.start, categories
        if key not in self._counted:
            self._counted[key] = Counter(
                name for index in chain for name in self._names(index, categories)
            )
        return self._counted[key]

    def _names(self, index: int, categories: frozenset[str]) -> set[str]:
        return {
            sense.name
            for sense in self._matches[index].values
            if sense and not sense.rule and sense.category in categories
        }

    def _is_parted(self, index: int) -> bool:
        """Whether list signs part a term from its neighbours, and not mere blanks."""
        text, match = self._folded.text, self._matches[index]
        before = text[max(0, match.start - 6) : match.start]
        left = not before.strip(" ") or any(
            m.end() == len(before) for m in _patterns().sign.finditer(before)
        )
        after = text[match.end : match.end + 6]
        right = not after.strip(" .)") or after[0] == "." or bool(_patterns().sign.match(after))
        return left and right

    def _condition(self, name: str, index: int, sense: Sense) -> bool:
        match = self._matches[index]
        if name == "cased":
            start, end = self._folded.source(match.start), self._folded.source_end(match.end)
            written = self._source[start:end]
            capitals = written.isupper() and self._speaks_of_skills(index)
            return written in (sense.surface, sense.surface + "s") or capitals
        if name == "near":
            return self._has_near(index, sense) or self._sure(index, _TECHNOLOGY)
        return self._speaks_of_skills(index)

    def _has_near(self, index: int, sense: Sense) -> bool:
        match = self._matches[index]
        first = bisect_left(self._starts, match.start - _NEAR)
        last = bisect_right(self._starts, match.start + _NEAR)
        return any(
            _is_plain(other, sense.category)
            for other in self._matches[first:last]
            if other is not match
        )

    def _speaks_of_skills(self, index: int) -> bool:
        chain, match, text = self._chain_of[index], self._matches[index], self._folded.text
        if self._plain_in(chain) > _is_plain(match):
            return True
        if len(chain) >= 3 or _patterns().after.match(text, match.end):
            return True
        start = self._matches[chain[0]].start
        before = text[max(0, start - _WINDOW) : start]
        if _patterns().before.search(before):
            return True
        return self._in_skills(match.start) and self._is_item(match)

    def _plain_in(self, chain: range) -> int:
        """How many terms of a list mean a skill wherever they stand, counted once."""
        if chain.start not in self._plain:
            self._plain[chain.start] = sum(_is_plain(self._matches[index]) for index in chain)
        return self._plain[chain.start]

    def _is_item(self, match: Match[Sense | None]) -> bool:
        """Whether the term is a whole item of a list: list signs or line ends on both sides."""
        first = max(0, match.start - _MAX_UNKNOWN)
        before = self._folded.text[first : match.start].rstrip(" \t")[-1:]
        after = self._folded.text[match.end : match.end + 8].lstrip(" \t")[:1]
        return (not before or before in f"\n,;:|/·{BULLETS}-*(") and (
            not after or after in f"\n,;|/·{BULLETS}).("
        )


def _is_plain(match: Match[Sense | None], category: str | None = None) -> bool:
    """Whether the term means a skill wherever it stands (of ``category``; else no soft one)."""
    return any(
        sense is not None
        and not sense.rule
        and (sense.category == category if category else sense.category != _SOFT)
        for sense in match.values
    )
