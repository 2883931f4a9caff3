"""Contact details: name, e-mail, phone, location and links, from where a resume puts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from resume_api.domain.resume import Contact, Section
from resume_api.extraction.resume.lines import Line, clip, split
from resume_api.extraction.resume.person_name import find_name
from resume_api.extraction.resume.phones import find_phone
from resume_api.extraction.text.entity_heuristics import is_place
from resume_api.extraction.text.word_lists import any_of, load

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w][\w.+-]{0,63}@(?:[\w-]{1,63}\.){1,5}[a-zA-Z]{2,24}(?!\w)"
    r"|(?<=[:\s]-)\w[\w.+-]{0,63}@(?:[\w-]{1,63}\.){1,5}[a-zA-Z]{2,24}(?!\w)"
)
_BEGUN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{0,63}\Z")
_ENDING = re.compile(r"[\w.-]{1,40}")
_BROKEN = re.compile(r"(?<!\S)[a-z0-9.]{2,40}[-_]\Z")
_SHORTEST_WORD = 3  # "m" below "jane@example.co" is no word
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;()<>•·]{3,200}"
    r"|(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|io|dev|me|ir|de|fr|es|it|pt|nl|tr|ru|cn|ch|at|be|uk|eu|co|ai|app|info|in|br|tech|xyz|page|site|ae|sa|eg|pk)(?:/[^\s|,;()<>•·]{0,150})?(?![\w@.])",
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


@cache
def _place_label() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(load('contact')['place'])})\s*[:-]\s*")


def find_contact(lines: Sequence[Line], parts: Iterable[tuple[Section, Sequence[Line]]]) -> Contact:
    """How to reach the candidate; what is not found is None."""
    named = [line for section, own in parts if section.kind == "contact" for line in own]
    top = list(dict.fromkeys((*lines[:_TOP_LINES], *named)))
    email = _email(top) or _email(lines)
    links = _links(lines)
    name = find_name(lines, top, _handles(email, links))
    return Contact(
        name=name,
        email=email,
        phone=find_phone(top) or find_phone(lines, sure=True),
        location=_location(top, name),
        links=links,
    )


def find_owner(lines: Sequence[Line]) -> str | None:
    """Whom the first lines and the largest type name, or None."""
    top = lines[:_TOP_LINES]
    return find_name(lines, top, _handles(_email(top), _links(top)))


def _handles(email: str | None, links: Sequence[str]) -> list[str]:
    """What the addresses call their owner."""
    found = [email.partition("@")[0]] if email else []
    return found + [profile[1] for link in links if (profile := _PROFILE.search(link))]


def _email(lines: Sequence[Line]) -> str | None:
    """The first address; one that a narrow column broke over two lines is put together."""
    for place, line in enumerate(lines):
        if "@" not in line.text:
            continue
        above = lines[place - 1].text if place else ""
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        if whole := _put_together(line.text, below):
            return whole
        if found := _EMAIL.search(line.text):
            head = _BROKEN.search(above) if not found.start() else None
            return head[0] + found[0] if head else found[0]
    return None


def _put_together(text: str, below: str) -> str | None:
    """The address that a line begins and the next one, which says nothing else, ends."""
    if _EMAIL.search(text) and len(below) >= _SHORTEST_WORD:
        return None
    begun = _BEGUN.search(text)
    whole = _EMAIL.fullmatch(begun[0] + below) if begun and _ENDING.fullmatch(below) else None
    return whole[0] if whole else None


def _links(lines: Sequence[Line]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in lines:
        if _MAY_BE_LINK.search(line.text):
            bare = _EMAIL.sub(" ", line.text)
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
