"""What an answer asserts: its clauses of the candidate's own work, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.placing import YEAR
from resume_api.coaching.sentences import sentences
from resume_api.documents.normalise import normalise
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.assertion import Assertion
from resume_api.extraction.text import language_detection
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText

Reason = Literal[
    "denied", "instruction", "language", "other_person", "question", "short", "talk", "unclear"
]
"""Why words of an answer are not in the resume: denied, said to a program, in another language
than the resume's, of others, a question, too little to stand alone, talk, or not clear enough to
claim."""
REASONS: Mapping[Assertion, Reason] = {
    Assertion.NEGATED: "denied",
    Assertion.OTHER: "other_person",
    Assertion.HYPOTHETICAL: "unclear",
    Assertion.IN_PROGRESS: "unclear",
    Assertion.PAST_INTEREST: "unclear",
}
_WORDS = re.compile(r"\w")
_COUNTED = re.compile(r"(?<=\d )[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_SHORT = 2  # words of content
_EDGES = " ,،;؛"
MAX_LINE = 400
MIN_LETTERS = 20  # from which the language of an answer can be told
SURE = 0.95


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of an answer that are not in the resume, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a clause says of the candidate. ``effect``: it says what came of the work; ``fragment``:
    it has no subject and answers the question alone; ``shared``: a team did it."""

    text: str
    effect: bool = False
    fragment: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """``claims`` are what may stand in a resume, ``left_out`` what was said but may not,
    ``yes`` whether the answer begins with a yes, ``confirmed`` whether it asserts something and
    nothing of it is denied, of others or unclear."""

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    yes: bool
    confirmed: bool
    foreign: bool = False

    @property
    def denials(self) -> tuple[str, ...]:
        """What the answer denies."""
        return tuple(one.text for one in self.left_out if one.reason == "denied")

    @property
    def text(self) -> str:
        """All that the answer asserts."""
        return "\n".join(claim.text for claim in self.claims)


def read(
    answer: str, resume_language: str, employers: Sequence[str] = (), *, of_work: bool = True
) -> ParsedAnswer:
    """An answer to a question about a resume; ``employers`` are names in it, so that what an
    employer did is not taken for the candidate's. To a question that is not ``of_work`` (of a
    degree, a licence, a language) a name is an answer."""
    return _Reader(normalise(answer), resume_language, employers, of_work).read()


