"""Kinds of gaps between a resume and a job, and what each costs the person to close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from resume_api.domain.assessment import Item
from resume_api.domain.document import Quote
from resume_api.domain.resume import Month, Resume

COST: Mapping[str, float] = {
    "begun": 2,
    "certification": 2,
    "certification_related": 1.5,
    "degree_field": 2,
    "degree_lower": 4,
    "degree_missing": 3,
    "degree_not_held": 1.5,
    "denied": 4,
    "domain": 1.5,
    "duty": 2,
    "eligibility": 1,
    "implied": 1,
    "language_level": 3,
    "language_missing": 1,
    "limited": 2,
    "listed": 1,
    "near": 1,
    "nice": 3,
    "other": 1.5,
    "related": 2,
    "role_missing": 4,
    "role_partly": 2,
    "skill_years": 2,
    "soft": 2,
    "tool": 2,
    "unclear": 1.5,
    "wish": 3,
    "years_open": 2,
    "years_other": 2,
    "years_short": 3,
    "years_unknown": 1,
}
"""Effort by kind of gap: 1 a line reworded, 2 a line added, 3 and more what has to be earned."""
TOGETHER = frozenset(
    ("certification", "domain", "duty", "eligibility", "language_missing", "listed")
    + ("nice", "soft", "tool", "unclear")
)
"""Kinds that are told together: their words need no line of the resume."""
ALIKE = 4
"""Letters that two forms of a word share (licence, license)."""
_LONG = re.compile(r"[^\W\d_]{4,}")
_BY_REASON: Mapping[str, str] = {
    "certification_missing": "certification",
    "degree_equivalent": "degree_missing",
    "language_written": "language_missing",
    "said_hypothetical": "wish",
    "said_in_progress": "begun",
    "said_negated": "denied",
    "said_other": "other",
    "said_past_interest": "wish",
    "skill_limited": "limited",
    "skill_near": "near",
    "skill_related": "related",
}
_BY_TOPIC: Mapping[str, str] = {
    "certification": "certification",
    "degree": "degree_missing",
    "eligibility": "eligibility",
    "language": "language_missing",
    "years": "years_short",
}


def kind_of(item: Item, resume: Resume) -> str:
    """The kind of gap that a requirement which is not met leaves. What the resume has in the very
    words of the job is not called missing."""
    finding = item.finding
    if item.topic == "years" and finding.reason.startswith("skill_") and not finding.quotes:
        return "years_open"
    if item.topic == "soft":
        return "soft"
    if item.topic == "eligibility" and not finding.quotes:
        return "eligibility"
    kind = _BY_REASON.get(finding.reason, finding.reason)
    if kind not in COST or not _is_filled(kind, item):
        kind = _of_topic(item)
    stands = item.name.casefold() in resume.text.casefold()
    return "unclear" if stands and kind in ("certification", "degree_missing", "tool") else kind


def is_implied(item: Item) -> bool:
    """Whether a licence that the job asks for is shown by a title alone ("RN"): it does not stand
    among the certificates, and the words that show it are not those of the job."""
    if item.topic != "certification" or item.finding.status != "met":
        return False
    asked = {word[:ALIKE].casefold() for word in _LONG.findall(item.name)}
    return not any(
        quote.section == "certifications"
        or asked.intersection(word[:ALIKE].casefold() for word in _LONG.findall(quote.text))
        for quote in item.finding.quotes
    )


def _is_filled(kind: str, item: Item) -> bool:
    """Whether what the words of a kind name was found."""
    values, quotes = item.finding.values, item.finding.quotes
    if kind in ("years_short", "years_other", "skill_years"):
        return "have" in values and "need" in values
    if kind in ("related", "certification_related"):
        return "by" in values and bool(quotes)
    if kind.startswith("degree_") and kind != "degree_missing":
        return "degree" in values
    return bool(quotes) or kind not in ("begun", "denied", "limited", "near", "other", "wish")


def _of_topic(item: Item) -> str:
    """The kind by what is asked and how sure its lack is."""
    if item.topic == "role":
        return "role_partly" if item.finding.status == "partly" else "role_missing"
    if item.topic == "years" and not {"have", "need"} <= set(item.finding.values):
        return "years_open"
    if item.topic in _BY_TOPIC:
        return _BY_TOPIC[item.topic]
    if item.topic == "domain":
        return "domain"
    return "tool" if item.finding.reason == "skill_missing" else "unclear"


def out_of_order(resume: Resume) -> Iterator[Quote]:
    """The head of the first position where a later one is newer."""
    dated = [(_end(one.end, one.current), one) for one in resume.positions if one.start]
    if len(dated) > 1:
        newest = max(end for end, _ in dated)
        if dated[0][0] < newest:
            yield dated[0][1].quote


def _end(end: Month | None, current: bool) -> tuple[int, int]:
    if current or end is None:
        return (9999, 12)
    return (end.year, end.month or 12)
