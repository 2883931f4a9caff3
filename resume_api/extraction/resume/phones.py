"""Telephone numbers, told apart from dates, years and other runs of digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.text.date_points import find_points
from resume_api.extraction.text.word_lists import any_of, fold, load

_NUMBER = re.compile(
    r"(?:(?<![\w/.@-])|(?<=[.:]-))(?:\((?:\+|00)\d{1,3}\)|(?:\+|00)?\(?\d)[\d ().\-/]{5,22}\d"
    r"(?:\+(?=\W|\Z))?(?![\w/@-])"
)
_RIGHT_TO_LEFT = re.compile(r"[\u0621-\u06d3]")
_MOBILE = re.compile(r"09\d\d")
_LOCAL = re.compile(r"\d{3}[-. ]\d{4}|\d{4}[-. ]\d{4}|\d{7,8}")
_FEWEST, _MOST = 7, 15  # digits; ITU-T E.164 allows 15
_MIN_BARE = 9  # without a label or a country code
_BESIDE = 60  # characters that tell what a number is
_SPAN = re.compile(r"\d{4}/\d\d?\s?[-.]\s?\d{4}/\d\d?")
_CODE = re.compile(r"(?:\(?\+\d{1,3}\)?(?: ?\(0\))?|(?<![\d.+-])\(?0\d{1,4}\)?)\Z")
_REST = re.compile(r"\d{2,4}(?: \d{2,4})?\Z")
_LONG_CODE = 10  # digits of a number that needs no code from the line above
_ADDRESS = re.compile(r"\S[@/]\S*\s*\Z")
_TURNED = 3  # parts, with what stands between them, that have a code and two groups
_TELLING_DATE = 5  # digits: 03/2014 is a date, 2014 may be part of a number


@cache
def _label() -> re.Pattern[str]:
    terms = any_of(load("contact")["phone"])
    return re.compile(rf"(?<![^\W\d_]){terms}\W{{0,6}}(?:\(\w{{1,8}}\)\W{{0,3}})?\Z")


@cache
def _identity() -> re.Pattern[str]:
    """What stands before the number of a passport, a licence or the like."""
    return re.compile(rf"(?<![^\W\d_]){any_of(load('contact')['identity'])}\W{{0,6}}\Z")


def find_phone(lines: Sequence[Line], *, sure: bool = False) -> str | None:
    """The first number that a label or its form shows to be one of a telephone; far from the
    head of a resume (``sure``) only a label or a country code does."""
    for place, line in enumerate(lines):
        for match in _NUMBER.finditer(line.folded):
            near = max(0, match.start() - _BESIDE)
            labelled = _label().search(line.folded, near, match.start()) is not None
            known = labelled or match[0].lstrip("(").startswith(("+", "00")) or match[0][-1] == "+"
            if not labelled and _identity().search(line.folded, near, match.start()):
                continue
            if _may_be_phone(match[0]) and (known or (not sure and _is_bare(line.folded, match))):
                return _in_order(_whole(lines, place, match), lines)
    return None


def _whole(lines: Sequence[Line], place: int, match: re.Match[str]) -> str:
    """The number with its code at the end of the line above, or its last digits in the line below,
    where a narrow column broke it."""
    line = lines[place]
    number = line.text[match.start() : match.end()]
    above = lines[place - 1].text if place else ""
    below = lines[place + 1].folded if place + 1 < len(lines) else ""
    coded = number.startswith(("+", "00", "("))
    if not match.start() and not coded and (code := _CODE.search(above)):
        short = sum(map(str.isdigit, number)) < _LONG_CODE
        return f"{code[0]} {number}" if short or "+" in code[0] else number
    if match.end() == len(line.text) and number.startswith("+") and _REST.match(below):
        return f"{number} {lines[place + 1].text}"
    return number


def _in_order(number: str, lines: Sequence[Line]) -> str:
    """The number with its groups as they are dialled. Right-to-left text shows them the other
    way round: "6547 340 53 966+", "4202 147 0912", "24390068-021", or those behind the code:
    "00962 3260 984 79"."""
    if number.endswith("+"):
        return "+" + " ".join(reversed(number.split())).replace("+", "")
    if not any(_RIGHT_TO_LEFT.search(line.text) for line in lines):
        return number
    groups = re.split(r"([ -]+)", number)
    first, last = fold(groups[0]), fold(groups[-1])
    plain = not first.startswith(("0", "+", "(+")) or _is_mobile(last, first)
    if len(groups) > 1 and last.startswith("0") and plain:
        return "".join(reversed(groups))
    if len(groups) > _TURNED and not plain and len(groups[2]) > len(last):
        return "".join((groups[0], groups[1], *reversed(groups[2:])))
    return number


def _is_mobile(last: str, first: str) -> bool:
    """Whether the last group alone is the prefix of an Iranian mobile: 0912."""
    return bool(_MOBILE.fullmatch(last)) and not _MOBILE.fullmatch(first)


def _may_be_phone(number: str) -> bool:
    digits = sum(map(str.isdigit, number))
    paired = number.count("(") == number.count(")")
    return _FEWEST <= digits <= _MOST and paired and not _is_date(number)


def _is_bare(folded: str, match: re.Match[str]) -> bool:
    """Whether digits without label or country code are long enough, or stand apart."""
    if sum(map(str.isdigit, match[0])) >= _MIN_BARE:
        return True
    return bool(_LOCAL.fullmatch(match[0])) and _is_apart(folded, match)


def _is_date(number: str) -> bool:
    if _SPAN.fullmatch(number):
        return True
    dates = [p for p in find_points(number, number) if p.month or p.ranged]
    long = [p for p in dates if sum(map(str.isdigit, number[p.start : p.end])) >= _TELLING_DATE]
    return bool(long) or len(dates) > 1


def _is_apart(folded: str, match: re.Match[str]) -> bool:
    """Whether a short number stands apart, as in a row of contact data."""
    before = folded[max(0, match.start() - _BESIDE) : match.start()]
    after = folded[match.end() : match.end() + _BESIDE]
    if _ADDRESS.search(before):
        return True
    begins = not before.strip() or before.rstrip().endswith(("|", ",", ";", "•", "·", "-", ":"))
    ends = not after.strip() or after.lstrip().startswith(("|", ",", ";", "•", "·", "-"))
    return begins and ends
