"""A job text cut into segments: headings, sentences and list items, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from resume_api.domain.characters import BULLETS, LIST_MARKS, SENTENCE_ENDS
from resume_api.extraction.job.flattened import LONG_LINE, lost_breaks, numbers
from resume_api.extraction.job.phrases import heading_run, heading_words, kind_of, phrase
from resume_api.extraction.text.word_lists import any_of, load

_LONGEST_HEADING = 60
_LONGEST_ABBREVIATION = 10
_LONGEST_BRACKET = 40
_BRACKET = re.compile(r"[()\n]")
_COLON = re.compile(r"(?<=[a-zß-ÿA-Z]):(?=[\sA-Z•*\d-])")
_WORD = re.compile(r"[\w'’-]+")
_STOPS = (".", "!", "?", ")", ";")
_LONGEST_RUN = 4
_ITEM = 12  # words of an item between semicolons
_GAP = 4  # blanks between a stop and what follows
_PIECE = re.compile(
    rf"(?<![{SENTENCE_ENDS}])[{SENTENCE_ENDS}]++(?=\s|$)|[{BULLETS}·✔➢❖]|(?<=\s)\*(?=\s?\S)|;|؛"
)
_MARKS = LIST_MARKS + ">✔➢❖"
_DRESS = re.compile(r"^[\W\d_]++|(?<![\W_])[\W_]++$")
_BULLET = re.compile(rf"\s*(?:[{_MARKS}#]|\d{{1,2}}[.)]\s|[a-z]\)\s)")
_MARK = re.compile(rf"[\s{_MARKS}]*+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A heading, a sentence or a list item. ``heading`` is the kind of part that its words open
    (empty where they open none), ``first`` whether a line begins with it, ``bullet`` whether a mark
    of a list stands before it, ``blank`` whether an empty line does, ``whole`` whether it is all of
    its line, or an item between semicolons."""

    start: int
    end: int
    heading: str = ""
    first: bool = False
    bullet: bool = False
    blank: bool = False
    whole: bool = False


def segments(text: str, folded: str) -> tuple[Segment, ...]:
    """The segments of a text; ``folded`` is its folded form."""
    return tuple(_segments(text, folded))


def _segments(text: str, folded: str) -> Iterator[Segment]:
    before = 0
    for start, end in _lines(text, folded):
        bullet = bool(_BULLET.match(text, start, end))
        blank = text.count("\n", before, start) > 1
        kind, body = _heading(folded, start, end)
        if kind and (trimmed := _trim(folded, start, body)):
            yield Segment(*trimmed, kind, True, bullet, blank, body == end)
        pieces = list(_sentences(folded, body, end))
        for number, (a, b) in enumerate(pieces):
            listed = bullet if number == 0 else bool(_BULLET.match(text, b, b + 1))
            mark = listed or (number > 0 and bool(_BULLET.match(text, pieces[number - 1][1], a)))
            first = number == 0 and not kind
            whole = (len(pieces) == 1 and first) or _is_listed(folded, a, b, end)
            yield Segment(a, b, "", first, mark, blank and first, whole)
        before = end


def _is_listed(folded: str, start: int, end: int, stop: int) -> bool:
    """Whether a piece of a line stands beside a semicolon and is as short as an item."""
    behind = end < stop and folded[end] == ";"
    beside = behind or folded[max(0, start - _GAP) : start].rstrip().endswith(";")
    return beside and len(folded[start:end].split(maxsplit=_ITEM)) <= _ITEM


def _lines(text: str, folded: str) -> Iterator[tuple[int, int]]:
    numbered = sorted(numbers(text))
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        headed = list(heading_run().finditer(folded, start, end))
        cuts = {start, end, *_glued_headings(text, folded, start, end, headed)}
        cuts |= set(lost_breaks(text, folded, start, end))
        cuts |= set(numbered[bisect_left(numbered, start) : bisect_left(numbered, end)])
        cuts |= set(_coloned(text, start, end, {m.end() for m in headed}))
        places = sorted(cuts)
        for a, b in zip(places, places[1:], strict=False):
            if text[a:b].strip():
                yield a, b


def _coloned(text: str, start: int, end: int, headed: set[int]) -> Iterator[int]:
    """Where some words in capitals begin that a colon ends, behind a sentence or in a long line:
    "… per month. Minimum Qualifications: two years". Known headings have their own begin."""
    for colon in _COLON.finditer(text, start, end):
        if colon.start() in headed:
            continue
        begin = _run_begin(text, max(start, colon.start() - _LONGEST_HEADING), colon.start())
        stopped = text[max(start, begin - _GAP) : begin].rstrip()[-1:]
        if begin < colon.start() and (stopped in _STOPS or end - start > LONG_LINE):
            yield begin


