"""Whether a resume lies in the job's line of work."""

from __future__ import annotations

from configparser import ConfigParser
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_api.domain.document import Quote
from resume_api.domain.job import Job
from resume_api.extraction.text.processed import ProcessedText
from resume_api.languages import packs
from resume_api.matching import occupations, relevance
from tests import pair


def share(resume_text: str, job_text: str, title: str | None = None) -> float:
    resume = replace(pair.resume(), text=resume_text, positions=())
    place = pair.quote(job_text, title) if title else None
    ad = pair.ad(Job(job_text, "en", 1.0, title=place))
    return relevance.role(pair.evidence(resume), ad)[0]


NURSE_JOB = "Registered Nurse\nPatient care on our intensive care unit."
NURSE = "Staff nurse, City Hospital\nICU. Wound care, medication administration, vital signs."
MASON = "Bricklayer and mason. Scaffolding, masonry, concrete, renovation."


def test_the_same_line_of_work_is_relevant_and_another_is_not() -> None:
    assert share(NURSE, NURSE_JOB, "Registered Nurse") > 0.8
    assert share(MASON, NURSE_JOB, "Registered Nurse") < 0.1


def test_a_job_without_a_title_is_named_by_its_text() -> None:
    job = Job("We need a nurse for patient care.", "en", 1.0)
    name = relevance.role_name(pair.ad(job))
    assert name is not None
    assert name.text == "nurse"


def test_a_job_that_tells_nothing_has_no_role() -> None:
    job = Job("Come and join us.", "en", 1.0)
    assert relevance.role_name(pair.ad(job)) is None
    assert relevance.role(pair.evidence(pair.resume()), pair.ad(job))[0] == 0


def test_a_title_of_no_known_line_of_work_counts_by_its_words() -> None:
    assert share("Ten years as a falconer.", "Falconer\nBirds.", "Falconer") >= relevance.NAMED
    assert share("Ten years as a diver.", "Falconer\nBirds.", "Falconer") == 0


@pytest.mark.parametrize(
    ("resume", "title"),
    [
        ("Krankenschwester, Intensivpflege, Pflege", "Krankenpflegerin"),
        ("Infirmière, soins intensifs, soins infirmiers", "Infirmier"),
        ("Enfermera, cuidados intensivos, enfermería", "Enfermero"),
        ("پرستار بخش مراقبت های ویژه، پرستاری", "پرستار"),
        ("ممرضة في العناية المركزة، تمريض", "ممرض"),
    ],
)
def test_lines_of_work_are_known_in_every_language(resume: str, title: str) -> None:
    assert share(resume, title, title) > 0.6
    assert share(resume, "Backend Engineer", "Backend Engineer") < 0.1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["nurse", "Java", "sales", "wound care", "ICU", "tea"]), max_size=6)
)
def test_more_text_never_makes_a_resume_less_relevant(extra: list[str]) -> None:
    longer = "\n".join([NURSE, *extra])
    assert share(longer, NURSE_JOB, "Registered Nurse") >= share(
        NURSE, NURSE_JOB, "Registered Nurse"
    )


def test_repeating_a_cue_wins_nothing() -> None:
    assert share("nurse " * 200, NURSE_JOB) == share("nurse", NURSE_JOB)


def test_every_line_of_work_has_titles_terms_and_known_neighbours() -> None:
    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.read(occupations._FILE, "utf-8")
    assert len(parser.sections()) > 50
    for field in parser.sections():
        assert packs.words("en", "occupation_titles")[field]
        assert packs.union("occupation_terms")[field]
        near = occupations.occupations().near[field]
        assert set(near) <= set(parser.sections()) - {field}


def test_cues_stand_where_they_say() -> None:
    for cue, quotes in occupations.cues(ProcessedText(NURSE)).items():
        for found in quotes:
            assert isinstance(found, Quote)
            assert NURSE[found.start : found.end] == found.text, cue
