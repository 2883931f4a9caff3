"""What an adviser sees in a resume's writing: weak openings, missing figures, gaps, clichés."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from providers.offline.quoting import line_around, without_mark
from resume_api.domain.document import Quote
from resume_api.domain.resume import Month, Position, Resume
from resume_api.languages.packs import answer_language, terms, words

MIN_WORDS, MAX_WORDS = 150, 1200
MIN_BULLET_WORDS = 4
GAP_MONTHS = 6
WORK = frozenset({"experience", "projects", "volunteering"})
"""The sections whose lines tell what somebody did."""

_DATE = re.compile(r"\b(?:19|20|13|14)\d\d\b|(?<![\d.,])\d{1,2}[./]\d\d(?:\d\d)?(?![\d.,]*\d)")
_FIGURE = re.compile(r"(?<!\w)\d")  # a digit that begins a word: not that of HTML5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language's bullets open with that hides the writer's part (``weak``), what anyone
    can claim (``buzzwords``), words as good as digits (``figures``), and how is said that nothing
    has gone wrong for years (``none_since``)."""

    weak: tuple[str, ...]
    buzzwords: tuple[str, ...]
    figures: frozenset[str]
    none_since: re.Pattern[str]

    @staticmethod
    @cache
    def of(tag: str) -> Phrases:
        """The phrases of a BCP 47 tag's language, English where the service does not speak it."""
        table = words(answer_language(tag), "writing")
        weak, buzzwords, figures = (terms(table[key]) for key in ("weak", "buzzwords", "figures"))
        none_since = re.compile(table["none_since"], re.IGNORECASE)
        return Phrases(weak, buzzwords, frozenset(figures), none_since)


def bullets(resume: Resume) -> list[Quote]:
    """The bullets, those of the positions first, each once and without its mark."""
    found = [*(b for position in resume.positions for b in position.bullets), *resume.bullets]
    plain = (without_mark(bullet) for bullet in found)
    return list({bullet.start: bullet for bullet in plain if bullet.text}.values())


def told(resume: Resume) -> list[Quote]:
    """The bullets that tell of work, and are no rest of a line that was broken: those of positions
    and under headings of work, all outside of sections where no such heading is."""
    of_positions = {b.start for one in resume.positions for b in map(without_mark, one.bullets)}
    headed = any(section.kind in WORK for section in resume.sections)
    return [
        bullet
        for bullet in bullets(resume)
        if not bullet.text[:1].islower()
        and (
            bullet.section in WORK
            or bullet.start in of_positions
            or (bullet.section is None and not headed)
        )
    ]


def without_numbers(resume: Resume, own: Phrases) -> list[Quote]:
    """Bullets of some length that show no figure, in digits or words, and open with no weak phrase
    (those are told elsewhere)."""
    return [
        bullet
        for bullet in told(resume)
        if len(bullet.text.split()) >= MIN_BULLET_WORDS
        and not has_figure(bullet.text, own)
        and not _opening(bullet, own.weak)
    ]


def _has_figure(text: str) -> bool:
    return bool(_FIGURE.search(text) and _FIGURE.search(_DATE.sub("", text)))


def has_figure(text: str, own: Phrases) -> bool:
    """Whether a text shows a figure that is no date, in digits or in words, or says what has not
    happened since one."""
    words = _WORD.findall(text.casefold())
    return (
        _has_figure(text) or not own.figures.isdisjoint(words) or bool(own.none_since.search(text))
    )


def weak_openings(resume: Resume, weak: Sequence[str]) -> list[tuple[Quote, str]]:
    """Bullets that open with one of the phrases, with the words that they open with."""
    found = ((bullet, _opening(bullet, weak)) for bullet in told(resume))
    return [(bullet, phrase) for bullet, phrase in found if phrase]


def _opening(bullet: Quote, weak: Sequence[str]) -> str:
    folded = bullet.text.casefold()
    opens = (phrase for phrase in weak if folded.startswith(phrase))
    hits = [phrase for phrase in opens if not _WORD.match(folded, len(phrase))]
    return bullet.text[: len(max(hits, key=len))] if hits else ""


def buzzwords(resume: Resume, phrases: Sequence[str]) -> list[tuple[Quote, str]]:
    """Lines with an empty phrase, each phrase once, in the order of the text."""
    found, folded = [], resume.text.casefold()
    if len(folded) != len(resume.text):
        folded = resume.text.lower()
    for phrase in phrases:
        if phrase not in folded:
            continue
        if hit := re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded):
            quote = Quote(resume.text[hit.start() : hit.end()], hit.start(), hit.end())
            found.append((line_around(resume, quote), quote.text))
    return sorted(found, key=lambda pair: pair[0].start)


def gaps(resume: Resume) -> list[tuple[int, int]]:
    """Years (from, to) of stretches over half a year without a position or a degree."""
    spans = sorted(span for span in _spans(resume) if span[0] <= span[1])
    found = []
    for index in range(1, len(spans)):
        end = max(span[1] for span in spans[:index])
        if spans[index][0] - end - 1 > GAP_MONTHS:
            found.append((end // 12, spans[index][0] // 12))
    return found


def _spans(resume: Resume) -> list[tuple[int, int]]:
    """Months of positions and degrees, counted from year 0; unknown months in their favour."""
    dated: list[tuple[Month | None, Month | None]] = [
        (p.start, p.end or (Month(9999) if p.current else p.start)) for p in resume.positions
    ]
    dated += [(e.start or e.end, e.end or e.start) for e in resume.education]
    return [
        (s.year * 12 + (s.month or 1) - 1, e.year * 12 + (e.month or 12) - 1)
        for s, e in dated
        if s and e
    ]


def undated(resume: Resume) -> list[Position]:
    """Positions without a start."""
    return [position for position in resume.positions if position.start is None]


def length_fault(resume: Resume) -> str | None:
    """``long`` beyond two full pages, ``short`` below a third of one, by words."""
    count = len(resume.text.split())
    if count > MAX_WORDS:
        return "long"
    return "short" if count < MIN_WORDS else None
