"""Contact details: name, e-mail, phone, location and links, from where a resume puts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from resume_api.domain.resume import Contact, Section
from resume_api.extraction.resume.emails import EMAIL, TOP_LEVEL, find_email
from resume_api.extraction.resume.lines import Line, clip, split
from resume_api.extraction.resume.person_name import find_name
from resume_api.extraction.resume.phones import find_phone
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.word_lists import any_of, load

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;()<>•·]{3,200}"
    r"|(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,3}(?:"
    + TOP_LEVEL
    + r")(?:/[^\s|,;()<>•·]{0,150})?(?![\w@.])",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"(?:linkedin\.com/in|(?:github|gitlab)\.com|xing\.com/profile)/([\w.%-]+)/?\Z", re.IGNORECASE
)
_MAY_BE_LINK = re.compile(r"\.[^\W_]|//")
_BREAK = re.compile(r"(?:(?<!\s)\s++)?[|•·;]\s*+|\t|\s{2,}|\s[-–—]\s")
_PIECE = re.compile(
    r"(?:(?<!\s)\s++)?[|•·,،;]\s*+|\s{2,}|\s(?=[\w.+-]+@)|(?<=\d{4})\s+(?=[^\W\d])|\s[-–—]\s"
)
_JUNK = re.compile(r"^(?:[\W\d_]|[^\W\d_]\s)+")
_TOP_LINES = 12
_BESIDE = 3  # lines around an address that may have the number of its owner


@cache
def _place_label() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(load('contact')['place'])})\s*[:-]\s*")


def find_contact(lines: Sequence[Line], parts: Iterable[tuple[Section, Sequence[Line]]]) -> Contact:
    """How to reach the candidate; what is not found is None."""
    named = [line for section, own in parts if section.kind == "contact" for line in own]
    top = list(dict.fromkeys((*lines[:_TOP_LINES], *named)))
    email = find_email(top) or find_email(lines)
    links = _links(lines)
    name = find_name(lines, top, _handles(email, links))
    return Contact(
        name=name,
        email=email,
        phone=_phone(lines, top),
        location=_location(top, name),
        links=links,
    )


def _phone(lines: Sequence[Line], top: Sequence[Line]) -> str | None:
    """The number of the head, else one beside an address, else one that is surely a telephone's."""
    at = [place for place, line in enumerate(lines) if EMAIL.search(line.text)]
    beside = [lines[i] for i in range(len(lines)) if any(abs(i - place) <= _BESIDE for place in at)]
    return find_phone(top) or find_phone(beside) or find_phone(lines, sure=True)


def find_owner(lines: Sequence[Line]) -> str | None:
    """Whom the first lines and the largest type name, or None."""
    top = lines[:_TOP_LINES]
    return find_name(lines, top, _handles(find_email(top), _links(top)))


def _handles(email: str | None, links: Sequence[str]) -> list[str]:
    """What the addresses call their owner."""
    found = [email.partition("@")[0]] if email else []
    return found + [profile[1] for link in links if (profile := _PROFILE.search(link))]


def _links(lines: Sequence[Line]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in lines:
        if _MAY_BE_LINK.search(line.text):
            bare = EMAIL.sub(" ", line.text)
            found |= dict.fromkeys(m[0].rstrip(".") for m in _LINK.finditer(bare))
    return tuple(found)[:20]


def _location(lines: Sequence[Line], name: str | None) -> str | None:
    """What an address label names, else the first phrase that is a place and not the name."""
    for line in lines:
        label = _place_label().match(line.folded)
        if label and (labelled := clip(line, label.end(), len(line.text))):
            return labelled.text
    for line in lines:
        if name and name in line.text:
            continue
        for part in split(line, _BREAK):
            junk = len(part.text) - len(_JUNK.sub("", part.text))
            bare = clip(part, junk, len(part.text))
            if bare and is_place(bare.text, bare.folded):
                return bare.text
        for piece in split(line, _PIECE):
            if is_place(piece.text, piece.folded):
                return piece.text
    return None
