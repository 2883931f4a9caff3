"""The names of statements: what is called so in neither of the texts that they are about."""

from __future__ import annotations

import re
from functools import cached_property

from resume_api.analysis.claim_words import Words
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.job import SkillDemand
from resume_api.extraction.skills.lexicon import implied
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.extraction.text.word_lists import fold
from resume_api.languages import packs

_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"(?<![\w+#])[A-Z][\w+#]*+")
_SHORT = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2,}|[A-Z][a-z]*[A-Z]\w*)(?![A-Za-z])")
_SHORTEST = 2  # letters of a short form that anybody may use (IT, HR)


class Names:
    """What the two texts, and what the format checks say, call by name."""

    def __init__(self, inputs: AnalysisInputs) -> None:
        self._inputs = inputs
        self._words = Words.of(inputs.language)
        self._language = packs.languages()[packs.answer_language(inputs.language)]
        self.texts = tuple(map(ProcessedText, texts(inputs)))

    def foreign(self, text: str) -> bool:
        """Whether a text names what neither text does, or touches what is personal."""
        return self.personal(text) or self.strange(text) or self._unknown(text)

    def unknown_shorts(self, sentence: str) -> bool:
        """Whether a sentence has a short form (KPMG) of neither text."""
        return any(len(one) > _SHORTEST for one in shorts(sentence) - self._shorts)

    def personal(self, text: str, *, made_up: bool = False) -> bool:
        """Whether a text touches what no advice may; relatives may be in a situation."""
        said, words = fold(text), self._words
        kinds = (words.personal,) if made_up else (words.personal, words.relatives)
        found = (match[0] for kind in kinds for match in kind.finditer(said))
        return any(all(one not in fold(text.text) for text in self.texts) for one in found)

    def strange(self, text: str) -> bool:
        """Whether a text names a skill of neither text."""
        return any(
            _is_proper(quote.text, skill.name) and not self.stands(quote.text)
            for skill in find_skills(ProcessedText(text))
            if skill.name not in self._skills
            for quote in skill.quotes
        )

    def stands(self, words: str) -> bool:
        """Whether words stand in a text."""
        forms = filter(None, (words, _singular(words)))
        return any(term_quotes(form, text) for form in forms for text in self.texts)

    def _unknown(self, text: str) -> bool:
        """Whether a text has a name, within a sentence, of neither text; short forms (STAR, ATS)
        are free. Where capitals do not tell names, places do."""
        if self._language.noun_capitals or self._language.script != "Latn":
            words = (one[0] for one in _WORD.finditer(text) if not _opens(text, one.start()))
            if any(map(self._unknown_place, words)):
                return True
        if self._language.noun_capitals:
            return False
        names = (m for m in _CAPITAL.finditer(text) if not m[0].isupper())
        found = (m for m in names if not _opens(text, m.start()))
        return any({m[0].casefold(), _singular(m[0])}.isdisjoint(self._vocabulary) for m in found)

    def _unknown_place(self, word: str) -> bool:
        if word.islower() or word.casefold() in self._vocabulary:
            return False
        return is_place(word, fold(word)) and not self.stands(word)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(w for t in self.texts for w in _WORD.findall(t.text.casefold()))

    @cached_property
    def _shorts(self) -> set[str]:
        """The short forms of both texts, however they are written there."""
        return set().union(*(shorts(text.text) for text in self.texts)) | self._vocabulary

    @cached_property
    def _skills(self) -> set[str]:
        """Skills of the resume, those that they imply, and those that the job asks for."""
        named = {skill.name for skill in self._inputs.resume.skills}
        asked = (demand for one in self._inputs.job.requirements for demand in one.demands)
        required = {one.concept for one in asked if isinstance(one, SkillDemand) and one.concept}
        return required.union(named, *map(implied, (*named, *required)))


def texts(inputs: AnalysisInputs) -> tuple[str, ...]:
    """Whatever a statement may draw on: resume, job text and what the format checks say."""
    details = (check.detail for check in inputs.format_checks)
    return (inputs.resume.text, inputs.job.text, *details)


def shorts(text: str) -> set[str]:
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
