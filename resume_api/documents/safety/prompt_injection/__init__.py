"""Words that speak to the program that reads a resume instead of the person: prompt injection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resume_api.documents.safety.prompt_injection.arabic_script import ARABIC, PERSIAN
from resume_api.documents.safety.prompt_injection.english import ENGLISH
from resume_api.documents.safety.prompt_injection.european import (
    FRENCH,
    GERMAN,
    ITALIAN,
    PORTUGUESE,
    SPANISH,
    TURKISH,
)

# Each row: words one of which must occur for the phrase to be possible (none: always tried), and
# the phrase, in the notation that ``_compiled`` explains. Orders and addresses, never topics.
PHRASES = (
    *ENGLISH,
    *GERMAN,
    *FRENCH,
    *SPANISH,
    *ITALIAN,
    *PORTUGUESE,
    *TURKISH,
    *PERSIAN,
    *ARABIC,
)

MAX_LENGTH = 400
_WORD = re.compile(r"\w+")
_MENTION = re.compile(
    r"attack|detect|inject|jailbreak|resist|defen[cs]|guard|adversarial|red.team|such as|e\.g\.|"
    r"for example|filter|(?:prompt|phrase)s? like",
    re.I,
)
_OPENING_QUOTE = re.compile(r"[\"'“„«‘`]\s*$")
_SENTENCE_START = re.compile(r"[.!?؟。]\s+|\n\s*|^|•\s*")
_SENTENCE_END = re.compile(r"[.!?؟。](?=\s|$)|\n\s*(?:\n|•)|\Z")


def find_instructions(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence that orders or addresses a model, in order.

    A sentence that only talks of such a phrase, in quotation marks, is none: a resume may well be
    about prompts.
    """
    words = frozenset(_WORD.findall(text.lower()))
    spans = sorted(
        match.span()
        for gate, phrase in PHRASES
        if not gate or not words.isdisjoint(gate.split())
        for match in _compiled(phrase).finditer(text)
        if not _is_mention(text, match.start())
    )
    at = 0
    for start, end in spans:
        if start >= at:
            first, last = _sentence(text, start, end)
            yield max(first, at), last
            at = last


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    """In a phrase ``~`` is a gap of at most 40 characters within the sentence, and a blank any
    white space, or the joiner that Persian writes for one; it begins with a word or a line."""
    spaced = phrase.replace(" ?", "[\\s\u200c]*").replace(" ", "[\\s\u200c]+")
    start = "" if phrase.startswith("^") else r"(?<![\w'’-])"
    return re.compile(start + "(?:" + spaced.replace("~", "[^.!?؟]{0,40}?") + ")", re.I | re.M)


def _is_mention(text: str, start: int) -> bool:
    before = text[max(0, start - 120) : start]
    return bool(_OPENING_QUOTE.search(before) and _MENTION.search(before))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    window = text[max(0, start - MAX_LENGTH // 2) : start]
    begins = [match.end() for match in _SENTENCE_START.finditer(window)]
    first = start - len(window) + begins[-1] if begins else start
    stop = _SENTENCE_END.search(text, end, end + MAX_LENGTH // 2)
    last = end if stop is None else stop.start() + (stop[0][:1] in set(".!?؟。"))
    return first, max(end, last)
