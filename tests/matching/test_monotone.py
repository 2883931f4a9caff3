"""From whole texts: proof of a skill that is asked for costs no points, repeating wins none."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from resume_api.analysis.grounding import ground
from resume_api.documents.text import from_text
from resume_api.domain.assessment import AnalysisInputs
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.matching import requirements
from resume_api.matching.evidence import Evidence
from resume_api.matching.scoring import Scores, score
from tests import pair

SKILLS = (
    "Python",
    "Django",
    "Flask",
    "PostgreSQL",
    "MySQL",
    "Kafka",
    "RabbitMQ",
    "Docker",
    "Kubernetes",
    "GraphQL",
    "Selenium",
    "Photoshop",
)
TITLES = st.sampled_from(
    ["Backend Developer", "Python Developer", "Test Engineer", "Registered Nurse", "Data Analyst"]
)
SUBSETS = st.lists(st.sampled_from(SKILLS), max_size=6, unique=True)


@st.composite
def jobs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A job text, and the skills that it asks for."""
    asked = draw(st.lists(st.sampled_from(SKILLS), min_size=2, max_size=8, unique=True))
    welcome = draw(SUBSETS)
    joined = draw(st.sampled_from([", ", " or "]))
    years = draw(st.sampled_from(["", "3+ years of experience in ", "8+ years of experience in "]))
    again = draw(st.sampled_from(asked))
    lines = [
        draw(TITLES),
        "",
        f"You will work with {again} every day.",
        "Requirements",
        f"- {years}{joined.join(asked)}",
        "- Bachelor's degree in computer science",
        "Nice to have",
        *(f"- {name}" for name in welcome),
    ]
    return "\n".join(lines), list(dict.fromkeys([*asked, *welcome]))


def resume(title: str, bullets: list[str]) -> str:
    return "\n".join(
        [
            "Mara Lindqvist",
            "mara@example.com",
            "",
            "Experience",
            f"{title}, Oakline, Uppsala",
            "Jan 2019 - Dec 2023",
            "- Ran the weekly planning of a team of six and cut its meetings by half.",
            *bullets,
            "",
            "Education",
            "BSc Computer Science, Birch University, 2015 - 2018",
        ]
    )


def scores(resume_text: str, job_text: str) -> Scores:
    document = from_text(resume_text)
    read, ad = read_resume(document, date(2026, 1, 1)), read_job(job_text)
    parsed, evidence = read.resume, Evidence.of(read)
    inputs = AnalysisInputs(
        "en",
        parsed,
        ad.job,
        requirements.build(evidence, ad),
        requirements.keywords(evidence, ad.job),
        format_checks(document, parsed, "en"),
    )
    return score(ground(pair.answers(inputs), inputs), inputs)


def proof(skill: str) -> str:
    return f"- Built and ran a service with {skill} for two years."


@settings(max_examples=60, deadline=None)
@given(jobs(), TITLES, SUBSETS, st.data())
def test_proof_of_a_skill_that_is_asked_for_never_lowers_a_score(
    job: tuple[str, list[str]], title: str, have: list[str], data: st.DataObject
) -> None:
    text, asked = job
    more = data.draw(st.sampled_from(asked))
    bullets = [proof(skill) for skill in have if skill != more]
    before = scores(resume(title, bullets), text)
    after = scores(resume(title, [*bullets, proof(more)]), text)
    for part in ("skills_match", "experience_relevance", "keyword_density", "education_match"):
        assert (after.breakdown[part] or 0) >= (before.breakdown[part] or 0), part
    assert (after.overall or 0) >= (before.overall or 0)


@settings(max_examples=40, deadline=None)
@given(jobs(), TITLES, SUBSETS, st.integers(2, 40))
def test_repeating_a_keyword_gains_nothing(
    job: tuple[str, list[str]], title: str, have: list[str], times: int
) -> None:
    text, _ = job
    bullets = [proof(skill) for skill in have]
    stuffed = [*bullets, *(f"- {' '.join([skill] * times)}" for skill in have)]
    once = scores(resume(title, bullets), text)
    often = scores(resume(title, stuffed), text)
    assert (often.overall or 0) <= (once.overall or 0)
