"""The S3 store against the simulator, and against a real server of its API where one is."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from resume_api.config.settings import ConfigurationError, Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.storage import LEFTOVER_SECONDS, s3
from resume_api.storage.s3 import FOLDER, S3Store
from tests.servers import free_port
from tests.vendors import KEYS, Fail, Simulator
from tests.vendors.environment import bucket
from tests.vendors.wire import Pace

WEED = shutil.which("weed") or shutil.which("weed", path=str(Path(sys.executable).parent))
LARGE = bytes(range(256)) * 4096 * 12
"""12 MiB: more than one part."""


@pytest.fixture
def vendors() -> Iterator[Simulator]:
    with Simulator() as vendors:
        yield vendors


@pytest.fixture
def store(vendors: Simulator) -> Iterator[S3Store]:
    store = S3Store(Settings.from_env(bucket(f"{vendors.url}/s3")))
    yield store
    store.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a SeaweedFS on loopback."""
    if WEED is None:
        pytest.skip("SeaweedFS is not installed: the S3 store meets the simulator alone")
    folder = tmp_path_factory.mktemp("weed")
    keys = {"accessKey": KEYS["s3"], "secretKey": KEYS["s3_secret"]}
    actions = ["Admin", "Read", "Write", "List"]
    identity = {"name": "tests", "credentials": [keys], "actions": actions}
    (folder / "keys.json").write_text(json.dumps({"identities": [identity]}))
    address = f"127.0.0.1:{(port := free_port())}"
    options = [f"-{part}.port={free_port()}" for part in ("master", "volume", "filer")]
    grpc = [f"-{part}.port.grpc={free_port()}" for part in ("master", "volume", "filer", "s3")]
    command = [WEED, "server", "-dir", str(folder), "-ip", "127.0.0.1", "-ip.bind", "127.0.0.1"]
    command += ["-master.telemetry=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    command += [*options, *grpc, "-s3", f"-s3.port={port}", f"-s3.config={folder}/keys.json"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _await(f"http://{address}", Settings.from_env(bucket(f"http://{address}")))
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait()


def _await(url: str, settings: Settings) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        with suppress(requests.RequestException, ApiError):
            requests.get(url, timeout=1)
            S3Store(settings).check()
            return
        time.sleep(0.2)
    raise TimeoutError("SeaweedFS does not answer")


def kept(store: S3Store, data: bytes = b"resume") -> str:
    key = store.new_key("pdf")
    store.keep(key, data)
    return key


def test_a_file_is_kept_until_it_is_discarded(store: S3Store, vendors: Simulator) -> None:
    key = kept(store)
    assert store.fetch(key) == b"resume"
    assert list(vendors.s3.objects) == [key]
    store.discard(key)
    store.discard(key)
    assert not vendors.s3.objects
    with pytest.raises(ApiError) as gone:
        store.fetch(key)
    assert gone.value.code is ErrorCode.NOT_FOUND


def test_a_check_leaves_nothing_behind(store: S3Store, vendors: Simulator) -> None:
    store.check()
    assert not vendors.s3.objects
    assert [one.route for one in vendors.log] == ["put", "delete"]


@pytest.mark.parametrize("key", ["", "simulated-mistral-key"])
def test_nothing_is_lent_where_nobody_could_fetch_it(vendors: Simulator, key: str) -> None:
    variables = bucket(f"{vendors.url}/s3") | {"MISTRAL_API_KEY": key}
    store = S3Store(Settings.from_env(variables))
    assert store.put(b"resume", "pdf", 5.0) is None
    store.close()
    assert not vendors.log


@pytest.fixture
def lender(store: S3Store, monkeypatch: pytest.MonkeyPatch) -> S3Store:
    """As at an address that the world reaches."""
    monkeypatch.setattr(store, "_lends", True)
    return store


def test_a_file_is_lent_by_a_signed_address_and_deleted(
    lender: S3Store, vendors: Simulator
) -> None:
    stored = lender.put(b"resume", "pdf", 5.0)
    assert stored is not None
    assert requests.get(stored.url, timeout=5).content == b"resume"
    assert requests.get(stored.url.split("?")[0], timeout=5).status_code == 403
    lender.delete(stored)
    lender.close()
    assert not vendors.s3.objects


def test_what_a_killed_process_left_is_swept_away_and_nothing_else(
    lender: S3Store, vendors: Simulator
) -> None:
    long_ago = time.gmtime(time.time() - LEFTOVER_SECONDS - 60)
    old, now = (time.strftime("%Y-%m-%dT%H:%M:%S.000Z", at) for at in (long_ago, time.gmtime()))
    mine = lender.new_key("pdf")
    vendors.s3.objects |= {
        f"{FOLDER}/left.pdf": (b"x", old),
        f"{FOLDER}/in-use.pdf": (b"x", now),
        mine: (b"x", old),
    }
    stored = lender.put(b"resume", "pdf", 5.0)
    lender.close()
    assert stored is not None
    assert set(vendors.s3.objects) == {f"{FOLDER}/in-use.pdf", mine, stored.id}


FAILURES = [
    Fail.UNAUTHORIZED,
    Fail.FORBIDDEN,
    Fail.MODEL_NOT_FOUND,
    Fail.RATE_LIMIT,
    Fail.SERVER_ERROR,
    Fail.BAD_GATEWAY,
    Fail.UNAVAILABLE,
    Fail.RESET,
    Fail.SLOW_HEADERS,
]


@pytest.mark.parametrize("fail", FAILURES)
def test_every_failure_is_typed_and_says_no_secret(
    store: S3Store,
    vendors: Simulator,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    fail: Fail,
) -> None:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(s3, "KEEP_SECONDS", 0.5)
    vendors.pace = Pace(headers=5.0)
    vendors.always("s3.put", fail)
    with pytest.raises(ApiError) as caught:
        kept(store)
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR
    assert caught.value.headers["Retry-After"]
    assert "store=s3 call=write outcome=" in caplog.text
    assert not any(secret in caplog.text for secret in (KEYS["s3_secret"], "Signature"))


@pytest.mark.parametrize("fail", [Fail.TRUNCATED, Fail.RESET, Fail.SLOW_BODY])
def test_half_a_file_is_no_file(
    store: S3Store, vendors: Simulator, monkeypatch: pytest.MonkeyPatch, fail: Fail
) -> None:
    key = kept(store)
    monkeypatch.setattr(s3, "KEEP_SECONDS", 0.5)
    vendors.pace = Pace(byte=0.5)
    vendors.always("s3.get", fail)
    with pytest.raises(ApiError) as caught:
        store.fetch(key)
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR


def test_a_fault_that_passes_is_not_seen(store: S3Store, vendors: Simulator) -> None:
    vendors.script("s3.put", Fail.UNAVAILABLE)
    assert store.fetch(kept(store)) == b"resume"


def test_nobody_there_is_typed() -> None:
    store = S3Store(Settings.from_env(bucket(f"http://127.0.0.1:{free_port()}")))
    with pytest.raises(ApiError) as caught:
        store.check()
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR


def test_the_server_encrypts_as_the_settings_say(vendors: Simulator) -> None:
    ways = {"AES256": {}, "aws:kms": {"S3_KMS_KEY_ID": "some-key"}}
    for way, more in ways.items():
        variables = bucket(f"{vendors.url}/s3") | {"S3_ENCRYPTION": way} | more
        kept(S3Store(Settings.from_env(variables)))
    first, second = (one.headers for one in vendors.requests("s3.put"))
    assert first["x-amz-server-side-encryption"] == "AES256"
    assert second["x-amz-server-side-encryption"] == "aws:kms"
    assert second["x-amz-server-side-encryption-aws-kms-key-id"] == "some-key"


@pytest.mark.parametrize("missing", ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"])
def test_half_a_configuration_is_refused(missing: str) -> None:
    variables = bucket("https://s3.example.com")
    del variables[missing]
    with pytest.raises(ConfigurationError, match=missing):
        Settings.from_env(variables)


def test_a_real_server_keeps_lends_and_deletes(server: str) -> None:
    store = S3Store(Settings.from_env(bucket(server)))
    for data in (b"resume", b"", LARGE):
        key = kept(store, data)
        assert store.fetch(key) == data
        address = store.address(key, 30.0)
        assert requests.get(address, timeout=5).content == data
        assert requests.get(address.split("?")[0], timeout=5).status_code == 403
        spoilt = address.replace("X-Amz-Expires=90", "X-Amz-Expires=900")
        assert spoilt != address
        assert requests.get(spoilt, timeout=5).status_code == 403
        store.discard(key)
        assert requests.get(address, timeout=5).status_code == 404
    store.close()


def test_a_real_server_refuses_a_wrong_secret(server: str) -> None:
    variables = bucket(server) | {"S3_SECRET_ACCESS_KEY": "another-secret"}
    with pytest.raises(ApiError) as caught:
        S3Store(Settings.from_env(variables)).check()
    assert caught.value.code is ErrorCode.FILE_STORE_ERROR
