"""Where a line belongs in a resume, by the employer, project, title or year it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.domain.characters import LIST_MARKS
from resume_api.domain.resume import Position, Resume
from resume_api.extraction.text.language_detection import is_rare
from resume_api.extraction.text.term_weights import idf
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import load

YEAR = re.compile(r"(?<!\d)(?:1[34]|19|20)\d\d(?!\d)")
_MARKED = re.compile(rf"\s*[+{LIST_MARKS}]\s")
_TITLE_WORDS = 10
MIN_NAME = 3  # letters of a name's word that stands for the name
NOT_PROJECTS = frozenset({"education", "contact", "skills", "languages", "certifications"})


@dataclass(frozen=True, slots=True)
class Place:
    """A position or project: ``head`` are its words, ``anchor`` the line that new ones follow;
    ``names`` how the answer calls it, as a pattern."""

    head: str
    anchor: str
    current: bool | None
    organisation: str = ""
    bullets: tuple[str, ...] = ()
    names: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    words: tuple[str, ...]
    position: Position | None = None


class Places:
    """The positions and projects of a resume."""

    def __init__(self, resume: Resume, patterns: AnswerPatterns) -> None:
        self._resume, self._patterns = resume, patterns
        jobs = [self._of_position(one) for one in resume.positions]
        self._jobs = jobs
        self._projects = [*map(self._of_position, resume.activities), *self._headed_lines()]
        counts: dict[str, int] = {}
        for job in {one.place.organisation: one for one in jobs}.values():
            for word in set(job.words):
                counts[word] = counts.get(word, 0) + 1
        self._shared = {word for word, count in counts.items() if count > 1}

    @property
    def employers(self) -> tuple[str, ...]:
        """The names of the employers and what they are called for short."""
        names = [one.place.organisation for one in self._jobs if one.place.organisation]
        return (
            *names,
            *(" ".join(name.split()[:2]) for name in names),
            *(_first(n) for n in names),
        )

    def only(self) -> Place | None:
        """The one position of a resume that has one."""
        return self._jobs[0].place if len(self._jobs) == 1 else None

    def of_organisation(self, name: str) -> Place | None:
        """The latest position at an employer."""
        return next((one.place for one in self._jobs if one.place.organisation == name), None)

    def of_bullet(self, line: str) -> Place | None:
        """The position that a bullet stands under."""
        holding = (one.place for one in self._jobs if any(line in b for b in one.place.bullets))
        return next(holding, None)

    def named(self, words: str) -> Place | None:
        """What ``words`` name: an employer before a project, a title or a year."""
        return (
            self._best(self._jobs, words)
            or self._best(self._projects, words)
            or self._by_title(words)
            or self._by_time(words)
        )

    def _best(self, candidates: Sequence[_Candidate], words: str) -> Place | None:
        scored = [(self._called(one, words), one) for one in candidates]
        found = [(len(names), names, one) for names, one in scored if names]
        if not found:
            return None
        most = max(count for count, _, _ in found)
        best = [(names, one) for count, names, one in found if count == most]
        dated = [(names, one) for names, one in best if self._in_years(one, words)]
        names, chosen = (dated or best)[0]
        pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        return replace(chosen.place, names=pattern)

    def _called(self, one: _Candidate, words: str) -> list[str]:
        """The ways in which ``words`` name a place, as they are written: all of its name, two words
        of it in a row, one that is no usual word, its first behind "at", or its initials."""
        own, said = one.words, self._told(words)
        keys = [key for key, _, _ in said]
        found = [
            words[said[at][1] : said[at + size - 1][2]]
            for size in range(2, len(own) + 1)
            for at in range(len(keys) - size + 1)
            if tuple(keys[at : at + size]) in {own[a : a + size] for a in range(len(own))}
        ]
        telling = {w for w in own if w not in self._shared and len(w) >= MIN_NAME}
        spoken = [(key, words[start:end]) for key, start, end in said if key in telling]
        found += [text for key, text in spoken if self._tells(key, text, one, words)]
        initials = "".join(word[0] for word in own).upper()
        return [*found, *([initials] if len(own) > 2 and initials in words.split() else [])]

    def _told(self, words: str) -> list[tuple[str, int, int]]:
        """The tokens of ``words`` with their places, without small ones."""
        tokens = tokenize(words)
        source, source_end = tokens.folded.source, tokens.folded.source_end
        places = zip(tokens.keys, tokens.starts, tokens.ends, strict=True)
        return [(k, source(a), source_end(b)) for k, a, b in places if not self._is_small(k)]

    def _tells(self, word: str, text: str, one: _Candidate, words: str) -> bool:
        """Whether one word is enough to name a place."""
        if is_rare(word):
            return True
        if one.position is None or not one.place.organisation:
            return False
        first = word == next((w for w in one.words if w not in self._shared), "")
        place = re.escape(text)
        stands = self._patterns.without_place(words, place) != words.strip(" ,،")
        named = text != text.lower() or not text.isascii() or idf().get(word, 1.0) == 1.0
        return first and stands and named

    def _by_title(self, words: str) -> Place | None:
        said = f" {' '.join(tokenize(words).keys)} "
        for one in self._jobs:
            title = " ".join(tokenize(one.position.title or "").keys) if one.position else ""
            if len(title.split()) > 1 and f" {title} " in said:
                return one.place
        return None

    def _by_time(self, words: str) -> Place | None:
        """The one position that a year falls into, or the one that goes on now."""
        dated = [one.place for one in self._jobs if self._in_years(one, words)]
        if len(dated) == 1:
            return dated[0]
        going_on = [one.place for one in self._jobs if one.place.current]
        now = self._patterns.current.search(words)
        return going_on[0] if now and len(going_on) == 1 else None

    def before(self, words: str) -> bool:
        """Whether ``words`` name a year that no position has."""
        return bool(YEAR.search(words)) and not any(
            self._in_years(one, words) or one.position is None for one in self._jobs
        )

    @staticmethod
    def _in_years(one: _Candidate, words: str) -> bool:
        position = one.position
        if position is None or position.start is None:
            return False
        last = 9999 if position.current or position.end is None else position.end.year
        years = [int(found[0]) for found in YEAR.finditer(words)]
        return any(position.start.year <= year <= last for year in years)

    def _of_position(self, position: Position) -> _Candidate:
        name = position.organisation or self._name_in(position)
        bullets = tuple(quote.text for quote in position.bullets)
        own = list(self._own_bullets(position))
        place = Place(
            position.quote.text,
            own[-1] if own else position.quote.text.split("\n")[-1],
            position.current if position.start else None,
            position.organisation or "",
            bullets,
        )
        return _Candidate(place, self._words(name), position)

    def _name_in(self, position: Position) -> str:
        """What the first line of an entry without an organisation says beside its title and its
        years; all of it where it is no job."""
        title = position.title or ""
        if position.kind != "job":
            return title
        return (
            YEAR.sub(" ", position.quote.text.split("\n")[0].replace(title, " ")) if title else ""
        )

    def _own_bullets(self, position: Position) -> Iterator[str]:
        """The bullets up to a line without a mark, where the first has one: that begins something
        else."""
        lines = [
            self._resume.lines[self._resume.line_numbers([one])[0] - 1] for one in position.bullets
        ]
        marks = [bool(_MARKED.match(line.text)) for line in lines]
        for bullet, mark in zip(position.bullets, marks, strict=True):
            if marks[0] and not mark:
                return
            yield bullet.text

    def _headed_lines(self) -> Iterator[_Candidate]:
        """Lines with a year that head something which was not read as an entry."""
        heads = " ".join(one.place.head for one in self._jobs)
        lines = self._resume.lines
        for at, line in enumerate(lines):
            words = line.text.strip()
            short = 1 < len(words.split()) <= _TITLE_WORDS and not _MARKED.match(line.text)
            if not short or not YEAR.search(words) or words in heads or self._apart(line.start):
                continue
            last = at
            while last + 1 < len(lines) and _MARKED.match(lines[last + 1].text):
                last += 1
            anchor = lines[last].text.strip()
            yield _Candidate(Place(words, anchor, None), self._words(YEAR.sub("", words)))

    def _apart(self, offset: int) -> bool:
        holding = (s.kind for s in self._resume.sections if s.start <= offset < s.end)
        return next(holding, "") in NOT_PROJECTS

    def _words(self, name: str) -> tuple[str, ...]:
        """The words of a name without legal forms and small words."""
        keys = tokenize(name).keys
        return tuple(key for key in keys if key not in _legal_forms() and not self._is_small(key))

    def _is_small(self, key: str) -> bool:
        """Whether a word is none of a name's: an article, "and", a single letter."""
        return len(key) == 1 or key in self._patterns.joining | self._patterns.binding


def _first(name: str) -> str:
    return name.split()[0] if name.split() else ""


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(key for form in load("organisations")["legal"] for key in tokenize(form).keys)
