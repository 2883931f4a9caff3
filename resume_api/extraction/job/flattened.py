"""Where a job text that was copied without its line breaks lost them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.word_lists import any_of, load

LONG_LINE = 300
_GLUED_LINE = 100
_JOINED = 3  # letters at least of an opening word in Arabic script that is joined to another
_CELL = 40  # characters of the first cell of a row
_WORDS_OF_CELL = 4
# Behind a stop, between words, before a list's hyphen, at wide gaps.
_GLUED = re.compile(
    r"(?<=[^\W\d_]{2}[.:;!?)؛؟])(?=[A-ZÀ-Þ][a-zß-ÿ]{1,2}|[*•\-–][ \w]|[آ-ی]{2}"
    r"|\d{1,2}(?:\+|\s?[-–]\s?\d))"
    r"|(?<=[a-zß-ÿ]{3})(?=[A-ZÀ-Þ][a-zß-ÿ]{2})|(?<=[\w.)])(?=- [A-ZÀ-Þ])"
    r"|(?<=[.!?]\))(?=[A-ZÀ-Þ][a-zß-ÿ]{2})|(?<=[a-z]{3}\))(?=[A-Z]{3})"
)
_INNER_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_WIDE = re.compile(r"(?<!\s)[^\S\n]{3,}+|(?<!\s)[^\S\n]{2}(?=[A-ZÀ-Þ•*\-–])|(?<=\s)- (?=[A-ZÀ-Þ])")
_NUMBER = re.compile(r"(?m)(?:(?<=[^\W\d_]{2})|(?<=[.)]))(\d{1,2})(?=\.(?:\s|$)|$)")
_CAPITAL = re.compile(r"(?<=[^\W_]|[ )\u00a0])[A-ZÀ-Þ](?=[a-zß-ÿ])")
_ARABIC = re.compile(r"[آ-ی]")
_CELLS = re.compile(r"\t| \| ")
_BEFORE = re.compile(r"[^\s,;:/&|–-]+(?= ?\Z)")


def lost_breaks(text: str, folded: str, start: int, end: int) -> Iterator[int]:
    """Where in a line the parts begin that were lines of their own."""
    yield from _cells(text, start, end)
    if end - start > _GLUED_LINE:
        yield from (m.start() for m in _GLUED.finditer(text, start, end) if _parts(text, m))
        yield from (m.start() for m in _other_script().finditer(text, start, end))
        yield from _openers(text, folded, start, end)
        if _ARABIC.search(folded, start, end):
            yield from (m.start() for m in _joined().finditer(folded, start, end))
    if end - start > LONG_LINE:
        yield from (m.end() for m in _WIDE.finditer(text, start, end))


def numbers(text: str) -> Iterator[int]:
    """Where numbers of a list's items stand that are joined to the item before, two at least, one
    after the other: "… with SQL.2. Knowledge of …"; one alone is that of a name, "OAuth2"."""
    run: list[re.Match[str]] = []
    for found in _NUMBER.finditer(text):
        if int(found[1]) - (int(run[-1][1]) if run else 0) in ((1,) if run else (1, 2)):
            run.append(found)
    if len(run) > 1:
        yield from (found.start() for found in run)


def _cells(text: str, start: int, end: int) -> Iterator[int]:
    """Where the second cell of a row begins whose first is a label."""
    cell = _CELLS.search(text, start, min(end, start + _CELL))
    if cell and 0 < len(text[start : cell.start()].split()) <= _WORDS_OF_CELL:
        yield cell.end()


@cache
def _other_script() -> re.Pattern[str]:
    """Where a word of another script is joined to a Latin one, and it is no ending of it."""
    return re.compile(rf"(?<=[A-Za-z])(?=[آ-ی]{{2}})(?!{any_of(load('inflections')['suffix'])})")


@cache
def _joined() -> re.Pattern[str]:
    """A word that opens a line in Arabic script, joined to the word before."""
    words = (w for w in load("job")["opener"] if not w[0].isascii() and len(w) >= _JOINED)
    return re.compile(rf"(?:(?<=[آ-ی]{{3}})|(?<=[)\d])){any_of(words)}(?![^\W_])")


@cache
def _opener() -> re.Pattern[str]:
    words = (word for word in load("job")["opener"] if word[0].isascii())
    return re.compile(rf"{any_of(words)}(?![^\W_])")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('job')['cue'])}(?![^\W_])")


def _openers(text: str, folded: str, start: int, end: int) -> Iterator[int]:
    """Where a word in capitals opens what was a line: joined to the word before ("SAPExperience
    with"), or behind a word that goes on in small letters and is no preposition."""
    for capital in _CAPITAL.finditer(text, start + 1, end):
        at = capital.start()
        if text[at - 1].isspace():
            before = _BEFORE.search(text, max(start, at - 30), at)
            if before and _ends_item(before[0]) and _opener().match(folded, at, end):
                yield at
        elif _opener().match(folded, at, end) or _cue().match(folded, at, end):
            yield at


def _ends_item(word: str) -> bool:
    """Whether a word may be the last of an item."""
    return not word[0].isupper() and word[-1] not in ".!?" and idf().get(word, 1.0) > 0


def _parts(text: str, glued: re.Match[str]) -> bool:
    """Whether two words were joined here, and it is not a name with a capital inside."""
    at = glued.start()
    if not text[at - 1].isalpha():
        return True
    begin = at
    while begin > 0 and at - begin < 30 and text[begin - 1].isalpha():
        begin -= 1
    return not _INNER_CAPITAL.search(text, begin, at)
