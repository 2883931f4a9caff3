"""Years of experience that a job text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import YearsDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import any_of, load

_MAX_YEARS = 30
_SEVERAL = 2  # the least that "several" means
_AROUND = 40  # characters
_TERM = 20  # characters around years that tell what they are


@cache
def _numbers() -> dict[str, int]:
    words = {
        word: int(key) for key, words in load("job").items() if key.isdigit() for word in words
    }
    return words | {str(number): number for number in range(_MAX_YEARS + 1)}


@cache
def _pattern() -> re.Pattern[str]:
    job = load("job")
    number = rf"(?:\d{{1,2}}|{any_of(word for word in _numbers() if not word.isdigit())})"
    more = rf"(?:\s*{any_of(job['more'])}(?![^\W_]))?"
    before, behind = any_of(job["ofthembefore"]), any_of(job["ofthem"])
    least = any_of(job["least"])
    return re.compile(
        rf"(?<![^\W_])(?P<bound>(?:{any_of((*job['least'], *job['most']))})\s*)?"
        rf"(?P<first>(?<![\d.,]){number})(?:\s*\(\d+\))?\s?(?P<plus>\+)?{more}"
        rf"(?:\s*(?:{any_of(job['range'])})\s*(?P<second>{number}))?\s?\+?{more}"
        rf"[\s-]*(?P<unit>{any_of((*job['years'], *job['months']))})(?![^\W_])"
        rf"|(?P<dual>(?:{any_of(job['dual'])}))"
        rf"|(?<![^\W_])(?P<several>{any_of(job['several'])})(?![^\W_])"
        rf"|(?<![^\W_]){before}\s+(?:{least}\s+)?(?P<part>{number})(?![^\W_])"
        rf"|(?<![^\W_])(?P<some>{number})\s+{behind}(?![^\W_])"
    )


def find_years(clauses: Sequence[Clause]) -> Iterator[Mention]:
    """Every mention of years of experience, in order."""
    return (years for clause in clauses if clause.asks for years in _in_clause(clause))


def years_said(source: ProcessedText) -> Iterator[tuple[float, Quote]]:
    """The lengths of experience that a resume states: behind or before a word for experience, or at
    the beginning of a line or sentence ("Nine years in sales")."""
    folded = source.folded
    for match in _pattern().finditer(folded):
        before = folded[max(0, match.start() - _AROUND) : match.start()]
        behind = folded[match.end() : match.end() + _AROUND].split("\n")[0]
        opens = not before.rpartition("\n")[2].strip(" -*•") or before.endswith((". ", ": "))
        around = before.rpartition("\n")[2] + match[0] + behind
        stated = opens or phrase("experience").search(around)
        if not match["first"] or not stated or phrase("age").search(around):
            continue
        number = _number(match["first"])
        count = number / 12 if match["unit"] in load("job")["months"] else float(number)
        if count > 0:
            yield count, Quote(source.text[match.start() : match.end()], *match.span())


def _in_clause(clause: Clause) -> Iterator[Mention]:
    if phrase("age").search(clause.folded) and not phrase("experience").search(clause.folded):
        return
    speaks = clause.kind in ("must", "nice") or phrase("experience").search(clause.folded)
    unit = ""  # nested years are a part of others, and of their unit
    for match in _pattern().finditer(clause.folded) if speaks else ():
        bounds = _bounds(match, unit)
        unit = unit if bounds is None else match["unit"] or unit or load("job")["years"][0]
        start = clause.start + match.start()
        if bounds and bounds[0] and not clause.denies(start) and not _is_term(clause, match):
            words = Quote(
                clause.text[match.start() : match.end()], start, clause.start + match.end()
            )
            yield Mention(YearsDemand(words, *bounds), clause)


def _is_term(clause: Clause, found: re.Match[str]) -> bool:
    """Whether years are those of a study ("a four-year degree") or a time to do something in."""
    before = clause.folded[max(0, found.start() - _TERM) : found.start()].rstrip()
    behind = clause.folded[found.end() : found.end() + _TERM].split()
    joined = "-" in found[0] and found["unit"] and not found["second"]
    study = joined and behind and phrase("schooled").fullmatch(behind[0].strip(".,;"))
    return bool(study) or bool(_deadline().search(before))


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(load('job')['deadline'])}\Z")


def _bounds(match: re.Match[str], unit: str) -> tuple[int, int | None] | None:
    if match["dual"]:
        return _numbers()[match["dual"]], None
    if match["several"]:
        return _SEVERAL, None
    if nested := match["part"] or match["some"]:
        number = _number(nested)
        return (number // 12 if unit in load("job")["months"] else number, None) if unit else None
    first = _number(match["first"])
    second = _number(match["second"]) if match["second"] else None
    if match["unit"] in load("job")["months"]:
        first, second = first // 12, second // 12 if second else None
    if first > _MAX_YEARS or (first == 0 and not second):
        return None
    if match["bound"] and match["bound"].strip() in load("job")["most"]:
        return (0, first) if second is None else (first, second)
    if second is not None and second < first:
        return first, None
    return first, second


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _numbers()[" ".join(word.split())]
