"""The facts of a resume as JSON Resume (the open schema of jsonresume.org, version 1).

What the resume does not say is None or empty here and absent in the answer, as the schema wants it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from resume_api.domain.resume import Contact, Education, Month, Position, ResumeFacts, Skill


@dataclass(frozen=True, slots=True)
class Address:
    """Where the candidate lives, as it is written."""

    address: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A page of the candidate."""

    network: str
    url: str


@dataclass(frozen=True, slots=True)
class Basics:
    """Who the candidate is."""

    name: str | None
    email: str | None
    phone: str | None
    location: Address
    profiles: tuple[Profile, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Work:
    """A job; dates as ``2019-03`` or ``2019``."""

    name: str | None
    position: str | None
    start_date: str | None
    end_date: str | None
    highlights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """A degree."""

    institution: str | None
    study_type: str | None
    area: str | None
    start_date: str | None
    end_date: str | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate by its words."""

    name: str


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """The skills of one category."""

    name: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """A human language by its code."""

    language: str
    fluency: str | None


@dataclass(frozen=True, slots=True)
class JsonResume:
    """A JSON Resume."""

    basics: Basics
    work: tuple[Work, ...]
    education: tuple[Study, ...]
    certificates: tuple[Certificate, ...]
    skills: tuple[SkillGroup, ...]
    languages: tuple[Language, ...]


def build(facts: ResumeFacts) -> JsonResume:
    """The facts of one resume."""
    return JsonResume(
        basics=_basics(facts),
        work=tuple(map(_work, facts.positions)),
        education=tuple(map(_study, facts.education)),
        certificates=tuple(Certificate(quote.text) for quote in facts.certifications),
        skills=_skills(facts.skills),
        languages=tuple(Language(one.code, one.level) for one in facts.languages),
    )


def _basics(facts: ResumeFacts) -> Basics:
    contact = facts.contact
    summary = next((s for s in facts.sections if s.kind == "summary"), None)
    text = facts.text[summary.start : summary.end].removeprefix(summary.heading) if summary else ""
    return Basics(
        contact.name,
        contact.email,
        contact.phone,
        Address(contact.location),
        _profiles(contact),
        " ".join(text.split()),
    )


def _profiles(contact: Contact) -> tuple[Profile, ...]:
    urls = [link if "://" in link else f"https://{link}" for link in contact.links]
    return tuple(Profile(urlsplit(url).hostname or "", url) for url in urls)


def _work(position: Position) -> Work:
    highlights = tuple(bullet.text for bullet in position.bullets)
    start, end = _iso(position.start), _iso(position.end)
    return Work(position.organisation, position.title, start, end, highlights)


def _study(entry: Education) -> Study:
    start, end = _iso(entry.start), _iso(entry.end)
    return Study(entry.institution, entry.degree, entry.field, start, end)


def _iso(month: Month | None) -> str | None:
    return month.iso if month else None


def _skills(skills: tuple[Skill, ...]) -> tuple[SkillGroup, ...]:
    by_category = sorted(skills, key=lambda skill: skill.category)
    return tuple(
        SkillGroup(category, tuple(skill.name for skill in group))
        for category, group in groupby(by_category, key=lambda skill: skill.category)
    )
