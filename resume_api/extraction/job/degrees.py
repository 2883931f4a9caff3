"""The degree that a job text asks for, with its fields of study."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import DegreeDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.word_lists import any_of, conjunction, load

_BACHELOR = 3
_SHORTEST = 3
_MAX_FIELD = 50
_MAX_QUOTE = 300
_BLANKS = re.compile(r"[\s'\w]{0,25}?")


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, int]]:
    levels = {
        " ".join(term.split()): int(key)
        for key, terms in load("degrees").items()
        if key.isdigit()
        for term in terms
    }
    levels |= dict.fromkeys(load("job")["degree"], _BACHELOR)
    return re.compile(rf"(?<![^\W_]){any_of(levels)}{_possessive()}?(?![^\W_])"), levels


@cache
def _possessive() -> str:
    return any_of(load("inflections")["possessive"])


def _name(match: re.Match[str]) -> str:
    """The name of a degree without what makes it possessive."""
    return " ".join(re.sub(rf"{_possessive()}\Z", "", match[0]).split())


@cache
def _term() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,9}}(?:[,/;()،]|\b{conjunction('and', 'or')}\b)\s*")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"{_BLANKS.pattern}(?<![^\W_]){any_of(load('job')['fieldstart'])}\s+")


def find_degrees(clauses: Sequence[Clause], text: str) -> list[DegreeDemand]:
    """Every degree that the asking clauses name, each quoted with its fields of study."""
    return [demand for clause in clauses if clause.asks for demand in _in_clause(clause, text)]


def degree_demand(found: Sequence[DegreeDemand]) -> DegreeDemand | None:
    """The lowest of the degrees, which satisfies the job; required ones come first."""
    required = [demand for demand in found if demand.must] or found
    if not required:
        return None
    lowest = min(required, key=lambda demand: (demand.level, demand.quote.start))
    fields = lowest.fields or next((d.fields for d in required if d.fields), ())
    return DegreeDemand(lowest.level, fields, lowest.must, lowest.quote)


def _in_clause(clause: Clause, text: str) -> Iterator[DegreeDemand]:
    pattern, levels = _levels()
    schooled = bool(phrase("schooled").search(clause.folded))
    matches = [
        m
        for m in pattern.finditer(clause.folded)
        if _is_degree(m, clause, schooled) and not clause.denies(clause.start + m.start())
    ]
    fields_end, fields = _fields(clause, matches[-1].end()) if matches else (0, ())
    for match in matches:
        name = _name(match)
        level = levels.get(name) or levels.get(match[0]) or _BACHELOR
        end = fields_end if fields_end - match.start() <= _MAX_QUOTE else 0
        start = clause.start + match.start()
        words = clause.text[match.start() : max(match.end(), end)].rstrip(" ,;(")
        quote = Quote(words, start, start + len(words))
        yield DegreeDemand(level, fields, not clause.is_welcome(start), quote)


def _is_degree(match: re.Match[str], clause: Clause, schooled: bool) -> bool:
    """Short and common words mean a degree only in capitals or beside a word that says so."""
    name = _name(match)
    if len(name.replace(".", "")) <= _SHORTEST:
        return clause.text[match.start()].isupper() and (len(name) == _SHORTEST or schooled)
    if name in load("job")["unsure"]:
        return schooled and clause.kind != "duty"
    return clause.kind != "duty" or schooled


def _fields(clause: Clause, offset: int) -> tuple[int, tuple[str, ...]]:
    """Where the fields of study behind a degree end in the clause, and the fields."""
    opened = _opener().match(clause.folded, offset)
    start = opened.end() if opened else offset
    if not opened and clause.folded[offset : offset + 2].isascii():
        return 0, ()
    stop = phrase("fieldstop", "leading").search(clause.folded, start)
    end = min(stop.start() if stop else len(clause.folded), start + 3 * _MAX_FIELD)
    found = []
    for cut in (*_term().finditer(clause.folded, start, end), None):
        word = clause.text[start : cut.start() if cut else end].strip(" .'’-–:")
        if 1 < len(word) <= _MAX_FIELD:
            found.append(word)
        start = cut.end() if cut else end
    return end, tuple(found)
