"""What an answer claims is held against the texts."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest

from providers.base import Answer
from resume_api.analysis.grounding import ground
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import ATS_SCORE, FLASHCARDS, INSIGHTS, MATCH
from resume_api.domain.assessment import AnalysisInputs, Flashcard, Grounded, Status
from resume_api.domain.claims import (
    AtsAnswer,
    Card,
    Claim,
    FlashcardsAnswer,
    InsightsAnswer,
    MatchAnswer,
    Point,
)
from resume_api.extraction.job.extractor import parse_job
from tests import pair


def judged(inputs: AnalysisInputs, claims: list[Claim]) -> Grounded:
    """Grounded answers of a model that makes just these claims."""
    answers = Answers(
        {
            MATCH: Answer(MatchAnswer(tuple(claims), "Fine."), "model"),
            ATS_SCORE: Answer(AtsAnswer(()), "model"),
            INSIGHTS: Answer(InsightsAnswer(), "model"),
            FLASHCARDS: Answer(FlashcardsAnswer(()), "model"),
        }
    )
    return ground(answers, inputs)


def claim(number: str, status: Status, lines: list[int]) -> Claim:
    return Claim(number, status, tuple(lines), "Wrote the REST API.")


def skill(inputs: AnalysisInputs, name: str) -> str:
    return next(item.id for item in inputs.requirements if item.name == name)


def line_of(words: str) -> int:
    return pair.RESUME[: pair.RESUME.index(words)].count("\n") + 1


def test_every_item_has_a_judgement_even_where_a_model_is_silent() -> None:
    inputs = pair.inputs()
    grounded = judged(inputs, [])
    expected = {item.id: item.finding for item in (*inputs.requirements, *inputs.keywords)}
    assert grounded.judgements == expected
    assert grounded.notices == ()


def test_a_cited_line_becomes_a_verbatim_quote() -> None:
    inputs = pair.inputs()
    docker = skill(inputs, "Docker")
    grounded = judged(inputs, [claim(docker, "met", [line_of("Wrote the REST")])])
    (found,) = grounded.judgements[docker].quotes
    assert found.text == "- Wrote the REST API that partners order through"
    assert pair.RESUME[found.start : found.end] == found.text
    assert grounded.judgements[docker].said == "Wrote the REST API."
    assert grounded.judgements[docker].decided_by == "model"


def test_where_rules_found_the_words_they_are_the_quote() -> None:
    inputs = pair.inputs()
    python = skill(inputs, "Python")
    grounded = judged(inputs, [claim(python, "partly", [line_of("Django")])])
    assert [quote.text for quote in grounded.judgements[python].quotes] == ["Django"]


@pytest.mark.parametrize("lines", [[], [9999], [4]])
def test_a_match_without_words_in_the_text_is_cut_and_reported(lines: list[int]) -> None:
    inputs = pair.inputs()
    docker = skill(inputs, "Docker")
    grounded = judged(inputs, [claim(docker, "met", lines)])
    assert grounded.judgements[docker].status == "not_met"
    assert grounded.judgements[docker].decided_by == "rules"
    (notice,) = grounded.notices
    assert (notice.code, notice.quotes) == ("UNGROUNDED_CLAIM", ("Docker",))


def test_a_gap_that_the_text_does_not_have_is_cut() -> None:
    inputs = pair.inputs()
    postgres = skill(inputs, "PostgreSQL")
    grounded = judged(inputs, [claim(postgres, "not_met", [])])
    assert grounded.judgements[postgres].status == "met"
    assert grounded.notices[0].quotes == ("PostgreSQL",)


def test_a_model_may_doubt_what_rules_only_inferred() -> None:
    inputs = pair.inputs()
    python = skill(inputs, "Python")
    grounded = judged(inputs, [claim(python, "not_met", [])])
    assert grounded.judgements[python].status == "not_met"
    assert grounded.notices == ()


def test_unknown_ids_are_ignored_and_the_first_verdict_counts() -> None:
    inputs = pair.inputs()
    docker = skill(inputs, "Docker")
    claims = [claim("R999", "met", [1]), claim(docker, "not_met", []), claim(docker, "met", [6])]
    assert judged(inputs, claims).judgements[docker].status == "not_met"


def kept(text: str, lines: list[int] | None = None) -> bool:
    inputs = pair.inputs()
    answers = pair.answers(inputs)
    answers[INSIGHTS] = Answer(InsightsAnswer((Point(text, tuple(lines or ())),)), "model")
    grounded = ground(answers, inputs)
    return grounded.insights.strengths == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "You cut response times by 40 %.",
        "The Django checkout serves 4,000 shops.",
        "Five years as a backend engineer and developer, 60 months in all.",
    ],
)
def test_statements_about_what_stands_in_the_texts_are_kept(text: str) -> None:
    assert kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "You cut response times by 75 %.",
        "You managed ۸۵ people.",
        "Strong Kubernetes experience.",
        "You know TensorFlow and Django.",
    ],
)
def test_invented_numbers_and_skills_are_cut(text: str) -> None:
    assert not kept(text)


def test_statements_about_lines_that_do_not_exist_are_cut() -> None:
    line = line_of("Wrote the REST")
    assert kept("You wrote the REST API.", [line])
    assert not kept("You wrote the REST API.", [line, 1000])


def test_flashcards_are_held_to_the_same() -> None:
    inputs = pair.inputs()
    answers = pair.answers(inputs)
    cards = (
        Card("How did you use Django?", "Tell the story.", (7,)),
        Card("How did you use Kubernetes?", "Tell the story."),
    )
    answers[FLASHCARDS] = Answer(FlashcardsAnswer(cards), "model")
    grounded = ground(answers, inputs)
    assert grounded.flashcards == (Flashcard("How did you use Django?", "Tell the story."),)
    assert grounded.notices[0].code == "UNGROUNDED_CLAIM"


@pytest.mark.parametrize("language", ["en", "fa", "ar", "de", "fr", "es", "it"])
def test_nothing_that_the_offline_provider_says_is_cut(language: str) -> None:
    inputs = pair.inputs(language=language)
    answers = pair.answers(inputs)
    grounded = ground(answers, inputs)
    assert grounded.notices == ()
    assert len(grounded.flashcards) == len(answers[FLASHCARDS].data.flashcards)
    undated = pair.inputs(replace(pair.resume(), experience_months=None), language=language)
    assert ground(pair.answers(undated), undated).notices == ()


PERMITS = [
    line
    for line in files("resume_api.extraction.skills")
    .joinpath("data/permits.txt")
    .read_text("utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("permit", PERMITS, ids=lambda line: line.split(" | ")[0])
def test_the_rules_advice_on_a_condition_is_never_cut(permit: str) -> None:
    """The ad's words are often not the name that the rules know the permit by."""
    named = permit.split(" | ")[1].split(",")[0].partition(":")[2] or permit.split(" | ")[1]
    words = named.split(",")[0].strip()
    inputs = pair.inputs(wanted=parse_job(f"Cook\nRequirements:\n- {words} is required\n"))
    conditions = [item for item in inputs.requirements if item.kind == "knockout"]
    assert conditions
    grounded = ground(pair.answers(inputs), inputs)
    advice = " ".join(grounded.insights.recommendations.high_priority)
    assert conditions[0].quote.text in advice
    assert grounded.notices == ()


def test_the_lines_that_a_model_cites_are_the_proof_where_it_agrees() -> None:
    inputs = pair.inputs()
    role, own = numbered_lines(inputs, "Backend Engineer")
    for cited, shown in (([own[-1]], [own[-1]]), ([], own)):
        quotes = judged(inputs, [claim(role, "met", cited)]).judgements[role].quotes
        assert inputs.resume.line_numbers(quotes) == shown


def test_rules_overrule_a_denial_only_with_the_words_of_the_ad() -> None:
    inputs = pair.inputs()
    item = next(item for item in inputs.requirements if item.name == "PostgreSQL")
    denied = [claim(item.id, "not_met", [])]
    assert judged(inputs, denied).judgements[item.id].status == "met"
    renamed = replace(item, name="databases", alternatives=(("databases",),))
    inputs = replace(inputs, requirements=(renamed,))
    assert judged(inputs, denied).judgements[item.id].status == "not_met"


def numbered_lines(inputs: AnalysisInputs, name: str) -> tuple[str, list[int]]:
    item = next(item for item in inputs.requirements if item.name == name)
    return item.id, inputs.resume.line_numbers(item.finding.quotes)
