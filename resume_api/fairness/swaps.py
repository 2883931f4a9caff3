"""Makes of one resume text many that differ only in what a score must not see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import msgspec

from resume_api.domain.resume import Resume
from resume_api.languages.packs import answer_language, messages

_HEAD_LINES = 8


@dataclass(frozen=True, slots=True)
class Swap:
    """A resume with one thing changed: of which kind, for which group of people, to what."""

    attribute: str
    group: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class _Data:
    """What is put in: names by origin and gender, the forms of pronouns, places."""

    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    pronouns: Mapping[str, Mapping[str, str]]
    places: tuple[str, ...]


def swaps(resume: Resume) -> Iterator[Swap]:
    """Every variant of a resume: names by origin and gender, pronouns, places, and lines with
    birth date, age, gender, nationality, marital status, religion and photo in its language."""
    yield from _names(resume)
    yield from _pronouns(resume)
    yield from _places(resume)
    for attribute, lines in messages(answer_language(resume.language))["swaps"].items():
        for value, line in lines.items():
            said = attribute.replace("_", " ")
            yield Swap(said, value, line, _with_line(resume.text, resume, line))


def _names(resume: Resume) -> Iterator[Swap]:
    for origin, genders in _data().names.items():
        for gender, names in genders.items():
            for name in names:
                text = _renamed(resume, name)
                yield Swap("name: origin", origin, name, text)
                yield Swap("name: gender", gender, name, text)


def _renamed(resume: Resume, name: str) -> str:
    """The text with another name, in its e-mail address too; at the top where it has none."""
    old = resume.contact.name
    if not old:
        return f"{name}\n{resume.text}"
    text = resume.text
    if address := resume.contact.email:
        plain = re.sub(r"[^a-z]+", ".", name.casefold()).strip(".") or "somebody"
        text = text.replace(address, f"{plain}@{address.partition('@')[2]}")
    row = r"\s+".join(map(re.escape, old.split()))
    return re.sub(rf"(?<!\w){row}(?!\w)", lambda _: name, text, flags=re.IGNORECASE)


def _pronouns(resume: Resume) -> Iterator[Swap]:
    """Other pronouns beside the name; in English prose too, where it speaks of the candidate."""
    for pronouns, forms in _data().pronouns.items():
        text = _pronoun().sub(partial(_in_form, forms=forms), resume.text)
        yield Swap("pronouns", pronouns, pronouns, _with_line(text, resume, pronouns))


@cache
def _pronoun() -> re.Pattern[str]:
    """Any pronoun by its role. A possessive that has another role too is one before a word."""
    forms: dict[str, list[str]] = {}
    for pronoun in _data().pronouns.values():
        for role, word in pronoun.items():
            forms.setdefault(role, []).append(word)
    spoken = [word for role, words in forms.items() for word in words]
    forms["possessive"] = [
        rf"{word}(?= \w)" if spoken.count(word) > 1 else word for word in forms["possessive"]
    ]
    order = ("subject", "possessive", "object", "alone", "reflexive")
    roles = "|".join(f"(?P<{role}>{'|'.join(forms[role])})" for role in order)
    return re.compile(rf"(?<![\w/])(?:{roles})(?![\w/])", re.IGNORECASE)


def _in_form(found: re.Match[str], forms: Mapping[str, str]) -> str:
    role = next(role for role, word in found.groupdict().items() if word)
    return forms[role].capitalize() if found[0][0].isupper() else forms[role]


def _places(resume: Resume) -> Iterator[Swap]:
    old = resume.contact.location
    for place in _data().places:
        text = resume.text.replace(old, place, 1) if old else _with_line(resume.text, resume, place)
        yield Swap("address", place, place, text)


def _with_line(text: str, resume: Resume, line: str) -> str:
    """``text`` with a line more, under the name and contact at its top."""
    lines = text.split("\n")
    contact = resume.contact
    rows = [
        max(
            (n for n, words in enumerate(lines[:_HEAD_LINES], 1) if part and part in words),
            default=1,
        )
        for part in (contact.email, contact.phone)
    ]
    return "\n".join([*lines[: max(rows)], line, *lines[max(rows) :]])


@cache
def _data() -> _Data:
    return msgspec.json.decode((Path(__file__).parent / "swaps.json").read_bytes(), type=_Data)
