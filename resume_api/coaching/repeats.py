"""What a resume or an earlier answer says already, in the same words or in others of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume
from resume_api.extraction.text.term_weights import stem
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages import packs


class Repeats:
    """The lines of a resume and those that answers add, by what they say."""

    def __init__(self, resume: Resume, patterns: AnswerPatterns) -> None:
        self._patterns = patterns
        self._said = [self._content(one.text) for one in _bullets(resume)]

    def has(self, line: str) -> bool:
        """Whether one line says all that ``line`` says."""
        content = self._content(line)
        return any(content <= said for said in self._said)

    def add(self, line: str) -> None:
        """A line that the resume has from now on."""
        self._said.append(self._content(line))

    def _content(self, line: str) -> frozenset[str]:
        """The words that say something, without tense and number; figures as digits."""
        patterns, figures = self._patterns, _figures(self._patterns.language.code)
        small = patterns.joining | patterns.binding
        told = (figures.get(key, key) for key in tokenize(line).keys if key not in small)
        return frozenset(
            patterns.sense(key if key in patterns.verbs else stem(key)) for key in told
        )


def _bullets(resume: Resume) -> Iterable[Quote]:
    return (bullet for position in resume.positions for bullet in position.bullets)


@cache
def _figures(code: str) -> Mapping[str, str]:
    """The figures that a language writes out in one word."""
    words = packs.words(code, "job")
    return {
        key: figure
        for figure, block in words.items()
        if figure.isdigit()
        for word in packs.terms(block)
        for key in tokenize(word).keys
        if " " not in word
    }
