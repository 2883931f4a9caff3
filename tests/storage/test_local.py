"""The local store: private, random, and empty afterwards."""

from __future__ import annotations

import os
import resource
import stat
import time
from pathlib import Path

import pytest

from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.storage import LEFTOVER_SECONDS, create
from resume_api.storage.local import LocalStore


def test_is_the_default(tmp_path: Path) -> None:
    store = create(Settings(file_store_path=str(tmp_path)))
    assert store.name == "local"


def kept(store: LocalStore, data: bytes = b"resume") -> str:
    key = store.new_key("pdf")
    store.keep(key, data)
    return key


def test_keeps_a_file_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    key = kept(LocalStore(str(folder)))
    file = folder / "kept" / key
    assert file.read_bytes() == b"resume"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_stored_for_a_vendor_who_could_not_fetch_it(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    assert LocalStore(str(folder)).put(b"resume", "pdf", 1.0) is None
    assert not folder.exists()


def test_names_tell_nothing_and_never_meet(tmp_path: Path) -> None:
    store = LocalStore(str(tmp_path))
    names = {store.new_key("pdf") for _ in range(50)}
    assert len(names) == 50
    assert all(len(name) == 36 and name.endswith(".pdf") for name in names)


def test_a_start_removes_what_a_crash_left_and_nothing_else(tmp_path: Path) -> None:
    old, new = (tmp_path / f"{letter * 32}.pdf" for letter in "ab")
    foreign = tmp_path / "notes.txt"
    long_ago = time.time() - LEFTOVER_SECONDS - 1
    for path in (old, new, foreign):
        path.touch()
        if path is not new:
            os.utime(path, (long_ago, long_ago))
    LocalStore(str(tmp_path))
    assert set(tmp_path.iterdir()) == {new, foreign}


@pytest.mark.parametrize("call", ["keep", "fetch", "discard", "check"])
def test_a_folder_that_cannot_be_used_is_a_typed_error(tmp_path: Path, call: str) -> None:
    (tmp_path / "file").touch()
    store = LocalStore(str(tmp_path / "file" / "folder"))
    arguments = {"keep": ("a.pdf", b"x"), "fetch": ("a.pdf",), "discard": ("a.pdf",), "check": ()}
    with pytest.raises(ApiError) as caught:
        getattr(store, call)(*arguments[call])
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR
    assert caught.value.headers["Retry-After"]
    assert str(tmp_path) not in caught.value.message


def test_a_file_that_is_written_in_part_does_not_stay(tmp_path: Path) -> None:
    """A limit of this process stands for the disk that is full after some bytes."""
    store = LocalStore(str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(ApiError) as caught:
            kept(store, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_check_leaves_nothing(tmp_path: Path) -> None:
    LocalStore(str(tmp_path)).check()
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_stays_until_it_is_discarded(tmp_path: Path) -> None:
    store = LocalStore(str(tmp_path))
    key = kept(store, b"kept")
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
