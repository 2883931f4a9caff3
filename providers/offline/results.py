"""Tells which sentences of a resume name a result: work that changed something, and by how much.

A figure alone is none. It has to be a share, a sum of money, a multiple, a way from one figure to
another or a number of things, in a sentence with a word for the change; telephone numbers, years,
versions, classes, prices and sizes of teams stand beside no such word or are told by their place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from providers.offline.writing_checks import told
from resume_api.domain.characters import SENTENCE_ENDS
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume
from resume_api.domain.spans import Spans
from resume_api.languages.packs import FALLBACK, answer_language, languages, terms, words

REACH = 4
"""Words between the two figures of a change."""
BESIDE = 7
"""Words between a change and the number of things that it brought."""
SHORTEST = 3
"""Words of a sentence that says anything."""
_SENTENCE = re.compile(rf"(?<=[{SENTENCE_ENDS}])\s|\n")
_TOKEN = re.compile(r"\S+")
_EDGE = "()[]{}«»„“”\"'’,;:.!?،؛؟…*•"
_SHARE = re.compile(r"[+\-−–~≈<>]?(?:\d[\d.,٫]{0,12}[%٪٬]|[%٪]\d[\d.,٫]{0,12})")
_MONEY = re.compile(
    r"[+\-−–~≈<>]?(?:\d[\d.,]{0,12}\w{0,2}[$€£¥₹₺]|[A-Z]{0,3}[$€£¥₹₺]\d[\d.,]{0,12}\w{0,2})\+?"
)
_DASHES = ("-", "–", "—", "")
_CURRENCY = re.compile(r"[kKmM]?[$€£¥₹₺]")
_MULTIPLE = re.compile(r"\d[\d.,]{0,12}[x×]|[x×]\d{1,4}")
_NUMBER = re.compile(r"[+\-−–~≈<>]?\d{1,3}(?:[.,٬]?\d{3}){0,4}(?:[.,٫]\d{1,2})?[kKmM]?\+?")
_YEAR = re.compile(r"(?:19|20|13|14)\d\d")


@dataclass(frozen=True, slots=True)
class _Words:
    """What tells a result in some languages: ``effect`` with any figure, ``attain`` with a share or
    money; words of shares, money and big numbers; what leads to the figures of a change; ``scope``
    stands before a number that only says where or when; ``demanded`` says what is to be done."""

    effect: tuple[str, ...]
    attain: tuple[str, ...]
    effect_stems: tuple[str, ...]
    attain_stems: tuple[str, ...]
    percent: frozenset[str]
    money: frozenset[str]
    scale: frozenset[str]
    start: frozenset[str]
    end: frozenset[str]
    scope: frozenset[str]
    demanded: frozenset[str]
    noun_capitals: bool
    verb_last: bool

    @staticmethod
    @cache
    def of(tag: str) -> _Words:
        """The words of a BCP 47 tag's language and of English, which stands in many resumes."""
        own = languages()[answer_language(tag)]
        tables = [words(code, "writing") for code in {answer_language(tag), FALLBACK}]

        def listed(key: str) -> tuple[str, ...]:
            found = (term for table in tables for term in terms(table.get(key, "")))
            return tuple(sorted(map(_plain, found)))

        def whole(key: str) -> tuple[str, ...]:
            return tuple(term for term in listed(key) if not term.endswith("*"))

        def stems(key: str) -> tuple[str, ...]:
            return tuple(term[:-1] for term in listed(key) if term.endswith("*"))

        return _Words(
            whole("effect"),
            whole("attain"),
            stems("effect"),
            stems("attain"),
            frozenset(listed("percent")),
            frozenset(listed("money")),
            frozenset(listed("scale")),
            frozenset(listed("start")),
            frozenset(listed("end")),
            frozenset(listed("scope")),
            frozenset(listed("demanded")),
            noun_capitals=own.noun_capitals,
            verb_last=own.verb_last,
        )


def results(resume: Resume, unproven: Sequence[tuple[int, int]] = ()) -> list[Quote]:
    """The sentences under experience and projects that name a result, in the order of the bullets;
    none in a stretch that affirms nothing of the candidate, and no rest of a sentence."""
    doubtful = Spans(unproven)
    return [
        sentence
        for bullet in told(resume)
        for sentence in sentences(bullet)
        if tells_result(sentence.text, resume.language)
        and not sentence.text[0].islower()
        and not doubtful.holds(sentence.start)
    ]


