"""Clauses of answers as lines of a resume: the verb in front, in its tense, without talk."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from resume_api.analysis.wording_sources import TOOLS
from resume_api.coaching import spelling
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import Claim
from resume_api.domain.resume import Skill
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.language_detection import is_rare
from resume_api.extraction.text.processed import ProcessedText

_WORDS = re.compile(r"\w")
_FIRST = re.compile(r"[^\W\d_]+")
_BEFORE_SIGN = re.compile(r"(?<!\s)\s([,;:.،؛](?:\s|$))")
_EDGES = ".,;:!。،؛ "
MAX_LINE = 300


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits lines in one language; ``kept`` are words (in lower case) that stay as they are
    spelt."""

    patterns: AnswerPatterns
    kept: Container[str]

    def line(self, claim: Claim, current: bool | None) -> str:
        """A claim as a line under a position that is ``current`` or over; None where it stands
        under none. Empty where no resume can say it so."""
        patterns = self.patterns
        line = claim.text.strip(_EDGES)
        if found := patterns.leading.match(line):
            where = found["where"]
            line = f"{found['rest']} {where[:1].lower()}{where[1:]}"
        if line.split(" ", 1)[0].casefold() in patterns.binding:
            line = f"{line[:1].lower()}{line[1:]}"
        for pattern, new in patterns.edits:
            shorter = pattern.sub(new, line)
            line = shorter if _WORDS.search(shorter) else line
        line = tidy(line)
        if not claim.fragment and not claim.text.casefold().startswith(line[:5].casefold()):
            line = self._in_tense(claim.text, line, current)
        line = self._spelt(patterns.as_noun(line)).strip(_EDGES)
        if claim.shared and patterns.team and patterns.team not in line:
            told, comma, rest = line.partition(", ")
            line = f"{told} {patterns.team}{comma}{rest}"
        if len(line) > MAX_LINE or patterns.residue.search(line):
            return ""
        return capital(line)

    def _in_tense(self, told: str, line: str, current: bool | None) -> str:
        """``line`` with its first verb in the past where the position is over."""
        found = _FIRST.match(line)
        if found is None:
            return line
        verb = found[0].casefold()
        new: str | None = None
        if bases := self.patterns.bases(verb):
            going_on = self._behind(self.patterns.been, told, verb)
            new = None if going_on else self._known_past(bases)
        elif current is False or self._behind(self.patterns.past_said, told, verb):
            over = self.patterns.is_past(verb) or self.patterns.has_past_ending(verb)
            new = None if over else self.patterns.past(verb)
        return f"{new}{line[found.end() :]}" if new else line

    @staticmethod
    def _behind(auxiliary: re.Pattern[str], told: str, verb: str) -> bool:
        """Whether an auxiliary verb stands before a verb."""
        parts = told.casefold().split(verb)
        return any(auxiliary.search(part) for part in parts[:-1])

    def _known_past(self, bases: list[str]) -> str | None:
        """The past of the first base whose past is a word."""
        pasts = (self.patterns.past(base) for base in bases)
        return next((past for past in pasts if past and not is_rare(past)), None)

    def _spelt(self, line: str) -> str:
        """Skills as they are written, slips mended."""
        skills = find_skills(ProcessedText(line))
        for skill in skills:
            for quote in reversed(skill.quotes):
                name = _proper(skill, quote.text)
                line = line[: quote.start] + name + line[quote.end :]
        named = {word for one in skills for q in one.quotes for word in q.text.casefold().split()}
        code = self.patterns.language.code
        return spelling.mended(line, code, _Either(named, self.kept))


@dataclass(frozen=True, slots=True)
class _Either:
    one: Container[str]
    other: Container[str]

    def __contains__(self, word: object) -> bool:
        return word in self.one or word in self.other


def _proper(skill: Skill, written: str) -> str:
    """A skill in small letters as its name spells it, where that is the name of a tool."""
    words = {word.casefold(): word for word in skill.name.split()}
    words[skill.name.casefold()] = skill.name
    tool = skill.category in TOOLS or is_rare(written)
    return words.get(written, written) if tool and written.islower() else written


def tidy(line: str) -> str:
    """``line`` with single blanks, and none before a sign."""
    return _BEFORE_SIGN.sub(r"\1", " ".join(line.split()))


def capital(line: str) -> str:
    """``line`` with a capital at its beginning, unless a name is spelt otherwise (iOS)."""
    mixed = line[:1].islower() and any(map(str.isupper, line.split(" ", 1)[0]))
    return line if mixed else line[:1].upper() + line[1:]
