"""Contact details: name, e-mail, phone, location and links, from where a resume puts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from statistics import median_low

from resume_api.domain.resume import Contact, Section
from resume_api.extraction.resume.lines import Line, clip, split
from resume_api.extraction.resume.sections import heading_kind
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.entity_heuristics import is_place, organisation_score, title_score
from resume_api.extraction.text.word_lists import any_of, fold, load

_EMAIL = re.compile(r"(?<![\w.+-])[\w][\w.+-]{0,63}@(?:[\w-]{1,63}\.){1,5}[a-zA-Z]{2,24}(?!\w)")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00)?\(?\d[\d ().\-/]{6,22}\d(?![\w/@-])")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;()<>•·]{3,200}"
    r"|(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|io|dev|me|ir|de|fr|es|it|pt|nl|tr|ru|cn|ch|at|be|uk|eu|co|ai|app|info|in|br|tech|xyz|page|site|ae|sa|eg|pk)(?:/[^\s|,;()<>•·]{0,150})?(?![\w@.])",
    re.IGNORECASE,
)
_MAY_BE_LINK = re.compile(r"\.[^\W_]|//")
_YEARS = re.compile(r"(?:19|20|13|14)\d\d\W{1,4}(?:19|20|13|14)\d\d")
_BREAK = re.compile(r"(?:(?<!\s)\s++)?[|•·;]\s*+|\t|\s{2,}|\s[-–—]\s")
_PIECE = re.compile(
    r"(?:(?<!\s)\s++)?[|•·,،;]\s*+|\s{2,}|\s(?=[\w.+-]+@)|(?<=\d{4})\s+(?=[^\W\d])|\s[-–—]\s"
)
_JUNK = re.compile(r"^(?:[\W\d_]|[^\W\d_]\s)+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.\u200c-][^\W\d_]+)*\.?")
_LEGAL_FORM = re.compile(
    r"(?<!\w)(?:gmbh|ag|kg|ug|inc|llc|ltd|plc|corp|co|s\.?a\.?r\.?l|sas|s\.?l|s\.?a|b\.?v|oy|ab)\.?$"
)
_TOP_LINES = 12
_NAME_LINES = 5
_MAX_LARGE = 3


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = load("contact")
    return (
        re.compile(rf"(?:{any_of(lists['name'])})\s*[:-]\s*"),
        re.compile(rf"(?<![^\W_])(?:{any_of(lists['place'])})\s*[:-]\s*"),
        re.compile(rf"(?<![^\W_])(?:{any_of(lists['not_name'])})(?![^\W_])"),
    )


def find_contact(lines: Sequence[Line], parts: Iterable[tuple[Section, Sequence[Line]]]) -> Contact:
    """How to reach the candidate; what is not found is None."""
    named = [line for section, own in parts if section.kind == "contact" for line in own]
    top = list(dict.fromkeys((*lines[:_TOP_LINES], *named)))
    email = _first(_EMAIL, top) or _first(_EMAIL, lines)
    return Contact(
        name=_name(lines, top, email),
        email=email,
        phone=_phone(top) or _phone(lines[-_TOP_LINES:]),
        location=_location(top),
        links=_links(lines),
    )


def _first(pattern: re.Pattern[str], lines: Sequence[Line]) -> str | None:
    return next(
        (m[0] for line in lines if "@" in line.text and (m := pattern.search(line.text))), None
    )


def _phone(lines: Sequence[Line]) -> str | None:
    for line in lines:
        for match in _PHONE.finditer(line.folded):
            digits = sum(c.isdigit() for c in match[0])
            if 7 <= digits <= 15 and not _YEARS.search(match[0]):
                return line.text[match.start() : match.end()]
    return None


def _links(lines: Sequence[Line]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in lines:
        if _MAY_BE_LINK.search(line.text):
            bare = _EMAIL.sub(" ", line.text)
            found |= dict.fromkeys(m[0].rstrip(".") for m in _LINK.finditer(bare))
    return tuple(found)[:20]


def _location(lines: Sequence[Line]) -> str | None:
    """What an address label names, else the first phrase that is a place."""
    _, place, _ = _labels()
    for line in lines:
        label = place.match(line.folded)
        if label and (labelled := clip(line, label.end(), len(line.text))):
            return labelled.text
    for line in lines:
        for part in split(line, _BREAK):
            junk = len(part.text) - len(_JUNK.sub("", part.text))
            bare = clip(part, junk, len(part.text))
            if bare and is_place(bare.text, bare.folded):
                return bare.text
        for piece in split(line, _PIECE):
            if is_place(piece.text, piece.folded):
                return piece.text
    return None


def _name(lines: Sequence[Line], top: Sequence[Line], email: str | None) -> str | None:
    """The best candidate of the first lines and of the largest type: two to four words, alone on
    their line, like the e-mail address at best."""
    label, _, _ = _labels()
    for line in top:
        if found := label.match(line.folded):
            return line.text[found.end() :].strip() or None
    sizes = [line.size for line in lines if line.size]
    largest = max(sizes, default=0.0)
    large = [line for line in lines if line.size == largest] if sizes else []
    if len(large) > _MAX_LARGE or largest <= median_low(sizes or [0.0]) + 1:
        large = []
    large = _one_name(large)
    user = re.sub(r"[^a-z]", "", fold((email or "").partition("@")[0]))
    best: tuple[float, str | None] = (0.0, None)
    for place, line in enumerate((*top[:_NAME_LINES], *large)):
        name = None if line.bullet else _as_name(line)
        if name and (line in large or len(name.split()) > 1):
            words = [word for word in fold(name).split() if len(word) > 2]
            score = 2 - 0.2 * place + 3 * (line in large)
            score += 1.5 * sum(word in user for word in words)
            best = max(best, (score, name), key=lambda item: item[0])
    return best[1]


def _one_name(large: Sequence[Line]) -> list[Line]:
    """The lines of the largest type; a first and a last name on lines of their own are one."""
    words = " ".join(line.text for line in large)
    if len(words.split()) > 4 or any(line.blank_before for line in large[1:]):
        return list(large)
    return [replace(line, text=words, folded=fold(words)) for line in large[:1]]


def _as_name(line: Line) -> str | None:
    """The line's first phrase where it can be a person's name."""
    phrase = next((p for p in _PIECE.split(line.text) if any(c.isalpha() for c in p)), "")
    phrase = re.sub(r"^\W+|[^\w.]+$", "", phrase)
    words = phrase.split()
    folded = fold(phrase)
    if (
        not 1 <= len(words) <= 5
        or len(phrase) > 45
        or not all(_NAME_WORD.fullmatch(w) for w in words)
    ):
        return None
    if any(
        w[0].islower() and w not in load("contact")["particle"]
        for w in words
        if w[0].upper() != w[0].lower()
    ):
        return None
    if (
        all(map(heading_kind, folded.split()))
        or heading_kind(folded)
        or heading_kind(line.folded)
        or title_score(folded)
        or _labels()[2].search(folded)
    ):
        return None
    if is_place(phrase, folded) or (organisation_score(folded) and len(words) != 2):
        return None
    return None if _LEGAL_FORM.search(folded) or _is_a_skill(phrase) else phrase


def _is_a_skill(phrase: str) -> bool:
    """Whether a skill is all that the phrase names: a field of study, a headline."""
    return any(quote.text == phrase for skill in find_skills(phrase) for quote in skill.quotes)
