"""Answers that are kept: in the database and in Redis, for whom, how long, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from resume_api import bootstrap, metrics
from resume_api.accounts import authentication
from resume_api.analysis import cache, service
from resume_api.analysis.cache import Cache
from resume_api.analysis.service import AnalysisRequest
from resume_api.config.settings import Settings
from resume_api.db import Database, cached, migrate
from resume_api.db.models import CachedAnswer
from resume_api.dependencies import Dependencies
from resume_api.saved import history
from resume_api.web.schemas.results import AnalysisResult
from tests.servers import postgresql_database, redis_database

RESUME = b"Jane Roe\njane@example.com\nExperience\nPython developer, Acme, 2019 - 2024\n"


@pytest.fixture(params=["sqlite", "postgresql", "redis"])
def deps(
    request: pytest.FixtureRequest, settings: Settings, tmp_path: Path
) -> Iterator[Dependencies]:
    own = replace(settings, cache_enabled=True, file_store_path=str(tmp_path / "files"))
    with ExitStack() as ending:
        if request.param == "redis":
            own = replace(own, redis_url=ending.enter_context(redis_database()))
        if request.param == "postgresql":
            own = replace(own, database_url=ending.enter_context(postgresql_database()))
            with closing(Database(own.database_url)) as database:
                migrate.upgrade(database)
        yield ending.enter_context(closing(bootstrap.create(own)))


def ask(deps: Dependencies, job: str, user_id: UUID | None = None, **more: Any) -> dict[str, Any]:
    request = AnalysisRequest(RESUME, job, request_id="one", user_id=user_id, **more)
    dumped: dict[str, Any] = AnalysisResult().dump(service.analyze(deps, request))
    return dumped


def outcomes() -> dict[str, float]:
    return {name: metrics.CACHE.labels(name)._value.get() for name in ("hit", "miss", "failed")}


def job() -> str:
    return f"Python developer wanted, number {uuid4()}."


def test_the_same_question_again_is_not_worked_out_again(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, before = job(), outcomes()
    first = ask(deps, text)
    monkeypatch.setattr(service, "take_in", None)
    again = ask(deps, text)
    assert (first["meta"]["cached"], again["meta"]["cached"]) == (False, True)
    assert {**again, "meta": None} == {**first, "meta": None}
    assert again["meta"]["usage"] == {"input_tokens": 0, "output_tokens": 0}
    now = outcomes()
    assert (now["hit"] - before["hit"], now["miss"] - before["miss"]) == (1, 1)


def test_another_question_is_another_answer(deps: Dependencies) -> None:
    text = job()
    ask(deps, text)
    for other in (
        ask(deps, f"{text} And Java."),
        ask(deps, text, language="de"),
        ask(deps, text, user_id=uuid4()) if deps.settings.redis_url else ask(deps, job()),
    ):
        assert not other["meta"]["cached"]


def test_deleting_erases_what_was_kept_for_the_user(deps: Dependencies) -> None:
    account = {"email": f"{uuid4().hex}@example.com", "password": "correct horse battery"}
    authentication.sign_up(deps, **account)
    tokens = authentication.log_in(deps, **account)
    owner, _ = authentication.identify(deps, tokens.access_token)
    text = job()
    ask(deps, text)
    ask(deps, text, owner.id)
    assert ask(deps, text, owner.id)["meta"]["cached"]
    history.clear(deps, owner.id)
    assert not ask(deps, text, owner.id)["meta"]["cached"]
    assert ask(deps, text)["meta"]["cached"]


def test_a_degraded_answer_is_not_kept(deps: Dependencies) -> None:
    text = job()
    given = ask(deps, text, language="nl")
    assert given["meta"]["degraded"]
    assert not ask(deps, text, language="nl")["meta"]["cached"]


def test_the_day_and_the_settings_are_part_of_the_question(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = deps.provider(None)

    def key(settings: Settings) -> str:
        return Cache(settings, deps.database).key(RESUME, "A cook.", None, chain)

    today = key(deps.settings)
    assert key(replace(deps.settings, llm_redact_pii=False)) != today

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.now(UTC) + timedelta(days=1)

    monkeypatch.setattr(cache, "datetime", Tomorrow)
    assert key(deps.settings) != today


def test_off_means_off(deps: Dependencies) -> None:
    off = replace(deps, cache=Cache(replace(deps.settings, cache_enabled=False), deps.database))
    text = job()
    ask(off, text)
    assert not ask(off, text)["meta"]["cached"]
    assert not ask(deps, text)["meta"]["cached"]


def test_a_store_that_fails_costs_nobody_an_answer(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = replace(deps.settings, redis_url="redis://127.0.0.1:1/0")
    broken = replace(deps, cache=Cache(gone, deps.database))
    before = outcomes()
    text = job()
    assert not ask(broken, text)["meta"]["cached"]
    assert not ask(broken, text)["meta"]["cached"]
    assert outcomes()["failed"] - before["failed"] == 1


def test_what_has_expired_is_not_given_and_is_swept(settings: Settings, database: Database) -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    for key in ("one", "two", "three"):
        cached.put(database, key, None, key.encode(), soon)
    cached.put(database, "one", None, b"newer", soon + timedelta(hours=1))
    assert cached.get(database, "one") == b"newer"
    with database.transaction() as session:
        past = datetime.now(UTC) - timedelta(seconds=1)
        session.execute(
            update(CachedAnswer).where(CachedAnswer.key == "two").values(expires_at=past)
        )
    assert cached.get(database, "two") is None
    cached.expire(database, most=1)
    assert [cached.get(database, key) for key in ("one", "two", "three")] == [b"newer", None, None]


def test_an_answer_for_a_user_that_is_gone_is_not_kept(database: Database) -> None:
    soon = datetime.now(UTC) + timedelta(hours=1)
    cached.put(database, "one", uuid4(), b"?", soon)
    assert cached.get(database, "one") is None
