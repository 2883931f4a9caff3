"""Signs of dates, enough to tell which cells of a page hold them; their meaning is read later."""

from __future__ import annotations

import re

OPEN = re.compile(
    r"(?:[-–—→]\s*(?:[^\W\d_]+\.?|\d{1,2}\.?)?|\b(?:to|until|till|bis|au|à|al|a|hasta|fino|تا|إلى|الى|حتى))$",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"\b(?:present|current(?:ly)?|now|today|date|heute|laufend|aktuell|jetzt|dato|gegenwart|présent|"
    r"actuel(?:lement)?|aujourd.hui|jour|actual(?:idad|mente)?|presente|hoy|oggi|attuale|halen|"
    r"günümüz|devam|heden|تاکنون|اکنون|کنون|حال|الآن|الان|الحاضر)\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"^(?:[-–—→]|(?:to|until|bis|au|à|al|a|hasta)\b)", re.I)
YEAR = re.compile(
    r"(?<!\d)(?:(?:19|20|1[34]|۱[۳۴۹]|۲۰|١[٣٤٩]|٢٠)\d\d|\d\d?[/.]\d\d|['’]\d\d)(?!\d)"
)
# What may stand before the year of a date: a day, a month, "since".
_BEFORE_YEAR = re.compile(r"(?:[^\W_]{1,10}[.,]?[\s./-]*){0,4}")
_DASH = re.compile(r"[-–—→]|\b(?:to|until|till|bis|au|à|al|a|hasta|تا|إلى|الى|حتى)\b", re.I)


def opens_with_date(text: str) -> bool:
    """Whether a text begins with a date that has a year."""
    year = YEAR.search(text)
    return year is not None and _BEFORE_YEAR.fullmatch(text, 0, year.start()) is not None


def is_range(text: str) -> bool:
    """Whether a text has both the start and the end of a range of dates."""
    start = YEAR.search(text)
    dash = _DASH.search(text, start.end()) if start else None
    if dash is None:
        return False
    return bool(YEAR.search(text, dash.end()) or PRESENT.search(text, dash.end()))


def ends_with_date(text: str) -> bool:
    """Whether a text ends with a date that has a year, the word for today or an open range."""
    *_, year = YEAR.finditer(text)
    rest = text[year.end() :].strip(" ./)")
    return (
        not rest or OPEN.search(text) is not None or PRESENT.fullmatch(rest.split()[-1]) is not None
    )


def goes_on(text: str) -> bool:
    """Whether a text begins with the end of a range of dates."""
    begins = " ".join(text.split()[:3])
    return bool(OPENING.search(begins) or PRESENT.match(begins) or opens_with_date(begins))
