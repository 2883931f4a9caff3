"""What the work is made of, in the words of the ad: stretches as short as a resume would say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from resume_api.domain.document import Quote
from resume_api.domain.job import Alternative, Requirement, SkillDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.lists import Part, parts
from resume_api.extraction.job.literals import is_denied, is_thing, telling
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.word_lists import fold

_WORDS = 11  # of a duty at most
_FEWEST = 2
_STATEMENT = 24  # words of a clause that asks for something in its own words
_LEAST = 2.5  # weight of words that stand beside other duties in their clause
_WORD = re.compile(r"[^\W_][\w'’-]*")
SOFT = "soft"


def duties(text: str, clause: Clause, mentions: Sequence[Mention]) -> Iterator[Requirement]:
    """The duties of a clause; one that names skills is borne out by these together, another by its
    words. A long clause is parted where it lists, neighbours stay together while they are short."""
    known = [m.demand for m in mentions if isinstance(m.demand, SkillDemand)]
    skills = [one for one in known if one.category != SOFT]
    places = [(one.words.start - clause.start, one.words.end - clause.start) for one in skills]
    named = Spans(places)
    stretches = [(*ends, _words(clause, *ends)) for ends in _stretches(clause, named)]
    heaviest = max((_weight(words.text) for *_, words in stretches if words), default=0)
    least = min(_LEAST, heaviest) if clause.whole else _LEAST if len(stretches) > 1 else 0
    for start, end, words in stretches:
        own = [one for one, (a, _) in zip(skills, places, strict=True) if start <= a < end]
        if words:
            if _weight(words.text) >= least:
                yield _duty(clause, words, own or [SkillDemand(words)])
        elif own:
            first, last = own[0].words.start, own[-1].words.end
            yield _duty(clause, Quote(text[first:last], first, last), own)


def statements(text: str, clause: Clause) -> Iterator[Requirement]:
    """What a clause of several words asks for that names nothing known and no list."""
    brief = len(clause.text.split(maxsplit=_STATEMENT)) <= _STATEMENT
    if brief and clause.kind in ("must", "nice") and clause.place == "body" and clause.whole:
        for found in duties(text, clause, ()):
            yield replace(found, kind="nice" if clause.is_welcome(found.quote.start) else "must")


def _stretches(clause: Clause, named: Spans) -> Iterator[tuple[int, int]]:
    """The runs of parts of a clause that have no more words than a duty."""
    start = end = -1
    for part in parts(clause, named):
        if part.joint == "like" and start >= 0 and not _fits(clause, start, part.end):
            break  # examples of what stands before them are no work of their own
        for begin, stop in _pieces(clause, part):
            if start >= 0 and not _fits(clause, start, stop):
                yield start, end
                start = -1
            start = begin if start < 0 else start
            end = stop
    if start >= 0:
        yield start, end


def _fits(clause: Clause, start: int, end: int) -> bool:
    return telling(clause.folded, start, end, _WORDS) is not None


def _pieces(clause: Clause, part: Part) -> Iterator[tuple[int, int]]:
    """A part of a clause, cut before words that tell nothing where it is too long."""
    words = list(_WORD.finditer(clause.folded, part.start, part.end))
    start, held = part.start, 0
    for word in words:
        if held >= _WORDS or (held > _WORDS // 2 < len(words) - _WORDS and not _telling(word[0])):
            yield start, word.start()
            start, held = word.start(), 0
        held += 1
    yield start, part.end


def _telling(word: str) -> float:
    return idf().get(word, 1.0)


def _weight(words: str) -> float:
    return sum(map(_telling, _WORD.findall(fold(words))))


def _words(clause: Clause, start: int, end: int) -> Quote | None:
    wish = phrase("trailing").search(clause.folded, start, end)
    span = telling(clause.folded, start, wish.start() if wish else end, _WORDS)
    if span is None or clause.place == "head" or is_denied(clause, *span):
        return None
    words = clause.text[span[0] : span[1]]
    if len(words.split()) < _FEWEST or not is_thing(words):
        return None
    return Quote(words, clause.start + span[0], clause.start + span[1])


def _duty(clause: Clause, words: Quote, demands: Sequence[SkillDemand]) -> Requirement:
    return Requirement(
        quote=words,
        kind="nice" if clause.is_welcome(words.start) else "duty",
        topic="skill",
        alternatives=(Alternative(skills=tuple(demands)),),
    )
