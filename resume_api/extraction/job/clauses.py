"""A job text in clauses, each with its role and with what in it is only welcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from resume_api.domain.assertion import Assertion
from resume_api.domain.spans import Spans
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.job.roles import roles
from resume_api.extraction.job.segments import segments
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import any_of, conjunction, load

_REACH = 600  # characters that a marker's wish may lie away from it
Place = Literal["head", "body", "plain"]
ASKING = ("must", "nice", "duty", "condition")
_RUN = 160  # characters of things with no stop between
_FEW = 3  # segments of a text that is no whole ad: a criterion, a sentence


class _Patterns(NamedTuple):
    turn: re.Pattern[str]
    but: re.Pattern[str]
    gap: re.Pattern[str]
    singular: re.Pattern[str]
    either: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """What a marker's reach ends at, what parts the things of a list, and what speaks of one thing
    alone."""
    return _Patterns(
        re.compile(rf"[.;•\n؛]| {conjunction('but')} |\((?=[^()]*\Z)"),
        re.compile(rf"[ ,]{conjunction('but')} "),
        re.compile(rf"(?:\s|{conjunction('and')}\b)*"),
        re.compile(rf"{any_of(load('job')['singular'])}\b"),
        re.compile(rf"(?<![^\W_]){conjunction('or')}(?![^\W_])"),
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or list item. ``kind`` is its role: title, company, duty, must, nice, condition,
    benefit, application_and_law or other; ``welcome`` is what its part or wording makes no more
    than welcome, ``wished`` what its wording does; ``whole`` is whether it is all of its line,
    ``place`` where it stands: in the ``head`` above all headings, in the ``body`` below one, in a
    ``plain`` text without any."""

    start: int
    end: int
    text: str
    folded: str
    kind: str
    welcome: Spans = field(default_factory=lambda: Spans(()))
    wished: Spans = field(default_factory=lambda: Spans(()))
    whole: bool = False
    read: Assertions | None = None
    place: Place = "plain"

    def is_welcome(self, offset: int) -> bool:
        """Whether what stands at this offset of the job text is welcome, not required."""
        return self.welcome.holds(offset)

    def denied(self, offset: int) -> bool:
        """Whether the words at this offset of the job text deny something."""
        return self.read is not None and self.read.of(offset) == Assertion.NEGATED

    def denies(self, offset: int) -> bool:
        """Whether what stands at this offset of the job text is expressly not asked for."""
        return self.denied(offset) and not self.wished.holds(offset)

    @property
    def asks(self) -> bool:
        """Whether the clause may state what the job asks for."""
        return self.kind in ASKING


def clauses(ad: ProcessedText, language: str) -> tuple[Clause, ...]:
    """The clauses of a cleaned job text in order; the offsets are code points of it."""
    text, folded = ad.text, ad.folded
    read = Assertions(ad, language)
    parts = segments(text, folded)
    kinds = roles(text, folded, parts)
    if not any(part.heading for part in parts) and (
        len(parts) <= _FEW or not any(kind in ASKING for kind in kinds)
    ):
        kinds = [_unread(folded[p.start : p.end], k) for p, k in zip(parts, kinds, strict=True)]
    found = []
    place: Place = "head" if any(part.heading for part in parts) else "plain"
    for part, kind in zip(parts, kinds, strict=True):
        place = "body" if part.heading or kind == "heading" else place
        if kind != "heading":
            a, b = part.start, part.end
            words, wished = folded[a:b], list(_wished(folded, a, b))
            nice = kind == "nice" and not phrase("binding").search(words)
            spans = Spans([*wished, (a, b)] if nice else wished), Spans(wished)
            found.append(Clause(a, b, text[a:b], words, kind, *spans, part.whole, read, place))
    return tuple(found)


def _unread(words: str, kind: str) -> str:
    """The role in a text that asks for nothing otherwise: a few words with no ad around them."""
    if kind in ("title", *ASKING):
        return kind
    if phrase("offer").search(words) and not phrase("cue", "sought").search(words):
        return "company"
    return kind if phrase("furniture").search(words) else "must"


def _wished(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = set()
    for marker in phrase("leading").finditer(folded, start, end):
        ends = phrase("trailing").match(folded, marker.start(), end)
        if ends and not folded[ends.end() : end].strip(" ).!"):
            continue
        before = folded[max(start, marker.start() - _REACH) : marker.start()].rstrip()
        if not before or before[-1] in ",،(:-–" or _joins().search(before):
            last = min(end, marker.end() + _REACH)
            close = folded.find(")", marker.end(), last) if before.endswith("(") else -1
            if folded[marker.end() : close if close > 0 else end].strip(" ).!"):
                opened.add(marker.start())
            yield marker.start(), close if close > 0 else end
    first = start
    for marker in phrase("trailing").finditer(folded, start, end):
        if marker.start() not in opened:
            yield _reach(folded, first, marker.start()), marker.end()
            first = marker.end()
    yield from _denied_but_welcome(folded, start, end)


def _denied_but_welcome(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is not needed and yet welcome: "nice but not required", and what follows "not only"."""
    for marker in _unneeded().finditer(folded, start, end):
        turned = _patterns().but.search(folded, start, marker.start())
        if turned or phrase("leading", "trailing").search(folded, start, end):
            yield start, marker.start()
    for marker in _only().finditer(folded, start, end):
        if folded[start : marker.start()].rstrip()[-1:] == ",":
            turned = _patterns().but.search(folded, marker.end(), end)
            yield marker.start(), marker.end() if turned else end


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){conjunction('and', 'but')}\Z")


@cache
def _unneeded() -> re.Pattern[str]:
    """What an ad calls needless: with a word of welcome beside it the thing is welcome."""
    return re.compile(rf"(?<![^\W_]){any_of(load('assertion')['unneeded'])}(?![^\W_])")


@cache
def _only() -> re.Pattern[str]:
    """ "Not only": what follows a comma and this is one more thing that will do."""
    return re.compile(rf"(?<![^\W_]){any_of(load('assertion')['only'])}(?![^\W_])")


def _reach(folded: str, start: int, marker: int) -> int:
    """Where the things begin that a marker behind them speaks of. In a long run of words without
    stops they begin with the wording that opens the last of them."""
    start = max(start, marker - _REACH)
    end = start + len(folded[start:marker].rstrip(" ,"))
    opened = folded.rfind("(", start, end)
    if opened >= 0 and not folded[opened + 1 : end].strip():
        return max(start, folded.rfind(",", start, opened) + 1)
    first = max((m.end() for m in _patterns().turn.finditer(folded, start, marker)), default=start)
    if marker - first > _RUN:
        first = max(
            (m.start() for m in phrase("cue").finditer(folded, first, marker)), default=first
        )
    comma = folded.rfind(",", first, end) + 1
    own_cue = phrase("cue").match(folded, _past_blanks(folded, comma)) if comma else None
    one = comma and _patterns().singular.match(folded, marker)
    if one and not own_cue and _patterns().either.search(folded, comma, marker):
        one = None  # "A, B or C is a plus": any of them is
    return comma if own_cue or one else first


def _past_blanks(folded: str, offset: int) -> int:
    blanks = _patterns().gap.match(folded, offset)
    return blanks.end() if blanks else offset
