"""Which phrase of an entry's header is the title and which the organisation.

Decided for a whole section at once: one resume keeps one order, so entries whose words tell
nothing follow those whose words do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.entries import Entry
from resume_api.extraction.resume.lines import Line, clip, split
from resume_api.extraction.text.entity_heuristics import (
    is_area,
    is_duration,
    is_employment,
    is_place,
    organisation_score,
    title_score,
)
from resume_api.extraction.text.word_lists import any_of, fold, load

_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[|•·‖¦]\s*|\t+|\s{2,}|\s+/\s+")
_COMMA = re.compile(  # "Denver, CO" is no company
    r"(?:(?<!\s)\s++)?[,،;؛，、]\s*(?!(?:(?i:inc|llc|ltd|corp|l\.p|lp|plc|gmbh)|[Cc]o)\b)"
)
_BRACKETS = re.compile(r"(?:(?<!\s)\s++)?[(（][^()（）]*+[)）]?\s*+$")
_MAX_PLACE_WORDS = 3
_LEGAL = 3  # the score of a legal form
_LABELS = ("label", "title_label", "date_label", "place_label")

Assigned = tuple[Line | None, Line | None]


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(load('organisations')['at'])}\s")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    lists = load("organisations")
    kinds = {term: key for key in _LABELS for term in lists[key]}
    return re.compile(rf"(?P<label>{any_of(kinds)})\s*[:-]\s+"), kinds


def names(entry: Entry) -> tuple[list[Line], int]:
    """The phrases that may be title or organisation, and how many of the lines below the dates
    were needed to have two."""
    found = [phrase for line in entry.header for phrase in _phrases(line)]
    used = 0
    while used < len(entry.below) and not _enough(found, entry.below[used]):
        found += _phrases(entry.below[used])
        used += 1
    return found, used


def _enough(phrases: Sequence[Line], below: Line) -> bool:
    """Whether there are two names; one with a comma is two, unless the line below has the words of
    a title or of an organisation that none of its pieces has."""
    if len(phrases) != 1:
        return len(phrases) > 1
    if _title_at(phrases[0]):
        return True
    pieces = split(phrases[0], _COMMA)
    lacking = any(
        score(below.folded) and not any(score(piece.folded) for piece in pieces)
        for score in (title_score, organisation_score)
    )
    return len(pieces) > 1 and not lacking


def _phrases(line: Line) -> list[Line]:
    pattern, kinds = _labels()
    found = []
    for part in split(line, _SEPARATOR):
        label = pattern.match(part.folded)
        kind = kinds.get(re.sub(r"\s+", " ", label["label"])) if label else None
        bare = clip(part, label.end(), len(part.text)) if label else part
        if bare is None or kind in ("date_label", "place_label"):
            continue
        brackets = _BRACKETS.search(bare.text)
        if brackets and is_place(*_inside(bare, brackets)):
            bare = clip(bare, 0, brackets.start()) or bare
        aside = is_employment(bare.folded) or is_duration(bare.folded)
        if not aside and not is_place(bare.text, bare.folded):
            found.append(bare)
    return found


def _inside(line: Line, brackets: re.Match[str]) -> tuple[str, str]:
    """The words in brackets and the same folded."""
    text, folded = (part[brackets.start() :].strip(" ()（）") for part in (line.text, line.folded))
    return text, folded


def assign(entries: Sequence[Sequence[Line]]) -> list[tuple[str | None, str | None]]:
    """Title and organisation of each entry, given the phrases of all entries of a section."""
    title_first = _title_first(entries)
    assigned = [_assign(phrases, title_first) for phrases in entries]
    organisations = _without_places([organisation for _, organisation in assigned])
    titles = [title.text if title else None for title, _ in assigned]
    return list(zip(titles, organisations, strict=True))


def _score(phrase: Line) -> int:
    return title_score(phrase.folded) - organisation_score(phrase.folded)


def _title_first(entries: Sequence[Sequence[Line]]) -> bool:
    """Whether titles stand before organisations in most entries of the section."""
    balance = 0
    for phrases in entries:
        own = split(phrases[0], _COMMA) if len(phrases) == 1 else phrases
        if len(own) > 1:
            first, second = _score(own[0]), _score(own[1])
            balance += (first > second) - (first < second)
    return balance >= 0


def _assign(phrases: Sequence[Line], title_first: bool) -> Assigned:
    if not phrases:
        return None, None
    scores = [_score(phrase) for phrase in phrases]
    place = _best(scores, title_first)
    if found := _title_at(phrases[place]):
        return found
    if len(phrases) == 1:
        return _assign_one(phrases[0], title_first)
    rest = [phrase for i, phrase in enumerate(phrases) if i != place]
    other = max(rest, key=lambda phrase: organisation_score(phrase.folded))
    title, name = _assign_one(phrases[place], title_first)
    if name and organisation_score(name.folded) > organisation_score(other.folded):
        return title, name
    return phrases[place], other


def _best(scores: Sequence[int], title_first: bool) -> int:
    """The place of the title; where several score alike, the order of the section decides."""
    best = [i for i, score in enumerate(scores) if score == max(scores)]
    return best[0] if title_first or len(best) == 1 else best[1]


def _title_at(phrase: Line) -> Assigned | None:
    """Title and organisation of "Engineer at Acme (Berlin)"."""
    at = _at().search(phrase.folded)
    if at is None or not title_score(phrase.folded[: at.start()]):
        return None
    name = clip(phrase, at.end(), len(phrase.text))
    brackets = _BRACKETS.search(name.text) if name else None
    bare = clip(name, 0, brackets.start()) if name and brackets else name
    return clip(phrase, 0, at.start()), bare


def _assign_one(phrase: Line, title_first: bool) -> Assigned:
    pieces = [p for p in split(phrase, _COMMA) if not is_place(p.text, p.folded)]
    if len(pieces) < 2:
        return (phrase, None) if _score(phrase) >= 0 else (None, phrase)
    place = _best([_score(piece) for piece in pieces], title_first)
    rest = pieces[place + 1 :] or pieces[:place]
    name = max(rest, key=lambda piece: organisation_score(piece.folded))
    title = pieces[place]
    if title.end < name.start and organisation_score(name.folded):
        title = clip(phrase, title.start - phrase.start, name.start - phrase.start) or title
    return title, name


def _without_places(organisations: Sequence[Line | None]) -> list[str | None]:
    """Organisations without the town behind them: "Blue Lantern GmbH, Berlin". Where one of the
    section ends in a known town, the last short piece of the others is taken for one too."""
    pieces = [split(name, _COMMA) if name else [] for name in organisations]
    towns = any(len(own) > 1 and is_place(own[-1].text, own[-1].folded) for own in pieces)
    found: list[str | None] = []
    for name, own in zip(organisations, pieces, strict=True):
        area = towns and len(own) > 1 and is_area(own[-1].text)
        while towns and len(own) > 1 and _may_be_place(own[-1]):
            own.pop()
        bare = name.text[: own[-1].end - name.start] if name and own else None
        found.append(_without_town(bare, area) if bare else None)
    return found


def _without_town(name: str, before_area: bool) -> str:
    """The name without a known town at its end, where a state or a country stood behind it or a
    legal form stands before it: "Lumenwerk GmbH Berlin"."""
    words = name.split(" ")
    for count in range(1, min(_MAX_PLACE_WORDS, len(words) - 1) + 1):
        rest, town = words[:-count], " ".join(words[-count:])
        of = fold(rest[-1]) in load("organisations")["of"]
        sure = before_area or organisation_score(fold(rest[-1])) == _LEGAL
        if sure and not of and is_place(town, fold(town)):
            return " ".join(rest)
    return name


def _may_be_place(piece: Line) -> bool:
    if is_place(piece.text, piece.folded):
        return True
    return not _score(piece) and len(piece.text.split()) <= _MAX_PLACE_WORDS
