"""What a job text asks for, each demand with the words that state it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, Job, Keyword, SkillDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.job import attributes
from resume_api.extraction.job.clauses import Clause, clauses
from resume_api.extraction.job.cleaning import clean
from resume_api.extraction.job.degrees import find_degrees
from resume_api.extraction.job.languages import find_languages
from resume_api.extraction.job.mentions import Mention, without_overlaps
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.job.requirements import requirements
from resume_api.extraction.job.skills import find_named
from resume_api.extraction.job.years import find_years
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.language_detection import Detected
from resume_api.extraction.text.phrase_memory import forgetting
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import Tokens
from resume_api.extraction.text.word_lists import any_of, load

_KEYWORDS = 20
_KNOWN = 1.5
_SHORTEST_KEYWORD = 3
_MAX_TITLE = 80
_TELLING = ("must", "nice", "duty", "title")  # whose words tell a job from others
_FEW_WORDS = 4
_FIRST = 12  # clauses that a title stands in
_NO_TITLE = ("benefit", "application_and_law", "condition")


@dataclass(frozen=True, slots=True)
class ReadJob:
    """The demands of a job text, the text as it was processed and the clauses in it."""

    job: Job
    text: ProcessedText
    clauses: tuple[Clause, ...]


@forgetting()
def parse_job(text: str, language: str | None = None) -> Job:
    """The demands of a job text in any supported language; ``language`` spares its detection.

    The text is cleaned first (``cleaning``): all quotes stand verbatim in ``text`` of the result at
    their code point offsets.
    """
    return read_job(text, language).job


def read_job(pasted: str, language: str | None = None) -> ReadJob:
    """The demands of a job text, and what they were read in."""
    ad = ProcessedText(clean(pasted).text)
    found = Detected(language, 1.0) if language else ad.language
    text, parts = ad.text, clauses(ad, found.code)
    found_title = _title(text, parts)
    title = attributes.without_place(found_title) if found_title else None
    job = replace(
        _demanded(ad, found, parts, title),
        title=title,
        seniority=attributes.seniority(title, parts, ad),
        workplace=attributes.workplace(parts, title, ad),
        location=attributes.location(parts, title, ad),
    )
    return ReadJob(job, ad, parts)


def read_criterion(text: str) -> ReadJob:
    """The demands of a sentence, read as the clauses of a job text are: all of it is asked for. It
    has no heading, and says neither where nor at what level the work is; short, it is itself the
    title that is sought."""
    ad = ProcessedText(text)
    parts = tuple(
        part if part.kind == "nice" else replace(part, kind="must")
        for part in clauses(ad, ad.language.code)
    )
    first = parts[0] if parts else None
    title = _quote(text, first.start, first.end) if first and _is_title(first) else None
    return ReadJob(replace(_demanded(ad, ad.language, parts, None), title=title), ad, parts)


def _demanded(
    ad: ProcessedText, found: Detected, parts: Sequence[Clause], title: Quote | None
) -> Job:
    head = title.end if title else 0
    known = list(find_named(ad, parts))
    held = [one for one in known if isinstance(one.demand, CertificateDemand)]
    degrees = find_degrees(parts, Spans((one.start, one.end) for one in held))
    named = without_overlaps(
        held,
        (one for one in degrees if one.start >= head),
        find_years(parts),
        find_languages(parts),
        known,
    )
    return Job(
        text=ad.text,
        language=found.code,
        language_confidence=found.confidence,
        requirements=requirements(ad.text, parts, named, title),
        keywords=_keywords(ad, parts, named),
    )


def _title(text: str, parts: Sequence[Clause]) -> Quote | None:
    """The title behind its label, else the first short line that is one, else the words behind "we
    are looking for"."""
    first = parts[:_FIRST]
    for part in first[:4]:
        if (named := _label().match(part.folded)) and len(part.folded) <= _MAX_TITLE:
            return _quote(text, part.start + named.end(), part.end)
    told = [part for part in first if part.kind == "title" and part.place != "body"]
    heads = [p for p in first if p.whole and p.kind != "title" and _may_head(p)]
    for part in (*told, *heads, *first[:1]):
        if _is_no_title(part):
            continue
        wanted = phrase("wanted").search(part.folded)
        if wanted:
            quote = _wanted(text, part)
            if quote or not wanted.start():
                return quote or _quote(text, part.start + wanted.end(), part.end)
        elif title_score(part.folded) or (part is first[0] and _may_be_title(part)):
            return _quote(text, part.start, part.end)
    return next((quote for part in first if (quote := _wanted(text, part))), None)


