"""A job text in clauses, each with the part it stands in and whether it is only welcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from resume_api.domain.spans import Spans
from resume_api.extraction.job.phrases import heading_run, heading_words, kind_of, phrase
from resume_api.extraction.text.word_lists import any_of, conjunction, fold, load

_LONG_LINE = 300
_MAX_HEADING = 60
_MAX_ABBREVIATION = 10
_REACH = 600  # characters that a marker's wish may lie away from it
_GLUED = re.compile(r"(?<=[^\W\d_]{2}[.:;!)؛؟])(?=[A-ZÄÖÜ][a-zäöü]{2}|[*•\-–][ \w]|[آ-ی]{2})")
_PIECE = re.compile(r"(?<![.!?؟。])[.!?؟。]++(?=\s|$)|[•●▪◦‣]|(?<=\s)\*(?=\s?\S)|;|؛")
_DRESS = re.compile(r"^[\W\d_]++|(?<![\W_])[\W_]++$")
_OPENERS = re.compile(r"^[\s•●▪◦‣*–\-—>·]+")


class _Patterns(NamedTuple):
    abbreviation: re.Pattern[str]
    turn: re.Pattern[str]
    gap: re.Pattern[str]
    singular: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """What ends no sentence, what a marker's reach ends at, what parts the things of a list, and
    what speaks of one thing alone."""
    return _Patterns(
        re.compile(rf"(?:\b(?:{any_of(load('abbreviations')['sentence'])}|\w)\.)$"),
        re.compile(rf"[.;•(\n؛]| {conjunction('but')} "),
        re.compile(rf"(?:\s|{conjunction('and')}\b)*"),
        re.compile(rf"{any_of(load('job')['singular'])}\b"),
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or list item: ``kind`` is must, nice, duties, perks, about, intro or body (no
    headings at all); ``welcome`` is what its part or wording makes no more than welcome."""

    start: int
    end: int
    text: str
    folded: str
    kind: str
    welcome: Spans = field(default_factory=lambda: Spans(()))

    def is_welcome(self, offset: int) -> bool:
        """Whether what stands at this offset of the job text is welcome, not required."""
        return self.welcome.holds(offset)

    @property
    def asks(self) -> bool:
        """Whether the clause may state what the job asks for."""
        return self.kind not in ("perks", "about")


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a job text in order; the offsets are code points of ``text``."""
    folded = fold(text)
    parts = list(_parts(text, folded))
    headed = any(kind in ("must", "nice", "duties") for _, _, kind in parts)
    found = []
    for start, end, kind in parts:
        for a, b in _sentences(folded, start, end):
            own = kind or _unheaded(folded[a:b], headed)
            welcome = Spans(_welcome(folded, a, b, own))
            found.append(Clause(a, b, text[a:b], folded[a:b], own, welcome))
    return tuple(found)


def _unheaded(sentence: str, headed: bool) -> str:
    """The part of a sentence that no heading stands above."""
    if phrase("sought").search(sentence) or phrase("cue").search(sentence):
        return "body"
    if phrase("offer").search(sentence):
        return "about"
    return "intro" if headed else "body"


def _parts(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    """Lines without their headings, each with the kind of the part that it stands in."""
    kind = ""
    for start, end in _lines(text, folded):
        heading, body = _heading(folded, start, end)
        if heading == "label":
            kind = kind if kind in ("must", "nice") else "must"
        elif heading:
            kind = heading
        if body < end:
            yield body, end, kind


def _lines(text: str, folded: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        cuts = {start, end}
        if end - start > _LONG_LINE:
            cuts |= {m.start() for m in _GLUED.finditer(text, start, end)}
            cuts |= set(_glued_headings(text, folded, start, end))
        places = sorted(cuts)
        for a, b in zip(places, places[1:], strict=False):
            if text[a:b].strip():
                yield a, b


def _glued_headings(text: str, folded: str, start: int, end: int) -> Iterator[int]:
    """Where a heading and its text were joined without a blank: "RequirementsBachelor's degree"."""
    for word in heading_run().finditer(folded, start, end):
        first, last = word.span()
        glued = text[first].isupper() and text[last : last + 1].isupper()
        colon = not text[first].isascii() and folded[last : last + 2].lstrip()[:1] == ":"
        if glued or colon:
            yield first
            if glued:
                yield last


def _heading(folded: str, start: int, end: int) -> tuple[str, int]:
    """The kind that a line opens, or "", and where its own text begins."""
    line = folded[start:end]
    bare = " ".join(_DRESS.sub("", line).split())
    if len(line) <= _MAX_HEADING and (kind := _heading_kind(bare, line.rstrip().endswith(":"))):
        return kind, end
    colon = line.find(":")
    if 0 < colon <= _MAX_HEADING:
        kind = _heading_kind(" ".join(_DRESS.sub("", line[:colon]).split()), True)
        if kind:
            return kind, start + colon + 1
    return "", start


def _heading_kind(bare: str, colon: bool) -> str:
    """What a short line opens: as a known heading, or one with words around it. Before a colon
    any words may stand there; elsewhere only such as headings are made of."""
    if kind := kind_of().get(bare):
        return kind
    words = bare.split()
    if not colon and not heading_words().issuperset(words):
        return ""
    for size in range(min(len(words), 5), 0, -1):
        if size * 2 < len(words):
            break
        for at in (0, len(words) - size):
            if kind := kind_of().get(" ".join(words[at : at + size])):
                return kind
    return ""


def _sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _PIECE.finditer(folded, start, end):
        if stop[0][0] == "." and _ends_short(folded, begin, stop.end()):
            continue
        if trimmed := _trim(folded, begin, stop.start()):
            yield trimmed
        begin = stop.end()
    if trimmed := _trim(folded, begin, end):
        yield trimmed


def _ends_short(folded: str, begin: int, end: int) -> bool:
    """Whether the stop is that of an abbreviation and ends no sentence."""
    return bool(_patterns().abbreviation.search(folded, max(begin, end - _MAX_ABBREVIATION), end))


def _trim(folded: str, start: int, end: int) -> tuple[int, int] | None:
    if opener := _OPENERS.match(folded, start, end):
        start = opener.end()
    while end > start and folded[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def _welcome(folded: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    if kind == "nice" and not phrase("binding").search(folded[start:end]):
        yield start, end
    for marker in phrase("leading").finditer(folded, start, end):
        before = folded[max(start, marker.start() - _REACH) : marker.start()].rstrip()
        if not before or before[-1] in ",،(:-–":
            last = min(end, marker.end() + _REACH)
            close = folded.find(")", marker.end(), last) if before.endswith("(") else -1
            yield marker.start(), close if close > 0 else end
    for marker in phrase("trailing").finditer(folded, start, end):
        yield _reach(folded, start, marker.start()), marker.end()


def _reach(folded: str, start: int, marker: int) -> int:
    """Where the things begin that a marker behind them speaks of."""
    start = max(start, marker - _REACH)
    opened = folded.rfind("(", start, marker)
    if opened >= 0 and not folded[opened + 1 : marker].strip():
        return max(start, folded.rfind(",", start, opened) + 1)
    first = max((m.end() for m in _patterns().turn.finditer(folded, start, marker)), default=start)
    comma = folded.rfind(",", first, marker) + 1
    own_cue = phrase("cue").match(folded, _past_blanks(folded, comma)) if comma else None
    return comma if own_cue or (comma and _patterns().singular.match(folded, marker)) else first


def _past_blanks(folded: str, offset: int) -> int:
    blanks = _patterns().gap.match(folded, offset)
    return blanks.end() if blanks else offset
