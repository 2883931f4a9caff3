"""A resume as JSON Resume (the open schema of jsonresume.org, version 1).

What the resume does not say is None or empty here and absent in the answer, as the schema wants it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from resume_api.domain.resume import Contact, Education, Month, Position, Resume, Skill


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


def build(resume: Resume) -> JsonResume:
    """One resume."""
    return JsonResume(
        basics=_basics(resume),
        work=tuple(map(_work, resume.positions)),
        education=tuple(map(_study, resume.education)),
        certificates=tuple(Certificate(quote.text) for quote in resume.certifications),
        skills=_skills(resume.skills),
        languages=tuple(Language(one.code, one.level) for one in resume.languages),
    )


def _basics(resume: Resume) -> Basics:
    contact = resume.contact
    summary = next((s for s in resume.sections if s.kind == "summary"), None)
    text = resume.text[summary.start : summary.end].removeprefix(summary.heading) if summary else ""
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