def _run_begin(text: str, start: int, end: int) -> int:
    """Where a run of up to five capitalised words begins that ends at ``end``."""
    begin = end
    for word in reversed(list(_WORD.finditer(text, start, end))[-_LONGEST_RUN:]):
        if not word[0][0].isupper() or text[word.end() : begin].strip(" &/"):
            break
        begin = word.start()
    return begin


def _glued_headings(
    text: str, folded: str, start: int, end: int, headed: Sequence[re.Match[str]]
) -> Iterator[int]:
    """Where a heading and its text were joined without a line break: "RequirementsBachelor's
    degree", "…team.Requirements:5+ years", "… on time. Qualifications Bachelor's degree"."""
    for word in headed:
        first, last = word.span()
        before = text[first - 1] if first > start else " "
        colon = folded[last : last + 2].lstrip()[:1] == ":"
        if before.isalnum() and before.isascii() and not (before.islower() or colon):
            continue
        capital = text[first].isupper()
        if capital and text[last : last + 1].isupper():
            yield from (first, last)
        elif colon and (capital or not text[first].isascii()):
            begin = first if before.isalnum() else _run_begin(text, max(start, first - 40), first)
            yield begin
        elif (
            capital and end - start > LONG_LINE and _stands_alone(text, folded, start, first, last)
        ):
            yield from (first, last)


def _stands_alone(text: str, folded: str, start: int, first: int, last: int) -> bool:
    """Whether a heading in a long line begins a sentence that a capital goes on after it."""
    stopped = text[max(start, first - 3) : first].rstrip()[-1:]
    words = text[first:last].split()
    titled = len(words) > 1 and all(word[0].isupper() for word in words)
    return (
        folded[last : last + 1] == " "
        and text[last + 1 : last + 2].isupper()
        and (titled or not stopped or stopped in ".!?:•)")
    )


def _heading(folded: str, start: int, end: int) -> tuple[str, int]:
    """The kind that a line opens, or "", and where its own text begins."""
    line = folded[start:end]
    bare = " ".join(_DRESS.sub("", line).split())
    if len(line) <= _LONGEST_HEADING and (kind := _heading_kind(bare, line.rstrip().endswith(":"))):
        return kind, end
    colon = line.find(":")
    if 0 < colon <= _LONGEST_HEADING:
        kind = _heading_kind(" ".join(_DRESS.sub("", line[:colon]).split()), True)
        if kind:
            return kind, start + colon + 1
    return "", start


def _heading_kind(bare: str, coloned: bool) -> str:
    """What a short line opens: as a known heading, or one with words around it. Before a colon
    any words may stand there; elsewhere only such as headings are made of."""
    if kind := kind_of().get(bare):
        return kind
    words = bare.split()
    if not coloned and not heading_words().issuperset(words):
        return ""
    for size in range(min(len(words), 5), 0, -1):
        if size * 2 < len(words):
            break
        for at in (0, len(words) - size):
            if kind := kind_of().get(" ".join(words[at : at + size])):
                return kind
    if coloned or len(words) > _LONGEST_RUN or _degree().search(bare):
        return ""
    return "nice" if phrase("leading", "trailing").search(bare) else ""


@cache
def _degree() -> re.Pattern[str]:
    """A degree, which a short line asks for rather than heads: "Master degree preferred"."""
    terms = (term for key, own in load("degrees").items() if key.isdigit() for term in own)
    return re.compile(rf"(?<![^\W_]){any_of((*terms, *load('job')['degree']))}(?![^\W_])")


def _sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _PIECE.finditer(folded, start, end):
        if stop[0][0] in ".;" and _ends_short(folded, begin, stop.end()):
            continue
        if trimmed := _trim(folded, begin, stop.start()):
            yield trimmed
        begin = stop.end()
    if trimmed := _trim(folded, begin, end):
        yield trimmed


@cache
def _abbreviation() -> re.Pattern[str]:
    """What ends no sentence."""
    return re.compile(rf"(?:\b(?:{any_of(load('abbreviations')['sentence'])}|\w)\.)$")


def _ends_short(folded: str, begin: int, end: int) -> bool:
    """Whether the stop is that of an abbreviation, or stands in a bracket, and ends no sentence."""
    if _abbreviation().search(folded, max(begin, end - _LONGEST_ABBREVIATION), end):
        return True
    opened = folded.rfind("(", max(begin, end - _LONGEST_BRACKET), end)
    closed = folded.find(")", end, end + _LONGEST_BRACKET)
    return opened >= 0 <= closed and not _BRACKET.search(folded, opened + 1, closed)


def _trim(folded: str, start: int, end: int) -> tuple[int, int] | None:
    opener = _MARK.match(folded, start, end)
    start = opener.end() if opener else start
    while end > start and folded[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
