"""Word lists of the packs: one way to fold text, one way to read a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from resume_api.languages.packs import union


def _one_to_one() -> dict[int, str]:
    """Characters that fold to another *single* character, so that offsets stay valid."""
    table = {ord(c): "-" for c in "‐‑‒–—―−﹣－→⟶~～〜"}
    table |= {ord(c): "'" for c in "’‘`´ʼ＇"}
    table |= {ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u200b\u200c\t\r"}
    table |= dict(zip(map(ord, "ۀةأإٱىيك،，、：；（）／"), "ههاااییک,,,:;()/", strict=True))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1 and base.isascii():
            table[code] = base
    table |= dict(zip(map(ord, "ıłŁøØđĐ"), "illoodd", strict=True))
    for zero in (0x660, 0x6F0, 0x966, 0xFF10):
        table |= {zero + digit: str(digit) for digit in range(10)}
    return table


_TABLE = _one_to_one()
_UNPLAIN = re.compile(r"[^\x00-\x08\n-\x0c\x0e-_a-}\x7f]+")  # what the table may change


def fold(text: str) -> str:
    """Lower case, without Latin accents, with ASCII digits, dashes and blanks and Persian yeh and
    kaf. The result is as long as ``text``: offsets into one hold for the other."""
    return _UNPLAIN.sub(_plain, text).lower()


def _plain(found: re.Match[str]) -> str:
    return found[0].translate(_TABLE)


def bare(text: str) -> str:
    """The text from its first letter or digit to its last."""
    if text and text[0].isalnum() and text[-1].isalnum():
        return text
    first = next((i for i, c in enumerate(text) if c.isalnum()), len(text))
    last = next((i for i in range(len(text), first, -1) if text[i - 1].isalnum()), first)
    return text[first:last]


@cache
def load(table: str) -> dict[str, tuple[str, ...]]:
    """The folded terms of a table of all language packs together, by key."""
    return {
        key: tuple(dict.fromkeys(filter(None, map(str.strip, fold(block).split("\n")))))
        for key, block in union(table).items()
    }


@cache
def conjunction(*kinds: str) -> str:
    """A pattern for the conjunctions of these kinds (``and``, ``or``, ``but``, ``like``)."""
    return any_of(term for kind in kinds for term in load("conjunctions")[kind])


def any_of(terms: Iterable[str]) -> str:
    """A pattern for the longest of ``terms``, grouped by first letter to keep matching quick. A
    star at the end of a term stands for any ending."""
    groups: dict[str, list[str]] = {}
    for term in sorted(set(terms), key=lambda term: (-len(term), term)):
        rest = re.escape(term[1:]).replace(r"\ ", r"\s+")
        groups.setdefault(term[0], []).append(re.sub(r"\\\*\Z", r"\\w*", rest))
    return "(?:" + "|".join(f"{re.escape(c)}(?:{'|'.join(g)})" for c, g in groups.items()) + ")"
