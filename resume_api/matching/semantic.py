"""Skills said in other words: what a job asks for against the resume's sentences, by cosine.

Only skills that no word of the resume shows are looked at. From ``MATCH`` on the nearest sentence
bears a skill out, from ``PARTLY`` on in part; below, the lexical finding stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from resume_api.domain.assessment import Judgement, Requirement
from resume_api.domain.document import Quote
from resume_api.domain.job import JobFacts
from resume_api.domain.resume import ResumeFacts
from resume_api.extraction.text.term_weights import stem_weights, stems_of

MATCH, PARTLY = 0.7, 0.5
SENTENCES = 120
LEAST_SHARED = 2  # words, below which sharing them is no meaning in common
WORDS_OF_AN_ITEM = 4
_SENTENCE = re.compile(r"[^.!?;؛؟•]+(?:[.!?;؛؟](?=\S)[^.!?;؛؟•]*)*")
_LISTED = re.compile(r"[^,،|]+")
_OPEN = {"skill_missing", "skill_related", "skill_near"}

Nearest = Sequence[tuple[float, int]]
"""For each open skill: the highest cosine, and the index of the sentence that has it."""


@dataclass(frozen=True)
class Open:
    """The skills that are not shown, and the resume without its owner, whose sentences may say
    them in other words: no name is ever compared. ``timed`` are the skills that the job wants
    years of, which words alone cannot show."""

    items: tuple[Requirement, ...]
    blinded: ResumeFacts
    timed: frozenset[str]

    @cached_property
    def sentences(self) -> tuple[Quote, ...]:
        """Bullets and lines by sentence, lists by item; each text once."""
        return tuple(islice(_sentences(self.blinded), SENTENCES))

    @property
    def texts(self) -> list[str]:
        """What is to be compared: the job's words of each skill, then the sentences."""
        return [i.quote.text for i in self.items] + [s.text for s in self.sentences]


def open_skills(items: Sequence[Requirement], blinded: ResumeFacts, job: JobFacts) -> Open | None:
    """The skills among ``items`` that the rules did not find; None where nothing is to compare."""
    found = tuple(item for item in items if item.finding.reason in _OPEN)
    timed = frozenset(demand.name for demand in job.skills if demand.years)
    return Open(found, blinded, timed) if found and blinded.text.strip() else None


def by_words(opened: Open) -> Nearest:
    """Cosines of TF-IDF weights of stems, each word of a sentence once."""
    wanted = stem_weights([item.quote.text for item in opened.items])
    known = stems_of(opened.blinded.text)
    if all(len(own.keys() & known) < LEAST_SHARED for own in wanted):
        return [(0.0, 0)] * len(wanted)
    sentences = stem_weights([sentence.text for sentence in opened.sentences])
    holding: dict[str, set[int]] = {}
    for place, sentence in enumerate(sentences):
        for key in sentence:
            holding.setdefault(key, set()).add(place)
    return [_nearest(own, sentences, holding) for own in wanted]


def _nearest(
    own: Mapping[str, float],
    sentences: Sequence[Mapping[str, float]],
    holding: Mapping[str, set[int]],
) -> tuple[float, int]:
    best = (0.0, 0)
    if len(own) >= LEAST_SHARED:
        for place in sorted({at for key in own for at in holding.get(key, ())}):
            cosine = _cosine(own, sentences[place])
            if cosine > best[0]:
                best = (cosine, place)
    return best


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = one.keys() & other.keys()
    if len(shared) < LEAST_SHARED:
        return 0.0
    product = math.fsum(one[key] * other[key] for key in shared)
    return product / math.sqrt(
        math.fsum(w * w for w in one.values()) * math.fsum(w * w for w in other.values())
    )


def by_vectors(opened: Open, vectors: npt.ArrayLike) -> Nearest:
    """Cosines of embeddings, in the order of ``Open.texts``."""
    table = np.asarray(vectors, dtype=np.float64)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    count = len(opened.items)
    cosines = table[:count] @ table[count:].T
    best = cosines.argmax(axis=1)
    return [(float(cosines[row, place]), int(place)) for row, place in enumerate(best)]


def settled(
    items: Sequence[Requirement], opened: Open | None, nearest: Nearest, resume: ResumeFacts
) -> tuple[Requirement, ...]:
    """``items``, those of ``opened`` with a nearer sentence borne out by it, quoted verbatim."""
    if opened is None:
        return tuple(items)
    found = {
        item.id: _said(item, cosine, opened.sentences[place], item.name in opened.timed, resume)
        for item, (cosine, place) in zip(opened.items, nearest, strict=True)
        if cosine >= PARTLY
    }
    return tuple(found.get(item.id, item) for item in items)


def _said(
    item: Requirement, cosine: float, sentence: Quote, timed: bool, resume: ResumeFacts
) -> Requirement:
    met = cosine >= MATCH and not timed
    share = 1.0 if met else 0.5 if cosine >= PARTLY else 0.0
    if share <= item.share:
        return item
    start, end = sentence.start, sentence.end
    quote = Quote(resume.text[start:end], start, end, sentence.section)
    values = {"skill": item.finding.values["skill"]}
    if met:
        finding = Judgement("met", (quote,), "skill_similar", values)
    else:
        finding = Judgement("partly", (quote,), "skill_near", values)
    return replace(item, share=share, finding=finding)


def _sentences(blinded: ResumeFacts) -> Iterator[Quote]:
    """What is added to a list changes none of its items."""
    text, behind = blinded.text, 0
    known: set[str] = set()
    for part in sorted((*blinded.bullets, *blinded.lines), key=lambda q: (q.start, -q.end)):
        if part.start < behind:
            continue
        behind = part.end
        for start, end in _pieces(text, part.start, part.end):
            words = text[start:end].strip()
            if any(map(str.isalpha, words)) and words.casefold() not in known:
                known.add(words.casefold())
                left = text.index(words, start)
                kinds = (s.kind for s in blinded.sections if s.start <= left < s.end)
                yield Quote(words, left, left + len(words), next(kinds, None))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for sentence in _SENTENCE.finditer(text, start, end):
        items = [item.span() for item in _LISTED.finditer(text, *sentence.span())]
        words = len(sentence[0].split())
        listed = len(items) > 2 and words <= WORDS_OF_AN_ITEM * len(items)
        yield from items if listed else [sentence.span()]
