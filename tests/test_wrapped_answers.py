"""Answers as local servers wrap them, through HTTP: the model's answer is found in each, and the
rules need not stand in."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.test_online_path import RESUME, ask, serving
from tests.vendors.simulator import Simulator

JOB = "Baker\nRequirements:\n- Sourdough\n- Night shifts\n"
WRAPS = {
    "thinking": ("<thinking>Let me draft: {\"judgements\": []}</thinking>\n", ""),
    "nested": ("<think><plan>{\"a\": {\"b\": 1}}</plan></think>", ""),
    "closing tag alone": ("Right, {\"judgements\": [{\"id\": 1}]} maybe.\n</thought>\n\n", ""),
    "two closings": ("{\"x\": 1}</think>\nhm {\"y\": 2}\n</think>\n", ""),
    "channels": ("<|channel|>note<|message|>{\"x\": 1}<|end|><|channel|>final<|message|>", ""),
    "brackets": ("[REASONING]{\"x\": [1]}[/REASONING]", ""),
    "fence": ("Here is the JSON:\n```json\n", "\n```\nAnything else?"),
    "thoughts and fence": ("<think>```json\n{}\n```</think>\n```json\n", "\n```"),
    "response": ("{\"response\": ", "}"),
    "output in data": ("{\"data\": {\"output\": ", "}}"),
    "named call": ("{\"name\": \"answer\", \"parameters\": ", "}"),
    "list": ("[", "]"),
    "last brace lost": ("", "\b"),
    "byte order mark": ("\ufeff", "\n<|eot_id|>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def service() -> Iterator[tuple[Simulator, FlaskClient]]:
    settings = {"LLM_PROVIDERS": "openai,offline", "OCR": "never", "FILE_STORE": "local"}
    with Simulator() as vendors, serving(vendors, **settings) as client:
        yield vendors, client


@pytest.mark.parametrize("wrap", WRAPS)
def test_an_answer_is_found_in_what_is_around_it(
    service: tuple[Simulator, FlaskClient], wrap: str
) -> None:
    vendors, client = service
    before, (opening, closing) = vendors.scene.speaks, WRAPS[wrap]

    def speaks(prompt: str, schema: dict[str, object] | None) -> str:
        said = json.dumps(least(schema or {}))
        return opening + said[:-1] if closing == "\b" else opening + said + closing

    vendors.scene.speaks = speaks
    try:
        meta = ask(client, RESUME.encode(), JOB)["data"]["meta"]
    finally:
        vendors.scene.speaks = before
    assert meta["degraded"] == []
    assert {one["provider"] for one in meta["tasks"].values()} == {"openai"}


def least(schema: dict[str, object]) -> object:
    """A small value that a JSON schema allows."""
    if isinstance(choices := schema.get("enum"), list):
        return choices[0]
    match schema.get("type"):
        case "object":
            properties = schema["properties"]
            assert isinstance(properties, dict)
            return {name: least(of) for name, of in properties.items()}
        case "array":
            items = schema["items"]
            assert isinstance(items, dict)
            return [least(items)]
        case "integer" | ["integer", "null"]:
            return 1
    return "Look at it."
