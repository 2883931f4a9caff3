"""Whose resume it is: what a phrase must look like to be a person's name, and which one is it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from statistics import median_low

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.name_forms import (
    CELL,
    MAX_LENGTH,
    MAX_WORDS,
    before_label,
    clean,
    is_half,
    is_spelt,
    phrases,
    without_given,
)
from resume_api.extraction.resume.sections import heading_kind
from resume_api.extraction.resume.structure.lexicon import name_share, names
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.entity_heuristics import is_place, organisation_score, title_score
from resume_api.extraction.text.language_detection import is_rare
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import any_of, fold, load

_HAN = re.compile(r"[一-鿿]{2,4}")
_ELIDED = re.compile(r"[^\W\d_]{1,2}['’][^\W\d_]")  # "d'Aubigny"
_MAX_LARGE = 3
_FIRST_LINES = 6
_SHORTEST_TELLING = 3  # a word as short as "li" stands in too many addresses
_MAX_MARK = 3  # signs beside a name that stands alone: the number of a page
_PAIR = 2  # words of a first and a last name
_ENOUGH = 1.0
_UNKNOWN = 0.7  # what a phrase loses where no list has one of its words as a name
_LETTERS = re.compile(r"[a-z]+")


@cache
def _legal_form() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(load('organisations')['short_legal'])}\.?$")


@cache
def _labels() -> tuple[re.Pattern[str], ...]:
    """Labels of a whole name, of a first and of a last name."""
    lists = load("contact")
    return tuple(
        re.compile(
            rf"\W{{0,3}}{any_of(lists[key])}(?:\s{{0,2}}[:-]{{1,2}}|(?=\s{{1,9}}\S))\s{{0,9}}"
        )
        for key in ("name", "given", "family")
    )


@cache
def _not_name() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(load('contact')['not_name'])}(?![^\W_])")


def find_name(lines: Sequence[Line], top: Sequence[Line], handles: Sequence[str]) -> str | None:
    """The name of the one whose resume it is, or None. ``top`` are the lines that may introduce
    someone, ``handles`` the user names of addresses that may spell the name."""
    sections = _sections(lines)
    lines, top = (
        [line for line in own if sections.get(line.start) != "references"] for own in (lines, top)
    )
    if labelled := _labelled(top):
        return labelled
    user = " ".join(re.sub(r"[^a-z]", "", fold(handle)) for handle in handles)
    best: tuple[float, str | None] = (_ENOUGH if user else 0.0, None)
    for score, phrase in _candidates(lines, top, user, sections):
        if score > best[0]:
            best = (score, phrase)
    return best[1] or _alone(lines) or _addressed(handles)


def _sections(lines: Sequence[Line]) -> dict[int, str]:
    """By the begin of each line below a heading the kind of that; none is left below references."""
    found: dict[int, str] = {}
    section: str | None = None
    for line in lines:
        if section != "references":
            section = heading_kind(line.folded) or section
        if section:
            found[line.start] = section
    return found


def _alone(lines: Sequence[Line]) -> str | None:
    """The only person that a line by itself names, wherever: at the foot, in a margin."""
    found: set[str] = set()
    for line in lines:
        if line.bullet or len(line.text) > MAX_LENGTH:
            continue
        for phrase, _ in islice(phrases(line), 1):
            known = _is_known_name(phrase) or (line is lines[-1] and _is_paged(phrase, line))
            if _is_whole(phrase, line) and known and _may_be(phrase, line, False, 0, False):
                found.add(phrase)
    return found.pop() if len(found) == 1 else None


def _is_whole(phrase: str, line: Line) -> bool:
    """Whether a phrase is all that its line says, a page's number aside."""
    return len(phrase) >= len(line.text) - _MAX_MARK


def _is_paged(phrase: str, line: Line) -> bool:
    """Whether a line has two or three rare words and the number of a page: a running foot."""
    words = fold(phrase).split()
    numbered = line.text.removeprefix(phrase).strip(" |-–").isdigit()
    return numbered and _PAIR <= len(words) <= _MAX_LARGE and all(map(is_rare, words))


def _is_known_name(phrase: str) -> bool:
    """Whether a first name and what may be last names follow each other, initials aside."""
    words = [word for word in fold(phrase).split() if len(word.rstrip(".")) > 1]
    known = len(words) > 1 and words[0] in names()["first"] and "," not in phrase
    return known and all(word in names()["last"] or is_rare(word) for word in words[1:])


def _addressed(handles: Sequence[str]) -> str | None:
    """The name that an address spells where the text has none: "cordelia.whitlock"."""
    for handle in handles:
        words = re.split(r"[._-]", fold(handle))
        spelt = [word for word in words if word.isalpha() and len(word) >= _SHORTEST_TELLING]
        if len(words) == len(spelt) == _PAIR and spelt[0] in names()["first"]:
            return " ".join(map(str.title, spelt))
    return None


def _labelled(top: Sequence[Line]) -> str | None:
    """The name behind a label, or a first and a last name behind theirs."""
    whole, given, family = (
        next((value for line in top if (value := _value(label, line))), None) for label in _labels()
    )
    if given and whole and not family and _is_one(whole):  # "Nom : Roe", "Prénom : Jane"
        family = whole
    if family and whole and not given:  # "Nombre: Jane", "Apellidos: Roe"
        given = whole
    return f"{given} {family}" if given and family else whole


def _is_one(words: str) -> bool:
    """Whether the words are a family name by themselves: one word, or capitals."""
    return " " not in words or words.isupper()


