"""What a text says of others is no skill of its subject."""

from __future__ import annotations

import pytest

from resume_api.extraction.job.extractor import parse_job
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText


def names(text: str) -> set[str]:
    return {skill.name for skill in find_skills(ProcessedText(text))}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Closely collaborate with DevOps engineers, data scientists and QA.", "DevOps"),
        ("Closely collaborate with DevOps engineers and data scientists.", "Data science"),
        ("You work together with our Kubernetes team.", "Kubernetes"),
        ("Mentoring junior Java developers is a joy.", "Java"),
        ("Enabling other Android teams to move fast", "Android"),
        ("Works with product, sales, marketing and data analytics.", "Data analysis"),
        ("Our customers run Kubernetes and Kafka in their own halls.", "Kubernetes"),
        ("Tools that other teams use: fast ones. Other teams use Terraform daily.", "Terraform"),
        ("As a DevOps engineer (m/f/d) at Acme you will ship.", "DevOps"),
        ("As an iOS developer, you'll ship.", "iOS"),
        ("You will be working as a Java developer in Bonn.", "Java"),
        ("As a member of our Software Engineering group we like you.", "Software development"),
        ("The Kubernetes role is critical to us.", "Kubernetes"),
    ],
)
def test_others_have_these_skills(text: str, skill: str) -> None:
    assert skill not in names(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("You work with Kubernetes and Docker.", "Kubernetes"),
        ("Work with Python to support our analysts.", "Python"),
        ("You work with Docker, Terraform and other teams.", "Terraform"),
        ("You work in and with agile teams.", "Agile"),
        ("Our team uses Terraform.", "Terraform"),
        ("Worked as a Java developer at Acme.", "Java"),
        ("Data scientist", "Data science"),
        ("We are looking for Java developers.", "Java"),
        ("Our customers use what you build with Terraform.", "Terraform"),
        ("Collaborate with data scientists. Python is a must.", "Python"),
        ("Works with product and data analytics.", "Data analysis"),
    ],
)
def test_these_are_the_subject_s_own(text: str, skill: str) -> None:
    assert skill in names(text)


def test_a_skill_that_others_have_is_the_job_s_where_it_says_so_too() -> None:
    job = parse_job("Requirements\nPython\nYou work with Python developers.\n", "en")
    (asked,) = (one for one in job.requirements if one.quote.text == "Python")
    assert asked.mentions == 1
