"""What no line says in known words is judged with what the rest of the resume tells."""

from __future__ import annotations

from datetime import date

import pytest

from resume_api.documents.text import from_text
from resume_api.domain.assessment import Item
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.matching import context, requirements
from resume_api.matching.evidence import Evidence
from resume_api.matching.fields_of_study import kinship
from resume_api.matching.titles import families, likeness

JOB = """Landscape Gardener

Your tasks
- Prune hedges and fruit trees in private gardens
- Lay lawns and plant flower beds

Requirements
- At least 2 years as a gardener
- Driving licence
"""
GARDENER = """Ada Sample
ada@example.com

Experience
Gardener, Greenleaf Parks, Jan 2018 - Dec 2023
- Looked after forty gardens, their beds and borders, with two helpers
- Cut back whatever grew over the paths, and watered the new trees in summer
Driving licence B
"""
CLERK = """Ada Sample
ada@example.com

Experience
Payroll clerk, Northway Ltd, Jan 2018 - Dec 2023
- Calculated the wages of forty people
- My desk looked out on gardens and fruit trees
"""


def items(resume: str, job: str = JOB) -> dict[str, Item]:
    evidence = Evidence.of(read_resume(from_text(resume), date(2026, 1, 1)))
    return {item.name: item for item in requirements.build(evidence, read_job(job))}


def duty(found: dict[str, Item], word: str) -> Item:
    return next(item for name, item in found.items() if word in name)


def test_a_shared_word_bears_out_a_duty_of_the_work_that_was_done() -> None:
    pruning = duty(items(GARDENER), "fruit trees")
    assert pruning.finding.status in ("met", "partly")
    assert pruning.finding.reason == "skill_in_context"
    assert pruning.finding.quotes[0].text in GARDENER


def test_the_same_word_proves_nothing_elsewhere() -> None:
    assert duty(items(CLERK), "fruit trees").finding.status == "unclear"


def test_what_is_denied_is_no_sign() -> None:
    denied = GARDENER.replace(
        "Cut back whatever grew over the paths, and watered the new trees in summer",
        "I have never worked with trees or hedges",
    )
    assert "trees" not in str(duty(items(denied), "fruit trees").finding.quotes)


def test_what_an_item_is_worth_does_not_depend_on_the_resume() -> None:
    one, other = items(GARDENER), items(CLERK)
    assert {name: item.max_points for name, item in one.items()} == {
        name: item.max_points for name, item in other.items()
    }


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Técnico/a de mantenimiento", "Maintenance technician"),
        ("Technicien(ne) de laboratoire", "Laboratory technician"),
        ("Community staff nurse, nights", "Nurse"),
        ("Regional recruitment and talent acquisition lead", "Recruiter"),
    ],
)
def test_a_title_that_no_list_has_is_known_by_its_words(title: str, family: str) -> None:
    assert family in families(title)


def test_a_word_of_many_titles_tells_no_family() -> None:
    assert not families("Group lead")
    assert likeness("Landscape Gardener", "Payroll clerk") == 0


@pytest.mark.parametrize(
    ("wanted", "studied", "found"),
    [
        ("computer science", "Informatik", "same"),
        ("electrical engineering", "BEng Mechanical Engineering", "beside"),
        ("engineering", "مهندسی عمران", "same"),
        ("business", "LL.B", "other"),
        ("circus", "Informatik", "unknown"),
    ],
)
def test_fields_of_study_are_kin_across_languages(wanted: str, studied: str, found: str) -> None:
    assert kinship([wanted], studied) == found


KEEPER = """Ada Sample
ada@example.com

Erfahrung
Gärtnerin, Stadtgrün GmbH, 01/2018 - 12/2023
- Hecken und Obstbäume geschnitten, Rasen gesät
"""


def test_things_are_one_in_whatever_language() -> None:
    pruning = duty(items(KEEPER), "fruit trees")
    assert pruning.finding.status in ("met", "partly")
    assert "Hecken" in pruning.finding.quotes[0].text


def test_what_is_denied_brings_a_resume_no_nearer() -> None:
    def near(resume: str) -> float:
        evidence = Evidence.of(read_resume(from_text(resume), date(2026, 1, 1)))
        return context.closeness(evidence, read_job(JOB), ()).share

    clerk = CLERK[: CLERK.index("- My desk")]
    assert near(f"{clerk}- Never worked with lawns, hedges or plants\n") == near(clerk)
    assert near(f"{clerk}- Cut lawns and hedges and planted flowers\n") > near(clerk)
