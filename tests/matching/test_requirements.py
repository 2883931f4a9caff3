"""The numbered demands and their points."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_api import documents
from resume_api.analysis.grounding import ground
from resume_api.domain.assessment import Item
from resume_api.domain.document import Limits
from resume_api.domain.job import Job
from resume_api.domain.resume import Contact, Resume
from resume_api.extraction.job.extractor import parse_job, read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.matching import requirements
from resume_api.matching.evidence import Evidence
from resume_api.matching.scoring import Scores, score
from tests import pair

NAMES = ("Python", "Docker", "Rust", "Terraform", "GraphQL", "Redis")


def built(resume: Resume, job: Job) -> tuple[Item, ...]:
    return requirements.build(pair.evidence(resume), pair.ad(job))


def keywords(resume: Resume, job: Job) -> tuple[Item, ...]:
    return requirements.keywords(pair.evidence(resume), job)


def scores(candidate: object = None, wanted: object = None) -> Scores:
    given_inputs = pair.inputs(candidate, wanted)
    return score(ground(pair.answers(given_inputs), given_inputs), given_inputs)


def test_items_are_numbered_and_cover_every_demand() -> None:
    items = built(pair.resume(), pair.job())
    assert [item.id for item in items] == [f"R{n}" for n in range(1, len(items) + 1)]
    assert [item.topic for item in items] == [
        "role",
        "years",
        "skill",
        "skill",
        "skill",
        "degree",
        "language",
        "certification",
        "skill",
        "language",
    ]


def test_what_is_required_weighs_more_than_what_is_welcome() -> None:
    items = {item.name: item for item in built(pair.resume(), pair.job())}
    assert items["Python"].max_points > items["Kafka"].max_points
    assert items["driving licence"].kind == "knockout"
    assert (items["fluent English"].kind, items["German"].kind) == ("knockout", "nice")


def test_quotes_stand_in_their_texts() -> None:
    resume, job = pair.resume(), pair.job()
    items = (
        *built(resume, job),
        *requirements.keywords(pair.evidence(resume), job),
    )
    for item in items:
        assert job.text[item.quote.start : item.quote.end] == item.quote.text
        for found in item.finding.quotes:
            assert resume.text[found.start : found.end] == found.text
        assert item.finding.status != "met" or item.finding.quotes


def test_keywords_weigh_one_to_five() -> None:
    items = keywords(pair.resume(), pair.job())
    assert [(item.id, item.name, item.max_points) for item in items] == [
        ("K1", "checkout", 5),
        ("K2", "payments", 2),
    ]


def verdict(text: str, *resume_lines: str) -> Item:
    """The verdict on the only skill that a job text asks for."""
    document = documents.read("\n".join(resume_lines).encode(), Limits())
    evidence = Evidence.of(read_resume(document, date(2026, 1, 1)))
    (item,) = (i for i in requirements.build(evidence, read_job(text)) if i.topic == "skill")
    return item


@pytest.mark.parametrize("shown", ["Django", "Flask"])
def test_one_alternative_shown_is_the_whole_requirement(shown: str) -> None:
    text = "Requirements\n- Experience with Django or Flask"
    item = verdict(text, "Experience", f"- Built shops with {shown}")
    assert (item.kind, item.share, item.finding.status) == ("must", 1.0, "met")
    assert item.alternatives == (("Django",), ("Flask",))
    assert item.name == "Django or Flask"


def test_no_alternative_shown_is_one_gap() -> None:
    item = verdict("Requirements\n- Experience with Django or Flask", "Experience", "- Baked bread")
    assert (item.share, item.finding.status) == (0.0, "not_met")
    assert item.finding.values["skill"] == "Django or Flask"


def test_a_job_that_accepts_more_is_scored_no_lower() -> None:
    lines = ("Experience", "- Ran Kafka for 40 shops")
    one = verdict("Requirements\n- Kafka", *lines)
    more = verdict("Requirements\n- Kafka, RabbitMQ or NATS", *lines)
    assert more.share >= one.share
    assert more.max_points == one.max_points


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_an_evidenced_skill_never_lowers_a_score(have: set[str], more: str) -> None:
    words = pair.quote(pair.JOB, "You")
    wanted = replace(
        pair.job(),
        requirements=tuple(
            pair.asked_for(words, name, "nice" if index % 2 else "must")
            for index, name in enumerate(NAMES)
        ),
    )
    before = pair.resume()
    for name in sorted(have):
        before = pair.with_line(before, f"- Used {name} at work", name)
    after = pair.with_line(before, f"- Used {more} in production", more)
    assert scores(after, wanted).overall >= scores(before, wanted).overall


def test_repeating_the_job_s_words_wins_nothing() -> None:
    base = pair.with_line(pair.resume(), "Python and checkout", "Python")
    stuffed = replace(base, text=base.text + "Python checkout Backend Engineer " * 300)
    assert scores(stuffed).overall == scores(base).overall


PEOPLE = st.builds(
    Contact,
    name=st.sampled_from(["Ruby Cook", "Amir Rahimi", "Nurse Backend", "Aisha Diallo", "Li Na"]),
    email=st.sampled_from(["docker@example.com", "a.b@example.org"]),
    phone=st.sampled_from(["+1 212 555 0100", "+98 21 5550 1234"]),
    location=st.sampled_from(["Java", "Tehran", "Kafka Street, Prague", "Nürnberg"]),
)
PERSONAL = st.sampled_from(
    [
        "",
        "Date of birth: 3 May 1961",
        "Nationality: German",
        "Marital status: married",
        "Gender: female",
        "Age: 58",
    ]
)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, PERSONAL)
def test_who_the_candidate_is_changes_no_score(person: Contact, personal: str) -> None:
    base = pair.resume()
    head = f"{person.name}\nBackend Engineer\n{person.email} | {person.phone} | {person.location}\n"
    body = base.text[base.text.index("\nExperience") :]
    text = f"{head}{personal}\n{body}"
    shift = text.index("\nExperience") - base.text.index("\nExperience")
    swapped = _moved(replace(base, text=text, contact=person), shift)
    one, other = scores(base), scores(swapped)
    assert (one.overall, one.breakdown, one.points) == (
        other.overall,
        other.breakdown,
        other.points,
    )


def _moved(resume, shift):  # type: ignore[no-untyped-def]
    def moved(quote):  # type: ignore[no-untyped-def]
        return replace(quote, start=quote.start + shift, end=quote.end + shift)

    return replace(
        resume,
        skills=tuple(replace(s, quotes=tuple(map(moved, s.quotes))) for s in resume.skills),
        positions=tuple(
            replace(p, quote=moved(p.quote), bullets=tuple(map(moved, p.bullets)))
            for p in resume.positions
        ),
        education=tuple(replace(e, quote=moved(e.quote)) for e in resume.education),
        languages=tuple(replace(x, quote=moved(x.quote)) for x in resume.languages),
    )


def test_items_and_reasons_speak_in_the_job_s_words() -> None:
    text = "Elektriker\nKenntnisse in Elektroinstallation"
    demand = pair.asked_for(pair.quote(text, "Elektroinstallation"), "Electrical installation")
    wanted = Job(text, "de", 1.0, requirements=(demand,))
    (item,) = (i for i in built(pair.resume(), wanted) if i.topic == "skill")
    assert item.name == item.finding.values["skill"] == "Elektroinstallation"


def test_quotes_are_the_resume_s_own_words_even_where_the_rules_were_blinded() -> None:
    text = "Mara Lindqvist, born in Uppsala, cook and baker by trade\n"
    resume = Resume(text, "en", 1.0, contact=Contact(name="Mara Lindqvist"))
    (item,) = built(resume, parse_job("You must speak English"))
    (found,) = item.finding.quotes
    assert found.text == text.strip()
    assert text[found.start : found.end] == found.text
