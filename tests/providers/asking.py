"""One small resume and job to ask models about, and the settings for a simulator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from resume_api.config.settings import Settings
from resume_api.domain.assessment import AnalysisInputs, Item, Judgement
from resume_api.domain.document import Quote
from resume_api.domain.job import Job
from resume_api.domain.resume import Contact, Resume, Section
from tests.vendors import environment

RESUME = """Ines Quintero
ines.quintero@mail.example | +49 151 2345 6789 | Beispielweg 4, Potsdam
https://www.linkedin.com/in/ines-quintero
Experience
Built Python services at Wagonlit Freight, 2019 - 2023.

Ran Docker in production; Ines also taught it."""
JOB = "Backend engineer. You know Python, Docker and Rust."


def requirement(number: int, name: str, of: int = 10, prefix: str = "R") -> Item:
    return Item(
        f"{prefix}{number}",
        "skill",
        "skills_match",
        "must",
        name,
        Quote(name, 0, len(name)),
        of,
        0.0,
        Judgement("not_met"),
    )


def inputs(text: str = RESUME, job: str = JOB, **changes: Any) -> AnalysisInputs:
    heading = text.find("Experience")
    contact = Contact(
        "Ines Quintero",
        "ines.quintero@mail.example",
        "+49 151 2345 6789",
        "Beispielweg 4, Potsdam",
        ("https://www.linkedin.com/in/ines-quintero",),
    )
    sections = (Section("experience", "Experience", heading, len(text)),) if heading >= 0 else ()
    asked = AnalysisInputs(
        "en",
        Resume(text, "en", 0.99, sections, contact=contact, experience_months=50),
        Job(job, "en", 0.99),
        tuple(requirement(n, name) for n, name in enumerate(("Python", "Docker", "Rust"), 1)),
        tuple(requirement(n, name, prefix="K") for n, name in enumerate(("Python", "ELT"), 1)),
    )
    return replace(asked, **changes)


def settings(url: str, **changes: str) -> Settings:
    """As from an environment that points at the simulator, with ``changes`` to its variables."""
    return Settings.from_env({**environment(url), **changes})
