"""Tells whether the sentences of a model say of the candidate only what the texts bear out.

What is claimed is held against the lines that it cites: their figures, names, skills and words.
Advice and questions are free, but for figures, names and personal matters that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from providers.offline.writing_checks import Phrases
from resume_api.analysis.figures import DIGITS, number_of, numbers_in, spans_of_work, told_in
from resume_api.domain.assessment import AnalysisInputs, Item
from resume_api.domain.characters import SENTENCE_ENDS
from resume_api.domain.document import Quote
from resume_api.domain.job import SkillDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.skills.lexicon import implied
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.degrees import find_degree
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import fold
from resume_api.languages import packs

_PART = rf"[^{SENTENCE_ENDS};؛\n]"
_SENTENCE = re.compile(rf"{_PART}++(?:[{SENTENCE_ENDS}](?!\s){_PART}*+)*+[{SENTENCE_ENDS}]?")
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"(?<![\w+#])[A-Z][\w+#]*+")
_SHORT = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2,}|[A-Z][a-z]*[A-Z]\w*)(?![A-Za-z])")
_STEM = 5
_MEANING = 4  # letters of a word that says something
_SUPPORT = 0.3
_BESIDE = 2  # words between a number and what it counts


class Statements:
    """The sentences of one answer's statements against the two texts."""

    def __init__(self, inputs: AnalysisInputs) -> None:
        self._inputs, self._resume = inputs, inputs.resume
        self._words = Words.of(inputs.language)
        self._unproven = Spans(inputs.unproven)
        self._texts = tuple(map(ProcessedText, texts(inputs)))
        self._numbers = known_numbers(inputs)
        self._own_language = inputs.language.partition("-")[0] == inputs.resume.language

    def claims(self, text: str, lines: Sequence[int], about: str = "") -> bool:
        """Whether cited lines bear out what a text says of the candidate; ``about`` are words of
        the ad that it may take up. Without lines it has to sum up the resume."""
        if not lines:
            return self._told(text, self._resume.text) and all(map(self.sums_up, sentences(text)))
        cited = [line for number in lines if (line := self._line(number))]
        shown = [line for line in cited if self._affirms(line)]
        if len(cited) < len(lines) or not shown:
            return False
        words = "\n".join(line.text for line in shown)
        known = told_in(words, self._resume.language) | self._computed
        return (
            self._named(text)
            and all(known >= self._numbers_of(one) for one in self._plain(text))
            and all(self._missing_shorts.isdisjoint(_shorts(one)) for one in self._plain(text))
            and self._told(text, "\n".join((words, *self._heads(shown), about)))
        )

    def sums_up(self, sentence: str) -> bool:
        """Whether the two texts bear out a sentence about the candidate as a whole."""
        return self._named(sentence) and self._numbers_of(sentence) <= self._numbers

    def advises(self, text: str, lines: Sequence[int]) -> bool:
        """Whether advice brings in nothing of the candidate that nobody wrote."""
        return (
            all(map(self._line, lines))
            and not self._foreign(text)
            and all(self._counts(text, run) for run in DIGITS.finditer(text))
        )

    def prepares(self, front: str, back: str, lines: Sequence[int]) -> bool:
        """Whether a card asks and answers without facts that nobody wrote. What is made up for a
        situation may have figures of its own."""
        if not lines:
            return not self._personal(f"{front}\n{back}") and not self._strange(f"{front}\n{back}")
        return self.advises(back, lines) and not self._foreign(front)

    def gaps(self, text: str) -> bool:
        """Whether a text on what is missing keeps to the point."""
        return not self._personal(text) and not self._strange(text)

    def _told(self, text: str, words: str) -> bool:
        """Whether a text has enough in common with the words that it is about; in another language
        that cannot be told."""
        return (
            not self._own_language
            or support(text, words) >= _SUPPORT
            or _shares(text, words)
            or bool(self._numbers_of(text) & told_in(words, self._resume.language))
        )

    def _numbers_of(self, text: str) -> set[int]:
        return told_in(text, self._inputs.language)

    def _heads(self, lines: Sequence[Quote]) -> Iterator[str]:
        """The heads of the positions that lines tell of."""
        for position in self._resume.positions:
            told = {bullet.start for bullet in position.bullets}
            if any(line.start <= start <= line.end for line in lines for start in told):
                yield position.quote.text

    def _named(self, text: str) -> bool:
        """Whether a text names only what the texts hold, and claims nothing that is not shown."""
        plain = list(self._plain(text))
        exaggerated = any(map(self._overstates, plain))
        return not (self._foreign(text) or exaggerated or any(map(self._boasts, plain)))

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
        return _shorts(" ".join(self._missing)) - _shorts(self._resume.text)

    def _overstates(self, sentence: str) -> bool:
        """Whether a sentence names a degree above those of the resume, which has no such word."""
        found = find_degree(Line(0, len(sentence), sentence, fold(sentence)))
        held = max((one.level or 0 for one in self._resume.education), default=0)
        return bool(found and found[1] > held and not term_quotes(found[0].text, self._texts[0]))

    @cached_property
    def _missing(self) -> tuple[str, ...]:
        """What the job asks for and the resume neither shows nor says."""
        items = (*self._inputs.requirements, *self._inputs.keywords)
        lacking = (item for item in items if item.finding.status in ("not_met", "unclear"))
        names = dict.fromkeys(name for item in lacking for name in _names(item))
        resume = self._texts[0]
        return tuple(name for name in names if not term_quotes(name, resume))

    def _foreign(self, text: str) -> bool:
        return self._personal(text) or self._strange(text) or self._unknown_name(text)

    def _personal(self, text: str) -> bool:
        found = self._words.personal.search(fold(text))
        return found is not None and not any(found[0] in fold(one.text) for one in self._texts)

    def _unknown_name(self, text: str) -> bool:
        """Whether a text has a name, within a sentence, of neither text; short forms (STAR, ATS)
        are free."""
        if packs.languages()[packs.answer_language(self._inputs.language)].noun_capitals:
            return False
        names = (m for m in _CAPITAL.finditer(text) if not m[0].isupper())
        found = (m for m in names if not _opens(text, m.start()))
        return any({m[0].casefold(), _singular(m[0])}.isdisjoint(self._vocabulary) for m in found)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(w for t in self._texts for w in _WORD.findall(t.text.casefold()))

    def _strange(self, text: str) -> bool:
        """Whether a text names a skill of neither text."""
        return any(
            _is_proper(quote.text, skill.name) and not self._stands(quote.text)
            for skill in find_skills(ProcessedText(text))
            if skill.name not in self._skills
            for quote in skill.quotes
        )

    def _stands(self, words: str) -> bool:
        forms = filter(None, (words, _singular(words)))
        return any(term_quotes(form, text) for form in forms for text in self._texts)

    @cached_property
    def _skills(self) -> set[str]:
        return known_skills(self._inputs)

    @cached_property
    def _computed(self) -> set[int]:
        return spans_of_work(self._resume)

    def _counts(self, text: str, run: re.Match[str]) -> bool:
        """Whether a number stands in the texts, or counts minutes, lines and the like."""
        following = _WORD.findall(fold(text[run.end() : run.end() + 40]))[:_BESIDE]
        figures = Phrases.of(self._inputs.language).figures
        if number_of(run[0]) in self._numbers:  # "2 million" is not the 2 of "2.0 %"
            multiplied = following[:1] and following[0] in figures
            return not multiplied or self._stands(f"{run[0]} {following[0]}")
        after = " ".join(following)
        before = " ".join(_WORD.findall(fold(text[max(0, run.start() - 40) : run.start()]))[-1:])
        return bool(self._words.measures.search(f"{before} {after}"))

    def _line(self, number: int) -> Quote | None:
        lines = self._resume.lines
        return lines[number - 1] if 1 <= number <= len(lines) else None

    def _affirms(self, line: Quote) -> bool:
        words = len(line.text.strip())
        return bool(words) and 2 * self._unproven.shared(line.start, line.end) < words


