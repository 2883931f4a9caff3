"""What lists and grammars say of a phrase: verdicts that serve the models as features."""

from __future__ import annotations

import re
from functools import cache
from gzip import decompress
from importlib.resources import files

from resume_api.extraction.text.degrees import degree_level, schools
from resume_api.extraction.text.entity_heuristics import (
    is_area,
    is_duration,
    is_employment,
    is_place,
    organisation_score,
    title_score,
)
from resume_api.extraction.text.phrase_memory import remembered

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++\.\w")
_URL = re.compile(r"https?://|www\.|\w\.(?:com|org|net|io|dev|me|edu)\b|linkedin|github")
_PHONE = re.compile(r"(?:\+|\(|00)?\d[\d ().\-/]{6,}\d")
_YEARISH = re.compile(r"(?<![\d,.$€£])(?:(?:19|20|13|14)\d\d|'\d\d|\d{1,2}/\d\d)(?!\d|[,.]\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def names() -> dict[str, frozenset[str]]:
    """Folded words by list: ``first`` and ``last`` names, ``town`` (whole names of towns)."""
    folder = files("resume_api.extraction.models")
    text = decompress(folder.joinpath("names.txt.gz").read_bytes()).decode()
    lists = (line.partition(":") for line in text.split("\n") if line)
    return {key: frozenset(words.split("|")) for key, _, words in lists}


@remembered
def verdicts(text: str, folded: str) -> tuple[str, ...]:
    """Codes of what a phrase is taken for by the lists and grammars."""
    found = []
    if score := title_score(folded):
        found.append(f"title{score}")
    if score := organisation_score(folded):
        found.append(f"org{score}")
    if is_place(text, folded):
        found.append("place")
    elif is_town(folded) or is_area(text):
        found.append("town")
    if schools().search(folded):
        found.append("school")
    if level := degree_level(text, folded):
        found.append("degree")
        found.append(f"degree{level}")
    if is_employment(folded):
        found.append("employment")
    if is_duration(folded):
        found.append("duration")
    return tuple(found)


@remembered
def contact_marks(folded: str) -> tuple[str, ...]:
    """Codes of the ways to reach someone that a text has."""
    found = []
    if "@" in folded and _EMAIL.search(folded):
        found.append("email")
    if ("." in folded or "linkedin" in folded or "github" in folded) and _URL.search(folded):
        found.append("url")
    if any(map(str.isdigit, folded)):
        yearish = _YEARISH.search(folded)
        if yearish or _PHONE.search(folded):
            found.append("yearish" if yearish else "phone")
    return tuple(found)


@remembered
def is_town(folded: str) -> bool:
    """Whether the phrase, or each of its parts between commas, is a town or region."""
    parts = [part.strip(" .()") for part in re.split(r"[,/،]", folded)]
    return all(part in names()["town"] or is_area(part) for part in parts if part) and any(parts)


@remembered
def name_share(folded: str) -> float:
    """The share of the words of a phrase that are first or last names."""
    words = _WORD.findall(folded)
    known = names()
    return sum(w in known["first"] or w in known["last"] for w in words) / max(1, len(words))
