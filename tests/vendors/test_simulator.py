"""The simulator turns away what the vendors would, and answers the rest as they do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.vendors import KEYS, Fail, Simulator
from tests.vendors.wire import Pace

PROMPT = """Judge R9 and K9 by number.
<items-7f>
R1 [must] Python
R2 [nice] Docker Compose
K1: Kubernetes
</items-7f>
<resume-7f>
1| Jane Roe, R5
2| Python developer
3| docker and SQL
</resume-7f>
"""
JUDGEMENT = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "status": {"type": "string", "enum": ["met", "partly", "not_met"]},
        "lines": {"type": "array", "items": {"type": "integer"}},
        "reason": {"type": "string"},
    },
    "required": ["id", "status", "lines", "reason"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "judgements": {"type": "array", "items": JUDGEMENT},
        "words": {"type": "string"},
    },
    "required": ["judgements", "words"],
    "additionalProperties": False,
}
MESSAGES = [{"role": "user", "content": PROMPT}]


def formatted(schema: dict[str, Any], strict: bool = True) -> dict[str, Any]:
    named = {"name": "match", "schema": schema, "strict": strict}
    return {"response_format": {"type": "json_schema", "json_schema": named}}


def configured(**config: Any) -> dict[str, Any]:
    contents = [{"role": "user", "parts": [{"text": PROMPT}]}]
    return {"contents": contents, "generationConfig": config}


BEARERS = {
    "mistral": "/mistral/v1/chat/completions",
    "openai": "/openai/v1/chat/completions",
    "openrouter": "/openrouter/api/v1/chat/completions",
}
GEMINI = "/gemini/v1beta/models/gemini-2.5-flash:generateContent"
GEMINI_SCHEMA = {"type": "object", "properties": {"words": {"type": "string"}}}


@pytest.fixture
def vendors() -> Iterator[Simulator]:
    with Simulator() as vendors:
        yield vendors


def post(
    vendors: Simulator, path: str, body: Any, headers: dict[str, str] | None = None
) -> tuple[int, Any]:
    vendor = path.split("/")[1]
    keys = {"Authorization": f"Bearer {KEYS.get(vendor)}", "x-goog-api-key": KEYS.get(vendor, "")}
    given = keys if headers is None else headers
    with requests.post(vendors.url + path, json=body, headers=given, timeout=5) as answer:
        return answer.status_code, answer.json()


def chat(vendors: Simulator, vendor: str = "mistral", **more: Any) -> tuple[int, Any]:
    return post(vendors, BEARERS[vendor], {"model": "m", "messages": MESSAGES, **more})


@pytest.mark.parametrize("vendor", BEARERS)
def test_answers_by_the_schema_from_the_words_of_the_prompt(
    vendors: Simulator, vendor: str
) -> None:
    status, answer = chat(vendors, vendor, **formatted(SCHEMA))
    assert status == 200
    said = json.loads(answer["choices"][0]["message"]["content"])
    judged = {one["id"]: (one["status"], one["lines"]) for one in said["judgements"]}
    assert judged == {"R1": ("met", [2]), "R2": ("met", [3]), "K1": ("not_met", [])}
    assert said["words"]
    assert answer["usage"]["total_tokens"] > 10
    assert vendors.log[0].prompt == PROMPT


def test_a_schema_that_stands_in_the_prompt_serves_too(vendors: Simulator) -> None:
    told = [*MESSAGES, {"role": "user", "content": f"Fit this JSON Schema:\n{json.dumps(SCHEMA)}"}]
    body = {"model": "m", "messages": told, "response_format": {"type": "json_object"}}
    _, answer = post(vendors, BEARERS["mistral"], body)
    assert len(json.loads(answer["choices"][0]["message"]["content"])["judgements"]) == 3


def test_gemini_takes_both_kinds_of_schema(vendors: Simulator) -> None:
    for kind, schema in {"responseSchema": GEMINI_SCHEMA, "responseJsonSchema": SCHEMA}.items():
        body = configured(responseMimeType="application/json", **{kind: schema})
        status, answer = post(vendors, GEMINI, body)
        assert status == 200
        assert "words" in json.loads(answer["candidates"][0]["content"]["parts"][0]["text"])


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [(path, {"Authorization": "Bearer wrong"}, 401) for path in BEARERS.values()]
    + [(path, {}, 401) for path in BEARERS.values()]
    + [
        (GEMINI, {"x-goog-api-key": "wrong"}, 400),
        (GEMINI, {}, 403),
        (f"{GEMINI}?key={KEYS['gemini']}", {}, 400),
        ("/mistral/chat/completions", {"Authorization": f"Bearer {KEYS['mistral']}"}, 404),
        ("/nobody/v1", {}, 404),
    ],
)
def test_wrong_keys_and_addresses(
    vendors: Simulator, path: str, headers: dict[str, str], status: int
) -> None:
    assert post(vendors, path, {}, headers)[0] == status


def without(schema: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in schema.items() if name != key}


@pytest.mark.parametrize(
    ("vendor", "more", "status"),
    [
        ("mistral", {"seed": 1}, 422),
        ("mistral", {"max_completion_tokens": 1}, 422),
        ("mistral", formatted({**SCHEMA, "$schema": "x"}), 400),
        (
            "mistral",
            {"response_format": {"type": "json_schema", "json_schema": {"name": "x"}}},
            422,
        ),
        ("openai", {"random_seed": 1}, 400),
        ("openai", formatted(without(SCHEMA, "additionalProperties")), 400),
        ("openai", formatted({**SCHEMA, "required": ["words"]}), 400),
        ("openai", formatted({**SCHEMA, "type": "array"}), 400),
        ("openai", formatted({**SCHEMA, "default": {}}), 400),
        ("openai", {"model": "o3-mini", "max_tokens": 10}, 400),
        ("openai", {"model": "gpt-5", "temperature": 0.3}, 400),
        ("openai", formatted(without(SCHEMA, "additionalProperties"), strict=False), 200),
        ("openrouter", {"provider": {"require_parameters": True}}, 200),
    ],
)
def test_unknown_fields_and_schemas(
    vendors: Simulator, vendor: str, more: dict[str, Any], status: int
) -> None:
    assert chat(vendors, vendor, **more)[0] == status


@pytest.mark.parametrize(
    "config",
    [
        {"responseMimeType": "application/json", "responseSchema": SCHEMA},
        {"responseSchema": GEMINI_SCHEMA},
        {"max_tokens": 5},
        {
            "responseMimeType": "application/json",
            "responseSchema": {"type": "object", "properties": {"a": {"type": ["string", "null"]}}},
        },
        {
            "responseMimeType": "application/json",
            "responseSchema": GEMINI_SCHEMA,
            "responseJsonSchema": SCHEMA,
        },
    ],
)
def test_gemini_refuses_other_schemas(vendors: Simulator, config: dict[str, Any]) -> None:
    assert post(vendors, GEMINI, configured(**config))[0] == 400


def test_a_server_that_knows_no_formats(vendors: Simulator) -> None:
    vendors.scene.response_formats["openai"] = {"text"}
    assert chat(vendors, "openai", **formatted(SCHEMA))[0] == 400
    assert chat(vendors, "openai")[0] == 200


def test_the_script_comes_first_then_always_then_success(vendors: Simulator) -> None:
    vendors.always("mistral", Fail.UNAVAILABLE)
    vendors.script("mistral.chat", Fail.RATE_LIMIT, "word for word")
    assert chat(vendors)[0] == 429
    assert chat(vendors)[1]["choices"][0]["message"]["content"] == "word for word"
    assert chat(vendors)[0] == 503
    assert chat(vendors, "openai")[0] == 200
    vendors.always("mistral", None)
    assert chat(vendors)[0] == 200


def test_a_judge_by_script(vendors: Simulator) -> None:
    vendors.scene.judge = lambda item, earned: "partly" if item == "K1" else earned
    _, answer = chat(vendors, **formatted(SCHEMA))
    said = json.loads(answer["choices"][0]["message"]["content"])
    assert [one["status"] for one in said["judgements"]] == ["met", "met", "partly"]


@pytest.mark.parametrize(
    ("fail", "error"),
    [
        (Fail.RESET, requests.ConnectionError),
        (Fail.SLOW_HEADERS, requests.ReadTimeout),
        (Fail.EMPTY, requests.JSONDecodeError),
        (Fail.NOT_JSON, requests.JSONDecodeError),
    ],
)
def test_the_wire_breaks_by_script(vendors: Simulator, fail: Fail, error: type[Exception]) -> None:
    vendors.pace = Pace(headers=0.4)
    vendors.script("openai", fail)
    body = {"model": "m", "messages": MESSAGES}
    headers = {"Authorization": f"Bearer {KEYS['openai']}"}
    url = vendors.url + BEARERS["openai"]
    with (
        pytest.raises(error),
        requests.post(url, json=body, headers=headers, timeout=0.2) as answer,
    ):
        answer.json()


def test_a_hundred_at_once_are_served_side_by_side(vendors: Simulator) -> None:
    vendors.delay = 0.3
    with ThreadPoolExecutor(100) as threads:
        answers = list(threads.map(lambda _: chat(vendors)[0], range(100)))
    assert answers == [200] * 100
    assert vendors.in_flight_max > 50


def test_stopping_breaks_off_what_is_in_flight_and_leaves_no_thread() -> None:
    before = threading.active_count()
    with ThreadPoolExecutor(10) as threads:
        with Simulator(delay=30) as vendors:
            calls = [threads.submit(chat, vendors) for _ in range(10)]
            while vendors.in_flight < 10:
                time.sleep(0.01)
        for call in calls:
            with pytest.raises(requests.ConnectionError):
                call.result()
    assert threading.active_count() == before


def test_runs_as_a_process_until_it_is_told_to_end() -> None:
    command = [sys.executable, "-m", "tests.vendors", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        with requests.get(f"{url}/mistral/v1/models", timeout=5) as answer:
            assert answer.status_code == 401
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(10) == 0


def test_serves_a_command_that_finds_the_vendors_in_its_environment() -> None:
    program = "import os, sys; print(os.environ['MISTRAL_BASE_URL']); sys.exit(3)"
    command = [sys.executable, "-m", "tests.vendors.serve", sys.executable, "-c", program]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 3
    assert "http://127.0.0.1:" in ended.stdout
