"""What an answer asserts: its sentences as resume lines, without denials, wishes and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.documents.normalise import normalise
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.assertion import Assertion
from resume_api.domain.characters import LIST_MARKS, SENTENCE_ENDS
from resume_api.extraction.text import language_detection
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText

_ENDS = re.compile(rf"(?<=[{SENTENCE_ENDS}])\s++(?=\S)|(?:(?<!\s)[^\S\n]++)?(?:\n\s*+|;\s++)")
_MARK = re.compile(rf"^[\s>#{LIST_MARKS}]+")
_WORDS = re.compile(r"\w")
MAX_LINE = 400
_DENIED = frozenset({Assertion.NEGATED, Assertion.OTHER})


@dataclass(frozen=True, slots=True)
class ParsedAnswer:
    """``lines`` are what may stand in a resume, ``left_out`` what was said but may not,
    ``yes`` whether the answer begins with a yes, ``confirmed`` whether it asserts something and
    denies nothing."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...]
    yes: bool
    confirmed: bool

    @property
    def text(self) -> str:
        """All that the answer asserts."""
        return "\n".join(self.lines)


def read(answer: str, resume_language: str) -> ParsedAnswer:
    """An answer in the resume's language, in English or in its own."""
    text = normalise(answer)
    readers = _readers(text, resume_language)
    lines: list[str] = []
    left_out: list[str] = []
    agreed, denied = False, False
    instructed = [text[start:end] for start, end in find_instructions(text)]
    for clause in _clauses(text, readers):
        agrees, rest = _yes(clause, readers)
        agreed = agreed or agrees
        if not _WORDS.search(rest):
            continue
        for part in _parts(rest, readers):
            said_of_it = _statuses(part, readers)
            denied = denied or bool(said_of_it & _DENIED)
            if said_of_it or _unfit(part, instructed):
                left_out.append(clause if part == rest else part)
            else:
                lines.append(_as_line(part, readers))
    confirmed = (agreed or bool(lines)) and not denied
    return ParsedAnswer(tuple(lines), tuple(left_out), agreed, confirmed)


def _readers(text: str, resume_language: str) -> Sequence[AnswerPatterns]:
    own, _ = language_detection.choose(language_detection.detect(text))
    return [AnswerPatterns.of(tag) for tag in dict.fromkeys((own, resume_language, "en"))]


def _clauses(text: str, readers: Sequence[AnswerPatterns]) -> Iterator[str]:
    """Sentences, cut once more where one turns against what it began with."""
    for sentence in _ENDS.split(text):
        parts = [_MARK.sub("", sentence).strip()]
        for patterns in readers:
            parts = [piece for part in parts for piece in patterns.contrast.split(part)]
        yield from (part for part in parts if _WORDS.search(part))


def _yes(clause: str, readers: Sequence[AnswerPatterns]) -> tuple[bool, str]:
    """Whether a clause begins with a yes, and what follows it."""
    for patterns in readers:
        if found := patterns.yes.match(clause):
            return True, clause[found.end() :]
    return False, clause


def _parts(clause: str, readers: Sequence[AnswerPatterns]) -> Sequence[str]:
    """A clause, cut before a new subject where only one side is so: "I did not use it at Nordwind,
    I used it at Contoso"."""
    code = readers[0].language.code
    cuts = sorted({0, *Assertions(ProcessedText(clause), code).subjects(), len(clause)})
    parts = [clause[a:b].strip(" ,،") for a, b in zip(cuts, cuts[1:], strict=False)]
    mixed = len({bool(_statuses(part, readers)) for part in parts}) > 1
    return parts if mixed else [clause]


def _statuses(clause: str, readers: Sequence[AnswerPatterns]) -> frozenset[Assertion]:
    """What a clause says beside that it is so, in any of the languages it may be in."""
    text = ProcessedText(clause)
    found = (Assertions(text, patterns.language.code).whole() for patterns in readers)
    return frozenset().union(*found)


def _unfit(clause: str, instructed: Sequence[str]) -> bool:
    """A question, a word to the model, or more than a line."""
    return (
        clause.rstrip().endswith(("?", "؟"))
        or any(part in clause or clause in part for part in instructed)
        or len(clause) > MAX_LINE
    )


def _as_line(clause: str, readers: Sequence[AnswerPatterns]) -> str:
    """In the style of a resume: without the first person, the verb in front."""
    line = clause.strip().rstrip(".,;:。 ")
    for patterns in readers:
        if found := patterns.leading.match(line):
            where, rest = found["where"], found["rest"]
            return f"{_capital(rest)} {where[:1].lower()}{where[1:]}"
        for pattern, new in patterns.openings:
            shorter = pattern.sub(new, line, count=1)
            if shorter != line and _WORDS.search(shorter):
                return _capital(shorter)
    return _capital(line)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