def _may_head(part: Clause) -> bool:
    """Whether a line has a word for a job and asks for nothing."""
    return bool(title_score(part.folded)) and not phrase("cue").search(part.folded)


def _may_be_title(part: Clause) -> bool:
    """Whether a line that no word of titles stands in is a title by its place."""
    return part.whole and not part.asks and len(part.text.split()) <= _FEW_WORDS


def _is_no_title(part: Clause) -> bool:
    """Whether a clause is none by its role, its length, or as a label with nothing behind it."""
    return (
        part.kind in _NO_TITLE
        or len(part.text) > _MAX_TITLE
        or part.text[0].isdigit()
        or part.folded.endswith(":")
        or bool(phrase("titled", "furniture").fullmatch(part.folded))
        or bool(phrase("furniture").search(part.folded))
    )


def _is_title(part: Clause) -> bool:
    """Whether a clause is short, and has a word for a job or next to no words."""
    return len(part.text) <= _MAX_TITLE and bool(
        title_score(part.folded) or len(part.text.split()) <= _FEW_WORDS
    )


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('job')['titled'])})\s*[:：]\s*(?=\S)")


def _wanted(text: str, part: Clause) -> Quote | None:
    wanted = phrase("wanted").search(part.folded)
    if not wanted:
        return None
    article = re.compile(rf"\s{{0,9}}(?:{any_of(load('job')['article'])}\b)?\s{{0,9}}")
    opened = article.match(part.folded, wanted.end())
    start = opened.end() if opened else wanted.end()
    stop = phrase("titlestop").search(part.folded, start)
    comma = re.compile(r"[,.(؛،\n]").search(part.folded, start)
    end = min(m.start() for m in (stop, comma) if m) if stop or comma else len(part.folded)
    words = part.folded[start:end]
    return _quote(text, part.start + start, part.start + end) if title_score(words) else None


def _quote(text: str, start: int, end: int) -> Quote | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(" :-–*#\t"))
    words = words.strip(" :-–*#\t").rstrip(".")
    return Quote(words, start, start + len(words)) if words else None


def _keywords(
    ad: ProcessedText, parts: Sequence[Clause], named: Sequence[Mention]
) -> tuple[Keyword, ...]:
    """What tells this job from others: (1 + ln tf) x idf, known skills half as much more."""
    text = ad.text
    places: dict[str, list[tuple[int, int]]] = {}
    known: dict[str, str] = {}
    taken: set[int] = set()
    for mention in named:
        demand = mention.demand
        if isinstance(demand, SkillDemand | CertificateDemand) and demand.concept:
            term = known.setdefault(demand.concept, demand.words.text)
            places.setdefault(term, []).append((mention.start, mention.end))
            taken.update(range(mention.start, mention.end))
    concepts = {term: concept for concept, term in known.items()}
    weights = dict.fromkeys(places, _KNOWN)
    for key, start, end in _words(ad.tokens, parts):
        if start not in taken:
            term = text[start:end].casefold()
            places.setdefault(term, []).append((start, end))
            weights.setdefault(term, idf().get(key, 1.0))
    weighed = [
        (round((1 + math.log(len(own))) * weights[term], 4), own[0], term)
        for term, own in places.items()
        if weights[term]
    ]
    heavy = sorted(weighed, key=lambda found: (-found[0], found[1][0]))[:_KEYWORDS]
    return tuple(
        Keyword(term, weight, Quote(text[start:end], start, end), concepts.get(term))
        for weight, (start, end), term in heavy
    )


def _words(tokens: Tokens, parts: Sequence[Clause]) -> Iterator[tuple[str, int, int]]:
    """The words of the asking clauses that may serve as keywords: token, start and end."""
    folded, keys = tokens.folded, tokens.keys
    starts = tokens.starts if folded.places is None else list(map(folded.source, tokens.starts))
    for part in parts:
        if part.kind in _TELLING:
            for index in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
                key = keys[index]
                known = len(key) >= _SHORTEST_KEYWORD and not key.isdigit()
                if known and not part.denies(starts[index]):
                    yield key, starts[index], folded.source_end(tokens.ends[index])
