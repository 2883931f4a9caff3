"""The facts of a resume as JSON Resume (the open schema of jsonresume.org, version 1)."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from resume_api.analysis.parsed_resume import month_text
from resume_api.domain.resume import Contact, Education, Position, ResumeFacts, Skill


def build(facts: ResumeFacts) -> dict[str, Any]:
    """A JSON Resume; what the resume does not say is absent, as the schema wants it."""
    return _said(
        {
            "basics": _basics(facts),
            "work": [_work(position) for position in facts.positions],
            "education": [_education(entry) for entry in facts.education],
            "certificates": [{"name": quote.text} for quote in facts.certifications],
            "skills": _skills(facts.skills),
            "languages": [
                _said({"language": language.code, "fluency": language.level})
                for language in facts.languages
            ],
        }
    )


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], {}, "")}


def _basics(facts: ResumeFacts) -> dict[str, Any]:
    contact = facts.contact
    summary = next((s for s in facts.sections if s.kind == "summary"), None)
    text = facts.text[summary.start : summary.end].removeprefix(summary.heading) if summary else ""
    return _said(
        {
            "name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "location": _said({"address": contact.location}),
            "profiles": _profiles(contact),
            "summary": " ".join(text.split()),
        }
    )


def _profiles(contact: Contact) -> list[dict[str, Any]]:
    urls = [link if "://" in link else f"https://{link}" for link in contact.links]
    return [{"network": urlsplit(url).hostname or "", "url": url} for url in urls]


def _work(position: Position) -> dict[str, Any]:
    return _said(
        {
            "name": position.organisation,
            "position": position.title,
            "startDate": month_text(position.start),
            "endDate": month_text(position.end),
            "highlights": [bullet.text for bullet in position.bullets],
        }
    )


def _education(entry: Education) -> dict[str, Any]:
    return _said(
        {
            "institution": entry.institution,
            "studyType": entry.degree,
            "area": entry.field,
            "startDate": month_text(entry.start),
            "endDate": month_text(entry.end),
        }
    )


def _skills(skills: tuple[Skill, ...]) -> list[dict[str, Any]]:
    by_category = sorted(skills, key=lambda skill: skill.category)
    return [
        {"name": category, "keywords": [skill.name for skill in group]}
        for category, group in groupby(by_category, key=lambda skill: skill.category)
    ]