@dataclass(frozen=True)
class Words:
    """One language's words of what lacks, of what advice may count, of personal matters."""

    gap: re.Pattern[str]
    measures: re.Pattern[str]
    personal: re.Pattern[str]

    @staticmethod
    @cache
    def of(tag: str) -> Words:
        """The words of a BCP 47 tag's language, English where the service does not speak it."""
        code = packs.answer_language(tag)
        lists, latin = packs.words(code, "claims"), packs.languages()[code].script == "Latn"
        begin = r"(?<!\w)" if latin else ""
        return Words(
            *(
                re.compile(begin + f"(?:{'|'.join(map(re.escape, packs.terms(fold(lists[key]))))})")
                for key in ("gap", "measures", "personal")
            )
        )


def sentences(text: str) -> list[str]:
    """The sentences of a statement."""
    return [found[0].strip() for found in _SENTENCE.finditer(text) if found[0].strip()]


def support(text: str, lines: str) -> float:
    """The part of a statement's telling words that lines have too, inflected or not."""
    said = {key[:_STEM] for key in tokenize(text).keys if len(key) >= _MEANING or key.isdigit()}
    there = {key[:_STEM] for key in tokenize(lines).keys}
    return len(said & there) / len(said) if said else 1.0


def _shares(text: str, lines: str) -> bool:
    """Whether a statement has a number, a short form or a skill of the lines."""
    if numbers_in(text) & numbers_in(lines) or {*_SHORT.findall(text)} & {*_SHORT.findall(lines)}:
        return True
    said, there = (
        {skill.name for skill in find_skills(ProcessedText(one))} for one in (text, lines)
    )
    return bool(said & there)