def _value(label: re.Pattern[str], line: Line) -> str | None:
    """What stands behind a label: after a colon, or apart from it as in a table."""
    found = label.match(line.folded)
    if found is None:
        return None
    told = found[0].rstrip().endswith((":", "-"))
    if not told and not re.search(r"\t|\s{2}", line.text[: found.end()]):
        return None
    rest = line.text[found.end() :]
    cell = CELL.split(rest, maxsplit=1)[0]
    value = clean(before_label(cell) if rest[len(cell) :].startswith(":") else cell)
    return value if value and is_spelt(value) else None


def _candidates(
    lines: Sequence[Line], top: Sequence[Line], user: str, sections: Mapping[int, str]
) -> Iterator[tuple[float, str]]:
    large = _large(lines)
    repeated = Counter(line.folded for line in lines)
    first = [*_joined(top[:_FIRST_LINES]), *large]
    for place, line in enumerate(first):
        if line.bullet:
            continue
        listed = sections.get(line.start, "contact") != "contact"
        for phrase, announced in phrases(line):
            told = _told(phrase, user)
            item = listed and not (told or announced or _is_whole(phrase, line))
            if item or not _may_be(phrase, line, announced, told, line in large):
                continue
            score = 2 - 0.2 * min(place, _FIRST_LINES) + 3 * (line in large)
            score += 1.5 * told + announced + (repeated[line.folded] > 1)
            known = _known_share(phrase)
            unknown = _UNKNOWN * (known == 0 and not told and not announced)
            if user or announced or known or (not place and is_rare(phrase)):
                yield score + known - unknown - phrase.islower(), phrase
    for line in lines[_FIRST_LINES:]:
        if not line.bullet and len(line.text) <= MAX_LENGTH and _may_tell(line, user):
            for phrase, _ in phrases(line):
                told = _told(phrase, user)
                if told > 1 and _may_be(phrase, line, False, told, False):
                    yield 1 + told, phrase


def _large(lines: Sequence[Line]) -> list[Line]:
    """The lines of the largest type, where these are few; those that make up one name are one,
    be it that a first and a last name stand apart, over two columns."""
    sizes = [line.size for line in lines if line.size]
    largest = max(sizes, default=0.0)
    large = [line for line in lines if line.size == largest] if sizes else []
    if len(large) > _MAX_LARGE or largest <= median_low(sizes or [0.0]) + 1:
        return []
    apart = any(line.blank_before for line in large[1:]) and not all(map(is_half, large))
    words = " ".join(line.text for line in large)
    if apart or len(words.split()) > MAX_WORDS // 2:
        return list(large)
    return [replace(line, text=words, folded=fold(words)) for line in large[:1]]


def _joined(top: Sequence[Line]) -> Iterator[Line]:
    """The lines, and two single words below each other as one: first and last name."""
    for place, line in enumerate(top):
        below = top[place + 1] if place + 1 < len(top) else None
        if below and not below.blank_before and is_half(line) and is_half(below):
            text = f"{line.text} {below.text}"
            yield replace(line, text=text, folded=fold(text))
        yield line


def _told(phrase: str, user: str) -> int:
    """How many words of the phrase the addresses spell, two at most."""
    all_words = _LETTERS.findall(fold(phrase))
    if len(all_words) > 1:
        first, last = all_words[0], all_words[-1]
        if {f"{first[0]}{last}", f"{first}{last[0]}", f"{last}{first[0]}"} & set(user.split()):
            return 2
    words = {word for word in all_words if len(word) >= _SHORTEST_TELLING}
    return min(2, sum(word in user for word in words))


def _may_tell(line: Line, user: str) -> bool:
    """Whether the addresses spell any word of a line."""
    return bool(user) and any(word in user for word in _LETTERS.findall(line.folded))


def _may_be(phrase: str, line: Line, announced: bool, told: int, large: bool) -> bool:
    """Whether a phrase can be the name: its words, their case, and what else they could say."""
    if not phrase or not is_spelt(phrase):
        return False
    words, folded = phrase.split(), fold(phrase)
    opens = told > 0 and line.start == 0
    if len(words) == 1 and not (large or announced or opens or _is_han_name(phrase)):
        return False
    particles = load("contact")["particle"]
    cased = [word for word in words if word[0].upper() != word[0].lower()]
    small = [word for word in cased if word[0].islower() and fold(word) not in particles]
    small = [word for word in small if not _ELIDED.match(word)]
    if small and not (len(small) == len(cased) and _introduces(line, told)):
        return False
    if _is_heading(folded, line):
        return False
    known = line.start == 0 and len(words) <= _MAX_LARGE and _is_known_name(phrase)
    return told > 1 or known or not _says_else(phrase, folded, len(words))


def _known_share(phrase: str) -> float:
    """The share of the words that are names by the lists; these know few scripts but Latin."""
    folded = fold(phrase)
    return name_share(folded) if re.search("[a-z]", folded) else 1.0


def _introduces(line: Line, told: int) -> bool:
    """Whether a name in small letters may stand here: it opens the text or an address has it."""
    return told > 0 or line.start == 0


def _is_han_name(phrase: str) -> bool:
    return bool(_HAN.fullmatch(phrase)) and phrase[0] in load("contact")["surname"]


def _is_heading(folded: str, line: Line) -> bool:
    return bool(
        all(map(heading_kind, folded.split()))
        or heading_kind(folded)
        or heading_kind(line.folded)
        or heading_kind(folded.replace(" ", ""))
    )


def _says_else(phrase: str, folded: str, count: int) -> bool:
    """Whether the phrase is a title, a place, a firm, a skill or another word of a head."""
    return bool(
        title_score(without_given(folded))
        or _not_name().search(folded)
        or any(is_place(part, fold(part)) for part in (phrase, *phrase.split(", ")))
        or (organisation_score(folded) and count != 2)
        or _legal_form().search(folded)
        or any(
            quote.text == phrase
            for skill in find_skills(ProcessedText(phrase))
            for quote in skill.quotes
        )
    )
