"""A resume arranged for looking up what it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from resume_api.domain.assertion import Assertion
from resume_api.domain.document import Quote
from resume_api.domain.resume import Education, Resume, Skill
from resume_api.extraction.resume.extractor import ReadResume
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.skills.lexicon import PERMITS, implied
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.degrees import find_degree, study_state
from resume_api.extraction.text.phrase_search import Statements, statements
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import fold
from resume_api.languages import packs
from resume_api.matching.blinding import blind
from resume_api.matching.paraphrases import Doings, doings

STUDY = 20  # words of a statement that names a degree
LISTED = 10  # words of a statement that lists what somebody has


@dataclass(frozen=True)
class Evidence:
    """A resume arranged for looking up what it shows. Repetition counts for nothing here.
    ``resume`` and ``text`` are without what tells of its owner, ``written`` is as it was read."""

    written: Resume
    resume: Resume
    text: ProcessedText
    assertions: Assertions

    @staticmethod
    def of(read: ReadResume) -> Evidence:
        """The evidence of a resume that was read."""
        blinded = blind(read.resume)
        return Evidence(read.resume, blinded, ProcessedText(blinded.text), read.assertions)

    @cached_property
    def named(self) -> Mapping[str, Skill]:
        """Skills by folded canonical name."""
        return {skill.name.casefold(): skill for skill in self.resume.skills}

    @cached_property
    def unproven(self) -> Mapping[str, Skill]:
        """Skills that the resume speaks of without affirming them, by folded canonical name."""
        return {skill.name.casefold(): skill for skill in self.resume.unproven}

    def status(self, quote: Quote) -> Assertion:
        """What a mention says of the candidate."""
        return self.assertions.of(quote.start)

    def affirmed(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """The mentions that prove something."""
        return tuple(filter(self.affirms, quotes))

    def affirms(self, quote: Quote) -> bool:
        """Whether a mention proves something."""
        return self.status(quote) == Assertion.AFFIRMED

    @cached_property
    def proven(self) -> Mapping[str, Skill]:
        """What the named skills imply, each by the first skill that implies it."""
        found: dict[str, Skill] = {}
        for skill in self.resume.skills:
            for name in sorted(implied(skill.name)):
                found.setdefault(name.casefold(), skill)
        return found

    @cached_property
    def degrees(self) -> tuple[Education, ...]:
        """The degrees that were read; where none was, those that a short statement names."""
        if any(one.level for one in self.resume.education):
            return self.resume.education
        found = []
        for quote in self.statements.whole():
            part = Line(quote.start, quote.end, quote.text, fold(quote.text))
            short = len(part.text.split()) <= STUDY
            named = find_degree(part) if short and not _permits(quote) else None
            if named and self.affirmed((named[0].quote(),)):
                state = study_state(part.folded) or "held"
                words = (None, None, None, None, quote, state)
                found.append(Education(named[1], part.text, *words))
        return tuple(found)

    def in_section(self, quote: Quote, kind: str) -> bool:
        """Whether a quote stands in a section of a kind."""
        own = (one for one in self.resume.sections if one.kind == kind)
        return any(one.start <= quote.start < one.end for one in own)

    def heads(self, quote: Quote) -> bool:
        """Whether a quote heads a short statement, or what stands behind a label in it."""
        whole = self.statements.around(self.statements.place(quote.start))
        lead = whole.text[: quote.start - whole.start].rpartition(":")[2]
        return not any(map(str.isalnum, lead)) and len(whole.text.split()) <= LISTED

    @cached_property
    def statements(self) -> Statements:
        """What the text states, arranged for finding the words of a term."""
        return statements(self.text, self.resume.language)

    @cached_property
    def doings(self) -> Doings:
        """The acts and things that the text speaks of."""
        return doings(self.statements)

    def whole(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """The statements that mentions stand in, each once: what a reader takes for a proof."""
        places = {self.statements.number(one.start): one for one in quotes}
        found = ((one, self.statements.place(one.start)) for one in places.values())
        return tuple(replace(self.statements.around(at), section=one.section) for one, at in found)

    @cached_property
    def things(self) -> frozenset[str]:
        """The acts and things that the resume affirms."""
        own = self.doings
        return frozenset(one for one in own.having if any(map(self.affirms, own.places(one))))

    def speaking_of(self, things: Collection[str]) -> tuple[int, Quote | None]:
        """The affirmed statement that shares most of some things, and how many."""
        for number, quote in self.doings.sharing(things):
            if self.affirmed((quote,)):
                return number, self.statements.around(self.statements.place(quote.start))
        return 0, None

    def is_limited(self, quote: Quote) -> bool:
        """Whether words beside a mention say that only the basics are known."""
        return self.statements.is_limited(quote.start)

    @property
    def years(self) -> float | None:
        """Dated experience in years, or None where nothing is dated."""
        months = self.resume.experience_months
        return None if months is None else months / 12


def spoken_of(words: ProcessedText) -> Doings:
    """What a demand speaks of, in whatever language the ad is written."""
    return words.once(_read_in_any_language)


def _read_in_any_language(words: ProcessedText) -> Doings:
    return doings(statements(words, packs.NEUTRAL))


def _permits(quote: Quote) -> bool:
    """Whether words speak of a permit: a driving licence is no degree of that name."""
    return any(one.category == PERMITS for one in find_skills(ProcessedText(quote.text)))
