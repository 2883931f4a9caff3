"""Words that are forms of one another: by the light endings of all packs and by Snowball."""

from __future__ import annotations

from functools import cache

import Stemmer

from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.term_weights import stem
from resume_api.extraction.text.word_lists import load
from resume_api.languages.packs import FALLBACK

_SHORTEST = 4


@cache
def _snowball(language: str) -> Stemmer.Stemmer | None:
    """Snowball's stemmer of a language by its ISO 639 code, where there is one."""
    try:
        return Stemmer.Stemmer(language, 0)  # no memory of strangers' words
    except KeyError:
        return None


@remembered
def stems(key: str, language: str) -> frozenset[str]:
    """The stems of a folded token: the light one of every language, Snowball's of English and of
    the language of its text."""
    found = {stem(key)}
    if len(key) >= _SHORTEST and key.isalpha():
        for code in (FALLBACK, language) if key.isascii() else (language,):
            if snowball := _snowball(code):
                found.add(snowball.stemWord(key))
    return frozenset(found)


@cache
def _endings() -> frozenset[str]:
    return frozenset(("", *load("inflections")["number"]))


@remembered
def same_word(one: str, other: str) -> bool:
    """Whether two folded tokens differ at most in number, gender or case."""
    if one == other:
        return True
    if not (one.isascii() and other.isascii()):
        return min(len(one), len(other)) >= _SHORTEST and stem(one) == stem(other)
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    endings = _endings()
    return shared >= _SHORTEST and one[shared:] in endings and other[shared:] in endings
