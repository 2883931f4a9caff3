"""From what models say to an answer."""

from __future__ import annotations

import json

import pytest

from providers.parsing import InvalidAnswer, parse
from resume_api.analysis.answer_schemas import AtsSchema

JUDGEMENT = {"id": "K1", "status": "met", "lines": [3], "reason": "Names it."}
GOOD = {"judgements": [JUDGEMENT]}
SAID = json.dumps(GOOD)


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"\ufeff\n {SAID}\n",
        f"```json\n{SAID}\n```",
        f"Here it is:\n```\n{SAID}\n```\nGood luck {{you}}!",
        f"Sure! {SAID} Let me know {{if}} you need more.",
        f'<think>First {{"judgements": 5}} … no.</think>{SAID}',
        f"<think>{'{ ' * 5000}</think>{SAID}",
        f'<a-plan>{{"judgements": []}} is too short</a-plan>\n{SAID}',
        f"[THINK]{{}}[/THINK]{SAID[:-1]}",
        f'So the candidate has {{"judgements": []}} of these.\n</think>\n\n{SAID}',
        f'<reasoning>draft {{"judgements": [1]}}</reasoning>{SAID}',
        f'<seed:think>{{"judgements": []}}</seed:think>```json\n{SAID}\n```',
        f'<|channel|>analysis<|message|>{{"x": 1}}<|end|><|start|>assistant<|channel|>final'
        f"<|message|>{SAID}<|return|>",
        f'{{"result": {SAID}}}',
        f'{{"result": {{"answer": {json.dumps(SAID)}}}}}',
        f'[{{"name": "answer", "arguments": {SAID}}}]',
        SAID.replace('"met"', "'met'").replace("}]}", "},]}"),
        SAID[:-1],
    ],
    ids=[
        "bare",
        "blanks",
        "fence",
        "fence+prose",
        "prose",
        "thoughts",
        "braces",
        "draft",
        "brackets",
        "lone closing tag",
        "reasoning",
        "tag with a name space",
        "channels",
        "result",
        "wrapped",
        "call",
        "sloppy",
        "unclosed",
    ],
)
def test_forms_that_are_forgiven(text: str) -> None:
    assert parse(text, AtsSchema) == GOOD


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "the answer is empty"),
        ("   \n", "the answer is empty"),
        ("I would hire them.", "not one JSON object"),
        ("[1, 2]", "not one JSON object"),
        ("[" * 5000, "not one JSON object"),
        ("{}", "judgements: Missing data"),
        ('{"judgements": NaN}', "judgements"),
        (SAID.replace('"met"', '"great"'), "judgements.0.status: Must be one of: met, partly"),
        (SAID.replace("[3]", '[0, "7x"]'), "judgements.0.lines.0"),
    ],
)
def test_contents_that_are_not(text: str, fault: str) -> None:
    with pytest.raises(InvalidAnswer, match="(?s).*") as caught:
        parse(text, AtsSchema)
    assert fault in "; ".join(caught.value.faults)


def test_the_last_valid_object_counts() -> None:
    assert parse(f'{{"judgements": []}} no: {SAID} {{"x": 1}}', AtsSchema) == GOOD


def test_what_was_not_asked_is_dropped() -> None:
    assert parse(json.dumps({**GOOD, "score": 100}), AtsSchema) == GOOD


def test_faults_are_few_and_quote_nothing() -> None:
    many = {"judgements": [{**JUDGEMENT, "status": "Quintero"}] * 50}
    with pytest.raises(InvalidAnswer) as caught:
        parse(json.dumps(many), AtsSchema)
    assert len(caught.value.faults) == 12
    assert "Quintero" not in str(caught.value)


def test_a_row_at_fault_costs_that_row_alone() -> None:
    good = [{**JUDGEMENT, "id": f"K{n}"} for n in range(1, 4)]
    bad = {**JUDGEMENT, "id": "K4", "reason": "x" * 401}
    assert parse(json.dumps({"judgements": [*good, bad]}), AtsSchema) == {"judgements": good}
    with pytest.raises(InvalidAnswer, match="reason"):
        parse(json.dumps({"judgements": [*good[:2], bad]}), AtsSchema)
