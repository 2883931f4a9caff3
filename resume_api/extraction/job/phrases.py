"""The wording of job texts as patterns over folded text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.word_lists import any_of, load


@cache
def phrase(*kinds: str) -> re.Pattern[str]:
    """Any of the phrases of the packs' ``job`` under these keys, as whole words."""
    terms = [term for kind in kinds for term in load("job")[kind]]
    return re.compile(rf"(?<![^\W_]){any_of(terms)}(?![^\W_])")


_TOKEN = re.compile(r"[^\W_]+")


@cache
def _first_words(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that phrases of a kind begin with, and the beginnings of such words."""
    whole: set[str] = set()
    begun: set[str] = set()
    for term in load("job")[kind]:
        first = _TOKEN.search(term)
        if first:
            (begun if term[first.end() : first.end() + 1] == "*" else whole).add(first[0])
    return frozenset(whole), tuple(begun)


def speaks(kind: str, words: Sequence[str], folded: str) -> bool:
    """Whether a stretch of text, whose words are ``words``, holds a phrase of a kind. Few stretches
    hold the first word of any, so that few are looked through."""
    whole, begun = _first_words(kind)
    if whole.isdisjoint(words) and not (begun and any(w.startswith(begun) for w in words)):
        return False
    return bool(phrase(kind).search(folded))


def is_condition(folded: str) -> bool:
    """Whether words speak of what no resume states: shifts, travel, screening, a permit to stay."""
    return bool(phrase("eligibility").search(folded))


@cache
def kind_of() -> dict[str, str]:
    """The part of a job text that a folded heading opens; the first meaning wins."""
    kinds = ("unasked", "must", "nice", "duties", "perks", "about", "label", "whole")
    found: dict[str, str] = {}
    for kind in kinds:
        for heading in load("job")[kind]:
            found.setdefault(" ".join(heading.split()), kind)
    return found


@cache
def heading_run() -> re.Pattern[str]:
    """Any longer heading, wherever it stands."""
    return re.compile(any_of(term for term in kind_of() if len(term) > 4))


@cache
def heading_words() -> frozenset[str]:
    """The words that headings are made of, and those that say nothing by themselves."""
    empty = {word for word, weight in idf().items() if not weight}
    phrases = (*kind_of(), *load("job")["leading"], *load("job")["trailing"])
    return frozenset(empty.union(*(words.split() for words in phrases)))
