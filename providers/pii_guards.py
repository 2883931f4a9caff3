"""Masks for what may name a person although no reader of the resume is sure of it.

Masking fails closed: without a name that is known, the lines at the top that could be one are
masked, and so are handles and those who speak for the candidate. A headline may fall with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from providers.link_patterns import PROFILES
from providers.pii_patterns import personal_words
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume
from resume_api.languages.packs import terms, union

Masks = Iterator[tuple[str, re.Pattern[str]]]

_TOP_LINES = 8
_SURELY_TOP = 2
_CONTACT_LINES = 10
_REFEREE_LINES = 30
_MAX_WORDS = 6
_MAX_LENGTH = 60
_SHORTEST_PART = 3
_WORD = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652'’.‘`\u200c-])"
_NAME_LIKE = re.compile(rf"[\"“”„«(]?{_WORD}+[\"“”»)]?,?")
_HAN = re.compile(r"[一-鿿]{2,4}")
_CELL = re.compile(r"(?:(?<!\s)\s++)?+[|•·;/،()\[\]]\s*+|\t|\s{2,}|\s[-–—]+\s|\s(?=[\w.+-]+@)")
_REFEREE_CELL = re.compile(rf"{_CELL.pattern}|(?:(?<!\s)\s++)?+,\s*+")
_LABELLED = re.compile(r"[^:：]{2,30}[:：]\s*(?P<value>[^,،:：]+)")
_SPACED = re.compile(r"(?:[^\W\d_] +){3,}[^\W\d_]")
_HANDLE = re.compile(r"(?<![\w.@/])@(?P<value>[^\W\d][\w.]{2,29})(?![\w/(])")


@cache
def _identity() -> re.Pattern[str]:
    """The name of an account, as it is given behind the name of a network."""
    return re.compile(
        rf"(?<!\w)(?i:{personal_words('network')})(?i: ?(?:{personal_words('account')}))?"
        r"[ \t]*[:：@][ \t]*(?P<value>[^\s|•;,،]+(?: [^\W\d_a-z][\w.-]+){0,2})"
    )


@cache
def _addressed() -> re.Pattern[str]:
    """Somebody by name, behind one to three words of address."""
    return re.compile(
        rf"(?<!\w)(?:(?:{personal_words('honorific')})\.?[ \t]{{1,2}}){{1,3}}"
        r"(?P<value>[^\W\d_a-z][\w'’.-]*(?:[ \t]{1,2}[^\W\d_a-z][\w'’-]+){0,2})"
    )


@cache
def _words(table: str, *keys: str) -> frozenset[str]:
    found = union(table)
    return frozenset(term.casefold() for key in keys for term in terms(found.get(key, "")))


@cache
def _document() -> re.Pattern[str]:
    """What announces a name at the top: "Resume of", "CV -"; and what may trail it."""
    words = sorted(_words("contact", "document", "name", "given", "family"), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(
        rf"^\W*(?:{either})(?!\w)[\s:|,–-]*|[\s:|,–-]+(?:{either})\W*$", re.IGNORECASE
    )


@cache
def _referee() -> re.Pattern[str]:
    words = sorted(_words("contact", "referee"), key=len, reverse=True)
    either = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<!\w)(?i:{either})[ \t]*[:：][ \t]*(?P<value>{_WORD}+(?:[ \t]{_WORD}+){{0,4}})"
    )


def guards(resume: Resume, *, named: bool) -> Masks:
    """Kinds and patterns for handles, for people who are addressed or give references and, where
    no name is known (``named``), for what may be one."""
    skills = {quote.text.casefold() for skill in resume.skills for quote in skill.quotes}
    yield "LINK", _identity()
    yield "LINK", _spared(_HANDLE, skills)
    for pattern in PROFILES:
        yield "LINK", pattern
    if not named:
        yield from _top(resume, skills)
    yield "PERSON", _spared(_addressed(), skills)
    yield "PERSON", _referee()
    yield from _referees(resume)
    yield from _own_words(resume, skills)


def _spared(pattern: re.Pattern[str], skills: set[str]) -> re.Pattern[str]:
    """The pattern, but for names of skills: "@angular" is none's handle, "Ms Excel" no woman."""
    if not skills:
        return pattern
    either = "|".join(map(re.escape, sorted(skills)))
    before = rf"@|(?:{personal_words('honorific')})\.? "
    return re.compile(rf"(?!(?:{before})?(?i:{either})(?!\w)){pattern.pattern}")


