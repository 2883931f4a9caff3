"""The skills that a job text asks for: known ones, and unknown ones that its wording gives away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import SkillDemand
from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.job.years import Years, years_of
from resume_api.extraction.skills.lexicon import CREDENTIALS
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.entity_heuristics import organisation_score
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import any_of, conjunction, fold, load

LITERAL = "other"
_ITEM = re.compile(r"[^,;،؛/()|:\n]+")
_GLUED = re.compile(r"[A-Za-z][آ-ی]|[آ-ی][A-Za-z]")  # two lines that lost their break
_LEVEL = re.compile(r"[ABC][12](?:\+|\s?[-–/]\s?[ABC][12])?")  # of a language
_MAX_WORDS = 4
_FIRM = 3  # the score of a legal form
_MIN_IDF = 0.5


@dataclass(frozen=True, slots=True)
class Named:
    """A skill that a clause of the job names, known or not."""

    name: str
    category: str
    quote: Quote
    clause: Clause
    literal: bool = False


def find_terms(ad: ProcessedText, clauses: Sequence[Clause]) -> list[Named]:
    """Every skill, certificate and permit that the asking clauses and the title name, in order."""
    asking = [clause for clause in clauses if clause.asks or clause.kind == "title"]
    skills = find_skills(ad)
    known = [
        Named(skill.name, skill.category, quote, clause)
        for skill in skills
        for quote in skill.quotes
        if (clause := _clause_at(asking, quote.start)) and not clause.denies(quote.start)
    ]
    taken = Spans({(quote.start, quote.end) for skill in skills for quote in skill.quotes})
    literal = [named for clause in asking for named in _literals(ad.text, clause, taken)]
    return sorted(known + literal, key=lambda named: named.quote.start)


def demands(
    named: Sequence[Named], clauses: Sequence[Clause], years: Sequence[Years]
) -> tuple[SkillDemand, ...]:
    """One demand a skill: required where any asking clause requires it. What stands in the title is
    demanded where nothing else is asked."""
    stated = any(clause.kind == "must" for clause in clauses)
    titled_only = not any(clause.asks for clause in clauses)
    mentions = Counter(item.name.casefold() for item in named)
    timed = [mention for mention in years if mention.minimum]
    found: dict[str, SkillDemand] = {}
    for item in named:
        if item.category in CREDENTIALS or (_is_title(item.clause) and not titled_only):
            continue
        must = _is_must(item, stated)
        known = found.get(item.name.casefold())
        wanted = years_of(timed, item.quote.start) if must else None
        if known is None or (must and not known.must) or (wanted and not known.years):
            must = must or bool(known and known.must)
            key = item.name.casefold()
            found[key] = SkillDemand(
                item.name, item.category, must, item.quote, wanted, item.literal, mentions[key]
            )
    return tuple(found.values())


def _is_title(clause: Clause) -> bool:
    """Whether a clause is the line of a title, which weighs what is asked elsewhere; a sentence
    that seeks somebody asks by itself."""
    return clause.kind == "title" and clause.whole


def _is_must(item: Named, stated: bool) -> bool:
    """A skill of the duties is required only where no part of the text states the requirements."""
    if item.clause.is_welcome(item.quote.start):
        return False
    return item.clause.kind in ("must", "condition") or not stated


def _clause_at(clauses: Sequence[Clause], offset: int) -> Clause | None:
    place = bisect_right(clauses, offset, key=lambda clause: clause.start) - 1
    return clauses[place] if place >= 0 and offset < clauses[place].end else None


def _literals(text: str, clause: Clause, taken: Spans) -> Iterator[Named]:
    """Unknown names behind the wording that opens the naming of a skill, or in a list of skills."""
    if clause.kind not in ("must", "nice"):
        return
    for start, end, cued in _candidates(clause, taken):
        words = text[start:end]
        if taken.overlaps(start, end) or clause.denies(start):
            continue
        if _is_name(words, cued, start == clause.start):
            yield Named(words, LITERAL, Quote(words, start, end), clause, literal=True)


def _candidates(clause: Clause, taken: Spans) -> Iterator[tuple[int, int, bool]]:
    cue = phrase("cue").search(clause.folded)
    begin = cue.end() if cue else 0
    listed = taken.count(clause.start, clause.end) >= 2
    if not (cue or listed or len(clause.text.split()) <= _MAX_WORDS):
        return
    for item in _ITEM.finditer(clause.text, begin):
        start = item.start()
        cuts = [m.span() for m in _joined().finditer(clause.folded, *item.span())]
        for a, b in (*cuts, (item.end(), item.end())):
            words = clause.text[start:a]
            left = start + len(words) - len(words.lstrip(" -–•*.'\""))
            right = left + len(words.strip(" -–•*.'\""))
            if right > left:
                yield clause.start + left, clause.start + right, bool(cue)
            start = b


@cache
def _languages() -> re.Pattern[str]:
    names = [name for code, names in load("languages").items() if code != "level" for name in names]
    before = any_of((*load("inflections")["article"], *load("inflections")["proclitic"]))
    return re.compile(rf"(?<![^\W_]){before}?{any_of(names)}")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"\s{conjunction('and', 'or', 'like')}\s")


def _is_name(words: str, cued: bool, opens: bool) -> bool:
    """Whether the words look like the name of something that one can know."""
    parts = words.split()
    if not 1 <= len(parts) <= _MAX_WORDS or len(words) < 2:
        return False
    keys = [key for key in tokenize(words).keys if not key.isdigit()]
    folded = fold(words)
    if organisation_score(folded) == _FIRM:
        return False
    if _languages().search(folded) or _GLUED.search(words) or _LEVEL.fullmatch(words):
        return False
    weights = [idf().get(key, 1.0) for key in keys]
    if not keys or max(weights) < 1.0 or weights[0] == 0.0 or weights[-1] == 0.0:
        return False
    proper = any(c.isupper() for c in words[1:]) or (words[0].isupper() and not opens)
    return proper or (cued and min(weights) >= _MIN_IDF and len(parts) <= 3)
