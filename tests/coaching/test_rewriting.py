"""A resume with its answers in it: where they go, and that nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_api.analysis.wording_sources import unsupported
from resume_api.coaching import answers
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.changes import Rewritten
from resume_api.coaching.claiming import SECTIONS
from resume_api.coaching.edits import PlainText
from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.rewriting import rewrite
from resume_api.documents.text import from_text
from resume_api.extraction.resume.extractor import parse_resume

RESUME = """Jane Roe
jane@example.com

EXPERIENCE
Backend Developer, Northwind, 2019 - 2024
• Improved the checkout service for customers
• Built APIs in Python and Django for 40 partners
Junior Developer, Bluefin, 2016 - 2019
• Maintained the billing system of the company.

SKILLS
Languages: English, German
Python, Django, PostgreSQL, Git

EDUCATION
BSc Computer Science, University of Halden, 2016
"""


def rewritten(
    targets: Sequence[QuestionTarget], said: Sequence[str], resume: str = RESUME
) -> Rewritten:
    parsed = parse_resume(from_text(resume), date(2026, 1, 1))
    headings = [section.heading for section in parsed.sections if section.heading]
    source = PlainText(resume, headings)
    told = [
        answers.read(one, parsed.language, of_work=target.kind not in SECTIONS)
        for one, target in zip(said, targets, strict=True)
    ]
    return rewrite(source, parsed, targets, told)


def added(new: Rewritten, resume: str = RESUME) -> list[str]:
    """The lines that are not in the old resume, after a check that all old ones are left."""
    left = iter(new.text.split("\n"))
    for line in resume.split("\n"):
        assert any(one.startswith(line.rstrip(".")) for one in left), line
    return [line for line in new.text.split("\n") if line and line not in resume.split("\n")]


KAFKA = QuestionTarget("skill", "?", name="Kafka")


def test_an_answer_stands_under_the_position_that_it_names() -> None:
    new = rewritten([KAFKA], ["Yes, at Bluefin I sent 3 million events a day through Kafka."])
    line = "• Sent 3 million events a day through Kafka"
    assert added(new) == [line, "Python, Django, PostgreSQL, Git, Kafka"]
    lines = new.text.split("\n")
    assert lines.index(line) == lines.index("• Maintained the billing system of the company.") + 1
    assert [(c.section, c.after, c.from_answer) for c in new.changes] == [
        ("EXPERIENCE", line[2:], 1),
        ("SKILLS", "Kafka", 1),
    ]


def test_an_answer_that_names_no_position_stands_apart_from_all() -> None:
    new = rewritten([KAFKA], ["I sent 3 million events a day through Kafka."])
    assert added(new)[1:] == [
        "FURTHER EXPERIENCE",
        "• Sent 3 million events a day through Kafka",
    ]
    assert new.text.index("FURTHER") > new.text.index("EDUCATION")
    assert [(one.kind, one.number) for one in new.unclear] == [("place", 1)]


def test_a_number_completes_the_bullet_that_was_asked_about() -> None:
    target = QuestionTarget("number", "?", line="Improved the checkout service for customers")
    new = rewritten([target], ["By 18% for the Swedish shops. It cut drop-offs by 7%."])
    assert added(new) == [
        "• Improved the checkout service for customers (by 18% for the Swedish shops)",
        "• Cut drop-offs by 7%",
    ]
    assert new.changes[0].before == target.line


def test_a_full_stop_stays_at_the_end() -> None:
    target = QuestionTarget("number", "?", line="Maintained the billing system of the company.")
    new = rewritten([target], ["9,000 invoices a month"])
    assert "of the company (9,000 invoices a month).\n" in new.text


@pytest.mark.parametrize("answer", ["No.", "I have never used Kafka", "I'd love to learn Kafka"])
def test_a_denial_changes_nothing(answer: str) -> None:
    new = rewritten([KAFKA], [answer])
    assert new.text == RESUME
    assert new.changes == ()
    assert [one.text for one in new.left_out] == [answer]


def test_a_yes_alone_lists_the_skill() -> None:
    assert added(rewritten([KAFKA], ["Yes"])) == ["Python, Django, PostgreSQL, Git, Kafka"]


def test_an_answer_about_something_else_claims_nothing_of_the_question() -> None:
    new = rewritten([KAFKA], ["At Bluefin I used RabbitMQ for 3 queues"])
    assert "Kafka" not in new.text
    assert added(new) == ["• Used RabbitMQ for 3 queues"]


def test_a_few_words_that_say_nothing_by_themselves_are_left_out() -> None:
    new = rewritten([QuestionTarget("result", "?", organisation="Bluefin")], ["About 30%"])
    assert (new.text, [one.reason for one in new.left_out]) == (RESUME, ["short"])


def test_an_answer_says_what_it_is_about() -> None:
    new = rewritten([KAFKA], ["Yes, for 3 years at Bluefin, with 40 nodes"])
    assert added(new)[0] == "• Used Kafka for 3 years, with 40 nodes"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("I used it for 3 years", "• Used Kafka for 3 years"),
        ("Yes, I served 12 customers with it", "• Served 12 customers with Kafka"),
        ("Yes, I did this at Bluefin for 3 years", "• Worked with Kafka for 3 years"),
    ],
)
def test_a_word_that_stands_for_the_skill_gives_way_to_it(answer: str, line: str) -> None:
    assert line in added(rewritten([KAFKA], [answer]))


@pytest.mark.parametrize(
    ("language", "line", "named"),
    [
        ("de", "Es 3 Jahre genutzt", "Kafka 3 Jahre genutzt"),
        ("fr", "Utilisé cela pendant 3 ans", "Utilisé Kafka pendant 3 ans"),
        ("es", "Lo usé durante 3 años", "usé Kafka durante 3 años"),
        ("fa", "از آن ۳ سال استفاده کردم", "از Kafka ۳ سال استفاده کردم"),
        ("ar", "استخدمت ذلك لمدة 3 سنوات", "استخدمت Kafka لمدة 3 سنوات"),
        ("en", "It cut costs by 18%", None),
    ],
)
def test_each_language_has_such_words(language: str, line: str, named: str | None) -> None:
    assert AnswerPatterns.of(language).naming(line, "Kafka") == named


@pytest.mark.parametrize(
    ("kind", "name", "answer", "line"),
    [
        ("certification", "PMP", "Yes", "• PMP"),
        ("language", "French", "B2", "• French: B2"),
        ("degree", "", "Master of Science, University of Halden, 2018", "• Master of Science"),
    ],
)
def test_certificates_languages_and_degrees_have_their_sections(
    kind: str, name: str, answer: str, line: str
) -> None:
    new = rewritten([QuestionTarget(kind, "?", name=name)], [answer])
    assert any(one.startswith(line) for one in added(new))


def test_sections_that_are_not_there_get_a_heading() -> None:
    new = rewritten([QuestionTarget("certification", "?", name="PMP")], ["Yes, since 2020"])
    assert added(new) == ["CERTIFICATIONS", "• PMP: Since 2020"]


@settings(max_examples=60)
@given(st.lists(st.text(max_size=80), min_size=3, max_size=3))
def test_nothing_is_lost_and_nothing_invented(said: list[str]) -> None:
    targets = [
        KAFKA,
        QuestionTarget("number", "?", line="Built APIs in Python and Django for 40 partners"),
    ]
    targets.append(QuestionTarget("result", "?", organisation="Bluefin"))
    new = rewritten(targets, said)
    for change in new.changes:
        target = targets[change.from_answer - 1]
        reading = answers.read(said[change.from_answer - 1], "en").text
        assert unsupported(change.after, [reading, target.line, target.name]) == []
    kept = [line for line in RESUME.split("\n") if line and "40 partners" not in line]
    assert [line for line in kept if line not in new.text] == []


def test_a_skill_goes_to_no_line_of_soft_skills() -> None:
    listed = "Software: SAP, Microsoft Excel\nWorking style: teamwork, attention to detail, Sage\n"
    resume = RESUME.replace("Python, Django, PostgreSQL, Git\n", listed)
    new = rewritten([KAFKA], ["Yes"], resume)
    assert "Software: SAP, Microsoft Excel, Kafka\n" in new.text


def test_a_new_heading_is_written_as_those_of_markdown_are() -> None:
    resume = RESUME.replace("SKILLS", "## SKILLS").replace("EXPERIENCE", "## EXPERIENCE")
    new = rewritten([KAFKA], ["I sent 3 million events a day through Kafka."], resume)
    assert "\n## FURTHER EXPERIENCE\n" in new.text


CONTRAST = "I did not use it at Northwind, I used it at Bluefin for 12 shops"


@pytest.mark.parametrize(
    ("answer", "line", "behind"),
    [
        (CONTRAST, "• Used Kafka for 12 shops", "• Maintained the billing system of the company."),
        (
            "yes at northwind i fed kafka from 9 shops",
            "• Fed Kafka from 9 shops",
            "• Built APIs in Python and Django for 40 partners",
        ),
        (
            "In 2017 I fed Kafka from 9 shops",
            "• Fed Kafka from 9 shops in 2017",
            "• Maintained the billing system of the company.",
        ),
    ],
)
def test_a_line_stands_where_it_says_that_it_belongs(answer: str, line: str, behind: str) -> None:
    rows = rewritten([KAFKA], [answer]).text.split("\n")
    assert rows[rows.index(line) - 1] == behind


@pytest.mark.parametrize("answer", ["I used it at Contoso for 12 shops", "In 2011 I used it daily"])
def test_nothing_goes_to_an_employer_that_nobody_named(answer: str) -> None:
    resume = RESUME.replace("Junior Developer, Bluefin, 2016 - 2019\n", "")
    assert "FURTHER EXPERIENCE" in added(rewritten([KAFKA], [answer], resume), resume)


def test_work_told_in_answer_to_a_certificate_is_no_certificate() -> None:
    target = QuestionTarget("certification", "?", name="PMP")
    new = rewritten([target], ["Yes I manage 4 projects at Northwind every day"])
    assert added(new) == ["• Managed 4 projects every day"]


def test_what_a_team_did_is_said_to_be_the_teams() -> None:
    new = rewritten([KAFKA], ["At Bluefin we moved 12 services to Kafka"])
    assert added(new) == ["• Moved 12 services to Kafka with the team"]


@pytest.mark.parametrize(
    "again",
    [
        "At Bluefin I moved 12 services to Kafka.",
        "As I said, at Bluefin I moved twelve services to Kafka",
        "built apis in python for 40 partners at Northwind",
    ],
)
def test_nothing_is_said_twice(again: str) -> None:
    result = QuestionTarget("result", "?", organisation="Bluefin")
    new = rewritten([KAFKA, result], ["At Bluefin I moved 12 services to Kafka.", again])
    assert [c.after for c in new.changes] == ["Moved 12 services to Kafka", "Kafka"]
    assert [one.reason for one in new.left_out] == ["repeated"]


@pytest.mark.parametrize(
    "more", ["At Bluefin I moved 14 services to Kafka", "At Bluefin I moved 12 shops to Kafka"]
)
def test_another_fact_in_like_words_is_said(more: str) -> None:
    result = QuestionTarget("result", "?", organisation="Bluefin")
    new = rewritten([KAFKA, result], ["At Bluefin I moved 12 services to Kafka.", more])
    assert len(new.changes) == 3


@pytest.mark.parametrize(
    ("kind", "name", "answer", "line"),
    [
        ("demand", "", "I did my ALS course in 2022.", "Completed the ALS course in 2022"),
        ("language", "French", "B2, I chair a weekly call in French", "French: B2"),
        ("degree", "", "I finished the MSc in 2018 at Halden", "MSc in 2018 at Halden"),
    ],
)
def test_courses_levels_and_degrees_stand_with_their_kind(
    kind: str, name: str, answer: str, line: str
) -> None:
    new = rewritten([QuestionTarget(kind, "?", name=name)], [answer])
    assert [change.after for change in new.changes] == [line]
    assert new.changes[0].section not in ("EXPERIENCE", "FURTHER EXPERIENCE")


@pytest.mark.parametrize(
    ("kind", "name", "answer"),
    [
        ("skill", "Kafka", "I attended a Kafka course last spring"),
        ("skill", "Kafka", "Only for the logs at Bluefin, 200 lines a second"),
        ("language", "French", "I understand it when people speak slowly"),
        ("certification", "PMP", "Been meaning to sort that out"),
    ],
)
def test_what_shows_no_skill_and_no_level_adds_none(kind: str, name: str, answer: str) -> None:
    new = rewritten([QuestionTarget(kind, "?", name=name)], [answer])
    assert not [
        c.after for c in new.changes if c.section not in ("CERTIFICATIONS", "Certifications")
    ]


def test_a_team_and_a_result_have_clauses_of_their_own() -> None:
    said = "At Bluefin we repaired like 20 machines a week, mostly motors. "
    said += "I wrote a script, it saved 3 hours"
    lines = added(rewritten([QuestionTarget("result", "?", organisation="Bluefin")], [said]))
    assert "• Repaired about 20 machines a week with the team, mostly motors" in lines
    assert "• Saved 3 hours" in lines
