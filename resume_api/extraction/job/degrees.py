"""The degree that a job text asks for, with its fields of study."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import DegreeDemand, YearsDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.word_lists import any_of, conjunction, load

STUDY_YEARS = {1: 2, 2: 3, 3: 4, 4: 6, 5: 9}
"""How long it usually takes to a degree of a level, from school on."""
_BACHELOR = 3
_SHORTEST = 3
_MAX_FIELD = 50
_MAX_QUOTE = 300
_OPENER = 12
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


@cache
def _opened() -> re.Pattern[str]:
    """The opener that is the last word of a degree's name: "laurea in"."""
    return re.compile(rf"(?<=\s){any_of(load('job')['fieldstart'])}\Z")


def find_degrees(clauses: Sequence[Clause], held: Spans) -> Iterator[Mention]:
    """Every degree that the asking clauses name, the last of a clause with its fields of study, and
    the experience that stands for it. What stands in ``held`` is something else."""
    return (mention for clause in clauses if clause.asks for mention in _in_clause(clause, held))


def _in_clause(clause: Clause, held: Spans) -> Iterator[Mention]:
    pattern, levels = _levels()
    schooled = bool(phrase("schooled").search(clause.folded))
    matches = [
        m
        for m in pattern.finditer(clause.folded)
        if _is_degree(m, clause, schooled)
        and not held.holds(clause.start + m.start())
        and not clause.denies(clause.start + m.start())
    ]
    if not matches:
        return
    fields_end, until = 0, len(clause.folded)
    fields: tuple[str, ...] = ()
    found: list[DegreeDemand] = []
    for match in reversed(matches):
        own_end, own = _fields(clause, _end(match, clause), until)
        fields, fields_end = own or fields, max(fields_end, own_end)
        name = _name(match)
        level = levels.get(name) or levels.get(match[0]) or _BACHELOR
        far = own and own_end - match.start() <= _MAX_QUOTE
        words = _words(clause, match.start(), max(_end(match, clause), own_end if far else 0))
        found.append(DegreeDemand(words, level, fields))
        until = match.start()
    yield from (Mention(demand, clause) for demand in reversed(found))
    last, lowest = matches[-1], min(demand.level for demand in found)
    if instead := phrase("equivalent").search(clause.folded, max(fields_end, last.end())):
        joined = _joined().match(clause.folded, instead.start())
        words = _words(clause, joined.end() if joined else instead.start(), instead.end())
        yield Mention(YearsDemand(words, STUDY_YEARS[lowest]), clause)


def _end(match: re.Match[str], clause: Clause) -> int:
    """Where a degree's name ends, with the last of its full stops: "B.S."."""
    return match.end() + ("." in match[0] and clause.folded.startswith(".", match.end()))


def _words(clause: Clause, start: int, end: int) -> Quote:
    words = clause.text[start:end].rstrip(" ,;(")
    return Quote(words, clause.start + start, clause.start + start + len(words))


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"{conjunction('or')}\s+")


def _is_degree(match: re.Match[str], clause: Clause, schooled: bool) -> bool:
    """Short and common words mean a degree only in capitals or beside a word that says so, and what
    is somebody's work as well ("DBA") only beside such a word."""
    name = _name(match)
    if name in load("degrees")["work"]:
        return schooled
    if (letters := len(name.replace(".", ""))) <= _SHORTEST:
        told = schooled or phrase("fieldstart").match(clause.folded, _end(match, clause) + 1)
        return clause.text[match.start()].isupper() and (letters == _SHORTEST or bool(told))
    if name in load("job")["unsure"]:
        return schooled and clause.kind != "duty"
    return clause.kind != "duty" or schooled


def _fields(clause: Clause, offset: int, until: int) -> tuple[int, tuple[str, ...]]:
    """Where the fields of study behind a degree end in the clause, and the fields; ``until`` is
    where the next degree begins."""
    opened = _opener().match(clause.folded, offset, until) or _opened().search(
        clause.folded, max(0, offset - _OPENER), offset
    )
    start = opened.end() if opened else offset
    if not opened and clause.folded[offset : offset + 2].isascii():
        return 0, ()
    stop = phrase("fieldstop", "leading").search(clause.folded, start, until)
    end = min(stop.start() if stop else until, start + 3 * _MAX_FIELD)
    found, last = [], end
    for cut in (*_term().finditer(clause.folded, start, end), None):
        stretch = clause.text[start : cut.start() if cut else end]
        word = stretch.strip(" .'’-–:")
        if 1 < len(word) <= _MAX_FIELD:
            found.append(word)
            last = start + len(stretch.rstrip())
        start = cut.end() if cut else end
    return last, tuple(found)
