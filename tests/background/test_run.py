"""A task from its submission to its end, without a worker process: claims, retries, lost leases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from resume_api import bootstrap
from resume_api.analysis.service import AnalysisRequest
from resume_api.background import results, submit
from resume_api.background import run as running
from resume_api.background.queue import Queue
from resume_api.background.run import HANDLERS, RETRIES, Outcome, run
from resume_api.config.settings import Settings
from resume_api.db import Database, tasks
from resume_api.db.models import Analysis
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.ranking import table
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.service import RankingOrder, Upload, rank
from resume_api.storage.local import LocalStore

RESUME = b"Jane Roe\njane@example.com\nExperience\nPython developer, Acme, 2019 - 2024\n"


@pytest.fixture
def deps(settings: Settings, database: Database, tmp_path: Path) -> Iterator[Dependencies]:
    """On SQLite and on PostgreSQL."""
    own = replace(
        settings, queue_path=str(tmp_path / "queue"), file_store_path=str(tmp_path / "files")
    )
    with closing(bootstrap.create(own)) as dependencies:
        yield replace(dependencies, database=database)


def submitted(deps: Dependencies, job: str = "Python developer wanted.") -> Analysis:
    return submit.analysis(deps, AnalysisRequest(RESUME, job), None, "cv.txt")


def found(deps: Dependencies, row: Analysis) -> Analysis:
    again = tasks.get(deps.database, row.id)
    assert again is not None
    return again


def kept(deps: Dependencies) -> list[Path]:
    return list((Path(deps.settings.file_store_path) / "kept").iterdir())


def waiting(deps: Dependencies) -> int:
    return len(list((Path(deps.settings.queue_path) / "waiting").iterdir()))


def test_a_task_is_done_once_and_its_file_goes(deps: Dependencies) -> None:
    row = submitted(deps)
    assert len(kept(deps)) == waiting(deps) == 1
    run(deps, row.id, "first")
    run(deps, row.id, "second")
    ended = found(deps, row)
    assert (ended.status, ended.lease_owner, ended.attempts) == ("done", "first", 1)
    assert ended.report is not None
    assert ended.report["analysis"]["matching_skills"] == ["Python"]
    assert (ended.done, ended.total, ended.file_key) == (3, 3, None)
    assert kept(deps) == []


def test_the_same_again_is_the_task_that_exists(deps: Dependencies) -> None:
    row = submitted(deps)
    assert submitted(deps).id == row.id
    assert submitted(deps, "A cook.").id != row.id
    assert len(kept(deps)) == waiting(deps) == 2
    run(deps, row.id, "one")
    assert submitted(deps).id == row.id


def test_two_at_once_make_one_row(deps: Dependencies) -> None:
    rows = [Analysis(idempotency_key="k", resume_sha256=str(n)) for n in range(2)]
    results = [tasks.submit(deps.database, row) for row in rows]
    assert [new for _, new in results] == [True, False]
    assert results[0][0].id == results[1][0].id


def test_a_file_of_no_accepted_format_is_refused_at_once(deps: Dependencies) -> None:
    picture = AnalysisRequest(b"\x89PNG\r\n\x1a\n" + bytes(64), "Python")
    with pytest.raises(ApiError) as caught:
        submit.analysis(deps, picture, None, "cv.pdf")
    assert caught.value.code is ErrorCode.INVALID_FILE_FORMAT
    assert waiting(deps) == 0


def test_a_transient_fault_is_tried_three_times_more(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> Outcome:
        raise ApiError(ErrorCode.AI_SERVICE_ERROR)

    monkeypatch.setitem(HANDLERS, "analysis", down)
    row = submitted(deps)
    pauses = []
    for _ in range(RETRIES):
        run(deps, row.id, "one")
        again = found(deps, row)
        assert again.status == "queued" and again.lease_until is not None
        pauses.append((again.lease_until - now()).total_seconds())
    run(deps, row.id, "one")
    ended = found(deps, row)
    assert (ended.status, ended.error_code, ended.attempts) == ("failed", "AI_SERVICE_ERROR", 4)
    assert 2.5 < pauses[0] < 5.1 < pauses[1] < 10.1 < pauses[2] < 20.1
    assert kept(deps) == []
    assert submitted(deps).id != row.id, "one that failed can be asked for anew"


def test_a_fault_of_the_file_is_not_tried_again(deps: Dependencies) -> None:
    truncated = AnalysisRequest(b"%PDF-1.7\n1 0 obj\n<<", "Python developer")
    row = submit.analysis(deps, truncated, None, "cv.pdf")
    run(deps, row.id, "one")
    ended = found(deps, row)
    assert (ended.status, ended.error_code, ended.attempts) == ("failed", "PDF_PROCESSING_ERROR", 1)


def test_a_bug_fails_its_own_task(deps: Dependencies, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Outcome:
        raise KeyError("bug")

    monkeypatch.setitem(HANDLERS, "analysis", broken)
    row = submitted(deps)
    run(deps, row.id, "one")
    assert found(deps, row).error_code == "INTERNAL_ERROR"


def test_a_silent_worker_loses_its_task_and_cannot_write_any_more(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = submitted(deps)
    claimed = tasks.claim(deps.database, row.id, "dead")
    assert claimed is not None and tasks.due(deps.database) == []
    tasks.write(deps.database, row.id, "dead", lease_until=now() - timedelta(seconds=1))
    assert tasks.due(deps.database) == [row.id]
    assert running._attempt(deps, claimed, "dead") == "lost"
    assert found(deps, row).status == "queued"
    run(deps, row.id, "living")
    ended = found(deps, row)
    assert (ended.status, ended.lease_owner, ended.attempts) == ("done", "living", 2)


def test_a_living_worker_keeps_its_task(deps: Dependencies) -> None:
    row = submitted(deps)
    tasks.claim(deps.database, row.id, "slow")
    tasks.write(deps.database, row.id, "slow", lease_until=now() - timedelta(seconds=1))
    tasks.renew(deps.database, "slow")
    assert tasks.due(deps.database, everything=True) == []


def test_a_task_that_kills_its_workers_ends(deps: Dependencies) -> None:
    row = submitted(deps)
    for _ in range(running.MAX_ATTEMPTS):
        assert tasks.claim(deps.database, row.id, "dead")
        tasks.write(deps.database, row.id, "dead", lease_until=now() - timedelta(seconds=1))
        tasks.due(deps.database)
    run(deps, row.id, "wary")
    assert found(deps, row).status == "failed"


def test_an_id_that_the_queue_lost_is_sent_again(deps: Dependencies) -> None:
    submitted(deps)
    [message] = (Path(deps.settings.queue_path) / "waiting").iterdir()
    message.unlink()
    for identifier in tasks.due(deps.database, everything=True):
        deps.queue.send(identifier)
    assert waiting(deps) == 1


def test_a_deleted_task_is_not_done_and_gives_its_place_free(deps: Dependencies) -> None:
    row = submitted(deps)
    with deps.database.transaction() as session:
        session.get_one(Analysis, row.id).deleted_at = now()
    run(deps, row.id, "one")
    assert tasks.get(deps.database, row.id) is None
    assert submitted(deps).id != row.id


def test_results_of_nobody_expire(deps: Dependencies) -> None:
    row, unfinished = submitted(deps), submitted(deps, "A cook.")
    run(deps, row.id, "one")
    assert tasks.expire(deps.database, now() - timedelta(hours=1)) == []
    assert tasks.get(deps.database, row.id)
    assert tasks.expire(deps.database, now() + timedelta(seconds=1)) == []
    assert tasks.get(deps.database, row.id) is None
    assert tasks.get(deps.database, unfinished.id)


def test_an_id_that_nobody_knows_is_nothing(deps: Dependencies) -> None:
    run(deps, uuid4(), "one")


def test_without_its_queue_a_task_waits_for_the_sweep(deps: Dependencies) -> None:
    away = Queue(replace(deps.settings, redis_url="redis://127.0.0.1:1/0"))
    with closing(away):
        row = submitted(replace(deps, queue=away))
        with pytest.raises(ApiError) as caught:
            away.check()
    assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
    assert tasks.due(deps.database, everything=True) == [row.id]


def test_a_full_disk_refuses_the_task_and_queues_nothing(deps: Dependencies) -> None:
    nowhere = replace(deps, store=LocalStore("/dev/full/files"))
    with pytest.raises(ApiError) as caught:
        submitted(nowhere)
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR
    assert tasks.due(deps.database, everything=True) == []


def test_a_full_queue_folder_is_a_queue_that_is_away(deps: Dependencies) -> None:
    folder = Path(deps.settings.queue_path) / "waiting"
    folder.rmdir()
    row = submitted(deps)
    assert tasks.due(deps.database, everything=True) == [row.id]


def test_a_lost_database_refuses_the_task_and_keeps_no_file(
    deps: Dependencies,
) -> None:
    lost = Database("postgresql://nobody@127.0.0.1:1/none")
    with closing(lost), pytest.raises(ApiError) as caught:
        submitted(replace(deps, database=lost))
    assert caught.value.code is ErrorCode.SERVICE_UNAVAILABLE
    assert not (Path(deps.settings.file_store_path) / "kept").exists() or kept(deps) == []


CRITERIA = [Criterion("Python"), Criterion("Kafka", weight=2, must=True)]


def crowd(number: int) -> list[Upload]:
    """Resumes of which every third knows Kafka, one that is broken, one twice."""
    people = [
        f"Person {chr(65 + one)}\nExperience\nPython{', Kafka' if one % 3 else ''}, Acme, 2019"
        for one in range(number)
    ]
    uploads = [Upload(f"{one:02}.txt", text.encode) for one, text in enumerate(people)]
    again = Upload("again.txt", uploads[0].read)
    return [*uploads, Upload("broken.pdf", lambda: b"%PDF-1.7 broken"), again]


def ranking(deps: Dependencies, uploads: list[Upload]) -> Analysis:
    return submit.ranking(deps, RankingOrder(tuple(CRITERIA)), uploads, None, "a-request")


def test_a_ranking_in_parts_is_that_of_one_go(deps: Dependencies) -> None:
    uploads = crowd(45)
    row = ranking(deps, uploads)
    parts = tasks.parts(deps.database, row.id)
    assert [part.total for part in parts] == [20, 20, 7]
    assert len(kept(deps)) == waiting(deps) == 3
    assert tasks.due(deps.database) == []
    for number, part in enumerate(parts, start=1):
        assert results.find(deps, row.id, None).status == "running"
        run(deps, part.id, "one")
        assert results.find(deps, row.id, None).done == sum(p.total for p in parts[:number])
    assert (found(deps, row).status, waiting(deps)) == ("queued", 4)
    run(deps, row.id, "another")
    ended = found(deps, row)
    assert (ended.status, ended.done, kept(deps)) == ("done", 47, [])
    ranked = table.ranking(CRITERIA, rank(deps, CRITERIA, uploads), blind=False)
    assert msgspec.convert(ended.report, table.Ranking) == ranked


def test_the_same_ranking_again_is_the_task_that_exists(deps: Dependencies) -> None:
    row = ranking(deps, crowd(3))
    assert ranking(deps, crowd(3)[::-1]).id == row.id
    assert ranking(deps, crowd(4)).id != row.id
    assert len(kept(deps)) == waiting(deps) == 2


def test_the_files_of_a_part_that_fails_are_rows_at_fault(deps: Dependencies) -> None:
    row = ranking(deps, crowd(25))
    first, second = tasks.parts(deps.database, row.id)
    for path in kept(deps):
        if path.name == first.file_key:
            path.unlink()
    for identifier in (second.id, first.id, row.id):
        run(deps, identifier, "one")
    report = found(deps, row).report
    assert report is not None
    errors = [one["error"]["code"] for one in report["candidates"] if one["error"]]
    assert sorted(errors) == ["NOT_FOUND"] * 20 + ["PDF_PROCESSING_ERROR"]


def test_a_ranking_whose_last_part_ended_with_its_worker_is_found_by_the_sweep(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ranking(deps, crowd(1))
    [part] = tasks.parts(deps.database, row.id)
    with monkeypatch.context() as died:
        died.setattr(running.tasks, "complete", lambda *_: [])
        run(deps, part.id, "one")
    assert found(deps, row).status == "running"
    assert tasks.complete(deps.database) == [row.id]
    assert tasks.complete(deps.database) == []
    run(deps, row.id, "one")
    assert found(deps, row).status == "done"


def test_a_ranking_that_cannot_be_kept_leaves_nothing(
    deps: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, asked = LocalStore.keep, iter([True, False])

    def full(store: LocalStore, key: str, data: bytes) -> None:
        if not next(asked):
            raise ApiError(ErrorCode.FILE_STORE_ERROR)
        keep(store, key, data)

    monkeypatch.setattr(LocalStore, "keep", full)
    with pytest.raises(ApiError):
        ranking(deps, crowd(25))
    assert kept(deps) == []
    assert tasks.waiting(deps.database).oldest is None
