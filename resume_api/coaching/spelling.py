"""Slips of typing, mended by pyspellchecker's word lists; never a name, a term or a rare word."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from spellchecker import SpellChecker

from resume_api.extraction.text.language_detection import is_rare

# Whose words are not built with prefixes that a word list lacks.
LANGUAGES = frozenset({"de", "en", "es", "fr"})
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{5,24}(?![\w@/-]|\.\w)")
_USUAL = 1e-6  # share of all words from which one is the likely meaning


def mended(line: str, language: str, kept: Container[str]) -> str:
    """``line`` with its misspelt words as they are spelt; words in ``kept`` (lower case), with a
    capital or usual in any language stay, and so does one that several words are near to."""
    if language not in LANGUAGES:
        return line
    return _WORD.sub(lambda found: _spelt(found[0], language, kept), line)


def _spelt(word: str, language: str, kept: Container[str]) -> str:
    if not word.islower() or word in kept or not is_rare(word):
        return word
    checker = _checker(language)
    if word in checker:
        return word
    near = [
        one
        for one in checker.edit_distance_1(word)
        if one in checker and one[0] == word[0] and one[-2:] == word[-2:]  # no other ending
    ]
    shares = sorted(((checker.word_usage_frequency(one), one) for one in near), reverse=True)
    if not shares or shares[0][0] < _USUAL:
        return word
    alone = len(shares) == 1 or shares[0][0] > 5 * shares[1][0]
    return shares[0][1] if alone else word


@cache
def _checker(language: str) -> SpellChecker:
    return SpellChecker(language=language, distance=1)
