"""How high a job stands, where it is done, and whether from home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from resume_api.domain.document import Quote
from resume_api.domain.job import ScoredQuote
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.resume.structure.lexicon import is_town
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import any_of, fold, load

LEVELS = ("executive", "lead", "senior", "intern", "junior", "mid")
WORKPLACES = ("notremote", "hybrid", "remote", "onsite")
_MAX_PLACE = 60
_ASKED = ("must", "nice", "duty")
_HEAD = 8  # clauses that may name the place
_PIECE = re.compile(r"(?:(?!\s[-–—]\s)[^,·•|()\n])+")
_MONEY = re.compile(r"[€$£]\s?\d|\d\s?[€$£]")
_POSTCODE = re.compile(r"\b\w*\d\w*\b|[-–—]")
_PLACE_END = re.compile(r"[.;،؛|(\n]|\s[-–—]\s|,\s(?=[a-zà-ÿ])")


def seniority(
    title: Quote | None, parts: Sequence[Clause], ad: ProcessedText
) -> ScoredQuote | None:
    """The level that the title names, else the sentence that says whom the job looks for."""
    first = title or next(iter(parts), None)
    places = [(first.start, first.end)] if first else []
    for part in parts:
        wanted = phrase("wanted").search(part.folded)
        if wanted and title_score(part.folded):
            places.append((part.start + wanted.end(), part.end))
    for start, end in places:
        if found := _first(LEVELS, ad, start, end):
            return found
    return None


def workplace(
    parts: Iterable[Clause], title: Quote | None, ad: ProcessedText
) -> ScoredQuote | None:
    """``remote``, ``hybrid`` or ``onsite`` by the first words that say so; hybrid work is told
    before the word for home alone, and "no remote" is on site."""
    spans = [(title.start, title.end)] if title else []
    spans += [(part.start, part.end) for part in parts]
    found = [one for start, end in spans for one in [_first(WORKPLACES, ad, start, end)] if one]
    for kind in WORKPLACES:
        for one in found:
            if one.kind == kind:
                return ScoredQuote("onsite", one.quote) if kind == "notremote" else one
    return None


def location(parts: Sequence[Clause], title: Quote | None, ad: ProcessedText) -> Quote | None:
    """The place behind a label ("Location: Cork"), else the name behind "based in", else a town
    between separators in the lines at the top."""
    text, folded = ad.text, ad.folded
    for label in _label().finditer(folded):
        last = min(len(text), label.end() + 2 * _MAX_PLACE)
        end = text.find("\n", label.end(), last)
        place = _place(text, label.end(), last if end < 0 else end)
        if place and not phrase_of("onsite").fullmatch(fold(place.text)):
            return place
    for cue in phrase_of("placecue").finditer(folded):
        name = _name().match(text, cue.end() + 1)
        if name and (name[0][0].isupper() or not name[0][0].isascii()):
            words = name[0].rstrip(".,")
            return Quote(words, name.start(), name.start() + len(words))
    return next(_towns(parts, title, ad), None)


def _towns(parts: Sequence[Clause], title: Quote | None, ad: ProcessedText) -> Iterator[Quote]:
    """The towns that stand alone between separators above the ad's first heading; the first words
    of the title are none."""
    end = ad.text.find("\n", title.start) if title else 0
    head = [part for part in parts[:_HEAD] if part.place == "head" and part.kind not in _ASKED]
    for start, text in ((0, ad.text[:end]), *((part.start, part.text) for part in head)):
        for number, piece in enumerate(_PIECE.finditer(text)):
            words = _POSTCODE.sub("", piece[0]).strip()
            if (number or start) and _is_town(words):
                begin = start + piece.start() + piece[0].index(words)
                yield Quote(words, begin, begin + len(words))


def _is_town(words: str) -> bool:
    return words[:1].isupper() and is_town(fold(words))


def without_place(title: Quote) -> Quote:
    """A title without the town or the pay that stand behind it."""
    pieces = list(_PIECE.finditer(title.text))
    for before, piece in pairwise(pieces):
        if _MONEY.search(piece[0]) or _is_town(_POSTCODE.sub("", piece[0]).strip()):
            end = before.end() + (title.text[before.end() : before.end() + 1] == ")")
            words = title.text[:end].rstrip(" ,–—-|•·")
            return Quote(words, title.start, title.start + len(words))
    return title


def _place(text: str, start: int, end: int) -> Quote | None:
    words = text[start:end]
    if stop := _PLACE_END.search(words):
        words = words[: stop.start()]
    start += len(words) - len(words.lstrip(" *_\t"))
    words = words.strip(" *_\t,")
    return Quote(words, start, start + len(words)) if 1 < len(words) <= _MAX_PLACE else None


@cache
def _name() -> re.Pattern[str]:
    """The name of a place in its own spelling: "Frankfurt am Main"."""
    particle = any_of(load("places")["particle"])
    return re.compile(rf"[^\W\d_][\w’'.-]*(?:[ -](?:{particle}[ -]){{0,3}}[A-ZÀ-Ý][\w’'-]*){{0,8}}")


@cache
def _label() -> re.Pattern[str]:
    labels = any_of(load("attributes")["placelabel"])
    return re.compile(rf"(?m)^(?:[^\S\n]|[*•-])*+{labels}\**+\s*+[:：]")


@cache
def phrase_of(kind: str) -> re.Pattern[str]:
    """Any term of a key of the packs' ``attributes``, as whole words."""
    return re.compile(rf"(?<![^\W_]){any_of(load('attributes')[kind])}(?![^\W_])")


def _first(kinds: Iterable[str], ad: ProcessedText, start: int, end: int) -> ScoredQuote | None:
    """The first of ``kinds`` that the stretch names, with its words."""
    folded = ad.folded[start:end]
    for kind in kinds:
        if found := phrase_of(kind).search(folded):
            a, b = start + found.start(), start + found.end()
            return ScoredQuote(kind, Quote(ad.text[a:b], a, b))
    return None
