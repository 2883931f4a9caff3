"""Dates and date ranges in many languages and calendars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from resume_api.domain.resume import Month
from resume_api.extraction.text.date_points import Point, find_points
from resume_api.extraction.text.entity_heuristics import organisation_score, title_score
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import any_of, conjunction, load

_MAX_GAP = 26
_LABEL_REACH = 40
_HEADED = 3  # the score of a phrase whose head is a title
_HEADER_WORDS = 7
_NAME_WORDS = 4
_CELLS = re.compile(r"\s{2,}+|\t")
_CELL_END = re.compile(r"\)?(?:\t|\s{2}|\s?\n|\s?\Z)")
_NEXT_LINE = re.compile(r" {0,2}\n {0,2}")
_FAR = 300  # characters of a line beside a date, beyond which they tell nothing of it
_OPEN_END = re.compile(r"-{1,3}(?:\s*[?….]{1,3})?")
_APART = re.compile(r"(?:^|(?<!\s)\n|[(\[|•·,;:-])\s*+\Z|(?<!\s)\s{2,}+\Z")


@dataclass(frozen=True, slots=True)
class DateRange:
    """Dates that stand together at ``start:end``. A single date has ``last`` equal to ``first``
    and is not ``ranged``; a current one has ``last`` None. A range whose years are blotted out
    ("20XX - 20XX") has neither; one that was written in the wrong order keeps it."""

    start: int
    end: int
    first: Month | None
    last: Month | None
    current: bool = False
    ranged: bool = True


@dataclass(frozen=True, slots=True)
class _Patterns:
    until: re.Pattern[str]
    both: re.Pattern[str]
    lead: re.Pattern[str]
    since: re.Pattern[str]
    aside: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists = load("months")
    until, part = any_of(lists["until"]), any_of(lists["part"])
    lead = rf"(?:{any_of((*lists['since'], *lists['from'], *lists['between']))}\s{{1,2}})?"
    part = rf"(?:{part}[ .'-]{{1,2}}(?:{any_of(lists['part_of'])}\s)?)?"
    era = rf"(?:\s?{any_of(lists['era'])}(?!\w))?"
    return _Patterns(
        re.compile(rf"{era}[\s,.)]{{0,3}}{until}(?:\s{{0,2}}{until})?[\s('.]{{0,3}}{part}"),
        re.compile(rf"\s{{1,2}}{conjunction('and')}\s{{1,2}}"),
        re.compile(rf"(?<![^\W\d_]){lead}{part}\Z"),
        re.compile(rf"(?<![^\W\d_]){any_of(lists['since'])}\s{{1,2}}"),
        re.compile(rf"(?<![^\W\d_]){any_of((*lists['born'], *lists['stamp']))}[\s:.(*-]{{0,4}}\Z"),
    )


def find_dates(source: ProcessedText) -> tuple[DateRange, ...]:
    """The date ranges and single dates of a text, in order, without dates of birth and those of
    the document itself ("Last updated: May 2024")."""
    # "_" is emphasis of Markdown, and what forms are filled in on
    text, folded = source.text.replace("_", " "), source.folded.replace("_", " ")
    points = _whole(folded, [p for p in find_points(text, folded) if not _is_aside(folded, p)])
    found, place = [], 0
    while place < len(points):
        one = points[place]
        two = points[place + 1] if place + 1 < len(points) else None
        if two and (joined := _join(text, folded, one, two)):
            found.append(joined)
            place += 2
            continue
        before = points[place - 1] if place else None
        if single := _now(text, one, before) if one.now else _single(text, folded, one):
            found.append(single)
        place += 1
    return tuple(found)


def _is_aside(folded: str, point: Point) -> bool:
    """Whether a label before it says that the date is one of birth or of the document."""
    if point.now or point.blank:
        return False
    before = folded[max(0, point.start - _LABEL_REACH) : point.start]
    return _patterns().aside.search(before) is not None


def _whole(folded: str, points: Sequence[Point]) -> list[Point]:
    """The points, where a line that ends in a month and the year that begins the next are one."""
    found: list[Point] = []
    for point in points:
        last = found[-1] if found else None
        year = point.month and point.month.month is None and not point.ranged and point.month
        if year and last and last.name and _NEXT_LINE.fullmatch(folded, last.end, point.start):
            month = Month(year.year, last.name)
            found[-1] = last._replace(end=point.end, month=month, name=None, sure=True)
        else:
            found.append(point)
    return found


def _join(text: str, folded: str, one: Point, two: Point) -> DateRange | None:
    if two.start - one.end > _MAX_GAP or one.now or one.ranged or two.ranged:
        return None
    if not _spans(text, folded, one, two):
        return None
    start = _start(folded, one)
    if one.blank:
        known = two.blank or two.now
        return DateRange(start, two.end, None, None, current=two.now) if known else None
    first, last = _months_of(one, two)
    if first is None or (last is None and not two.now):
        return None
    return DateRange(start, two.end, first, last, current=two.now)


def _spans(text: str, folded: str, one: Point, two: Point) -> bool:
    """Whether what stands between two dates makes them a range."""
    gap, patterns = folded[one.end : two.start], _patterns()
    if patterns.until.fullmatch(gap) or (two.now and gap.strip(" \n,(") == ""):
        return True
    if patterns.both.fullmatch(gap):
        return folded[_start(folded, one) : one.start].strip() in load("months")["between"]
    sure = (one.sure or one.blank) and (two.sure or two.blank)
    begins = folded.endswith("\n", 0, one.start) or not one.start
    cells = _CELLS.fullmatch(text, one.end, two.start) and "\n" not in gap
    return bool(sure and begins and cells and (two.now or _ordered(one, two)))


def _ordered(one: Point, two: Point) -> bool:
    return bool(one.month and two.month and _index(one.month) <= _index(two.month))


def _months_of(one: Point, two: Point) -> tuple[Month | None, Month | None]:
    """First and last month; one of both may take its year from the other."""
    first, last = one.month, two.to or two.month
    if first is None and one.name and last and last.month:
        first = Month(last.year, one.name)
    elif last is None and two.name and first and first.month and first.month <= two.name:
        last = Month(first.year, two.name)
    return first, last


def _start(folded: str, point: Point) -> int:
    """Where the point begins, with the words for "since", "from" or "early" before it."""
    before = _patterns().lead.search(folded, max(0, point.start - 24), point.start)
    return before.start() if before else point.start


def _now(text: str, point: Point, before: Point | None) -> DateRange | None:
    """The end of a range in a narrow margin, on a line of its own or below the start."""
    if not text.endswith(("\n", "\n "), 0, point.start):
        return None
    alone = _CELL_END.match(text, point.end)
    below = before and text.count("\n", before.end, point.start) == 1
    if not (alone or below):
        return None
    return DateRange(point.start, point.end, None, None, current=True, ranged=False)


def _single(text: str, folded: str, point: Point) -> DateRange | None:
    if point.month is None:
        return None
    start = _start(folded, point)
    if point.ranged:
        return DateRange(start, point.end, point.month, point.to)
    if _patterns().since.match(folded, start, point.start):
        ranged = text[start].isupper() or _is_apart(folded, start)
        last = None if ranged else point.month
        return DateRange(start, point.end, point.month, last, current=ranged, ranged=ranged)
    if not point.sure and not (point.telling and _is_alone(text, point)):
        return None
    far = min(len(folded), point.end + _FAR)
    line_end = folded.find("\n", point.end, far)
    rest = folded[point.end : far if line_end < 0 else line_end].strip()
    if _OPEN_END.fullmatch(rest):
        return DateRange(start, point.end, point.month, None, current=True)
    return DateRange(start, point.end, point.month, point.month, ranged=False)


def _is_alone(text: str, point: Point) -> bool:
    """Whether the point is all that its line or its cell of a row says."""
    before = _line_before(text, point.start)
    begins = not before.strip(" (") or before.endswith(("\t", "  "))
    return begins and _CELL_END.match(text, point.end) is not None


def _is_apart(folded: str, start: int) -> bool:
    """Whether "since 2018" at ``start`` says how long a job lasts: apart from other words, or
    behind a short title or name; in a sentence ("in use since 1998") it tells something else."""
    line = _line_before(folded, start)
    if _APART.search(line) or line.strip(" :") in load("organisations")["date_label"]:
        return True
    words = len(line.split())
    if title_score(line) == _HEADED:
        return words <= _HEADER_WORDS
    return words <= _NAME_WORDS and organisation_score(line) > 0


def _line_before(text: str, offset: int) -> str:
    """What stands before an offset in its line, as far as it can tell what a date is."""
    first = max(0, offset - _FAR)
    return text[max(first, text.rfind("\n", first, offset) + 1) : offset]


def _index(month: Month) -> int:
    return month.year * 12 + (month.month or 1)


def spanning(one: DateRange, two: DateRange) -> DateRange:
    """The range between two single dates in either order; one may be "now"."""
    months = sorted((d.first for d in (one, two) if d.first), key=_index)
    current = one.current or two.current
    last = None if current else months[-1]
    return DateRange(one.start, one.end, months[0] if months else None, last, current)
