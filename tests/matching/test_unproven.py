"""What a resume speaks of without affirming it proves nothing, and says why."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api import documents
from resume_api.domain.assessment import Item
from resume_api.domain.document import Limits
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.matching import requirements
from tests import pair

HEAD = "Ina Holm\nina@example.com\n\nEXPERIENCE\nEngineer, Fjordwerk\nJan 2016 - Present\n"


def resume(*lines: str) -> Resume:
    text = HEAD + "".join(f"- {line}\n" for line in lines)
    return parse_resume(documents.read(text.encode(), Limits()), date(2026, 1, 1))


def row(facts: Resume, job: str, name: str) -> Item:
    ad = read_job(f"Engineer\nRequirements:\n- {job}\n")
    items = requirements.build(pair.evidence(facts), ad)
    return next(item for item in items if item.name == name)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("No experience with Kubernetes", "said_negated"),
        ("The platform team ran Kubernetes", "said_other"),
        ("Hope to learn Kubernetes", "said_hypothetical"),
        ("Currently learning Kubernetes", "said_in_progress"),
    ],
)
def test_a_mention_that_is_not_affirmed_proves_nothing(line: str, reason: str) -> None:
    facts = resume("Built services in Python", line)
    found = row(facts, "Kubernetes", "Kubernetes")
    assert found.finding.status == "not_met"
    assert found.finding.reason == reason
    assert [quote.text for quote in found.finding.quotes] == ["Kubernetes"]
    assert "Kubernetes" not in {skill.name for skill in facts.skills}


def test_one_affirmed_mention_is_enough() -> None:
    facts = resume("No experience with Kubernetes at first", "Ran Kubernetes in production")
    assert row(facts, "Kubernetes", "Kubernetes").finding.status == "met"


def test_a_denial_outweighs_what_another_skill_implies() -> None:
    facts = resume("Built services in Spring Boot", "No knowledge of Java")
    assert row(facts, "Java", "Java").finding.reason == "said_negated"
