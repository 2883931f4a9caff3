"""The document about the scores says what the code does."""

from __future__ import annotations

from pathlib import Path

from resume_api.analysis.grounding import ground
from resume_api.matching import relevance, requirements
from resume_api.matching.scoring import WEIGHTS, score
from tests import pair

DOC = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text("utf-8")


def test_the_weights_are_those_of_the_code() -> None:
    for component, weight in WEIGHTS.items():
        assert f"| `{component}` | {weight} |" in DOC


def test_the_points_are_those_of_the_code() -> None:
    skill, table = requirements.SKILL_POINTS, requirements.POINTS
    soft, years, degree = table["soft"], table["years"], table["degree"]
    licence, language = table["certification"], table["language"]
    for row in (
        f"| role | {requirements.ROLE_POINTS} | | |",
        f"| years | {years['must']} | {years['nice']} | |",
        f"| skill, named once by the job | {skill['must'][0]} | {skill['nice'][0]} | |",
        f"| skill, named twice | {skill['must'][1]} | {skill['nice'][1]} | |",
        f"| skill, named more often | {skill['must'][2]} | {skill['nice'][2]} | |",
        f"| soft skill | {soft['must']} | {soft['nice']} | |",
        f"| degree | {degree['must']} | {degree['nice']} | |",
        f"| certificate, licence | {licence['must']} | {licence['nice']} | {licence['knockout']} |",
        f"| language | {language['must']} | {language['nice']} | {language['knockout']} |",
    ):
        assert row in DOC


def test_the_constants_of_the_role_are_those_of_the_code() -> None:
    for number in (relevance.HELD_TITLE, relevance.ENOUGH, relevance.NEAR, relevance.NAMED):
        assert f"{number:g}" in DOC


def test_the_worked_example_is_what_the_code_computes() -> None:
    inputs = pair.inputs()
    grounded = ground(pair.answers(inputs), inputs)
    scores = score(grounded, inputs)
    items = (*inputs.requirements, *inputs.keywords)
    for item in items:
        status, points = grounded.judgements[item.id].status, scores.points[item.id]
        cells = (
            item.id,
            item.quote.text,
            item.kind,
            status,
            f"{item.share:.2f}",
            points,
            item.max_points,
        )
        assert f"| {' | '.join(map(str, cells))} |" in DOC
    for component, value in scores.breakdown.items():
        own = [item for item in items if item.component == component]
        won, of = sum(scores.points[i.id] for i in own), sum(item.max_points for item in own)
        if component == "format_optimization":
            won, of = sum(check.passed for check in pair.CHECKS), len(pair.CHECKS)
        assert f"- `{component}`: 100 × {won} / {of} = {value}" in DOC
    terms = " + ".join(f"{WEIGHTS[c]} × {value}" for c, value in scores.breakdown.items())
    assert f"- overall: ({terms}) / 100 = {scores.overall}" in DOC
