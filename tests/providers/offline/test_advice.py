"""Advice: alike gaps together, each kind in its own words, seven points at most, no accusation."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.accuracy.results import labelled
from providers.offline.advice import advice
from providers.offline.insights import insights
from providers.offline.results import results, tells_result
from resume_api import documents
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.document import Limits
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.languages.messages import Messages
from resume_api.languages.packs import full_languages
from resume_api.matching import requirements
from resume_api.matching.evidence import Evidence

RESUME = """Mara Quill, RN
mara.quill@example.com | +1 415 555 0134
• Passport No : K4455667
• HTML5

Experience
Ward Nurse, Larch Clinic, Salem
2019 - 2023
- Dressed wounds and gave medication on a ward of 28 beds
- Cut falls on the ward by 30% with a checklist
- Would like to work with Tableau

Languages: English (A2), Spanish (native)
"""
JOB = """Ward Nurse

Requirements
- Current RN license required
- Fluent English
- Tableau
- Python
- Terraform
- Ansible
- Attention to detail
- Enthusiasm
- Master's degree in Nursing

Nice to have
- Kotlin
- Rust
"""


def inputs(resume: str = RESUME, job: str = JOB, language: str = "en") -> AnalysisInputs:
    read = read_resume(documents.read(resume.encode(), Limits()), date(2026, 11, 28))
    ad, evidence = read_job(job), Evidence.of(read)
    items = requirements.build(evidence, ad), requirements.keywords(evidence, ad.job)
    return AnalysisInputs(language, evidence.written, ad.job, *items)


def points(given: AnalysisInputs) -> list[str]:
    found = advice(given, Messages.of(given.language))
    lists = (found.high_priority, found.medium_priority, found.low_priority)
    return [point.text for one in lists for point in one]


def test_gaps_of_a_kind_are_named_together_and_once() -> None:
    (tools,) = [text for text in points(inputs()) if text.startswith("Not shown:")]
    assert "Python, Terraform and Ansible" in tools
    assert "“Ward Nurse, Larch Clinic" in tools


def test_a_licence_that_only_a_title_shows_is_asked_for_early() -> None:
    assert re.search("(?i)license", " ".join(points(inputs())[:2]))


def test_nobody_uses_a_soft_skill() -> None:
    given = inputs(job=JOB.replace("- Master's degree in Nursing\n", ""))
    (soft,) = [text for text in points(given) if "Enthusiasm" in text]
    assert "A list of them convinces nobody" in soft
    assert "worked with" not in soft


def test_a_wish_is_told_as_one() -> None:
    assert any("Tableau stands in the resume as a wish" in text for text in points(inputs()))


@pytest.mark.parametrize("language", full_languages())
def test_there_are_seven_points_at_most_and_no_form_more_than_twice(language: str) -> None:
    found = points(inputs(language=language))
    assert 3 <= len(found) <= 7
    opening = Counter(" ".join(text.split()[:3]) for text in found)
    assert max(opening.values()) <= 2
    assert len(set(found)) == len(found)


def test_what_stands_in_the_resume_is_not_called_missing() -> None:
    given = inputs()
    (item,) = [one for one in given.requirements if one.name == "Terraform"]
    text = f"{given.resume.text}\nTerraform"
    stands = replace(given, resume=replace(given.resume, text=text), requirements=(item,))
    assert not any("Not shown" in one for one in points(stands))


def test_a_number_that_measures_nothing_is_no_strength() -> None:
    given = inputs()
    assert [one.text for one in results(given.resume)] == [
        "Cut falls on the ward by 30% with a checklist"
    ]
    found = " ".join(point.text for point in insights(given, Messages.of("en")).strengths)
    assert not re.search("K4455667|HTML5|555", found)


def test_what_is_only_planned_is_no_result() -> None:
    text = RESUME.replace("Cut falls", "Want to cut falls")
    given = inputs(text)
    start = text.index("Want to cut")
    assert not results(given.resume, ((start, start + 20),))


def test_results_are_told_from_other_figures() -> None:
    right = [tells_result(text, language) == wanted for _, language, wanted, text in labelled()]
    assert sum(right) >= 0.98 * len(right)
