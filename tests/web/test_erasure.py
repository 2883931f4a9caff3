"""An account that is deleted takes all with it: queued work with its files, question sessions."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from resume_api.background.run import run
from resume_api.db import Database, files, tasks
from resume_api.db.models import Analysis, KeptFile, QuestionSession
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.saved import files as saved_files
from resume_api.saved import library
from tests.signed_in import Person

RESUME = b"Jane Roe\nExperience\nPython developer, Acme, 2019 - 2024\n"


@pytest.fixture
def john(mine: Dependencies) -> Person:
    return Person(mine, "john")


def queued(person: Person) -> str:
    """The id of an analysis that waits."""
    form = {"file": (io.BytesIO(RESUME), "cv.txt"), "job_desc": "Python developer wanted."}
    task: str = person.data("POST", "/analyze", data=form)["task_id"]
    return task


def ranking(person: Person) -> str:
    """The id of a ranking that waits, in two parts."""
    files = [(io.BytesIO(RESUME), f"{number}.txt") for number in range(21)]
    form = {"criteria": '["Python"]', "files": files}
    task: str = person.data("POST", "/score-resumes?async=true", data=form)["task_id"]
    return task


def kept(folder: Path) -> set[str]:
    return {path.name for path in (folder / "files" / "kept").iterdir()}


def file_keys(database: Database, **owner: Any) -> set[str]:
    query = select(Analysis.file_key).filter_by(**owner).where(Analysis.file_key.is_not(None))
    with database.session() as session:
        return {key for key in session.scalars(query) if key}


def test_purging_erases_the_files_of_tasks_whose_owner_is_gone(
    mine: Dependencies, jane: Person, john: Person, tmp_path: Path
) -> None:
    queued(jane), ranking(jane)
    waits, ranked = queued(john), ranking(john)
    of_john = file_keys(mine.database, user_id=UUID(john.id))
    assert (len(of_john), len(kept(tmp_path))) == (3, 6)
    jane.data("DELETE", "/auth/me")
    assert library.purge(mine, days=1)["files"] == 0
    assert len(kept(tmp_path)) == 6
    assert library.purge(mine, days=0)["files"] == 3
    assert kept(tmp_path) == of_john
    assert file_keys(mine.database) == of_john
    run(mine, UUID(waits), "test")
    assert john.data("GET", f"/results/{waits}")["status"] == "done"
    assert john.data("GET", f"/results/{ranked}")["status"] == "running"


def test_a_purge_finds_what_a_crash_left_and_nothing_else(
    mine: Dependencies, jane: Person, tmp_path: Path
) -> None:
    """Between the file and its row, or between the row's end and the file's, a process may end."""
    of_jane = file_keys(mine.database, id=UUID(queued(jane)))
    now_, long_ago = now(), now() - timedelta(hours=2)
    for key, kept_at in (("left.txt", long_ago), ("new.txt", now_)):
        files.note(mine.database, key)
        mine.store.keep(key, RESUME)
        with mine.database.transaction() as session:
            session.get_one(KeptFile, key).kept_at = kept_at
    with mine.database.transaction() as session:
        session.get_one(KeptFile, next(iter(of_jane))).kept_at = long_ago
    assert library.purge(mine, days=0)["orphans"] == 1
    assert kept(tmp_path) == {*of_jane, "new.txt"}
    assert library.purge(mine, days=0)["orphans"] == 0


def test_a_write_that_arrives_after_it_was_cut_off_is_purged(
    mine: Dependencies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[str] = []

    def cut_off(key: str, data: bytes) -> None:
        late.append(key)
        raise ApiError(ErrorCode.FILE_STORE_ERROR)

    with monkeypatch.context() as away:
        away.setattr(mine.store, "keep", cut_off)
        with pytest.raises(ApiError), saved_files.kept(mine, RESUME, "txt"):
            pass
    mine.executor.submit(int).result()
    mine.store.keep(late[0], RESUME)
    with mine.database.transaction() as session:
        session.get_one(KeptFile, late[0]).kept_at = now() - timedelta(hours=2)
    assert library.purge(mine, days=0)["orphans"] == 1
    assert late[0] not in kept(tmp_path)


def test_a_task_that_is_done_leaves_no_file_and_no_note(
    mine: Dependencies, jane: Person, tmp_path: Path
) -> None:
    run(mine, UUID(queued(jane)), "test")
    assert kept(tmp_path) == set()
    with mine.database.session() as session:
        assert session.scalars(select(KeptFile.key)).all() == []


def test_raw_bytes_of_the_database_hold_nothing_of_a_deleted_user(
    mine: Dependencies, jane: Person, john: Person
) -> None:
    """SQLite's file and its log; rows of many sizes, so that pages split and join."""
    address = mine.database.engine.url
    if mine.database.dialect != "sqlite":
        pytest.skip("PostgreSQL's own vacuum frees its pages")
    for person, mark in ((jane, "Zyzzyva"), (john, "Quokka")):
        for number in range(30):
            text = f"Cook. {mark} {number}. " + f"{mark} " * (number**2 % 700)
            person.data("POST", "/jobs", data={"text": text, "title": f"{mark} {number}"})
    jane.data("DELETE", "/auth/me")
    library.purge(mine, days=0)
    database = Path(address.database or "")
    raw = b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))
    assert b"Quokka" in raw
    for trace in (b"Zyzzyva", b"jane@example.com", jane.id.replace("-", "").encode()):
        assert trace not in raw


def test_no_worker_takes_up_what_a_deleted_account_left(
    mine: Dependencies, jane: Person, john: Person
) -> None:
    left, others = UUID(queued(jane)), UUID(queued(john))
    jane.data("DELETE", "/auth/me")
    assert tasks.claim(mine.database, left, "test") is None
    assert tasks.due(mine.database, everything=True) == [others]


def session_of(person: Person) -> str:
    """The id of a session whose questions are all answered."""
    body = {"resume_text": RESUME.decode(), "job_post": "Kafka developer wanted. Docker."}
    session: str = person.data("POST", "/session/start", json=body)["session_id"]
    for text in ("Yes, at Acme for 40 partners.", "No.", "It cut drop-offs by 18%."):
        person.data("POST", "/session/answer", json={"session_id": session, "answer": text})
    return session


def test_question_sessions_are_exported_to_their_owner_alone(jane: Person, john: Person) -> None:
    session = session_of(jane)
    session_of(john)
    with jane.ask("GET", "/export") as answer:
        archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.namelist() == ["account.json", f"sessions/{session}.json"]
    told = json.loads(archive.read(f"sessions/{session}.json"))
    shown = jane.data("GET", f"/session/{session}")
    assert (told["questions"], told["answers"]) == (shown["questions"], shown["answers"])
    assert told["result"]["updated_resume"] == shown["updated_resume"]
    assert told["resume_text"] == RESUME.decode()


def test_question_sessions_go_with_their_account(
    mine: Dependencies, jane: Person, john: Person
) -> None:
    session, others = session_of(jane), session_of(john)
    jane.data("DELETE", "/auth/me")
    assert jane.client.get(f"/session/{session}").status_code == 404
    library.purge(mine, days=0)
    with mine.database.session() as reading:
        assert reading.scalars(select(QuestionSession.id)).all() == [UUID(others)]
