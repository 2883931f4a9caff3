"""Files at Cloudinary, never under an address that anybody could open.

What the SDK leaves to its user: it has no time-out and one connection for the whole process, its
errors carry signatures and strings to sign, and a file is deleted only by the resource type and
delivery type that it was uploaded with.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

import urllib3
from cloudinary import CERT_KWARGS, exceptions, uploader, utils
from requests.adapters import HTTPAdapter

from providers.wire import within
from providers.wire.requests_session import bounded_session
from resume_api.config import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.storage import Stored

logger = logging.getLogger(__name__)

FOLDER = "resume-analysis"
KIND = {"resource_type": "raw", "type": "authenticated"}
BROOMS = 4
DELETE_SECONDS = 10.0
CHECK_SECONDS = 5.0

_WORDS = {
    exceptions.AuthorizationRequired: "Cloudinary refused the service's credentials.",
    exceptions.NotAllowed: "Cloudinary does not allow this account to store the file.",
    exceptions.NotFound: "Cloudinary does not know the service's cloud name.",
    exceptions.BadRequest: "Cloudinary did not accept the file.",
    exceptions.RateLimited: "Cloudinary's rate limit is reached. Try again later.",
    exceptions.GeneralError: "Cloudinary is not available at the moment.",
}


class CloudinaryStore:
    """Raw files of ``type=authenticated``: fetched by a signed address that expires, destroyed
    with the CDN's copies."""

    name = "cloudinary"

    def __init__(self, settings: Settings) -> None:
        self._account = _account(settings)
        self._broom = ThreadPoolExecutor(BROOMS, thread_name_prefix="destroy")
        self._leftovers: deque[str] = deque()
        self._connector = _bounded_connector(settings.llm_concurrency)
        uploader._http = self._connector

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored:
        """Upload ``data`` under a random name. Raises ApiError(CLOUDINARY_ERROR)."""
        stored = Stored(f"{FOLDER}/{secrets.token_hex(16)}.{extension}")
        try:
            self._call(uploader.upload, data, deadline_seconds, public_id=stored.id)
        except ApiError:
            self.delete(stored)
            raise
        return Stored(stored.id, self._signed_url(stored.id, deadline_seconds))

    def delete(self, stored: Stored) -> None:
        """Destroy a file behind the caller's back; nobody waits for it but ``close``."""
        self._broom.submit(self._destroy, stored.id)

    def close(self) -> None:
        """Finish the deletions that are due."""
        self._broom.shutdown(wait=True)
        if self._leftovers:
            logger.warning("store=cloudinary could not delete files=%d", len(self._leftovers))
        self._connector.clear()

    def _destroy(self, name: str) -> None:
        """Destroy a file and, while Cloudinary answers, those that it did not take before."""
        try:
            while True:
                self._call(uploader.destroy, name, DELETE_SECONDS, invalidate=True)
                name = self._leftovers.popleft()
        except ApiError:
            self._leftovers.append(name)
        except IndexError:
            return

    def check(self) -> None:
        """Destroy a file that does not exist: proves address, credentials and signature without
        the hourly limit that Cloudinary sets to its Admin API."""
        self._call(uploader.destroy, f"{FOLDER}/check", CHECK_SECONDS)

    def _call(
        self, method: Callable[..., Any], what: bytes | str, seconds: float, **more: Any
    ) -> None:
        started = time.perf_counter()
        outcome = "ok"
        try:
            with within(seconds):
                method(what, timeout=max(seconds, 0.001), **KIND, **self._account, **more)
        except exceptions.Error as error:
            outcome = _outcome(error)
            words = _WORDS.get(type(error), f"Cloudinary could not be reached ({outcome}).")
            raise ApiError(ErrorCode.CLOUDINARY_ERROR, words) from None
        finally:
            milliseconds = (time.perf_counter() - started) * 1000
            logger.info(
                "store=cloudinary call=%s outcome=%s ms=%.0f",
                method.__name__,
                outcome,
                milliseconds,
            )

    def _signed_url(self, name: str, seconds: float) -> str:
        expires = int(time.time() + seconds) + 60
        url = utils.private_download_url(name, "", expires_at=expires, **KIND, **self._account)
        return str(url)


def _bounded_connector(connections: int) -> urllib3.PoolManager:
    """One that obeys ``within``, tries once, and trusts whom the SDK trusts."""
    adapter = cast(HTTPAdapter, bounded_session(connections).get_adapter("https://"))
    connector: urllib3.PoolManager = adapter.poolmanager
    connector.connection_pool_kw.update(CERT_KWARGS, retries=False)
    return connector


def _account(settings: Settings) -> dict[str, str]:
    """The credentials of every call: nothing is left in the SDK's process-wide configuration."""
    account = {
        "cloud_name": settings.cloudinary_cloud_name,
        "api_key": settings.cloudinary_api_key,
        "api_secret": settings.cloudinary_api_secret,
        "upload_prefix": settings.cloudinary_upload_prefix,
    }
    if all(account.values()):
        return account
    parts = urlsplit(settings.cloudinary_url)
    given = dict(parse_qsl(parts.query))
    return account | {
        "cloud_name": parts.netloc.rpartition("@")[2],
        "api_key": unquote(parts.username or ""),
        "api_secret": unquote(parts.password or ""),
        "upload_prefix": given.get("upload_prefix", account["upload_prefix"]),
    }


def _outcome(error: exceptions.Error) -> str:
    """What went wrong in a word; the SDK's own message may hold signatures and bodies."""
    if type(error) is not exceptions.Error:
        return type(error).__name__
    timed_out = isinstance(error.__context__, urllib3.exceptions.TimeoutError)
    return "timeout" if timed_out else "connection or answer unusable"
