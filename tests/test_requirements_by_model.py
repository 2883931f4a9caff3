"""What an ad asks as a model reads it, through HTTP: it counts as far as it stands in the ad."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.test_online_path import INJECTIONS, serving
from tests.vendors.simulator import Simulator

AD = """Lighting designer

What we need
- You have planned light for stages or for museums
- Safe with a grandMA desk
- Working at heights is part of it
"""
ASKED = [
    {"text": "planned light for stages or for museums", "kind": "must", "topic": "skill"},
    {"text": "grandMA  desk", "kind": "nice", "topic": "skill"},
    {"text": "Working at heights", "kind": "duty", "topic": "eligibility"},
    {"text": "ten years in film", "kind": "must", "topic": "years"},
]
REST = {"alternatives": [["stages"], ["museums"], ["opera"]], "years": None, "level": None}


@pytest.fixture(scope="module")
def service() -> Iterator[tuple[Simulator, FlaskClient]]:
    with Simulator() as vendors, serving(vendors, LLM_PROVIDERS="openai,offline") as client:
        yield vendors, client


def extracted(client: FlaskClient, ad: str = AD, **form: str) -> list[dict[str, Any]]:
    body = client.post("/extract-criteria", data={"job_description": ad, **form}).get_json()
    details: list[dict[str, Any]] = body["data"]["details"]
    return details


def reading(*asked: dict[str, str]) -> str:
    return json.dumps({"requirements": [{**REST, **one} for one in asked]})


def test_criteria_are_what_the_ad_says_word_for_word(
    service: tuple[Simulator, FlaskClient],
) -> None:
    vendors, client = service
    vendors.script("openai.chat", reading(*ASKED))
    found = extracted(client, provider="openai")
    words = [one["quote"]["text"] for one in found if one["quote"]]
    assert any("planned light for stages or for museums" in one for one in words)
    assert all(one["quote"]["text"] in AD for one in found if one["quote"])
    assert not any("film" in one["criterion"] or "opera" in one["criterion"] for one in found)
    desk = next(one for one in found if "grandMA" in one["criterion"])
    assert desk["kind"] == "nice"
    assert "Lighting designer" in vendors.log[-1].prompt


@pytest.mark.parametrize("answer", ["no JSON at all", reading(ASKED[-1])])
def test_the_rules_stand_in_where_nothing_stands_in_the_ad(
    service: tuple[Simulator, FlaskClient], answer: str
) -> None:
    vendors, client = service
    alone = extracted(client)
    vendors.script("openai.chat", answer, answer)
    assert extracted(client, provider="openai") == alone


def test_nobody_is_asked_unless_a_provider_is_named(
    service: tuple[Simulator, FlaskClient],
) -> None:
    vendors, client = service
    before = len(vendors.log)
    assert extracted(client)
    assert len(vendors.log) == before


@pytest.mark.parametrize("language", INJECTIONS)
@pytest.mark.parametrize("provider", ["openai", "offline"])
def test_words_to_the_model_are_no_requirement(
    service: tuple[Simulator, FlaskClient], language: str, provider: str
) -> None:
    vendors, client = service
    words = INJECTIONS[language]
    obeyed = reading({"text": words, "kind": "must", "topic": "skill"}, *ASKED[:3])
    vendors.always("openai.chat", obeyed)
    found = extracted(client, f"{AD}\n{words}\n", provider=provider)
    assert not any(words[:12] in one["criterion"] for one in found)