def texts(inputs: AnalysisInputs) -> tuple[str, ...]:
    """Whatever a statement may draw on: resume, job text and what the format checks say."""
    details = (check.detail for check in inputs.format_checks)
    return (inputs.resume.text, inputs.job.text, *details)


def known_numbers(inputs: AnalysisInputs) -> set[int]:
    """Numbers of the texts, and of the dates and findings made from them."""
    values = (value for item in inputs.requirements for value in item.finding.values.values())
    words = told_in(inputs.resume.text, inputs.resume.language)
    words |= told_in(inputs.job.text, inputs.job.language)
    found = set().union(*map(numbers_in, (*texts(inputs), *values)))
    return found | words | spans_of_work(inputs.resume)


def known_skills(inputs: AnalysisInputs) -> set[str]:
    """Skills of the resume, those that they imply, and those that the job asks for."""
    named = {skill.name for skill in inputs.resume.skills}
    asked = (demand for one in inputs.job.requirements for demand in one.demands)
    required = {one.concept for one in asked if isinstance(one, SkillDemand) and one.concept}
    return required.union(named, *map(implied, (*named, *required)))


def _names(item: Item) -> tuple[str, ...]:
    return tuple(word for words in item.alternatives for word in words) or (item.name,)


def _shorts(text: str) -> set[str]:
    """The short forms of a text (PLC, GmbH), in the singular."""
    return {_singular(short) or short.casefold() for short in _SHORT.findall(text)}


def _singular(name: str) -> str:
    """A short form without the ending of its plural."""
    return name.rstrip("s").casefold() if name[:-1].isupper() else ""


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence or a text."""
    before = text[max(0, at - 8) : at].rstrip(" \"'“„«(")
    return not before or before[-1] in ".!?؟:\n;؛¿¡"


def _is_proper(words: str, name: str) -> bool:
    """Whether words are written as the name that they are (Docker, TDD); "travel" is a word."""
    return words == name or any(char.isupper() for char in words[1:])
