"""Calls of Cloudinary's SDK under one bound, with errors of ours.

What the SDK leaves to its user: it has no time-out and one connection for the whole process, reads
credentials from the environment, and its errors carry signatures, strings to sign and bodies.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlsplit

import urllib3
from cloudinary import CERT_KWARGS, exceptions, uploader
from cloudinary.api_client import call_api
from requests.adapters import HTTPAdapter

from providers.deadline_http import within
from providers.deadline_http.requests_session import BoundedSession
from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

logger = logging.getLogger(__name__)

_SENTENCES = {
    exceptions.AuthorizationRequired: "cloudinary_credentials",
    exceptions.NotAllowed: "cloudinary_account",
    exceptions.NotFound: "cloudinary_name",
    exceptions.BadRequest: "CLOUDINARY_ERROR",
    exceptions.RateLimited: "cloudinary_rate",
    exceptions.GeneralError: "cloudinary_silent",
}


class CloudinaryClient:
    """Calls with the credentials of the settings; threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self.account = _account(settings)
        self._connector = _bounded_connector(settings.llm_concurrency)
        # The SDK's own connectors, one for each of its two APIs, take no bound.
        uploader._http = call_api._http = self._connector

    def call(self, method: Callable[..., Any], seconds: float, *what: Any, **more: Any) -> Any:
        """The answer of a method of the SDK within ``seconds``.

        Raises ApiError(CLOUDINARY_ERROR).
        """
        started = time.perf_counter()
        outcome = "ok"
        try:
            with within(seconds):
                return method(*what, timeout=max(seconds, 0.001), **self.account, **more)
        except exceptions.Error as error:
            outcome = _outcome(error)
            key = _SENTENCES.get(type(error), "cloudinary_unreached")
            raise ApiError(ErrorCode.CLOUDINARY_ERROR, english(key, outcome=outcome)) from None
        finally:
            ms = (time.perf_counter() - started) * 1000
            logger.info("store=cloudinary call=%s outcome=%s ms=%.0f", method.__name__, outcome, ms)

    def download(self, url: str, seconds: float) -> bytes:
        """The file at a signed address.

        Raises ApiError(NOT_FOUND) or ApiError(CLOUDINARY_ERROR).
        """
        outcome = "ok"
        try:
            with within(seconds):
                reply = self._connector.request("GET", url, timeout=seconds)
            if reply.status == 404:
                words = english("file_gone")
                raise ApiError(ErrorCode.NOT_FOUND, words)
            if reply.status != 200:
                raise urllib3.exceptions.ResponseError(f"status {reply.status}")
            return reply.data
        except (urllib3.exceptions.HTTPError, OSError) as error:
            outcome = type(error).__name__
            sentence = english("cloudinary_unreached", outcome=outcome)
            raise ApiError(ErrorCode.CLOUDINARY_ERROR, sentence) from None
        finally:
            logger.info("store=cloudinary call=download outcome=%s", outcome)

    def close(self) -> None:
        """Let go of the connections."""
        self._connector.clear()


def _bounded_connector(connections: int) -> urllib3.PoolManager:
    """One that obeys ``within``, tries once, and trusts whom the SDK trusts."""
    adapter = cast(HTTPAdapter, BoundedSession("cloudinary", connections).get_adapter("https://"))
    connector: urllib3.PoolManager = adapter.poolmanager
    connector.connection_pool_kw.update(CERT_KWARGS, retries=False)
    return connector


def _account(settings: Settings) -> dict[str, str]:
    """The credentials that go with every call, from three variables or from the one address."""
    account = {
        "cloud_name": settings.cloudinary_cloud_name,
        "api_key": settings.cloudinary_api_key,
        "api_secret": settings.cloudinary_api_secret,
        "upload_prefix": settings.cloudinary_upload_prefix,
    }
    if all(account.values()):
        return account
    parts = urlsplit(settings.cloudinary_url)
    options = dict(parse_qsl(parts.query))
    return account | {
        "cloud_name": parts.netloc.rpartition("@")[2],
        "api_key": unquote(parts.username or ""),
        "api_secret": unquote(parts.password or ""),
        "upload_prefix": options.get("upload_prefix", account["upload_prefix"]),
    }


def _outcome(error: exceptions.Error) -> str:
    """What went wrong in a word; the SDK's own message may hold signatures and bodies."""
    if type(error) is not exceptions.Error:
        return type(error).__name__
    timed_out = isinstance(error.__context__, urllib3.exceptions.TimeoutError)
    return "timeout" if timed_out else "connection or answer unusable"
