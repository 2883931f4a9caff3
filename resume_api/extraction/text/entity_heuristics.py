"""How much a phrase looks like a job title, an organisation, a place or a way of employment."""

from __future__ import annotations

import re
from functools import cache

from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.word_lists import any_of, conjunction, fold, load

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_US_PLACE = re.compile(r"[^\W\d_][\w .'-]{1,30}, ?[A-Z]{2}(?: \d{5})?")
_PLACE_PARTS = re.compile(r"[,،/()]|\s[-–]\s")


@cache
def _firm() -> re.Pattern[str]:
    """The end of a firm's name: "Kiesel & Partner" is no title."""
    partner = any_of(load("organisations")["partner"])
    return re.compile(rf"(?:&|\+|(?<!\w){conjunction('and')}(?!\w))\s*{partner}(?!\w)")


@cache
def _tail() -> re.Pattern[str]:
    """What stands behind the noun where titles begin with it: "ingénieur logiciel"."""
    return re.compile(rf"\s(?:{any_of(load('titles')['tail'])}|-)\s|[,(/|]")


@cache
def _titles() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...], re.Pattern[str]]:
    lists = load("titles")
    words = frozenset(term for term in lists["word"] if _WORD.fullmatch(term))
    phrases = any_of(term for term in (*lists["word"], *lists["stem"]) if not _WORD.fullmatch(term))
    stems = tuple(term for term in lists["stem"] if _WORD.fullmatch(term))
    return words, lists["ending"], stems, re.compile(rf"(?<!\w){phrases}")


@remembered
def is_title_word(word: str) -> bool:
    """Whether a folded word is a noun of titles: "engineer", "Bürokauffrau"."""
    words, endings, stems, _ = _titles()
    return (
        word in words
        or word.startswith(stems)
        or (len(word) > 8 and word.endswith(endings))
        or ("-" in word and any(part in words for part in word.split("-")))
        or (not word.isascii() and "一" <= word[0] <= "鿿" and any(stem in word for stem in stems))
    )


@remembered
def title_score(folded: str) -> int:
    """3 where a title noun heads the phrase, 2 where it has one, 0 where it has none."""
    if any(partner in folded for partner in load("organisations")["partner"]):
        folded = _firm().sub("", folded)
    words = _WORD.findall(folded)
    marked = [is_title_word(word) for word in words]
    if not any(marked):
        return 2 if _titles()[3].search(folded) else 0
    head = _WORD.findall(_tail().split(folded, maxsplit=1)[0])
    return 3 if head and (marked[0] or is_title_word(head[-1])) else 2


@cache
def _organisations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("organisations")
    return (
        re.compile(
            rf"(?<![^\W_]){any_of(lists['legal'])}(?:\.|(?![^\W_]))|{any_of(lists['legal_part'])}"
        ),
        re.compile(rf"(?<![^\W_]){any_of(lists['noun'])}(?![^\W_])|{any_of(lists['noun_part'])}"),
    )


def title_phrases() -> re.Pattern[str]:
    """Matches titles of several words in folded text."""
    return _titles()[3]


def legal_forms() -> re.Pattern[str]:
    """Matches legal forms in folded text."""
    return _organisations()[0]


def organisation_nouns() -> re.Pattern[str]:
    """Matches the nouns of organisations in folded text."""
    return _organisations()[1]


@remembered
def organisation_score(folded: str) -> int:
    """3 with a legal form, 2 with an organisation noun, else 0."""
    legal, noun = _organisations()
    if legal.search(folded):
        return 3
    return 2 if noun.search(folded) else 0


@cache
def _places() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = load("places")
    areas = frozenset((*lists["country"], *lists["region"]))
    return areas, areas.union(lists["city"]), frozenset(map(str.upper, lists["state"]))


def is_area(text: str) -> bool:
    """Whether the phrase is a country, a region or the code of a state."""
    areas, _, states = _places()
    return text in states or fold(text) in areas


def is_place(text: str, folded: str) -> bool:
    """Whether the phrase is a place: known places only, "Town, Country" or "Town, ST"."""
    if len(folded) > 60:
        return False
    areas, places, states = _places()
    parts = [part.strip(" .") for part in _PLACE_PARTS.split(text) if part.strip(" .")]
    known = [part in states or fold(part) in places for part in parts]
    if all(known):
        return bool(parts)
    if title_score(folded) or organisation_score(folded):
        return False
    if any(known[:-1]) or len(parts) > 3:  # "Acme, Lyon, France" has a name before the place
        return False
    return len(parts) > 1 and fold(parts[-1]) in areas or bool(_US_PLACE.fullmatch(text.strip()))


@cache
def _employment() -> re.Pattern[str]:
    return re.compile(rf"\A[\W_]*+(?:{any_of(load('organisations')['employment'])}[\W_]*+)+")


def is_employment(folded: str) -> bool:
    """Whether the phrase only says how one is employed: "full-time, remote"."""
    return bool(_employment().fullmatch(folded))


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('organisations')['break'])}(?![^\W_])")


def is_break(folded: str) -> bool:
    """Whether a phrase names a time without a job: "Parental leave"."""
    return _breaks().match(folded) is not None


@cache
def _duration() -> re.Pattern[str]:
    unit = any_of(load("organisations")["duration"])
    return re.compile(rf"\A[\W_]*+(?:\d{{1,2}}[+,.]?\d?\s?{unit}[\W_]*{conjunction('and')}?\s*)+")


def is_duration(folded: str) -> bool:
    """Whether the phrase is a length of time: "2 years 3 months"."""
    return len(folded) < 50 and bool(_duration().fullmatch(folded))
