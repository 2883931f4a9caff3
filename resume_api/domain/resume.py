"""What a resume says, as plain, frozen data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from functools import cached_property
from typing import Annotated, NamedTuple

from resume_api.domain.about import About, Share
from resume_api.domain.document import Quote
from resume_api.domain.spans import Spans

DOUBT = 0.8
"""A field less probable than this is in doubt."""


EntryKind = Annotated[str, About(example="job", choices=("job", "volunteer", "project", "item"))]
StudyState = Annotated[str, About(choices=("held", "in_progress", "expected", "unfinished"))]
Confidence = Annotated[
    Mapping[str, Share],
    About(
        "How sure each field is; `dates` stands for start and end.",
        {"title": 0.98, "organisation": 0.91, "dates": 0.99},
    ),
]


class Month(NamedTuple):
    """A month of the Gregorian calendar; ``month`` is None where only the year is written."""

    year: int
    month: int | None = None

    @property
    def iso(self) -> str:
        """``2019-03``, or ``2019`` where only the year is known (ISO 8601)."""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


WrittenMonth = Annotated[
    Month | None, About("`2019-03`, or `2019` where only the year is written.", "2019-03")
]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a resume: ``kind`` as the packs' ``sections``; the offsets take in the heading."""

    kind: Annotated[str, About("", "experience")]
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that the resume names, under its canonical name, with every place that names it."""

    name: str
    category: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A job, or another thing of a career by ``kind`` (volunteer, project, item). ``months`` is its
    own length; overlaps are resolved in ``experience_months``. A field that is not sure enough is
    None and its words are in ``text``, which holds the whole entry; ``confidence`` (0..1) is by
    field name, ``dates`` for both ends."""

    title: str | None
    organisation: str | None
    start: WrittenMonth
    end: WrittenMonth
    current: bool
    months: int
    quote: Quote
    bullets: tuple[Quote, ...] = ()
    kind: EntryKind = "job"
    text: Annotated[str, About("All words of the entry.")] = ""
    confidence: Confidence = default(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Education:
    """A degree. ``level``: 1 school, 2 associate/vocational, 3 bachelor, 4 master, 5 doctorate;
    ``state``: held, in_progress, expected or unfinished."""

    level: Annotated[int | None, About("Of a degree.", least=1, most=5)]
    degree: str | None
    field: str | None
    institution: str | None
    start: WrittenMonth
    end: WrittenMonth
    quote: Quote
    state: StudyState = "held"
    text: Annotated[str, About("All words of the entry.")] = ""
    confidence: Confidence = default(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A human language by BCP 47 code, with the CEFR-like level as it is written, or None."""

    code: str
    level: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the candidate, and what a score must never see."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resume:
    """What a resume's visible text says. ``experience_months`` is None where nothing is dated.
    ``skills`` has the mentions that the text affirms, ``unproven`` those that it denies, wishes
    for, has only begun or says of others."""

    text: str
    language: str
    language_confidence: float
    sections: tuple[Section, ...] = ()
    skills: tuple[Skill, ...] = ()
    positions: tuple[Position, ...] = ()
    activities: tuple[Position, ...] = ()
    experience_months: int | None = None
    education: tuple[Education, ...] = ()
    certifications: tuple[Quote, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    contact: Contact = default(default_factory=Contact)
    bullets: tuple[Quote, ...] = ()
    unproven: tuple[Skill, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether there is no job, or an entry that lacks what entries of its kind have or has it
        with little confidence."""
        jobs = [(p.title, p.organisation, p.start or p.end) for p in self.positions]
        studies = [(e.degree, e.institution) for e in self.education]
        sure = [p.confidence for p in self.positions] + [e.confidence for e in self.education]
        lacking = any(None in fields for fields in (*jobs, *studies))
        return not jobs or lacking or any(v < DOUBT for values in sure for v in values.values())

    @cached_property
    def lines(self) -> tuple[Quote, ...]:
        """The lines of the text, blank ones too; line number n is ``lines[n - 1]``."""
        lines, start = [], 0
        for line in self.text.split("\n"):
            lines.append(Quote(line, start, start + len(line)))
            start += len(line) + 1
        return tuple(lines)

    def line_numbers(self, quotes: Iterable[Quote]) -> list[int]:
        """The numbers of the lines that ``quotes`` of the text begin in, ascending, each once."""
        starts = self._line_starts
        return sorted({bisect_right(starts, quote.start) for quote in quotes})

    @cached_property
    def position_heads(self) -> Spans:
        """Where the positions are headed."""
        return Spans((position.quote.start, position.quote.end) for position in self.positions)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]
