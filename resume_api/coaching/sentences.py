"""Sentences of answers as people type them: abbreviations, initials and figures end none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.domain.characters import LIST_MARKS, SENTENCE_ENDS

_END = re.compile(rf"(?<=[{SENTENCE_ENDS}…])[)\"”»]?\s+(?=\S)")
_BREAK = re.compile(r"(?<!\s)\s*\n\s*|[;؛]\s+(?=[^\s;]+(?:\s+[^\s;]+){3})")
_MARK = re.compile(rf"^[\s>#{LIST_MARKS}]+")
_WORDS = re.compile(r"\w")


def sentences(text: str, patterns: AnswerPatterns) -> Iterator[str]:
    """The sentences of ``text`` without list marks; each has a word."""
    for row in _BREAK.split(text):
        row, start = _MARK.sub("", row), 0
        for found in _END.finditer(row):
            if _ends(row[start : found.start()], row[found.end()], patterns):
                yield from _worded(row[start : found.end()])
                start = found.end()
        yield from _worded(row[start:])


def _worded(sentence: str) -> Iterator[str]:
    if _WORDS.search(sentence):
        yield sentence.strip()


def _ends(before: str, following: str, patterns: AnswerPatterns) -> bool:
    """Whether a full stop ends the sentence ``before`` it."""
    last = before.split()[-1].lstrip("(«„“\"'")
    word = last.rstrip(".").casefold()
    if not last.endswith(".") or not word:
        return True
    if word in patterns.abbreviations or (len(word) == 1 and word.isalpha()):
        return False
    if word in patterns.abbreviations_ending:
        return following.isupper() or not following.isalnum()
    return not (word.isdigit() and len(word) < 3 and patterns.language.noun_capitals)
