"""Words of sentences that tell of an entry: what stands between its title, employer and dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.text.word_lists import load

_BEGIN = 8  # words within which a sentence shows
_FEWEST = 3  # joining words of a head that make it a told one, one of sentences among them


def telling_kinds(tokens: Sequence[Token], dated: Sequence[bool]) -> list[str]:
    """For each token of a head told in sentences what kind of joining word it is: "role" before a
    title, "at" before an employer, "word" for others, "" for what is none. All are "" in a head
    that is not told. ``dated``: which tokens are of a date."""
    known = _kinds()
    kinds = [
        "" if dated[i] or not _is_plain(tokens, i) else known.get(token.folded, "")
        for i, token in enumerate(tokens)
    ]
    if not _is_told([kind for kind, date in zip(kinds, dated, strict=True) if not date]):
        return [""] * len(tokens)
    return ["word" if kind == "link" else kind for kind in kinds]


def only_joins(token: Token) -> bool:
    """Whether a word is one that only sentences have, with or without their full stop."""
    return _kinds().get(token.folded.rstrip(".")) == "word" and token.text.islower()


def _is_told(kinds: Sequence[str]) -> bool:
    """Whether the undated words of a head are a sentence from their begin on: a line of names that
    a sentence follows is none."""
    begins = "word" in kinds[:_BEGIN] or (bool(kinds) and kinds[0] and "word" in kinds)
    return bool(begins) and sum(map(bool, kinds)) >= _FEWEST


@cache
def _kinds() -> dict[str, str]:
    lists = load("told")
    names = (("link", "link"), ("word", "word"), ("at", "at"), ("role", "as"))
    return {term: kind for kind, key in names for term in lists[key]}


def _is_plain(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is written in small letters, or begins a sentence, or is one letter."""
    word = tokens[i].text
    if len(word) > 1 and word.isupper():
        return False
    begins = not i or tokens[i - 1].cell != tokens[i].cell or tokens[i - 1].text in ".,:;"
    return not word[0].isupper() or begins or len(word) == 1
