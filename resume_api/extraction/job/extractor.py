"""What a job text asks for, each demand with the words that state it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import JobFacts, Keyword
from resume_api.domain.spans import Spans
from resume_api.extraction.job import attributes
from resume_api.extraction.job.clauses import Clause, clauses
from resume_api.extraction.job.credentials import certification_demands, language_demands
from resume_api.extraction.job.degrees import degree_demand, find_degrees
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.job.skills import Named, demands, find_terms
from resume_api.extraction.job.years import find_years, years_demand
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.language_detection import detect
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import any_of, load

_KEYWORDS = 20
_KNOWN = 1.5
_SHORTEST_KEYWORD = 3
_MAX_TITLE = 80


def job_facts(text: str, language: str | None = None) -> JobFacts:
    """The demands of a job text in any supported language; ``language`` spares its detection.

    All quotes stand verbatim in ``text`` at their code point offsets.
    """
    code, confidence = (language, 1.0) if language else detect(text)
    parts = clauses(text)
    title = _title(text, parts)
    degrees = find_degrees([part for part in parts if not title or part.start >= title.end], text)
    studied = Spans((degree.quote.start, degree.quote.end) for degree in degrees)
    named = [item for item in find_terms(text, parts) if not studied.holds(item.quote.start)]
    years = find_years(parts)
    return JobFacts(
        text=text,
        language=code,
        language_confidence=confidence,
        title=title,
        skills=demands(named, parts, years),
        years=years_demand(years, text),
        degree=degree_demand(degrees),
        certifications=certification_demands(named),
        languages=language_demands(parts, text),
        keywords=_keywords(text, parts, named),
        seniority=attributes.seniority(title, parts, text),
        workplace=attributes.workplace(parts, title, text),
        location=attributes.location(text),
    )


def _title(text: str, parts: Sequence[Clause]) -> Quote | None:
    """The title behind its label, else the first line where it looks like one, else the words
    behind "we are looking for"."""
    folded = [(part, part.folded) for part in parts[:12]]
    for part, words in folded[:4]:
        if (named := _label().match(words)) and len(words) <= _MAX_TITLE:
            return _quote(text, part.start + named.end(), part.end)
    if parts and len(parts[0].text) <= _MAX_TITLE:
        first = parts[0]
        wanted = phrase("wanted").search(first.folded)
        if not wanted and (title_score(first.folded) or len(first.text.split()) <= 4):
            return _quote(text, first.start, first.end)
        if wanted and not wanted.start():
            return _wanted(text, first) or _quote(text, first.start + wanted.end(), first.end)
    return next((quote for part, _ in folded if (quote := _wanted(text, part))), None)


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


def _keywords(text: str, parts: Sequence[Clause], named: Sequence[Named]) -> tuple[Keyword, ...]:
    """What tells this job from others: (1 + ln tf) x idf, known skills half as much more."""
    places: dict[str, list[tuple[int, int]]] = {}
    for item in named:
        places.setdefault(item.name, []).append((item.quote.start, item.quote.end))
    weights = dict.fromkeys(places, _KNOWN)
    taken = {offset for item in named for offset in range(item.quote.start, item.quote.end)}
    for key, start, end in _words(text, parts):
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
        Keyword(term, weight, Quote(text[start:end], start, end))
        for weight, (start, end), term in heavy
    )


def _words(text: str, parts: Sequence[Clause]) -> Iterator[tuple[str, int, int]]:
    """The words of the asking clauses that may serve as keywords: token, start and end."""
    tokens = tokenize(text)
    folded, keys = tokens.folded, tokens.keys
    starts = tokens.starts if folded.places is None else list(map(folded.source, tokens.starts))
    for part in parts:
        if part.asks:
            for index in range(bisect_left(starts, part.start), bisect_left(starts, part.end)):
                key = keys[index]
                if len(key) >= _SHORTEST_KEYWORD and not key.isdigit():
                    yield key, starts[index], folded.source_end(tokens.ends[index])
