"""The wording of job texts as patterns over folded text."""

from __future__ import annotations

import re
from functools import cache

from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.word_lists import any_of, load


@cache
def phrase(*kinds: str) -> re.Pattern[str]:
    """Any of the phrases of the packs' ``job`` under these keys, as whole words."""
    terms = [term for kind in kinds for term in load("job")[kind]]
    return re.compile(rf"(?<![^\W_]){any_of(terms)}(?![^\W_])")


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
