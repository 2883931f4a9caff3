"""Cards ask what the job's trade asks, tell what the resume tells, and never the same twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from providers.offline.flashcards import flashcards
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.document import Quote
from resume_api.domain.job import ScoredQuote
from resume_api.languages.interview import questions
from resume_api.languages.messages import Messages
from resume_api.matching.occupations import occupations
from tests import pair


def cards(given: AnalysisInputs) -> dict[str, str]:
    answer = flashcards(given, Messages.of(given.language))
    return {card.front: card.back for card in answer.flashcards}


def of_work(*names: str) -> AnalysisInputs:
    return replace(pair.inputs(), lines_of_work=names)


@pytest.mark.parametrize("name", sorted(set(occupations().asked_as.values())))
def test_every_line_of_work_is_asked_its_own(name: str) -> None:
    own = {one.ask: one.hear for one in questions("en", "work", name)}
    shown = cards(of_work(name))
    assert len(own.items() & shown.items()) >= 3
    assert len(set(shown.values())) == len(shown)


def test_trades_share_no_question_of_theirs() -> None:
    nurse, driver = cards(of_work("nursing")), cards(of_work("driving"))
    assert len(nurse.keys() - driver.keys()) >= 3


def test_the_seniority_of_the_post_is_asked_about() -> None:
    given = of_work("nursing")
    job = replace(given.job, seniority=ScoredQuote("lead", Quote("Head", 0, 4)))
    asked = cards(replace(given, job=job)).keys() - cards(given).keys()
    assert asked & {one.ask for one in questions("en", "level", "lead")}


def test_a_figure_inside_a_name_is_no_figure() -> None:
    line = "- Taught HTML5 and CSS3 in evening classes"
    bare = replace(pair.resume(), text=line, bullets=(pair.quote(line, line),), positions=())
    assert not any("these figures" in front for front in cards(pair.inputs(bare)))


def test_a_line_of_work_without_questions_leaves_general_ones() -> None:
    assert 10 <= len(cards(of_work("unheard of"))) <= 12


def test_no_front_asks_about_a_keyword() -> None:
    assert not any("speaks of" in front for front in cards(of_work("software")))