def sentences(bullet: Quote) -> Iterator[Quote]:
    """The sentences of a bullet, without the blanks around them."""
    start = 0
    for found in (*_SENTENCE.finditer(bullet.text), None):
        text = bullet.text[start : found.start() if found else None]
        own = text.strip()
        if own:
            at = bullet.start + start + text.index(own)
            yield Quote(own, at, at + len(own), bullet.section)
        start = found.end() if found else start


def tells_result(sentence: str, language: str) -> bool:
    """Whether a sentence in a language (BCP 47) names a result with its measure."""
    known = _Words.of(language)
    tokens = [token.strip(_EDGE) for token in _TOKEN.findall(sentence)]
    folded = [_plain(token) for token in tokens]
    if len(tokens) < SHORTEST or not known.demanded.isdisjoint(folded):
        return False
    changes = [at for at, t in enumerate(folded) if _says(t, known.effect, known.effect_stems)]
    if not changes and not any(_says(t, known.attain, known.attain_stems) for t in folded):
        return False
    places = range(len(tokens))
    if any(_is_measure(tokens, folded, at, known) for at in places):
        return not _is_share_of_work(tokens)
    return bool(changes) and any(
        _is_change(tokens, folded, at, known)
        or (_is_count(tokens, folded, at, known) and _belongs(at, changes, known))
        for at in places
    )


def _is_share_of_work(tokens: Sequence[str]) -> bool:
    """Whether a line opens with how much of the time a task took: "10 % – paperwork"."""
    return bool(_SHARE.fullmatch(tokens[0])) and tokens[1] in _DASHES


def _belongs(at: int, changes: Sequence[int], known: _Words) -> bool:
    """Whether a number is that of a change: close behind its word, or before it where verbs come
    last."""
    return any(
        0 < at - change <= BESIDE or (known.verb_last and 0 < change - at <= BESIDE)
        for change in changes
    )


def _plain(word: str) -> str:
    """A word in lower case without accents and vowel signs."""
    marked = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in marked if not unicodedata.combining(char))


def _says(token: str, whole: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return token in whole or (bool(stems) and token.startswith(stems))


def _is_measure(tokens: Sequence[str], folded: Sequence[str], at: int, known: _Words) -> bool:
    """A share, a sum of money or a multiple."""
    token = tokens[at]
    if any(shape.fullmatch(token) for shape in (_SHARE, _MONEY, _MULTIPLE)):
        return True
    if not _NUMBER.fullmatch(token):
        return False
    after, before = folded[at + 1 : at + 3], folded[max(0, at - 1) : at]
    if any(_CURRENCY.fullmatch(one) for one in after):
        return True
    beside = {*after[:1], *before}
    if not known.percent.isdisjoint(beside) or not {"%", "٪"}.isdisjoint(after[:1]):
        return True
    scaled = bool(after) and after[0] in known.scale
    return not known.money.isdisjoint({*beside, *(after if scaled else ())})


def _is_change(tokens: Sequence[str], folded: Sequence[str], at: int, known: _Words) -> bool:
    """The first figure of a way from one to another."""
    if folded[at] not in known.start or at + 1 == len(tokens) or not _is_figure(tokens[at + 1]):
        return False
    last = min(len(tokens) - 1, at + 3 + REACH)
    return any(
        folded[place] in known.end and _is_figure(tokens[place + 1])
        for place in range(at + 2, last)
    )


def _is_figure(token: str) -> bool:
    return token[:1].isdigit() and not _YEAR.fullmatch(token)


def _is_count(tokens: Sequence[str], folded: Sequence[str], at: int, known: _Words) -> bool:
    """A number of things: not a year, a place, a time or the number of a name or version."""
    if not _NUMBER.fullmatch(tokens[at]) or _YEAR.fullmatch(tokens[at]):
        return False
    thing = tokens[at + 1] if at + 1 < len(tokens) else ""
    before = tokens[at - 1] if at else ""
    named = at > 1 and before[:1].isupper() and not known.noun_capitals
    scoped = bool(before) and folded[at - 1] in known.scope
    return thing[:1].isalpha() and not named and not scoped and not _is_figure(before)
