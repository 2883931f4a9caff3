"""A model owns the list of requirements: what it may drop, join and add, and what moves nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from providers.base import Answer
from resume_api.analysis.grounding import settle
from resume_api.domain.assessment import AnalysisInputs, Item
from resume_api.domain.claims import Addition, Claim, MatchAnswer
from tests import pair

WROTE = pair.RESUME[: pair.RESUME.index("- Wrote the REST")].count("\n") + 1
ENGLISH = pair.RESUME[: pair.RESUME.index("English (C1)")].count("\n") + 1


def settled(inputs: AnalysisInputs, *claims: Claim, added: tuple[Addition, ...] = ()) -> list[Item]:
    """The requirements that stand after a model's answer."""
    answer = Answer(MatchAnswer(claims, "Fine.", added), "vendor", "model-1")
    return list(settle(answer, inputs).inputs.requirements)


def numbered(inputs: AnalysisInputs, name: str) -> Item:
    return next(item for item in inputs.requirements if name in item.name)


def addition(text: str, lines: tuple[int, ...] = (WROTE,)) -> Addition:
    words = (("payments",), ("invented",))
    return Addition(text, "must", "skill", "met", lines, "Wrote the API.", words, 7, "C2")


def test_what_the_ad_does_not_ask_is_dropped_with_a_reason_alone() -> None:
    inputs = pair.inputs()
    kafka = numbered(inputs, "Kafka").id
    kept = [item.id for item in inputs.requirements if item.id != kafka]
    without = settled(inputs, Claim(kafka, "not_asked", (), "The employer's own product."))
    assert [item.id for item in without] == kept
    silent = settled(inputs, Claim(kafka, "not_asked", (), " "))
    assert kafka in [item.id for item in silent]


def test_most_of_a_list_cannot_be_dropped() -> None:
    inputs = pair.inputs()
    everything = [Claim(i.id, "not_asked", (), "Says the page.") for i in inputs.requirements]
    assert [i.id for i in settled(inputs, *everything)] == [i.id for i in inputs.requirements]


def test_alternatives_are_one_item_with_the_best_verdict() -> None:
    inputs = pair.inputs()
    docker, kafka = numbered(inputs, "Docker"), numbered(inputs, "Kafka")
    claims = (
        Claim(docker.id, "not_met", (), "Missing."),
        Claim(kafka.id, "met", (WROTE,), "Wrote it.", docker.id),
    )
    stands = settled(inputs, *claims)
    one = next(item for item in stands if item.id == docker.id)
    assert kafka.id not in [item.id for item in stands]
    assert one.alternatives == (("Docker",), ("Kafka",))
    assert (one.finding.status, one.share, one.max_points) == ("met", 1.0, docker.max_points)


def test_alternatives_in_a_ring_or_of_nothing_stay_items() -> None:
    inputs = pair.inputs()
    docker, kafka = numbered(inputs, "Docker").id, numbered(inputs, "Kafka").id
    ring = (
        Claim(docker, "not_met", (), "", kafka),
        Claim(kafka, "not_met", (), "", docker),
    )
    assert docker in [item.id for item in settled(inputs, *ring)]
    lost = settled(inputs, Claim(docker, "not_met", (), "", "R99"))
    assert [item.id for item in lost] == [item.id for item in inputs.requirements]


def test_what_is_added_stands_in_the_ad_and_keeps_its_words() -> None:
    inputs = pair.inputs()
    *listed, new = settled(inputs, added=(addition("handles  payments"),))
    assert [item.id for item in listed] == [item.id for item in inputs.requirements]
    assert new.id == f"R{len(listed) + 1}"
    assert inputs.job.text[new.quote.start : new.quote.end] == "handles payments"
    assert (new.alternatives, new.years, new.level) == ((("payments",),), None, None)
    assert (new.finding.status, new.finding.decided_by) == ("met", "model-1")


@pytest.mark.parametrize("text", ["ten years of COBOL", "PostgreSQL", "...", "handles " * 60])
def test_what_the_ad_does_not_say_or_the_list_has_is_not_added(text: str) -> None:
    inputs = pair.inputs()
    assert len(settled(inputs, added=(addition(text),))) == len(inputs.requirements)


def test_what_speaks_to_a_program_adds_and_proves_nothing() -> None:
    inputs = pair.inputs()
    start = inputs.job.text.index("handles payments")
    line = inputs.resume.lines[WROTE - 1]
    hostile = replace(
        inputs,
        instructions=((start, start + len("handles payments")),),
        unproven=((line.start, line.end),),
    )
    docker = numbered(inputs, "Docker").id
    obeyed = settled(
        hostile, Claim(docker, "met", (WROTE,), "Yes."), added=(addition("handles payments"),)
    )
    assert len(obeyed) == len(inputs.requirements)
    assert next(i for i in obeyed if i.id == docker).finding.decided_by == "rules"


def test_a_line_that_denies_proves_nothing_and_another_mention_in_it_does() -> None:
    line = next(one for one in pair.resume().lines if "Wrote the REST" in one.text)
    inputs = pair.inputs()
    docker = numbered(inputs, "Docker")
    half = line.start + len(line.text) // 3
    for unproven, status in (((half, line.end), "not_met"), ((line.start, half), "met")):
        told = replace(inputs, unproven=(unproven,))
        stands = settled(told, Claim(docker.id, "met", (WROTE,), "Named."))
        assert next(i for i in stands if i.id == docker.id).finding.status == status


def test_years_stand_where_the_lines_hold_dates() -> None:
    inputs = pair.inputs()
    years = numbered(inputs, "years")
    dated = pair.RESUME[: pair.RESUME.index("Backend Engineer, Brightcart")].count("\n") + 1
    for lines, status in (((dated,), "met"), ((WROTE,), years.finding.status)):
        stands = settled(inputs, Claim(years.id, "met", lines, "Since 2019."))
        assert next(i for i in stands if i.id == years.id).finding.status == status


def test_a_gap_gives_way_only_to_a_line_of_work_that_was_not_cited() -> None:
    inputs = pair.inputs()
    postgres = numbered(inputs, "PostgreSQL")
    (line,) = inputs.resume.line_numbers(postgres.finding.quotes)
    for lines, status in (((), "met"), ((line,), "not_met")):
        stands = settled(inputs, Claim(postgres.id, "not_met", lines, "Only tuned once."))
        assert next(i for i in stands if i.id == postgres.id).finding.status == status
    bare = replace(
        inputs,
        requirements=tuple(
            replace(i, finding=replace(i.finding, quotes=_listed(i))) for i in inputs.requirements
        ),
    )
    stands = settled(bare, Claim(postgres.id, "not_met", (), "Only named."))
    assert next(i for i in stands if i.id == postgres.id).finding.status == "not_met"


def _listed(item: Item) -> tuple:  # type: ignore[type-arg]
    return tuple(replace(quote, section="skills") for quote in item.finding.quotes)


def test_a_span_that_was_dropped_is_free_for_the_right_one() -> None:
    inputs = pair.inputs()
    kafka = numbered(inputs, "Kafka")
    drop = Claim(kafka.id, "not_asked", (), "Two things in one.")
    words = kafka.quote.text
    assert words not in [item.name for item in settled(inputs, drop)]
    assert words in [item.name for item in settled(inputs, drop, added=(addition(words),))]
    assert len(settled(inputs, added=(addition(words),))) == len(inputs.requirements)
