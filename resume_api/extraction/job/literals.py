"""Names that no lexicon knows and that the wording of a job text gives away."""

from __future__ import annotations

import re
from functools import cache

from resume_api.domain.document import Quote
from resume_api.domain.job import SkillDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.lists import Part
from resume_api.extraction.job.mentions import Mention
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.entity_heuristics import organisation_score
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import any_of, fold, load

_GLUED = re.compile(r"[A-Za-z][آ-ی]|[آ-ی][A-Za-z]")  # two lines that lost their break
_LEVEL = re.compile(r"[ABC][12](?:\+|\s?[-–/]\s?[ABC][12])?")  # of a language
_EDGE = " -–•*.'\"\n"
_MAX_WORDS = 4
_FIRM = 3  # the score of a legal form
_MIN_IDF = 0.5
_LISTED = 2  # known names from which a clause counts as a list of names


def first_place(clause: Clause, known: int) -> tuple[int, bool] | None:
    """From where in a clause parts may be unknown names, and whether its wording opens the naming
    of a skill there; None where they may not. ``known`` is how many names of it are known."""
    if clause.kind not in ("must", "nice"):
        return None
    if opened := phrase("cue").search(clause.folded):
        return opened.end(), True
    listed = known >= _LISTED or len(clause.text.split(maxsplit=_MAX_WORDS)) <= _MAX_WORDS
    return (0, False) if listed else None


def literal(clause: Clause, part: Part, cued: bool) -> Mention | None:
    """The unknown name that a part is; ``cued`` as ``first_place`` tells it."""
    start = max(
        (m.end() for m in phrase("cue").finditer(clause.folded, part.start, part.end)),
        default=part.start,
    )
    words = clause.text[start : part.end]
    start += len(words) - len(words.lstrip(_EDGE))
    words = words.strip(_EDGE)
    place = clause.start + start
    if not words or clause.denies(place) or not _is_name(words, cued, start == 0):
        return None
    return Mention(SkillDemand(Quote(words, place, place + len(words))), clause)


@cache
def _languages() -> re.Pattern[str]:
    names = [name for code, names in load("languages").items() if code != "level" for name in names]
    before = any_of((*load("inflections")["article"], *load("inflections")["proclitic"]))
    return re.compile(rf"(?<![^\W_]){before}?{any_of(names)}")


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
