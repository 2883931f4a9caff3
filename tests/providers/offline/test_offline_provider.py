"""The offline provider: valid, specific, honest and the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from providers.base import Deadline
from providers.errors import Failure, ProviderError
from providers.offline import ANSWERS, OfflineProvider, writing_checks
from resume_api.analysis.tasks import (
    CRITERIA,
    FLASHCARDS,
    INSIGHTS,
    MATCH,
    REQUIREMENTS,
    SESSION_TASKS,
    STRUCTURE,
    TASKS,
)
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import InsightsAnswer, Point
from resume_api.domain.job import Job
from resume_api.domain.resume import Month, Resume
from tests import pair

LANGUAGES = ["en", "fa", "ar", "de", "fr", "es", "sv"]
BARE = Resume("CV", "en", 0.5)
BARE_JOB = Job("Join us.", "en", 0.5)


def insights(inputs: AnalysisInputs | None = None) -> InsightsAnswer:
    return pair.answers(inputs or pair.inputs())[INSIGHTS].data


def texts(points: Sequence[Point]) -> list[str]:
    return [point.text for point in points]


def test_there_is_an_answer_for_each_task() -> None:
    assert list(ANSWERS) == [
        task.name for task in (*TASKS, *SESSION_TASKS, REQUIREMENTS, CRITERIA, STRUCTURE)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("resume", "job"), [(None, None), (BARE, BARE_JOB), (BARE, None)])
def test_answers_are_of_their_schemas(
    language: str, resume: Resume | None, job: Job | None
) -> None:
    answers = pair.answers(pair.inputs(resume, job, language))
    for task in TASKS:
        assert task.schema().validate(as_a_model_may_say(answers[task].data)) == {}


def as_a_model_may_say(answer: Any) -> Any:
    """An answer as JSON; only the rules may leave a verdict open."""
    said = msgspec.to_builtins(answer)
    for claim in said.get("judgements", ()):
        if claim["status"] == "unclear":
            claim["status"] = "not_met"
    return said


def test_very_long_lines_fit_the_schemas() -> None:
    long = replace(pair.resume(), text=pair.RESUME.replace("small shops", "shops " * 400))
    wanted = replace(pair.job(), title=pair.quote("x " * 2000, "x " * 2000))
    inputs = pair.inputs(long, wanted)
    for task in TASKS:
        assert task.schema().validate(msgspec.to_builtins(pair.answers(inputs)[task].data)) == {}


def test_another_language_gets_english_and_is_told() -> None:
    assert not pair.answers(pair.inputs(language="de-CH"))[MATCH].degraded
    answer = pair.answers(pair.inputs(language="sv"))[MATCH]
    assert [loss.code for loss in answer.degraded] == ["LANGUAGE_FALLBACK"]
    assert " requirements for " in answer.data.reasoning


def test_a_deadline_that_has_passed_is_kept() -> None:
    with pytest.raises(ProviderError) as caught:
        OfflineProvider().run(MATCH, pair.inputs(), Deadline(0))
    assert caught.value.failure is Failure.TIMEOUT


def test_verdicts_are_the_rules_findings_with_their_lines() -> None:
    inputs = pair.inputs()
    claims = pair.answers(inputs)[MATCH].data.judgements
    assert [claim.status for claim in claims] == [i.finding.status for i in inputs.requirements]
    python = next(c for c, i in zip(claims, inputs.requirements, strict=True) if i.name == "Python")
    assert python.lines == (7,)
    assert python.reason == (
        "Django includes Python, and the resume shows it: "
        "“Responsible for the Django checkout of 4,000 small shops”."
    )


def test_missing_conditions_come_first_then_by_points_lost() -> None:
    high = texts(insights().recommendations.high_priority)
    assert "driving licence" in high[0]
    assert "Docker" in high[1]
    low = texts(insights().recommendations.low_priority)
    assert "Kafka" in low[0]


def test_recommendations_name_failed_checks_and_no_plain_words_of_the_ad() -> None:
    medium = texts(insights().recommendations.medium_priority)
    assert not any("payments" in text for text in medium)
    assert any("larger than 2 MB" in text for text in medium)


def test_improvements_quote_the_resume() -> None:
    found = texts(insights().improvements)
    assert any("opens with “Responsible for”" in text for text in found)
    assert any(
        "“Wrote the REST API that partners order through” names no result" in t for t in found
    )
    assert any("between 2016 and 2019" in text for text in found)
    assert any("“team player”" in text for text in found)
    assert any("very short" in text for text in found)


def test_strengths_quote_both_texts() -> None:
    found = texts(insights().strengths)
    assert found[0] == (
        "Python: the job asks for “You know Python, PostgreSQL and Docker well”, and your resume "
        "backs it up: “Responsible for the Django checkout of 4,000 small shops”."
    )
    assert any("“Cut response times by 40 %" in text for text in found)


def test_a_german_resume_is_searched_for_german_weaknesses() -> None:
    line = "- Verantwortlich für die Abrechnung in drei Filialen"
    german = replace(
        pair.resume(),
        text=line,
        language="de",
        bullets=(pair.quote(line, line),),
        positions=(),
        skills=(),
        education=(),
        languages=(),
    )
    found = texts(insights(pair.inputs(german)).improvements)
    assert any("“Verantwortlich für”" in text for text in found)


@pytest.mark.parametrize(("resume", "job"), [(None, None), (BARE, BARE_JOB), (BARE, None)])
def test_there_are_eight_to_twelve_different_cards(resume: Resume | None, job: Job | None) -> None:
    cards = pair.answers(pair.inputs(resume, job))[FLASHCARDS].data.flashcards
    assert 8 <= len(cards) <= 12
    assert len({card.front for card in cards}) == len(cards)
    assert len({card.back for card in cards}) == len(cards)


def test_cards_ask_about_gaps_and_claims_of_this_resume() -> None:
    cards = pair.answers(pair.inputs())[FLASHCARDS].data.flashcards
    fronts = [card.front for card in cards]
    assert any("does not show Docker" in front for front in fronts)
    assert any("40 %" in front for front in fronts)
    assert any("between 2016 and 2019" in front for front in fronts)


def test_a_degree_or_a_current_job_leaves_no_gap() -> None:
    resume = pair.resume()
    assert writing_checks.gaps(resume) == [(2016, 2019)]
    (degree,) = resume.education
    studied = replace(degree, start=Month(2016, 3), end=Month(2018, 12))
    assert writing_checks.gaps(replace(resume, education=(degree, studied))) == []
    current = replace(resume.positions[1], current=True, end=None)
    assert writing_checks.gaps(replace(resume, positions=(resume.positions[0], current))) == []


def test_a_date_is_no_figure() -> None:
    texts = ["- Ran the shop from 2019 on", "- Ran the shop with 4,000 visitors", "- Sang"]
    text = "\n".join(texts)
    bullets = tuple(pair.quote(text, line) for line in texts)
    resume = replace(pair.resume(), text=text, positions=(), sections=(), bullets=bullets)
    found = writing_checks.without_numbers(resume, writing_checks.Phrases.of("en"))
    assert [bullet.text for bullet in found] == ["Ran the shop from 2019 on"]


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import json, msgspec, tests.pair as p;"
        "a = p.answers(p.inputs(language='fa'));"
        "print(json.dumps([msgspec.to_builtins(x.data) for x in a.values()]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
