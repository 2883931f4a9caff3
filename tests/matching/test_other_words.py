"""Skills in other words, words of another meaning, and titles by another name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resume_api.domain.document import Quote
from resume_api.domain.job import SkillDemand
from resume_api.extraction.skills.lexicon import lexicon, related
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.matching import evidence_search
from resume_api.matching.credentials import level_of
from resume_api.matching.paraphrases import patterns
from resume_api.matching.titles import likeness
from tests import pair


def status(words: str, concept: str | None, text: str) -> str:
    """The verdict on an ability over a resume of one statement."""
    resume = replace(pair.resume(), text=text, skills=(), unproven=(), positions=())
    demand = SkillDemand(Quote(words, 0, len(words)), concept)
    return evidence_search.skill(demand, pair.evidence(resume))[1].status


@pytest.mark.parametrize(
    ("words", "concept", "text"),
    [
        ("medication administration", "Medication administration", "Handed out tablets at night"),
        ("people management", "People management", "Supervised a crew of nine"),
        ("bookkeeping", "Bookkeeping", "Entered vouchers into the ledger"),
        ("mentoring", "Mentoring", "Mentored two trainees"),
        ("budgets", None, "Managed a yearly budget"),
    ],
)
def test_an_act_and_its_thing_show_a_skill(words: str, concept: str | None, text: str) -> None:
    assert status(words, concept, text) == "met"


@pytest.mark.parametrize(
    ("words", "concept", "text"),
    [
        ("people management", "People management", "Reported to the lead of a crew of nine"),
        ("pipe fitting", "Pipe fitting", "Smoked a pipe while others fitted shelves"),
        ("mentoring", "Mentoring", "I had a mentor at school"),
        ("contract drafting", "Contract drafting", "Worked on a contract for a draft horse farm"),
        ("Spring", "Spring", "Internship in Spring 2019"),
        ("Swift", "Swift", "Swift answers to letters"),
    ],
)
def test_near_words_do_not(words: str, concept: str, text: str) -> None:
    assert status(words, concept, text) != "met"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clerk at Brown plc, Hull", "Programmable logic controllers"),
        ("Cleaned windows and cooked maple sap", "SAP"),
        ("Medical history taken at intake", "History"),
        ("Sourcing candidates for clinics", "Procurement"),
        ("Lived in Leeds", "LEED"),
    ],
)
def test_words_of_another_meaning_are_no_skills(text: str, name: str) -> None:
    assert name not in {skill.name for skill in find_skills(ProcessedText(text))}


def test_a_tool_shows_its_kind_and_is_close_to_its_like() -> None:
    assert "Business intelligence" in lexicon().implied("Metabase")
    assert "Tableau" in related("Metabase")
    assert "Mailchimp" not in lexicon().implied("Klaviyo")


def test_every_paraphrased_skill_is_in_the_lexicon() -> None:
    assert set(patterns()) <= set(lexicon().entries)


@pytest.mark.parametrize(
    ("asked", "held", "share"),
    [
        ("Carpenter", "Joiner", 1.0),
        ("Buchhalter", "Accountant", 1.0),
        ("Senior Accountant", "Accountant", 0.85),
        ("Primary School Teacher", "Teaching Assistant", 0.5),
        ("Cook", "Software Engineer", 0.0),
    ],
)
def test_titles_compare_by_family_and_rank(asked: str, held: str, share: float) -> None:
    assert likeness(asked, held) == pytest.approx(share)


def test_words_for_levels_of_languages_have_an_order() -> None:
    levels = [level_of(words) for words in ("A2", "gute Kenntnisse", "fluent", "langue maternelle")]
    assert levels == sorted(levels, key=lambda level: level or 0)
    assert None not in levels
    assert len(set(levels)) == len(levels)
