"""Words that speak to the program that reads a resume instead of the person: prompt injection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resume_api.languages.packs import NEUTRAL, languages, terms, words

MAX_LENGTH = 400
_WORD = re.compile(r"\w+")
_OPENING_QUOTE = re.compile(r"[\"'“„«‘`]\s*$")
_SENTENCE_START = re.compile(r"[.!?؟。]\s+|\n\s*|^|•\s*")
_SENTENCE_END = re.compile(r"[.!?؟。](?=\s|$)|\n\s*(?:\n|•)|\Z")


def find_instructions(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that orders or addresses a model, in order.

    A sentence that only talks of such a phrase, in quotation marks, is none: a resume may well be
    about prompts.
    """
    present = frozenset(_WORD.findall(text.lower()))
    spans = sorted(
        match.span()
        for gates, phrase in phrases()
        if not any(gate.isdisjoint(present) for gate in gates)
        for match in phrase.finditer(text)
        if not _is_mention(text, match.start())
    )
    at = 0
    for start, end in spans:
        if start >= at:
            first, last = _sentence(text, start, end)
            yield max(first, at), last
            at = last


@cache
def phrases() -> tuple[tuple[tuple[frozenset[str], ...], re.Pattern[str]], ...]:
    """The phrases of all language packs, each with groups of words: one of each must occur."""
    return tuple(
        (tuple(frozenset(gate.split()) for gate in gates.split("&")), _compiled(phrase))
        for code in (*languages(), NEUTRAL)
        for gates, phrase in words(code, "injection").get("phrases", ())
    )


@cache
def _mention() -> re.Pattern[str]:
    found = (
        re.escape(term)
        for code in languages()
        for term in terms(words(code, "injection").get("mention", ""))
    )
    return re.compile("|".join(found), re.I)


def _compiled(phrase: str) -> re.Pattern[str]:
    """In a phrase ``~`` is a gap of at most 40 characters within the sentence, and a blank any
    white space, or the joiner that Persian writes for one; it begins with a word or a line."""
    spaced = phrase.replace(" ?", "[\\s\u200c]*").replace(" ", "[\\s\u200c]+")
    start = "" if phrase.startswith("^") else r"(?<![\w'’-])"
    return re.compile(start + "(?:" + spaced.replace("~", "[^.!?؟]{0,40}?") + ")", re.I | re.M)


def _is_mention(text: str, start: int) -> bool:
    before = text[max(0, start - 120) : start]
    return bool(_OPENING_QUOTE.search(before) and _mention().search(before))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    window = text[max(0, start - MAX_LENGTH // 2) : start]
    begins = [match.end() for match in _SENTENCE_START.finditer(window)]
    first = start - len(window) + begins[-1] if begins else start
    stop = _SENTENCE_END.search(text, end, end + MAX_LENGTH // 2)
    last = end if stop is None else stop.start() + (stop[0][:1] in set(".!?؟。"))
    return first, max(end, last)
