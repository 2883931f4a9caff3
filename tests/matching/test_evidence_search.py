"""What counts as evidence for a demand, and for how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resume_api.domain.assessment import Item
from resume_api.domain.document import Quote
from resume_api.domain.job import (
    CertificateDemand,
    DegreeDemand,
    Job,
    LanguageDemand,
    SkillDemand,
    YearsDemand,
)
from resume_api.domain.resume import Education, Skill
from resume_api.extraction.job.extractor import parse_job
from resume_api.matching import credentials, evidence_search, requirements, years
from resume_api.matching.evidence import Evidence
from resume_api.matching.years import Fit
from tests import pair

ANY = Quote("any", 0, 3)


def demand(name: str) -> SkillDemand:
    return SkillDemand(Quote(name, 0, len(name)), name, "programming")


def skilled(*names: str) -> Evidence:
    text = "\n".join(names)
    skills = tuple(Skill(name, "x", (pair.quote(text, name),)) for name in names)
    return pair.evidence(replace(pair.resume(), text=text, skills=skills, positions=()))


def test_a_named_skill_is_met_with_its_words() -> None:
    share, finding = evidence_search.skill(demand("Python"), skilled("Python"))
    assert (share, finding.status, finding.quotes[0].text) == (1.0, "met", "Python")


def test_a_skill_that_implies_another_proves_it() -> None:
    share, finding = evidence_search.skill(demand("Python"), skilled("Django"))
    assert (share, finding.reason, finding.values["by"]) == (1.0, "skill_implied", "Django")


def test_the_general_does_not_prove_the_special() -> None:
    share, finding = evidence_search.skill(demand("Django"), skilled("Python"))
    assert share < 1
    assert finding.status != "met"


def test_a_literal_demand_is_searched_in_the_text() -> None:
    evidence = pair.evidence(replace(pair.resume(), text="Ran the Frobnicator 3000 plant."))
    words = Quote("Frobnicator", 0, 11)
    share, finding = evidence_search.skill(SkillDemand(words), evidence)
    assert (share, finding.quotes[0].text) == (1.0, "Frobnicator")


@pytest.mark.parametrize(
    ("subject", "minimum", "share", "reason"),
    [
        ("Django", 10, 0.4, "skill_years"),
        ("Django", 4, 1.0, "years_met"),
        ("Rust", 5, 0.0, "skill_missing"),
    ],
)
def test_years_of_a_skill_are_years_of_those_who_show_it(
    subject: str, minimum: int, share: float, reason: str
) -> None:
    wanted = YearsDemand(ANY, minimum, subjects=(demand(subject),))
    found, finding = years.years(wanted, pair.evidence(pair.resume()), Fit(1.0))
    assert (found, finding.reason) == (pytest.approx(share), reason)


def test_a_thousand_mentions_are_worth_one() -> None:
    once = skilled("Python")
    skill = once.resume.skills[0]
    often = pair.evidence(
        replace(once.resume, skills=(replace(skill, quotes=skill.quotes * 1000),))
    )
    assert (
        evidence_search.skill(demand("Python"), often)[0]
        == evidence_search.skill(demand("Python"), once)[0]
    )
    assert len(evidence_search.skill(demand("Python"), often)[1].quotes) == evidence_search.QUOTES


@pytest.mark.parametrize(
    ("minimum", "relevance", "share", "reason"),
    [
        (5, 1.0, 1.0, "years_met"),
        (5, 0.75, 1.0, "years_met"),
        (5, 0.375, 0.5, "years_other"),
        (10, 1.0, 0.5, "years_short"),
    ],
)
def test_years_are_have_over_need(
    minimum: int, relevance: float, share: float, reason: str
) -> None:
    found, finding = years.years(
        YearsDemand(ANY, minimum), pair.evidence(pair.resume()), Fit(relevance)
    )
    assert (found, finding.reason) == (pytest.approx(share), reason)


def test_undated_experience_counts_for_half_where_the_role_fits() -> None:
    evidence = pair.evidence(replace(pair.resume(), experience_months=None))
    share, finding = years.years(YearsDemand(ANY, 3), evidence, Fit(1.0))
    assert (share, finding.status, finding.reason) == (0.5, "partly", "years_unknown")
    share, finding = years.years(YearsDemand(ANY, 3), evidence, Fit(0.3))
    assert (share, finding.reason, finding.quotes) == (0.0, "years_unknown", ())


@pytest.mark.parametrize(
    ("level", "fields", "share", "reason"),
    [
        (3, ("computer science",), 1.0, "degree_met"),
        (2, (), 1.0, "degree_met"),
        (3, ("electrical engineering",), 0.5, "degree_field"),
        (3, ("medicine",), 0.25, "degree_field"),
        (3, ("informatics",), 1.0, "degree_met"),
        (4, (), 0.25, "degree_lower"),
        (5, (), 0.0, "degree_missing"),
    ],
)
def test_degrees_compare_by_level_and_field(
    level: int, fields: tuple[str, ...], share: float, reason: str
) -> None:
    found, finding = credentials.degree(
        DegreeDemand(ANY, level, fields), pair.evidence(pair.resume())
    )
    assert (found, finding.reason) == (share, reason)


@pytest.mark.parametrize("state", ["unfinished", "expected", "in_progress"])
def test_a_degree_that_is_not_held_is_not_met(state: str) -> None:
    begun = Education(3, "BSc", "Biology", None, None, None, ANY, state=state)
    evidence = pair.evidence(replace(pair.resume(), education=(begun,)))
    found, finding = credentials.degree(DegreeDemand(ANY, 3), evidence)
    assert (found, finding.reason) == (0.25, "degree_not_held")
    assert finding.status != "met"


def test_a_degree_is_found_in_the_text_where_no_education_was_read() -> None:
    evidence = pair.evidence(replace(pair.resume(), education=()))
    share, finding = credentials.degree(DegreeDemand(ANY, 3, ("computer science",)), evidence)
    assert (share, finding.reason) == (1.0, "degree_met")


def test_the_best_degree_counts() -> None:
    school = Education(1, "A levels", None, None, None, None, ANY)
    base = pair.resume()
    evidence = pair.evidence(replace(base, education=(school, *base.education)))
    share, _ = credentials.degree(DegreeDemand(ANY, 3), evidence)
    assert share == 1


def test_a_degree_is_named_once() -> None:
    twice = Education(3, "BSc Computer Science", "Computer Science", None, None, None, ANY)
    assert credentials.degree_text(twice) == "BSc Computer Science"
    assert credentials.degree_text(replace(twice, degree=None, field=None)) == "any"


def test_certificates_are_found_by_their_words() -> None:
    evidence = pair.evidence(replace(pair.resume(), text="Driving licence B since 2010"))
    wanted = CertificateDemand(Quote("driving licence", 0, 15))
    share, finding = credentials.certificate(wanted, evidence)
    assert (share, finding.quotes[0].text) == (1.0, "Driving licence")


def test_the_resume_s_own_language_is_no_proof_of_a_level() -> None:
    silent = pair.resume().text.replace("English", "Esperanto")
    evidence = pair.evidence(replace(pair.resume(), languages=(), text=silent))
    share, finding = credentials.language(LanguageDemand(ANY, "en"), evidence)
    assert (share, finding.status, finding.reason) == (0.0, "unclear", "language_written")
    assert credentials.language(LanguageDemand(ANY, "tr"), evidence)[0] == 0


def test_experience_stands_for_a_degree_where_the_job_says_so() -> None:
    asked = parse_job(
        "Backend Engineer\n\nRequirements:\n"
        "- Bachelor's degree in software engineering or equivalent experience"
    )
    text = pair.resume().text.replace("BSc", "Seminar")
    resume = replace(pair.resume(), education=(), experience_months=60, text=text)

    def verdict(job: Job, months: int) -> Item:
        candidate = replace(resume, experience_months=months)
        return next(
            i
            for i in requirements.build(pair.evidence(candidate), pair.ad(job))
            if i.topic == "degree"
        )

    experienced = verdict(asked, 60)
    assert (experienced.share, experienced.finding.reason) == (1.0, "degree_equivalent")
    assert experienced.finding.quotes
    assert verdict(asked, 6).finding.status == "not_met"
    strict = parse_job("Requirements:\n- Bachelor's degree in Law")
    assert verdict(strict, 60).share == 0.0


@pytest.mark.parametrize(
    ("job", "field", "met"),
    [
        ("Master's degree in a technical discipline", "Physics", True),
        ("Bachelor's degree in a STEM field", "Mechanical Engineering", True),
        ("Bachelor's degree in a technical field", "History of Art", False),
        ("Abgeschlossenes Studium im technischen Bereich", "Maschinenbau", True),
    ],
)
def test_a_technical_field_is_any_technical_study(job: str, field: str, met: bool) -> None:
    (asked,) = (
        demand
        for one in parse_job(f"Requirements:\n- {job}").requirements
        for demand in one.demands
        if isinstance(demand, DegreeDemand)
    )
    study = replace(pair.resume().education[0], level=4, degree="M.Sc.", field=field, state="held")
    resume = replace(pair.resume(), education=(study,))
    assert (credentials.degree(asked, pair.evidence(resume))[1].status == "met") is met
