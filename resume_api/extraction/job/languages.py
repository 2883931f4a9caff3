"""Human languages that a job text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import LanguageDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.word_lists import any_of, load

_SHORT = 8  # words of a clause that may name a language and say no more of it
_NEAR = 25  # characters between a language and its level


@cache
def _languages() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        " ".join(name.split()): code
        for code, names in load("languages").items()
        if code != "level"
        for name in names
    }
    before, behind = (any_of(load("inflections")[key]) for key in ("proclitic", "language"))
    pattern = rf"(?<![^\W_]){before}{{0,2}}({any_of(codes)}){behind}?(?![^\W_])"
    return re.compile(pattern), codes


def find_languages(clauses: Iterable[Clause]) -> Iterator[Mention]:
    """The human languages that the asking clauses name beside a word about language or skill, each
    with the level next to it."""
    pattern, codes = _languages()
    for clause in clauses:
        if clause.kind not in ("must", "nice", "condition") or not _speaks(clause):
            continue
        for match in pattern.finditer(clause.folded):
            start, end = clause.start + match.start(1), clause.start + match.end()
            if not clause.denies(start):
                words = Quote(clause.text[match.start(1) : match.end()], start, end)
                code = codes[" ".join(match[1].split())]
                demand = LanguageDemand(words, code, _level(clause, match.start(1), match.end()))
                yield Mention(demand, clause)


def _level(clause: Clause, start: int, end: int) -> str | None:
    """The level that stands next to a language, behind it before one in front of it."""
    behind = level_words().search(clause.folded, end, min(len(clause.folded), end + _NEAR))
    before = [*level_words().finditer(clause.folded, max(0, start - _NEAR), start)]
    found = behind or (before[-1] if before else None)
    return clause.text[found.start() : found.end()] if found else None


@cache
def level_words() -> re.Pattern[str]:
    """A level of a language in words or of the European framework."""
    level = any_of(load("languages")["level"])
    return re.compile(rf"(?<![^\W_])(?:[abc][12]\+?|{level})(?![^\W_])")


@cache
def _language_words() -> re.Pattern[str]:
    before = any_of(load("inflections")["proclitic"])
    return re.compile(
        rf"(?<![^\W_]){before}?(?:{any_of((*load('languages')['level'], *load('job')['tongue']))}"
        rf"|[abc][12])(?![^\W_])|{any_of(load('inflections')['language_skill'])}"
    )


def _speaks(clause: Clause) -> bool:
    short = len(clause.text.split(maxsplit=_SHORT)) <= _SHORT
    return (
        short
        or clause.is_welcome(clause.start)
        or bool(_language_words().search(clause.folded) or phrase("cue").search(clause.folded))
    )
