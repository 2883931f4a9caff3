"""Degree, languages, certificates and permits that a job text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from providers.inputs import CertificationDemand, DegreeDemand, LanguageDemand, Quote
from resume_api.facts.job_lines import Clause
from resume_api.facts.job_terms import Named
from resume_api.facts.job_wording import phrase
from resume_api.facts.lexicon import CERTIFICATIONS, PERMITS
from resume_api.facts.vocabulary import any_of, load

_BACHELOR = 3
_PLAIN_DEGREE = "degree"
_UNSURE_WORDS = (
    "ausbildung lehre meister promotion master masters grado licence technicien techniker maturita"
    " liceo lise school diploma intermediate graduate associate laurea bed med march ma be as ab me"
    " bas its but cap fp drs ir mag cap ms dba md ba bs ارشد lisans its"
)
_UNSURE = frozenset(_UNSURE_WORDS.split())
_TERM = re.compile(
    r"\s*(?:,|/|;|\(|\)|\b(?:or|and|oder|und|ou|et|o|y|u|e)\b|\sیا\s|\sو\s|\sأو\s|،)\s*"
)
_LONGEST_FIELD = 50


@cache
def _levels() -> tuple[re.Pattern[str], dict[str, int]]:
    levels = {
        " ".join(term.split()): int(key)
        for key, terms in load("degrees").items()
        if key.isdigit()
        for term in terms
    }
    levels |= dict.fromkeys(load("job")[_PLAIN_DEGREE], _BACHELOR)
    return re.compile(rf"(?<![^\W_]){any_of(levels)}(?:'s)?(?![^\W_])"), levels


@cache
def _languages() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        " ".join(name.split()): code
        for code, names in load("languages").items()
        if code != "level"
        for name in names
    }
    ending = r"(?:kenntnisse\w*|sprachig\w*|e[nrs]?)?"
    return re.compile(rf"(?<![^\W_])(?:و?(?:ب|ل)?)?({any_of(codes)}){ending}(?![^\W_])"), codes


def degree_demand(clauses: Sequence[Clause], text: str) -> DegreeDemand | None:
    """The lowest degree that satisfies the job, with its fields; required ones come first."""
    found = [demand for clause in clauses if clause.asks for demand in _degrees_of(clause, text)]
    required = [demand for demand in found if demand.must] or found
    if not required:
        return None
    lowest = min(required, key=lambda demand: (demand.level, demand.quote.start))
    fields = lowest.fields or next((d.fields for d in required if d.fields), ())
    return DegreeDemand(lowest.level, fields, lowest.must, lowest.quote)


def _degrees_of(clause: Clause, text: str) -> Iterable[DegreeDemand]:
    pattern, levels = _levels()
    schooled = phrase("schooled").search(clause.folded)
    matches = [
        m for m in pattern.finditer(clause.folded) if _means_degree(m, clause, bool(schooled))
    ]
    for match in matches:
        name = " ".join(match[0].removesuffix("'s").split())
        level = levels.get(name) or levels.get(match[0]) or _BACHELOR
        end, fields = _fields(clause, matches[-1].end())
        start = clause.start + match.start()
        stop = clause.start + max(match.end(), end)
        yield DegreeDemand(
            level, fields, not clause.is_welcome(start), Quote(text[start:stop], start, stop)
        )


def _means_degree(match: re.Match[str], clause: Clause, schooled: bool) -> bool:
    """Short and common words mean a degree only in capitals or beside a word that says so."""
    name = match[0].removesuffix("'s")
    written = clause.text[match.start() : match.end()]
    if len(name.replace(".", "")) <= 3:
        return written[:1].isupper() and (len(name) > 2 or schooled)
    if name in _UNSURE or (not name.isascii() and " " not in name):
        return schooled and (clause.kind != "duties")
    return clause.kind != "duties" or schooled


def _fields(clause: Clause, offset: int) -> tuple[int, tuple[str, ...]]:
    """The fields of study named behind a degree, and where they end in the clause."""
    opener = re.compile(rf"[\s'\w]{{0,25}}?(?<![^\W_]){any_of(load('job')['fieldstart'])}\s+")
    opened = opener.match(clause.folded, offset)
    if not opened:
        return 0, ()
    stop = phrase("fieldstop").search(clause.folded, opened.end())
    end = min(stop.start() if stop else len(clause.folded), opened.end() + 3 * _LONGEST_FIELD)
    found, start = [], opened.end()
    for cut in (*_TERM.finditer(clause.folded, opened.end(), end), None):
        word = clause.text[start : cut.start() if cut else end].strip(" .'’")
        if 1 < len(word) <= _LONGEST_FIELD:
            found.append(word)
        start = cut.end() if cut else end
    return end, tuple(found)


def language_demands(clauses: Iterable[Clause], text: str) -> tuple[LanguageDemand, ...]:
    """The human languages that the asking clauses name beside a word about language or skill."""
    pattern, codes = _languages()
    found: dict[str, LanguageDemand] = {}
    for clause in clauses:
        if clause.kind not in ("must", "nice", "body") or not _speaks(clause):
            continue
        for match in pattern.finditer(clause.folded):
            code = codes[" ".join(match[1].split())]
            start, end = clause.start + match.start(1), clause.start + match.end()
            must = not clause.is_welcome(start)
            if code not in found or (must and not found[code].must):
                found[code] = LanguageDemand(code, must, Quote(text[start:end], start, end))
    return tuple(found.values())


@cache
def _language_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{any_of((*load('languages')['level'], *load('job')['tongue']))}"
        r"|[abc][12])(?![^\W_])|kenntnisse"
    )


def _speaks(clause: Clause) -> bool:
    return len(clause.text.split()) <= 4 or bool(
        _language_words().search(clause.folded) or phrase("cue").search(clause.folded)
    )


def certification_demands(named: Iterable[Named]) -> tuple[CertificationDemand, ...]:
    """Certificates, licences and permits; a required permit is a condition."""
    found: dict[str, CertificationDemand] = {}
    for item in named:
        if item.category in (CERTIFICATIONS, PERMITS) and item.clause.kind != "duties":
            must = not item.clause.is_welcome(item.quote.start)
            if item.name not in found or (must and not found[item.name].must):
                knockout = must and item.category == PERMITS
                found[item.name] = CertificationDemand(item.name, must, knockout, item.quote)
    return tuple(found.values())
