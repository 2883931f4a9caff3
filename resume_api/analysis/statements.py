"""Tells whether the sentences of a model say of the candidate only what the texts bear out.

What is claimed is held against the lines that it cites: their figures, names, skills and words.
Advice and questions are free, but for figures, names and personal matters that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from resume_api.analysis.claim_names import Names, shorts
from resume_api.analysis.claim_words import Words
from resume_api.analysis.figures import Figures, numbers_in, told_in
from resume_api.domain.assessment import AnalysisInputs, Item
from resume_api.domain.characters import SENTENCE_ENDS
from resume_api.domain.document import Quote
from resume_api.domain.spans import Spans
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.degrees import find_degree
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import fold

_PART = rf"[^{SENTENCE_ENDS};؛\n]"
_SENTENCE = re.compile(rf"{_PART}++(?:[{SENTENCE_ENDS}](?!\s){_PART}*+)*+[{SENTENCE_ENDS}]?")
_STEM = 5
_MEANING = 4  # letters of a word that says something
_SUPPORT = 0.3
_OF_A_CAREER = ("role", "years", "degree")  # topics whose words are those of any career


class Statements:
    """The sentences of one answer's statements against the two texts."""

    def __init__(self, inputs: AnalysisInputs) -> None:
        self._inputs, self._resume = inputs, inputs.resume
        self._words = Words.of(inputs.language)
        self._unproven = Spans(inputs.unproven)
        self._names = Names(inputs)
        self._figures = Figures(inputs, self._names)
        self._own_language = inputs.language.partition("-")[0] == inputs.resume.language

    def claims(self, text: str, lines: Sequence[int], about: str = "") -> bool:
        """Whether cited lines bear out what a text says of the candidate; ``about`` are words of
        the ad that it may take up. Without lines it has to sum up the resume."""
        if not lines:
            return self._told(text, self._resume.text) and all(map(self.sums_up, sentences(text)))
        cited = [line for number in lines if (line := self._line(number))]
        shown = [line for line in cited if self._affirms(line)]
        if len(cited) < len(lines) or not shown or self._begun(text, shown):
            return False
        words = "\n".join(line.text for line in shown)
        known = told_in(words, self._resume.language)
        return (
            self._named(text)
            and not self._exceeds(text, words)
            and all(self._figures.counted(one, known) for one in self._plain(text))
            and all(self._missing_shorts.isdisjoint(shorts(one)) for one in self._plain(text))
            and self._told(text, "\n".join((words, *self._heads(shown), about)))
        )

    def sums_up(self, sentence: str) -> bool:
        """Whether the two texts bear out a sentence about the candidate as a whole."""
        return (
            self._named(sentence)
            and self._figures.sums_up(sentence)
            and not (self._own_language and self._words.repeats(sentence, self._resume.text))
        )

    def advises(self, text: str, lines: Sequence[int]) -> bool:
        """Whether advice brings in nothing of the candidate that nobody wrote."""
        return (
            all(map(self._line, lines))
            and not self._names.foreign(text)
            and self._figures.advises(text)
        )

    def prepares(self, front: str, back: str, lines: Sequence[int]) -> bool:
        """Whether a card asks and answers without facts that nobody wrote. What is made up for a
        situation may have figures of its own."""
        both = f"{front}\n{back}"
        if lines:
            return self.advises(both, lines)
        names = self._names
        return not names.personal(both, made_up=True) and not names.strange(both)

    def gaps(self, text: str) -> bool:
        """Whether a text on what is missing keeps to the point."""
        return not self._names.personal(text) and not self._names.strange(text)

    def _begun(self, text: str, lines: Sequence[Quote]) -> bool:
        """Whether a text claims what lines say is wished for, has only begun or is not so."""
        plain = " ".join(self._plain(text))
        said = Assertions(ProcessedText(plain), self._inputs.language)
        if not self._own_language or said.unproven():
            return False
        doubted = " ".join(
            self._resume.text[max(start, line.start) : min(end, line.end)]
            for start, end in self._inputs.unproven
            for line in lines
            if start < line.end and line.start < end
        )
        return bool(_telling(plain) & _telling(doubted) - self._affirmed)

    @cached_property
    def _affirmed(self) -> set[str]:
        """The telling words of the resume that nothing doubts."""
        text, at, parts = self._resume.text, 0, []
        for start, end in sorted(self._inputs.unproven):
            parts.append(text[at:start])
            at = max(at, end)
        return _telling(" ".join((*parts, text[at:])))

    def _exceeds(self, text: str, words: str) -> bool:
        """Whether a text makes more of lines than they say; it cannot be told in another
        language."""
        return self._own_language and self._words.overstates(text, words)

    def _told(self, text: str, words: str) -> bool:
        """Whether a text has enough in common with the words that it is about; in another language
        that cannot be told."""
        return (
            not self._own_language
            or support(text, words) >= _SUPPORT
            or _shares(text, words)
            or bool(self._figures.of(text) & told_in(words, self._resume.language))
        )

    def _heads(self, lines: Sequence[Quote]) -> Iterator[str]:
        """The heads of the positions that lines tell of."""
        for position in self._resume.positions:
            told = {bullet.start for bullet in position.bullets}
            if any(line.start <= start <= line.end for line in lines for start in told):
                yield position.quote.text

    def _named(self, text: str) -> bool:
        """Whether a text names only what the texts hold, and claims nothing that is not shown."""
        beyond = (self._names.unknown_shorts, self._overstates, self._boasts)
        said = any(check(one) for one in self._plain(text) for check in beyond)
        return not (said or self._names.foreign(text))

    def _plain(self, text: str) -> Iterator[str]:
        """The sentences that say that something is so, not that it lacks or is wanted."""
        return (one for one in sentences(text) if not self._words.gap.search(fold(one)))

    def _boasts(self, sentence: str) -> bool:
        """Whether a sentence claims what the verdicts do not find."""
        said = ProcessedText(sentence)
        return any(term_quotes(name, said) for name in self._missing)

    @cached_property
    def _missing_shorts(self) -> set[str]:
        """The short forms of what is missing that the resume has nowhere."""
        return shorts(" ".join(self._missing)) - shorts(self._resume.text)

    def _overstates(self, sentence: str) -> bool:
        """Whether a sentence names a degree above those of the resume, which has no such word."""
        found = find_degree(Line(0, len(sentence), sentence, fold(sentence)))
        held = max((one.level or 0 for one in self._resume.education), default=0)
        return bool(
            found and found[1] > held and not term_quotes(found[0].text, self._names.texts[0])
        )

    @cached_property
    def _missing(self) -> tuple[str, ...]:
        """What the job asks for and the resume neither shows nor says."""
        asked = (item for item in self._inputs.requirements if item.topic not in _OF_A_CAREER)
        known = (one for one in self._inputs.keywords if find_skills(ProcessedText(one.name)))
        items = (*asked, *known)
        lacking = (item for item in items if item.finding.status in ("not_met", "unclear"))
        names = dict.fromkeys(name for item in lacking for name in _names(item))
        resume = self._names.texts[0]
        return tuple(name for name in names if not term_quotes(name, resume))

    def _line(self, number: int) -> Quote | None:
        lines = self._resume.lines
        return lines[number - 1] if 1 <= number <= len(lines) else None

    def _affirms(self, line: Quote) -> bool:
        words = len(line.text.strip())
        return bool(words) and 2 * self._unproven.shared(line.start, line.end) < words


def sentences(text: str) -> list[str]:
    """The sentences of a statement."""
    return [found[0].strip() for found in _SENTENCE.finditer(text) if found[0].strip()]


def _telling(text: str) -> set[str]:
    """The beginnings of a text's words that say something."""
    return {key[:_STEM] for key in tokenize(text).keys if len(key) >= _MEANING or key.isdigit()}


def support(text: str, lines: str) -> float:
    """The part of a statement's telling words that lines have too, inflected or not."""
    said = _telling(text)
    there = {key[:_STEM] for key in tokenize(lines).keys}
    return len(said & there) / len(said) if said else 1.0


def _shares(text: str, lines: str) -> bool:
    """Whether a statement has a number, a short form or a skill of the lines."""
    if numbers_in(text) & numbers_in(lines) or shorts(text) & shorts(lines):
        return True
    said, there = (
        {skill.name for skill in find_skills(ProcessedText(one))} for one in (text, lines)
    )
    return bool(said & there)


def _names(item: Item) -> tuple[str, ...]:
    return tuple(word for words in item.alternatives for word in words) or (item.name,)
