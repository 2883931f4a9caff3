"""Where a resume says who its owner is: patterns, from what is certain to what is likely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from providers.link_patterns import LINK
from resume_api.domain.resume import Resume
from resume_api.languages.packs import terms, union

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/])(?:\+|\(\+?)?\d[\d \t().-]{7,18}\d(?![\w/])")
_YEAR = re.compile(r"(?<!\d)(?:19|20|13|14|۱۳|۱۴|١٩|٢٠)\d{2}(?!\d)")
_SHORTEST_NAME_PART = 3
_ADDRESS_PARTS = 3  # user, domain, top level
_PAIR = 2
_HAN = re.compile(r"[一-鿿]{2,4}")


@cache
def personal_words(key: str) -> str:
    """The terms of a list of table ``personal``, of every language, as alternatives from the
    longest, grouped by their first letter to keep matching quick."""
    groups: dict[str, list[str]] = {}
    for word in sorted({*terms(union("personal")[key])}, key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


@cache
def labelled() -> re.Pattern[str]:
    """A label of what is personal, and as ``value`` what it labels."""
    return re.compile(
        rf"(?<!\w)(?:{personal_words('label')})[ \t]*[:：][ \t]*(?P<value>[^|•;\s][^|•;\t\n]*)",
        re.IGNORECASE,
    )


@cache
def _born() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{personal_words('born')})(?!\w)(?P<value>[^|•;\t\n]{{0,30}}?\d{{4}})",
        re.IGNORECASE,
    )


def patterns(resume: Resume) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Kinds and patterns in the order to apply them; a group ``value`` is the part that tells."""
    contact = resume.contact
    yield "PERSONAL", labelled()
    yield "PERSONAL", _born()
    yield from _literal("EMAIL", [contact.email])
    yield "EMAIL", _EMAIL
    yield from _apart(contact.email)
    yield from _literal("LINK", contact.links)
    yield "LINK", LINK
    yield from _literal("PHONE", [contact.phone])
    yield from _literal("PERSONAL", _broken(contact.phone or "", resume.text))
    yield "PHONE", _PHONE
    yield from _literal("LOCATION", [contact.location])


def name_patterns(resume: Resume) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The whole name in any case, then its parts as names are written.

    What reads like a name can be a heading or a product. So a skill stays; a single word is a name
    only on a line of its own; and a part that the resume also writes small is a word like others.
    """
    skills = {quote.text.casefold() for skill in resume.skills for quote in skill.quotes}
    name = " ".join((resume.contact.name or "").split())
    parts = [part.strip(".,") for part in name.split()]
    if not parts or name.casefold() in skills or len(parts) == 1 and parts[0].casefold() in skills:
        return
    ((kind, whole),) = _literal("NAME", [name])
    if len(parts) == 1:
        alone = rf"^(?:[^\n:：]{{0,30}}[:：])?[ \t]*(?P<value>{whole.pattern})[ \t]*$"
        yield kind, re.compile(alone, whole.flags | re.MULTILINE)
        if _HAN.fullmatch(name):
            yield kind, re.compile(name)
        return
    yield kind, whole
    rest = resume.text
    for pattern in (_EMAIL, LINK, whole):
        rest = pattern.sub(" ", rest)
    for part in parts:
        small = part.lower() != part and re.search(rf"\b{re.escape(part.lower())}\b", rest)
        if len(part) >= _SHORTEST_NAME_PART and not small and part.casefold() not in skills:
            forms = sorted({part, part.upper(), part.title()})
            yield kind, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _literal(kind: str, texts: Iterable[str | None]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The given words wherever they stand, in any case and spacing."""
    for text in texts:
        if words := (text or "").split():
            pattern = r"[^\S\n]+".join(map(re.escape, words))
            yield kind, re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _apart(email: str | None) -> Iterator[tuple[str, re.Pattern[str]]]:
    """An address as the text may show it: spelt out or torn, "jane (at) example . com", or turned
    round, "com.example@jane"."""
    parts = [re.escape(part) for part in re.split(r"[^\w]+", email or "") if part]
    if len(parts) < _ADDRESS_PARTS:
        return
    between = r"[^\w\n]{1,3}(?:\w{1,8}[^\w\n]{1,3})?"
    for order in (parts, parts[::-1]):
        yield "EMAIL", re.compile(rf"(?<!\w){between.join(order)}(?!\w)", re.IGNORECASE)


def _broken(phone: str, text: str) -> list[str]:
    """The groups of a number that no line of the text has whole, without a code of its own."""
    groups = phone.split()
    if not groups or phone in text:
        return []
    return [" ".join(groups[1:]), " ".join(groups[:-1])] if len(groups) > _PAIR else groups[-1:]


def is_phone(text: str) -> bool:
    """Nine digits or more, and no years: ``2015 - 2018`` is a span of time."""
    digits = sum(char.isdigit() for char in text)
    return digits >= 9 and (text.lstrip("(").startswith("+") or not _YEAR.search(text))