class _Reader:
    def __init__(self, text: str, language: str, employers: Sequence[str], of_work: bool) -> None:
        self._text, self._of_work = text, of_work
        self._foreign = _is_foreign(text, language)
        own = language_detection.detect(text).code if self._foreign else language
        self._patterns = AnswerPatterns.of(own)
        self._codes = tuple(dict.fromkeys((self._patterns.language.code, "en")))
        self._employers = [name.casefold() for name in employers if name]
        self._instructed = [text[start:end] for start, end in find_instructions(text)]
        self._claims: list[Claim] = []
        self._left_out: list[LeftOut] = []
        self._agreed = False
        self._against: set[str] = set()

    def read(self) -> ParsedAnswer:
        for sentence in sentences(self._text, self._patterns):
            self._sentence(sentence)
        agreed = self._agreed or (bool(self._claims) and not self._foreign)
        doubted = self._against & {"denied", "other_person", "unclear", "question"}
        claims = () if self._foreign else tuple(self._claims)
        left = [*self._left_out]
        if self._foreign:
            left += [LeftOut(claim.text, "language") for claim in self._claims]
        return ParsedAnswer(
            claims, tuple(left), self._agreed, agreed and not doubted, self._foreign
        )

    def _sentence(self, sentence: str) -> None:
        whole = self._without_chat(sentence)
        agrees, rest = self._yes(whole)
        self._agreed = self._agreed or agrees
        if not _WORDS.search(rest):
            return
        if reason := self._barred(rest):
            self._leave(sentence if not agrees else rest, reason)
            return
        context = False
        clauses = list(self._clauses(rest))
        for clause in clauses:
            reason = self._reason(clause, context)
            if reason:
                self._leave(clause if len(clauses) > 1 else rest, reason)
            else:
                self._claim(clause, context)
                context = True

    def _without_chat(self, sentence: str) -> str:
        if len(sentence) > MAX_LINE:
            return sentence
        for pattern, new in self._patterns.chat:
            sentence = pattern.sub(new, sentence)
        return " ".join(sentence.split()).strip(_EDGES)

    def _yes(self, clause: str) -> tuple[bool, str]:
        """Whether a clause begins with a yes, and what follows it."""
        found = self._patterns.yes.match(clause)
        return (True, self._without_chat(clause[found.end() :])) if found else (False, clause)

    def _barred(self, sentence: str) -> Reason | None:
        """Why no clause of a sentence may be looked at."""
        if len(sentence) > MAX_LINE:
            return "unclear"
        if sentence.rstrip().endswith(("?", "؟")):
            return "question"
        if any(part in sentence or sentence in part for part in self._instructed):
            return "instruction"
        if self._patterns.not_me.search(sentence):
            return "other_person"
        return None

    def _clauses(self, sentence: str) -> Iterator[str]:
        """A sentence, cut where it turns, where a new subject stands behind a comma, and where
        another fact is told."""
        for part in self._patterns.contrast.split(sentence):
            for piece in self._by_subject(part.strip(_EDGES)):
                piece, cuts = piece.rstrip(".!… "), [0]
                for found in self._patterns.joint.finditer(piece):
                    if self._patterns.content(piece[cuts[-1] : found.start()]) > 1:
                        cuts += [found.start(), found.end()]
                cuts.append(len(piece))
                for start, end in zip(cuts[::2], cuts[1::2], strict=True):
                    if _WORDS.search(piece[start:end]):
                        yield piece[start:end].strip(_EDGES)

    def _by_subject(self, clause: str) -> Sequence[str]:
        """A clause, cut before a new subject where only one side is so: "I did not use it at
        Nordwind, I used it at Contoso"."""
        code = self._patterns.language.code
        cuts = sorted({0, *Assertions(ProcessedText(clause), code).subjects(), len(clause)})
        parts = [clause[a:b].strip(_EDGES) for a, b in zip(cuts, cuts[1:], strict=False)]
        mixed = len({bool(self._reason(part, context=True)) for part in parts}) > 1
        return parts if mixed else [clause]

    def _reason(self, clause: str, context: bool) -> Reason | None:
        """Why a clause claims nothing; ``context``: the one before it in its sentence does."""
        patterns = self._patterns
        other = patterns.others.search(clause)
        if other and not patterns.counts(clause, other.end()):
            return "other_person"
        if patterns.talk.search(clause) or not patterns.says_something(clause):
            return "talk"
        if patterns.weak.search(clause) or patterns.wish.search(clause):
            return "unclear"
        if patterns.obliged.search(clause) and not has_figure(clause):
            return "unclear"
        if patterns.shared_use.search(clause) or self._employer_acts(clause):
            return "other_person"
        statuses = self._statuses(clause)
        if not statuses and not self._has_subject(clause, context):
            return "unclear"
        if patterns.works(clause):  # "plane 14 Linien": work, no plan
            statuses = [one for one in statuses if one != Assertion.HYPOTHETICAL]
        return REASONS[statuses[0]] if statuses else None

    def _has_subject(self, clause: str, context: bool) -> bool:
        """Whether a clause is about the candidate: it says so, goes on from one that does, begins
        with a verb, follows a yes, or has a figure or a name; and nothing else is its subject."""
        patterns, figure = self._patterns, has_figure(clause)
        if any(pattern.match(clause) for pattern, _ in patterns.effect):
            return True
        if self._is_outcome(clause, context):
            return True
        own = patterns.has_subject(clause)
        if patterns.finite.search(clause):
            return own and (figure or not patterns.shared.search(clause))
        if own or context or patterns.acts(clause):
            return True
        if patterns.other_acts(clause):
            return False
        named = any(name in clause.casefold() for name in self._employers)
        return self._agreed or figure or named or self._is_answer(clause)

    def _is_outcome(self, clause: str, context: bool) -> bool:
        """Whether a clause tells with a figure what changed, behind a claim of the candidate's."""
        told = context or any(not claim.effect for claim in self._claims)
        return told and has_figure(clause) and bool(self._patterns.outcome.search(clause))

    def _is_answer(self, clause: str) -> bool:
        """Whether a clause is a name at some length, where a name is asked for: "Master of Science,
        Halden"."""
        return not self._of_work and self._patterns.content(clause) > _SHORT

    def _employer_acts(self, clause: str) -> bool:
        """Whether an employer is the subject of a clause."""
        if self._patterns.has_subject(clause):
            return False
        folded = clause.casefold()
        names = (name for name in self._employers if folded.startswith(f"{name} "))
        return any(folded[len(name) + 1 : len(name) + 2].isalpha() for name in names)

    def _statuses(self, clause: str) -> list[Assertion]:
        """What a clause says beside that it is so; what a figure counts is no verb ("15 Pläne")."""
        nouns = self._patterns.language.noun_capitals
        text = ProcessedText(_COUNTED.sub("", clause) if nouns else clause)
        found = frozenset().union(*(Assertions(text, code).whole() for code in self._codes))
        return [one for one in Assertion if one in found]

    def _claim(self, clause: str, context: bool) -> None:
        patterns = self._patterns
        for pattern, new in patterns.effect:
            if found := pattern.match(clause):
                rest = found.expand(new) + clause[found.end() :]
                self._claims.append(Claim(rest, effect=True))
                return
        if self._is_outcome(clause, context) and not patterns.has_subject(clause):
            self._claims.append(Claim(clause, effect=True))
            return
        shared = bool(patterns.shared.search(clause))
        bare = not patterns.has_subject(clause) or patterns.is_fragment(clause)
        fragment = bare and not context and not patterns.acts(clause)
        self._claims.append(Claim(clause, False, fragment, shared))

    def _leave(self, text: str, reason: Reason) -> None:
        self._against.add(reason)
        self._left_out.append(LeftOut(text, reason))


def has_figure(clause: str) -> bool:
    """Whether a clause has a figure that is no year."""
    return bool(_DIGIT.search(YEAR.sub("", clause)))


def _is_foreign(text: str, language: str) -> bool:
    """Whether an answer is surely in another language than the resume's."""
    if sum(map(str.isalpha, text)) < MIN_LETTERS or len(text.split()) < 4:
        return False
    found = language_detection.detect(text)
    return found.code != language.split("-")[0] and found.confidence >= SURE
