"""Files in a bucket of Amazon S3 or of any server that speaks its API, never readable without a
signature."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError
from obstore.store import S3Store as Bucket

from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.storage import LEFTOVER_SECONDS, Stored

logger = logging.getLogger(__name__)

FOLDER = "read"
KEPT = "kept"
BROOMS = 2
CHECK_SECONDS = 5.0
KEEP_SECONDS = 30.0
SWEEP_SECONDS = 10.0
SPARE_SECONDS = 60
"""How long an address outlives the request that it was signed for: clocks differ."""
RETRY_SECONDS = 5
_ENCRYPTIONS = {"aes256": "AES256", "aws:kms": "aws:kms"}

T = TypeVar("T")


class S3Store:
    """Every call ends within its seconds; large files go up in parts.

    The client's threads do not survive a fork, so that a process makes its own with its first call.
    """

    name = "s3"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        reached = settings.s3_endpoint_url.startswith("https://") or not settings.s3_endpoint_url
        self._lends = bool(reached and settings.mistral.api_key)
        self._broom = ThreadPoolExecutor(BROOMS, thread_name_prefix="delete")
        self._swept = False

    @cached_property
    def _bucket(self) -> Bucket:
        return _bucket(self._settings)

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored | None:
        """Store ``data`` for the OCR's vendor. None, and nothing is written, where there is none or
        the server is not one that the world can reach by https. Raises ApiError(FILE_STORE_ERROR).
        """
        if not self._lends:
            return None
        if not self._swept:
            self._swept = True
            self._broom.submit(self._sweep)
        key = f"{FOLDER}/{secrets.token_hex(16)}.{extension}"
        try:
            self._write(key, data, deadline_seconds)
        except ApiError:
            self._broom.submit(self._delete_quietly, key)
            raise
        return Stored(key, self.address(key, deadline_seconds))

    def address(self, key: str, seconds: float) -> str:
        """Where whoever knows it may read a file for so long."""
        lasts = timedelta(seconds=int(seconds) + SPARE_SECONDS)
        return str(obstore.sign(self._bucket, "GET", key, lasts))

    def delete(self, stored: Stored) -> None:
        """Delete a file soon; nobody waits for it but ``close``."""
        self._broom.submit(self._delete_quietly, stored.id)

    def new_key(self, extension: str) -> str:
        """A random name in the folder where no sweep comes."""
        return f"{KEPT}/{secrets.token_hex(16)}.{extension}"

    def keep(self, key: str, data: bytes) -> None:
        """Raises ApiError(FILE_STORE_ERROR), and then no part of the file stays: an object is there
        whole or not at all."""
        self._write(key, data, KEEP_SECONDS)

    def fetch(self, key: str) -> bytes:
        """Raises ApiError(NOT_FOUND) or ApiError(FILE_STORE_ERROR)."""

        async def get() -> bytes:
            found = await obstore.get_async(self._bucket, key)
            return bytes(await found.bytes_async())

        try:
            return _call("fetch", get, KEEP_SECONDS)
        except FileNotFoundError:
            raise ApiError(ErrorCode.NOT_FOUND, english("file_gone")) from None

    def discard(self, key: str) -> None:
        """Raises ApiError(FILE_STORE_ERROR)."""
        self._delete(key, KEEP_SECONDS)

    def check(self) -> None:
        """Write and delete one byte."""
        key = f"{FOLDER}/check-{secrets.token_hex(8)}"
        self._write(key, b"?", CHECK_SECONDS)
        self._delete(key, CHECK_SECONDS)

    def close(self) -> None:
        """Finish the deletions that are due."""
        self._broom.shutdown(wait=True)

    def _write(self, key: str, data: bytes, seconds: float) -> None:
        try:
            _call("write", lambda: obstore.put_async(self._bucket, key, data), seconds)
        except FileNotFoundError:  # the bucket
            raise _failed() from None

    def _delete(self, key: str, seconds: float) -> None:
        with suppress(FileNotFoundError):
            _call("delete", lambda: obstore.delete_async(self._bucket, key), seconds)

    def _delete_quietly(self, key: str) -> None:
        try:
            self._delete(key, SWEEP_SECONDS)
        except ApiError:
            return  # said in the log; a later process sweeps it away

    def _sweep(self) -> None:
        """Delete what a killed process left behind."""

        async def old() -> list[str]:
            too_old = datetime.now(UTC) - timedelta(seconds=LEFTOVER_SECONDS)
            found = await obstore.list(self._bucket, FOLDER).collect_async()
            return [one["path"] for one in found if one["last_modified"] < too_old]

        try:
            for key in _call("list", old, SWEEP_SECONDS):
                self._delete(key, SWEEP_SECONDS)
        except (ApiError, FileNotFoundError):
            return  # said in the log; the next process tries again


def _bucket(settings: Settings) -> Bucket:
    """The client of the settings. Without keys those of the machine's role are used."""
    options: dict[str, Any] = {"region": settings.s3_region}
    if settings.s3_endpoint_url:
        options["endpoint"] = settings.s3_endpoint_url
    if settings.s3_access_key_id:
        options["access_key_id"] = settings.s3_access_key_id
        options["secret_access_key"] = settings.s3_secret_access_key
    if settings.s3_encryption:
        options["server_side_encryption"] = _ENCRYPTIONS[settings.s3_encryption]
    if settings.s3_kms_key_id:
        options["sse_kms_key_id"] = settings.s3_kms_key_id
    return Bucket(
        settings.s3_bucket,
        virtual_hosted_style_request=not settings.s3_endpoint_url,
        client_options={
            "allow_http": settings.s3_endpoint_url.startswith("http://"),
            "connect_timeout": timedelta(seconds=CHECK_SECONDS),
            "timeout": timedelta(seconds=KEEP_SECONDS),
        },
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=CHECK_SECONDS)},
        **options,
    )


def _call(what: str, work: Callable[[], Awaitable[T]], seconds: float) -> T:
    """The outcome of a call within ``seconds``, after which it is cut off.

    Raises FileNotFoundError, or ApiError(FILE_STORE_ERROR) with the reason in the log alone.
    """

    async def bounded() -> T:
        return await asyncio.wait_for(work(), max(seconds, 0.001))

    started, outcome = time.perf_counter(), "ok"
    try:
        return asyncio.run(bounded())
    except FileNotFoundError:
        outcome = "not found"
        raise
    except TimeoutError:
        outcome = "timeout"
        raise _failed() from None
    except PermissionDeniedError:
        outcome = "denied"
        raise _failed() from None
    except (BaseError, OSError) as error:
        outcome = type(error).__name__
        raise _failed() from None
    finally:
        ms = (time.perf_counter() - started) * 1000
        logger.info("store=s3 call=%s outcome=%s ms=%.0f", what, outcome, ms)


def _failed() -> ApiError:
    return ApiError(ErrorCode.FILE_STORE_ERROR, headers={"Retry-After": str(RETRY_SECONDS)})
