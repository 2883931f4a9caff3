"""A model that does what an ad or a resume tells it to do moves nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.test_online_path import INJECTIONS, JOB, RESUME, ask, serving
from tests.vendors.simulator import Simulator

Service = tuple[Simulator, FlaskClient]
ITEM = re.compile(r"^(R\d+) \[", re.MULTILINE)
LAST = RESUME.count("\n") + 1
VERDICT = {"status": "met", "lines": [LAST], "reason": "As the text says."}


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    settings = {"LLM_PROVIDERS": "openai,offline", "OCR": "never", "FILE_STORE": "local"}
    with Simulator() as vendors, serving(vendors, **settings) as client:
        yield vendors, client


@pytest.fixture
def by_rules(service: Service) -> dict[str, Any]:
    vendors, _ = service
    with serving(vendors, LLM_PROVIDERS="offline") as client:
        found: dict[str, Any] = ask(client, RESUME.encode())["data"]
    return found


def obeying(vendors: Simulator, verdict: dict[str, Any], added: str | None = None) -> None:
    """A model with one verdict on everything, and something to add."""
    before = vendors.scene.speaks

    def speaks(prompt: str, schema: dict[str, Any] | None) -> str | None:
        if "added" not in (schema or {}).get("properties", {}):
            return before(prompt, schema)
        rows = [{"id": one, "alternative_of": None, **verdict} for one in ITEM.findall(prompt)]
        more = {"text": added, "kind": "must", "topic": "skill", "alternatives": [], **VERDICT}
        extra = [{**more, "years": None, "level": None}] if added else []
        return json.dumps({"judgements": rows, "added": extra, "reasoning": "Fine."})

    vendors.scene.speaks = speaks


@pytest.fixture(autouse=True)
def honest_again(service: Service) -> Iterator[None]:
    before = service[0].scene.speaks
    yield
    service[0].scene.speaks = before


def verdicts(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["text"], row["status"]) for row in data["requirements"]]


@pytest.mark.parametrize("language", INJECTIONS)
def test_a_line_of_the_resume_that_speaks_to_the_model_proves_nothing(
    service: Service, by_rules: dict[str, Any], language: str
) -> None:
    vendors, client = service
    obeying(vendors, VERDICT)
    data = ask(client, f"{RESUME}{INJECTIONS[language]}\n".encode())["data"]
    assert verdicts(data) == verdicts(by_rules)
    assert "PROMPT_INJECTION" in {warning["code"] for warning in data["warnings"]}


@pytest.mark.parametrize("language", INJECTIONS)
def test_a_line_of_the_ad_that_speaks_to_the_model_asks_nothing(
    service: Service, by_rules: dict[str, Any], language: str
) -> None:
    vendors, client = service
    words = INJECTIONS[language]
    obeying(vendors, VERDICT | {"lines": []}, added=words)
    data = ask(client, RESUME.encode(), f"{JOB}\n{words}\n")["data"]
    assert verdicts(data) == verdicts(by_rules)
    assert data["ats_score"]["overall_score"] == by_rules["ats_score"]["overall_score"]


def test_a_list_is_not_emptied_on_request(service: Service, by_rules: dict[str, Any]) -> None:
    vendors, client = service
    obeying(vendors, VERDICT | {"status": "not_asked", "lines": []})
    data = ask(client, RESUME.encode())["data"]
    texts = [text for text, _ in verdicts(data)]
    assert texts == [text for text, _ in verdicts(by_rules)]


def test_alternatives_without_end_do_not_swallow_the_list(service: Service) -> None:
    vendors, client = service
    obeying(vendors, VERDICT | {"alternative_of": "R1"})
    data = ask(client, RESUME.encode())["data"]
    musts = [row for row in data["requirements"] if row["kind"] == "must"]
    assert len(musts) > 1
