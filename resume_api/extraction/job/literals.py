"""What a job text asks for in words that no lexicon knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, SkillDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.lists import Part
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import is_condition, phrase
from resume_api.extraction.text.entity_heuristics import organisation_score
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.word_lists import any_of, fold, load

_GLUED = re.compile(r"[A-Za-z][آ-ی]|[آ-ی][A-Za-z]")  # two lines that lost their break
_LEVEL = re.compile(r"[ABC][12](?:\+|\s?[-–/]\s?[ABC][12])?")  # of a language
_WORD = re.compile(r"[^\W_][\w+#&'’.-]*+")
_LOWER_WORD = re.compile(r"[a-zß-ÿ][\w'’-]*")
_ITEMS = re.compile(r"[,;،؛]")
_NUMBERS = re.compile(
    r"[\W\d_]*[€$£¥]|[\W\d]+\Z|[^@]{0,120}@|[^\d]{0,40}\d{3}\W{1,2}\d{3}\W"
    r"|[\w-]{1,40}\.[\w-]{1,40}\.[a-z]{2,4}\Z"
)
_TAIL = ".'’-"
_MAX_WORDS = 8  # of a thing that is asked for
_BARE = 5  # of an item of a list
_SHORT = 12  # of a clause that is one item
_FIRM = 3  # the score of a legal form
_LONGEST = 120  # characters of a thing or a duty
_TELLING = 0.5  # the least weight of a word that tells what is asked


@dataclass(frozen=True, slots=True)
class Wording:
    """How a clause speaks of what no lexicon knows: from ``start`` on its parts may name things, of
    ``words`` at most; ``listed`` is whether all its parts are as short as items of a list."""

    start: int
    words: int
    listed: bool


def wording(clause: Clause, known: int) -> Wording | None:
    """How a clause may name things that no lexicon knows, besides the ``known`` ones; None where it
    may not."""
    if clause.kind not in ("must", "nice", "condition"):
        return None
    opened = phrase("cue").search(clause.folded)
    if clause.kind == "condition":
        asks = opened or is_condition(clause.folded) or _certificate().search(clause.folded)
        return Wording(0, _MAX_WORDS, False) if asks and not known else None
    wished = clause.wished.overlaps(clause.start, clause.end)
    free = clause.whole or wished or clause.place == "plain"
    if (clause.place == "head" and not known) or (not free and not known):
        return Wording(opened.end(), _MAX_WORDS, True) if opened else None
    brief = len(clause.text.split(maxsplit=_SHORT)) <= _SHORT
    if opened and not (brief and clause.whole):
        return Wording(opened.end(), _MAX_WORDS, True)
    if brief and (clause.whole or not known):
        return Wording(0, _MAX_WORDS, not opened and _is_list(clause.folded))
    return Wording(0, _BARE, True) if known > 1 and _is_list(clause.folded) else None


def _is_list(folded: str) -> bool:
    """Whether every item between commas is short."""
    return all(len(item.split()) <= _BARE for item in _ITEMS.split(folded))


def literal(clause: Clause, part: Part, how: Wording) -> Mention | None:
    """The thing that a part names, without the words around it that tell nothing."""
    cues = list(phrase("cue").finditer(clause.folded, part.start, part.end))
    start = cues[-1].end() if cues else part.start
    opened = phrase("leading").search(clause.folded, start, part.end)
    wish = phrase("trailing").search(clause.folded, start, part.end)
    inside = opened and wish and wish.start() <= opened.start() and opened.end() <= wish.end()
    if opened and not inside and _WORD.search(clause.folded, opened.end(), part.end):
        start = opened.end()
    wish = phrase("trailing", "leading").search(clause.folded, start, part.end)
    span = telling(clause.folded, start, wish.start() if wish else part.end, how.words)
    if span is None or is_denied(clause, *span):
        return None
    words = clause.text[span[0] : span[1]]
    single = _LOWER_WORD.fullmatch(words) and not (cues or opened or how.listed)
    if single or not is_thing(words):
        return None
    quote = Quote(words, clause.start + span[0], clause.start + span[1])
    certified = _certificate().search(fold(words))
    if clause.kind == "condition" and not (certified or is_condition(fold(words))):
        return None
    return Mention(CertificateDemand(quote) if certified else SkillDemand(quote), clause)


def is_denied(clause: Clause, start: int, end: int) -> bool:
    """Whether the words at either end of a stretch of a clause are denied."""
    return clause.denied(clause.start + start) or clause.denied(clause.start + end - 1)


def telling(folded: str, start: int, end: int, most_words: int) -> tuple[int, int] | None:
    """The stretch from the first to the last word that tells something; None where there is none,
    or where more words than ``most_words`` lie in it."""
    words = list(_WORD.finditer(folded, start, end))
    weights = [idf().get(word[0].rstrip(_TAIL), 1.0) for word in words]
    heavy = [n for n, weight in enumerate(weights) if weight]
    if not heavy or heavy[-1] - heavy[0] >= most_words or max(weights) < _TELLING:
        return None
    last = words[heavy[-1]]
    return words[heavy[0]].start(), last.start() + len(last[0].rstrip(_TAIL))


@cache
def _languages() -> re.Pattern[str]:
    names = [name for code, names in load("languages").items() if code != "level" for name in names]
    before = any_of((*load("inflections")["article"], *load("inflections")["proclitic"]))
    return re.compile(rf"(?<![^\W_]){before}?{any_of(names)}")


@cache
def _certificate() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(load('certificates')['name'])}(?![^\W_])")


def is_thing(words: str) -> bool:
    """Whether words may name something that one can know, and are no firm and no language."""
    folded = fold(words)
    return (
        1 < len(words) <= _LONGEST
        and not _NUMBERS.match(words)
        and not phrase("years").search(folded)
        and organisation_score(folded) != _FIRM
        and not _languages().match(folded)
        and not _GLUED.search(words)
        and not _LEVEL.fullmatch(words)
    )
