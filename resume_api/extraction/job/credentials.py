"""Languages, certificates and permits that a job text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import CertificationDemand, LanguageDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.job.skills import Named
from resume_api.extraction.skills.lexicon import CERTIFICATIONS, PERMITS
from resume_api.extraction.text.word_lists import any_of, load


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


def language_demands(clauses: Iterable[Clause], text: str) -> tuple[LanguageDemand, ...]:
    """The human languages that the asking clauses name beside a word about language or skill."""
    pattern, codes = _languages()
    found: dict[str, LanguageDemand] = {}
    for clause in clauses:
        if clause.kind not in ("must", "nice", "condition") or not _speaks(clause):
            continue
        for match in pattern.finditer(clause.folded):
            code = codes[" ".join(match[1].split())]
            start, end = clause.start + match.start(1), clause.start + match.end()
            if clause.denies(start):
                continue
            must = not clause.is_welcome(start)
            if code not in found or (must and not found[code].must):
                found[code] = LanguageDemand(code, must, Quote(text[start:end], start, end))
    return tuple(found.values())


@cache
def _language_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{any_of((*load('languages')['level'], *load('job')['tongue']))}"
        rf"|[abc][12])(?![^\W_])|{any_of(load('inflections')['language_skill'])}"
    )


def _speaks(clause: Clause) -> bool:
    return len(clause.text.split()) <= 4 or bool(
        _language_words().search(clause.folded) or phrase("cue").search(clause.folded)
    )


def certification_demands(named: Iterable[Named]) -> tuple[CertificationDemand, ...]:
    """Certificates, licences and permits; a required permit is a condition."""
    found: dict[str, CertificationDemand] = {}
    for item in named:
        if item.category in (CERTIFICATIONS, PERMITS) and item.clause.kind != "duty":
            must = not item.clause.is_welcome(item.quote.start)
            if item.name not in found or (must and not found[item.name].must):
                knockout = must and item.category == PERMITS
                found[item.name] = CertificationDemand(item.name, must, knockout, item.quote)
    return tuple(found.values())
