"""The grammar of dates: month names of all languages and the pattern of a single date."""

from __future__ import annotations

import re
from functools import cache

from resume_api.extraction.text.word_lists import any_of, load

_YEAR = r"(?:19[3-9]\d|20[0-4]\d|13[2-9]\d|14[0-5]\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_GAP = " {0,2}"


@cache
def month_names() -> dict[str, tuple[int, str]]:
    """Month number by folded name, and "j" (solar) or "l" (lunar) for an eastern month."""
    return {
        re.sub(r"\s+", " ", name): (int(key.lstrip("jl")), key.rstrip("0123456789"))
        for key, names in load("months").items()
        if key.lstrip("jl").isdigit()
        for name in names
    }


@cache
def date_pattern() -> re.Pattern[str]:
    """Every way to write one date in folded text, the longest first; a date does not run over
    the end of a line."""
    lists = load("months")
    name, now = any_of(month_names()), any_of(lists["now"])
    until, quarter = any_of(lists["until"]), any_of(lists["quarter"])
    day = rf"\d{{1,2}}{any_of(lists['ordinal'])}?"
    of = rf"(?:[,/'-]|{any_of(lists['of'])})?"
    of_day, years_of = any_of(lists["day_of"]), any_of(lists["years_of"])
    year_sign, month_sign = any_of(lists["year_sign"]), any_of(lists["month_sign"])
    sign, half = any_of(lists["quarter_sign"]), any_of(lists["half_sign"])
    lead = any_of(lists["year_lead"])
    nth = rf"(?:\.|[^\W\d_]{{1,3}}|[º°])?[ -]?{quarter}"  # "1st quarter", "3. Quartal"
    return re.compile(
        rf"(?<!\w)(?P<now>{now})(?!\w)"
        rf"|(?<![\w.,/$€£])(?:(?=\d)(?:"
        rf"(?P<y_iso>{_YEAR})(?:-(?P<m_iso>0[1-9]|1[0-2])|[./](?P<m_dot>{_MONTH})"
        rf"|{_GAP}{year_sign}{_GAP}(?P<m_zh>{_MONTH}){_GAP}{month_sign})(?:[-./]\d{{1,2}}(?!\d|[./]\d))?(?![\d%])"
        rf"|(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?:(?P<y_full>{_YEAR})|(?P<y_full2>\d\d))"
        rf"(?!\d|(?P=sep)\d)"
        rf"|(?P<m_from>{_MONTH})\.?{_GAP}{until}{_GAP}(?P<m_to>{_MONTH})[./](?P<y_to>{_YEAR})(?!\d)"
        rf"|(?P<m_num>{_MONTH}){_GAP}[./-]{_GAP}(?P<y_num>{_YEAR})(?!\d)"
        rf"|(?P<m_short>{_MONTH})/'?(?P<y_short>\d\d)(?![\d/]|\.\d)"
        rf"|(?P<m_dotted>0[1-9]|1[0-2])\.'?(?P<y_dotted>\d\d)(?![\d/%]|\.\d)"
        rf"|(?P<y_eastern>[3-9]\d)/(?P<m_eastern>{_MONTH})(?![\d/.]))"
        rf"|(?:(?:{sign}{_GAP})(?P<q_a>[1-4])|(?P<q_b>[1-4])(?:{sign}|{nth}))(?![^\W\d_]){_GAP}{of}{_GAP}"
        rf"(?:(?P<q_year>{_YEAR})|(?<=['/-])(?P<q_two>\d\d))(?!\d)"
        rf"|{half}{_GAP}(?P<half>[12])(?![^\W_]){_GAP}{of}{_GAP}(?P<h_year>{_YEAR})(?!\d)"
        rf"|(?=\d)(?P<q_before>{_YEAR})[ /-]?{sign}(?P<q_c>[1-4])(?!\w)"
        rf"|(?:(?=\d){day}(?:\.{_GAP}| )(?:{of_day} )?)?"
        rf"(?P<name>{name})(?![^\W\d_])\.?{_GAP}{of}{_GAP}"
        rf"(?:(?:{day},? )?(?P<y_name>{_YEAR})(?:/\d\d(?:\d\d)?)?(?!\d)"
        rf"|'?(?P<y_two>\d\d)(?:/\d\d)?(?![\d%\w]|[.,]\d)|)"
        rf"|(?=\d)(?<!\d-)(?P<y_pre>{_YEAR})[ ,./-]{{1,2}}(?P<after>{name})"
        rf"(?![^\W\d_]|[ .']{{0,2}}\d)"
        rf"|'(?P<y_apart>\d\d)(?![\w%])"
        rf"|{years_of} (?P<y_of>\d\d)(?: ?{until} ?(?P<y_of_to>\d\d))?(?!\d)"
        rf"|(?=[x12])(?:xx[./-]){{0,2}}(?P<blank>(?:19|20)xx|xxxx)(?!\w)"
        rf"|(?:{lead} ?|xx[./-])?(?P<year>{_YEAR})"
        rf"(?:{_GAP}[-/]{_GAP}(?P<y_until>\d\d)(?![\d./-]| ?{name})|/(?P<y_next>{_YEAR})(?!\d)"
        rf"|{year_sign})?"
        rf"(?![\d%+]|[.,]\d)"
        rf")"
    )
