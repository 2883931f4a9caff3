"""The local store: private, random, and empty afterwards."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.storage import LEFTOVER_SECONDS, Stored, create
from resume_api.storage.local import LocalStore


def test_is_the_default(tmp_path: Path) -> None:
    store = create(Settings(file_store_path=str(tmp_path)))
    assert store.name == "local"


def test_keeps_a_file_for_its_user_alone_and_deletes_it(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    store = LocalStore(str(folder))
    stored = store.put(b"resume", "pdf", 1.0)
    file = folder / stored.id
    assert file.read_bytes() == b"resume"
    assert stored.url is None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    store.delete(stored)
    store.delete(stored)
    assert list(folder.iterdir()) == []


def test_names_tell_nothing_and_never_meet(tmp_path: Path) -> None:
    store = LocalStore(str(tmp_path))
    names = {store.put(b"x", "pdf", 1.0).id for _ in range(50)}
    assert len(names) == 50
    assert all(len(name) == 36 and name.endswith(".pdf") for name in names)


def test_a_start_removes_what_a_crash_left_and_nothing_else(tmp_path: Path) -> None:
    store = LocalStore(str(tmp_path))
    old, new = store.put(b"old", "pdf", 1.0), store.put(b"new", "pdf", 1.0)
    foreign = tmp_path / "notes.txt"
    foreign.touch()
    long_ago = time.time() - LEFTOVER_SECONDS - 1
    for path in (tmp_path / old.id, foreign):
        os.utime(path, (long_ago, long_ago))
    LocalStore(str(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == {new.id, "notes.txt"}


def test_a_folder_that_cannot_be_made_is_a_typed_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = LocalStore(str(tmp_path / "file" / "folder"))
    for call in (lambda: store.put(b"x", "pdf", 1.0), store.check):
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code is ErrorCode.CLOUDINARY_ERROR
        assert str(tmp_path) not in caught.value.message


def test_what_cannot_be_deleted_is_only_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "folder").mkdir()
    LocalStore(str(tmp_path)).delete(Stored("folder"))
    assert "could not delete" in caplog.text


def test_check_leaves_nothing(tmp_path: Path) -> None:
    LocalStore(str(tmp_path)).check()
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_stays_until_it_is_discarded(tmp_path: Path) -> None:
    store = LocalStore(str(tmp_path))
    key = store.keep(b"kept", "pdf")
    file = next(tmp_path.rglob(key))
    os.utime(file, (0, 0))
    again = LocalStore(str(tmp_path))
    assert again.fetch(key) == b"kept"
    assert file.stat().st_mode & 0o077 == 0
    again.discard(key)
    again.discard(key)
    with pytest.raises(ApiError) as caught:
        again.fetch(key)
    assert caught.value.code is ErrorCode.NOT_FOUND
