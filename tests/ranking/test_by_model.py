"""A model judges each resume of a ranking, through HTTP: lines it cites, bounds, what fails."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from resume_api import bootstrap, create_app
from resume_api.background.run import run
from resume_api.config.settings import Settings
from resume_api.db import Database, migrate, tasks
from tests.test_online_path import INJECTIONS, serving
from tests.vendors.environment import environment
from tests.vendors.failures import Fail
from tests.vendors.simulator import Simulator

CRITERIA = ["Forklift licence", "Stock control with SAP", "Leading a shift"]
RESUME = """Mara Lindqvist
mara.lindqvist@mail.example

Experience
Warehouse clerk, Northern Parcels, 2018 - 2024
- Counted 9,000 pallet places every month with SAP
- Helped the supervisor to plan the late shift
- Never held a forklift licence

Skills
Excel, SAP
"""
COUNTED, HELPED, NEVER, SKILLS = 6, 7, 8, 11
Verdicts = dict[str, tuple[str, list[int]]]
Service = tuple[Simulator, FlaskClient]


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with Simulator() as vendors, serving(vendors, LLM_PROVIDERS="offline,openai") as client:
        yield vendors, client


@pytest.fixture(autouse=True)
def silent(service: Service) -> Iterator[None]:
    before = service[0].scene.speaks
    yield
    service[0].scene.speaks = before
    service[0].log.clear()


def speaks(verdicts: Verdicts) -> Callable[[str, Any], str]:
    """A model with these verdicts on criteria by their words."""

    def answer(prompt: str, schema: Any) -> str:
        items = re.findall(r"^(K\d+) \[\w+\] (.+)$", prompt, re.MULTILINE)
        judged = [
            {"id": number, "status": status, "lines": lines, "reason": "As cited."}
            for number, words in items
            for status, lines in [verdicts.get(words, ("not_met", []))]
        ]
        return json.dumps({"judgements": judged})

    return answer


def ranked(
    client: FlaskClient, *resumes: str, accept: str = "application/json", **form: str
) -> Any:
    files = [(io.BytesIO(text.encode()), f"{n}.txt") for n, text in enumerate(resumes)]
    data = {"criteria": json.dumps(CRITERIA), "files": files, "provider": "openai", **form}
    query = form.pop("query", "")
    data.pop("query", None)
    answer = client.post(f"/score-resumes{query}", data=data, headers={"Accept": accept})
    return answer.get_json()["data"] if accept == "application/json" else answer.text


def scores(data: Any, place: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["candidates"][place]["scores"]
    return found


def test_points_follow_the_lines_that_a_model_cites(service: Service) -> None:
    vendors, client = service
    vendors.scene.speaks = speaks(
        {CRITERIA[1]: ("met", [COUNTED]), CRITERIA[2]: ("partly", [HELPED])}
    )
    licence, stock, shift = scores(ranked(client, RESUME))
    assert (stock["score"], licence["score"]) == (5, 0)
    assert 0 < shift["score"] < 5
    assert stock["quote"]["text"] == "- Counted 9,000 pallet places every month with SAP"
    assert shift["quote"]["text"] in RESUME
    assert stock["decided_by"] == shift["decided_by"] != "rules"
    assert "Mara" not in vendors.log[-1].prompt


@pytest.mark.parametrize("lines", [[], [99], [NEVER], [9]])
def test_what_no_line_bears_out_earns_nothing(service: Service, lines: list[int]) -> None:
    vendors, client = service
    vendors.scene.speaks = speaks({CRITERIA[0]: ("met", lines)})
    assert scores(ranked(client, RESUME))[0]["score"] == 0


def test_a_denial_stands_against_a_bare_mention(service: Service) -> None:
    vendors, client = service
    bare = RESUME.replace("every month with SAP", "every month")
    by_rules = scores(ranked(client, bare, criteria='["SAP"]', provider="offline"))[0]
    vendors.scene.speaks = speaks({})
    denied = scores(ranked(client, bare, criteria='["SAP"]'))[0]
    overlooked = scores(ranked(client, RESUME, criteria='["SAP"]'))[0]
    assert by_rules["score"] > denied["score"] == 0
    assert (overlooked["score"], overlooked["decided_by"]) == (by_rules["score"], "rules")


@pytest.mark.parametrize("language", INJECTIONS)
def test_words_to_the_model_prove_nothing(service: Service, language: str) -> None:
    vendors, client = service
    line = RESUME.count("\n") + 1
    vendors.scene.speaks = speaks({words: ("met", [line]) for words in CRITERIA})
    hostile = f"{RESUME}{INJECTIONS[language]}\n"
    alone = scores(ranked(client, RESUME, provider="offline"))
    judged = scores(ranked(client, hostile))
    assert [one["score"] for one in judged] == [one["score"] for one in alone]


def test_who_could_not_be_judged_by_a_model_is_said(service: Service) -> None:
    vendors, client = service
    vendors.scene.speaks = speaks({CRITERIA[1]: ("met", [COUNTED])})
    vendors.script("openai.chat", Fail.UNPROCESSABLE)
    other = RESUME.replace("9,000", "7,000")
    data = ranked(client, RESUME, other)
    failed = [one for one in data["candidates"] if one["degraded"]]
    assert len(failed) == 1
    (said,) = failed[0]["degraded"]
    assert (said["code"], said["task"], said["provider"]) == (
        "PROVIDER_FALLBACK",
        "criteria",
        "rules",
    )
    assert said["detail"] in failed[0]["note"]
    assert {one["decided_by"] for one in failed[0]["scores"]} == {"rules"}
    vendors.script("openai.chat", Fail.UNPROCESSABLE)
    assert "PROVIDER" not in ranked(client, RESUME, accept="text/csv")


def test_a_provider_that_is_not_configured_is_said(service: Service) -> None:
    form = {"criteria": json.dumps(CRITERIA), "files": [(io.BytesIO(b"x"), "a.txt")]}
    answer = service[1].post("/score-resumes", data={**form, "provider": "nobody"})
    assert answer.status_code == 422
    assert answer.get_json()["details"]["fields"].keys() == {"provider"}


def test_nobody_is_asked_unless_a_provider_is_named(service: Service) -> None:
    vendors, client = service
    ranked(client, RESUME, provider="offline")
    assert not vendors.log


def test_proofs_of_a_blind_ranking_show_no_person(service: Service) -> None:
    vendors, client = service
    named = RESUME.replace("- Counted", "- Mara Lindqvist counted")
    vendors.scene.speaks = speaks({CRITERIA[1]: ("met", [COUNTED])})
    quote = scores(ranked(client, named, query="?blind=true"))[1]["quote"]
    assert "Lindqvist" not in quote["text"]
    assert "counted 9,000" in quote["text"]


def test_calls_are_bounded_and_share_one_deadline() -> None:
    resumes = [RESUME.replace("9,000", f"{n},000") for n in range(2, 10)]
    settings = {"LLM_PROVIDERS": "offline,openai", "LLM_CONCURRENCY": "2"}
    settings["REQUEST_DEADLINE_SECONDS"] = "2"
    with Simulator() as vendors, serving(vendors, **settings) as client:
        ranked(client, RESUME, provider="offline")
        vendors.scene.speaks = speaks({CRITERIA[1]: ("met", [COUNTED])})
        vendors.delay = 0.8
        started = time.monotonic()
        data = ranked(client, *resumes)
        took = time.monotonic() - started
    judged = [one for one in data["candidates"] if not one["degraded"]]
    assert vendors.in_flight_max <= 2
    assert 2 <= len(judged) <= 4
    assert len(data["candidates"]) == len(resumes)
    assert took < 4


def test_a_model_judges_in_the_background_too(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/db.sqlite"
    with closing(Database(database)) as empty:
        migrate.upgrade(empty)
    with Simulator() as vendors:
        own = Settings.from_env(
            {**environment(vendors.url), "LLM_PROVIDERS": "offline,openai"}
            | {"DATABASE_URL": database, "FILE_STORE_PATH": f"{tmp_path}/files"}
            | {"QUEUE_PATH": f"{tmp_path}/queue.sqlite", "FILE_STORE": "local"}
        )
        vendors.scene.speaks = speaks({CRITERIA[1]: ("met", [COUNTED])})
        with closing(bootstrap.create(own)) as deps:
            client = create_app(own, deps).test_client()
            files = [(io.BytesIO(RESUME.encode()), "a.txt")]
            form = {"criteria": json.dumps(CRITERIA), "files": files, "provider": "openai"}
            answer = client.post("/score-resumes?async=true", data=form).get_json()
            task = UUID(answer["data"]["task_id"])
            for part in (*tasks.parts(deps.database, task), None):
                run(deps, part.id if part else task, "test")
            done = client.get(f"/results/{task}").get_json()["data"]["result"]
    assert scores(done)[1]["score"] == 5
    assert scores(done)[1]["decided_by"] != "rules"
