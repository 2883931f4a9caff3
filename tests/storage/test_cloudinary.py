"""The Cloudinary store by its real SDK, against the simulator."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests

from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.storage import FileStore, create
from tests.vendors import KEYS, Fail, Simulator, environment
from tests.vendors.wire import Pace

SECRETS = (KEYS["cloudinary_secret"], KEYS["cloudinary"], "signature=", "String to sign")


@pytest.fixture
def vendors() -> Iterator[Simulator]:
    with Simulator() as vendors:
        yield vendors


@pytest.fixture
def settings(vendors: Simulator) -> Settings:
    return Settings.from_env(environment(vendors.url))


@pytest.fixture
def store(settings: Settings) -> Iterator[FileStore]:
    store = create(settings)
    yield store
    store.close()


def test_is_chosen_by_its_keys(store: FileStore) -> None:
    assert store.name == "cloudinary"


def test_a_file_is_private_fetched_by_a_signed_address_and_destroyed(
    store: FileStore, vendors: Simulator
) -> None:
    stored = store.put(b"%PDF-1.7", "pdf", 5.0)
    (asset,) = vendors.cloudinary.assets
    assert (asset.resource_type, asset.type, asset.public_id) == ("raw", "authenticated", stored.id)
    with requests.get(stored.url, timeout=5) as answer:
        assert answer.content == b"%PDF-1.7"
    for spoilt in (stored.url.replace("expires_at=1", "expires_at=2"), stored.url.split("?")[0]):
        with requests.get(spoilt, timeout=5) as answer:
            assert answer.status_code == 401
    store.delete(stored)
    store.close()
    assert not vendors.cloudinary.assets
    assert vendors.requests("cloudinary.destroy")[0].body["invalidate"]


def test_the_name_of_a_file_is_random(store: FileStore) -> None:
    names = {store.put(b"x", "docx", 5.0).id for _ in range(10)}
    assert len(names) == 10
    assert all(name.endswith(".docx") for name in names)


def test_one_address_with_all_credentials_serves_too(vendors: Simulator) -> None:
    url = (
        f"cloudinary://{KEYS['cloudinary']}:{KEYS['cloudinary_secret']}@some-cloud"
        f"?upload_prefix={vendors.url}/cloudinary"
    )
    store = create(Settings.from_env({"CLOUDINARY_URL": url}))
    store.check()
    store.close()
    assert vendors.requests("cloudinary.destroy")[0].path.startswith("/v1_1/some-cloud/")


@pytest.mark.parametrize(
    ("fail", "words"),
    [
        (Fail.UNAUTHORIZED, "credentials"),
        (Fail.FORBIDDEN, "does not allow"),
        (Fail.NO_CREDIT, "could not be reached"),
        (Fail.MODEL_NOT_FOUND, "cloud name"),
        (Fail.CONTEXT_LENGTH, "did not take"),
        (Fail.RATE_LIMIT, "rate limit"),
        (Fail.QUOTA, "rate limit"),
        (Fail.SERVER_ERROR, "not available"),
        (Fail.UNAVAILABLE, "not available"),
        (Fail.BAD_GATEWAY, "could not be reached"),
        (Fail.RESET, "could not be reached"),
        (Fail.SLOW_HEADERS, "timeout"),
        (Fail.SLOW_BODY, "timeout"),
        (Fail.EMPTY, "could not be reached"),
        (Fail.TRUNCATED, "could not be reached"),
        (Fail.NOT_JSON, "could not be reached"),
    ],
)
def test_every_failure_is_typed_and_leaves_no_file(
    store: FileStore,
    vendors: Simulator,
    caplog: pytest.LogCaptureFixture,
    fail: Fail,
    words: str,
) -> None:
    caplog.set_level(logging.INFO)
    vendors.pace = Pace(headers=0.5)
    vendors.script("cloudinary.upload", fail)
    with pytest.raises(ApiError) as caught:
        store.put(b"%PDF-1.7 Jane Roe", "pdf", 0.3)
    store.close()
    assert caught.value.code is ErrorCode.CLOUDINARY_ERROR
    assert words in caught.value.message
    assert not vendors.cloudinary.assets
    assert not any(secret in caplog.text + caught.value.message for secret in SECRETS)
    assert "Jane" not in caplog.text


def test_a_wrong_secret_is_told_without_the_string_to_sign(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = create(replace(settings, cloudinary_api_secret="wrong-secret"))
    with pytest.raises(ApiError) as caught:
        store.check()
    store.close()
    assert caught.value.message == "Cloudinary refused the service's credentials."
    assert not any(secret in caplog.text for secret in (*SECRETS, "wrong-secret"))


def test_a_file_that_could_not_be_destroyed_goes_with_the_next(
    store: FileStore, vendors: Simulator
) -> None:
    vendors.script("cloudinary.destroy", Fail.UNAVAILABLE)
    first, second = store.put(b"1", "pdf", 5.0), store.put(b"2", "pdf", 5.0)
    store.delete(first)
    store.delete(second)
    store.close()
    assert not vendors.cloudinary.assets


def test_files_that_stay_are_counted_in_the_log(
    settings: Settings, vendors: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    store = create(settings)
    stored = store.put(b"1", "pdf", 5.0)
    vendors.always("cloudinary.destroy", Fail.UNAVAILABLE)
    store.delete(stored)
    store.close()
    assert "could not delete files=1" in caplog.text


def test_what_a_killed_process_left_goes_with_the_next_upload(
    settings: Settings, store: FileStore, vendors: Simulator
) -> None:
    store.put(b"left", "pdf", 5.0)
    (left,) = vendors.cloudinary.assets.values()
    left.created_at = "2020-01-01T00:00:00Z"
    fresh = store.put(b"in use by another process", "pdf", 5.0)
    new = create(settings)
    new.delete(new.put(b"new", "pdf", 5.0))
    new.close()
    assert [asset.public_id for asset in vendors.cloudinary.assets] == [fresh.id]


def test_check_changes_nothing_and_tells_a_server_that_is_gone(
    store: FileStore, vendors: Simulator
) -> None:
    store.check()
    assert [one.route for one in vendors.log] == ["destroy"]
    vendors.stop()
    with pytest.raises(ApiError):
        store.check()


def test_many_at_once_leave_no_file_and_no_thread(settings: Settings, vendors: Simulator) -> None:
    before = set(threading.enumerate())
    store = create(settings)

    def keep_for_a_moment() -> None:
        store.delete(store.put(b"%PDF-1.7", "pdf", 10.0))

    threads = [threading.Thread(target=keep_for_a_moment) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert len(vendors.requests("cloudinary.upload")) == 40
    assert not vendors.cloudinary.assets
    assert set(threading.enumerate()) == before


def test_what_is_kept_stays_until_it_is_discarded(store: FileStore, vendors: Simulator) -> None:
    key = store.new_key("pdf")
    store.keep(key, b"%PDF-1.7 kept")
    store.delete(store.put(b"passing", "bin", 5.0))
    assert store.fetch(key) == b"%PDF-1.7 kept"
    (asset,) = [asset for asset in vendors.cloudinary.assets if asset.public_id == key]
    assert asset.type == "authenticated"
    store.discard(key)
    store.discard(key)
    with pytest.raises(ApiError) as caught:
        store.fetch(key)
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_a_store_that_is_away_is_a_typed_error(store: FileStore, vendors: Simulator) -> None:
    key = store.new_key("pdf")
    store.keep(key, b"kept")
    vendors.stop()
    for call in (
        lambda: store.fetch(key),
        lambda: store.discard(key),
        lambda: store.keep("new", b""),
    ):
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code is ErrorCode.CLOUDINARY_ERROR