def _own_words(resume: Resume, skills: set[str]) -> Masks:
    """The words of the e-mail address as they stand in the text, for what spells a name in one."""
    user = (resume.contact.email or "").partition("@")[0]
    for word in re.findall(r"[^\W\d_]+", user):
        small = re.search(rf"(?<![\w.@-]){re.escape(word.lower())}(?![\w.@-])", resume.text)
        if len(word) >= _SHORTEST_PART and not small and word.casefold() not in skills:
            forms = sorted({word.upper(), word.title()})
            yield "NAME", re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _top(resume: Resume, skills: set[str]) -> Masks:
    """What may be a name at the top: everywhere, or in its line alone where it may be a title."""
    known = _known(resume) | skills
    for number in _top_lines(resume):
        line = resume.lines[number].text
        for phrase in _phrases(line):
            if phrase.casefold() in known or not _may_name(phrase, line):
                continue
            escaped = r"[^\S\n]+".join(map(re.escape, phrase.split()))
            here = rf"\A(?:[^\n]*\n){{{number}}}[^\n]*?(?<!\w)(?P<value>{escaped})(?!\w)"
            yield "NAME", re.compile(here)
            parts = [part.strip('"“”„«»(),.') for part in phrase.split()]
            if _is_title(parts) or len(parts) == 1:
                continue
            yield "NAME", re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)
            yield from _parts(parts, skills, resume.text)


def _parts(parts: list[str], skills: set[str], text: str) -> Masks:
    for part in parts:
        small = part.lower() != part and re.search(rf"\b{re.escape(part.lower())}\b", text)
        if len(part) >= _SHORTEST_PART and not small and part.casefold() not in skills:
            forms = sorted({part.upper(), part.title()})
            yield "NAME", re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _top_lines(resume: Resume) -> list[int]:
    """The numbers (from 0) of the first lines that say something, but for those of entries and of
    parts that are headed, and of the sections for contact."""
    full = [i for i, line in enumerate(resume.lines) if line.text.strip()]
    first, more = full[:_SURELY_TOP], full[_SURELY_TOP:_TOP_LINES]
    quotes = [position.quote for position in resume.positions]
    quotes += [course.quote for course in resume.education]
    taken = [(quote.start, quote.end) for quote in (*quotes, *resume.bullets)]
    taken += [(s.start, s.end) for s in resume.sections if s.heading and s.kind != "contact"]
    found = {i for i in more if not any(_meets(resume.lines[i], span) for span in taken)}
    for section in resume.sections:
        if section.kind == "contact" and section.heading:
            own = [i for i in full if section.start <= resume.lines[i].start < section.end]
            found.update(own[:_CONTACT_LINES])
    return sorted(found.union(first))


def _meets(line: Quote, span: tuple[int, int]) -> bool:
    return line.start < span[1] and span[0] < line.end


def _known(resume: Resume) -> set[str]:
    """What is told apart from a name: headings, places, titles and employers of positions."""
    found: list[str | None] = [section.heading for section in resume.sections]
    found.append(resume.contact.location)
    for position in resume.positions:
        found += [position.title, position.organisation]
    found += [course.institution for course in resume.education]
    return {words.casefold() for words in found if words}


def _phrases(line: str) -> Iterator[str]:
    if _SPACED.fullmatch(line.strip()):
        yield line.strip()
        return
    for cell in _CELL.split(_document().sub("", line)):
        bare = cell.strip(' ,.-–—"“”')
        if labelled := _LABELLED.fullmatch(bare):  # no list of labels has them all
            bare = labelled["value"].strip()
            if " " not in bare or any(word[0].islower() for word in bare.split()):
                continue
        if bare:
            yield bare


def _may_name(phrase: str, line: str) -> bool:
    """Whether a phrase has the form of a name: letters alone, few words; a single word only where
    the line has no other."""
    words = phrase.split()
    if _SPACED.fullmatch(phrase):
        return True
    if len(phrase) > _MAX_LENGTH or len(words) > _MAX_WORDS:
        return False
    if not all(map(_NAME_LIKE.fullmatch, words)) or phrase.count(",") > 2:
        return False
    return len(words) > 1 or _HAN.fullmatch(phrase) is not None or line.strip(" ,") == phrase


def _is_title(parts: list[str]) -> bool:
    titles = _words("titles", "word", "stem")
    return any(part.casefold() in titles for part in parts)


def _referees(resume: Resume) -> Masks:
    """The people below a heading for references, wherever the text names them."""
    headings = _words("sections", "references")
    others = frozenset(section.heading.casefold() for section in resume.sections if section.heading)
    left = 0
    for line in resume.lines:
        words = line.text.strip(" \t:.-–—•#*").casefold()
        if words in headings:
            left = _REFEREE_LINES
        elif words in others:
            left = 0
        elif left and words:
            left -= 1
            for phrase in _people(line.text):
                escaped = r"[^\S\n]+".join(map(re.escape, phrase.split()))
                yield "PERSON", re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


def _people(line: str) -> Iterator[str]:
    """The phrases of a line that read like a person, not like a title or an employer."""
    known = _words("organisations", "noun", "legal") | _words("titles", "word", "stem")
    for phrase in (part.strip(" .-–—") for part in _REFEREE_CELL.split(line)):
        words = phrase.split()
        if not 1 < len(words) <= _MAX_WORDS or not all(map(_NAME_LIKE.fullmatch, words)):
            continue
        small = sum(word[0].islower() for word in words)
        named = not words[0][0].islower() and small * 2 <= len(words)
        if named and not any(word.strip(".,").casefold() in known for word in words):
            yield phrase
