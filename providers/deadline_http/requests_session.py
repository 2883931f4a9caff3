"""A bounded requests session for vendors that are spoken to without an SDK."""

from __future__ import annotations

import http.client
import io
import socket
from collections.abc import Mapping
from typing import Any, NamedTuple

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.exceptions import ReadTimeoutError

from providers.deadline_http import budget
from providers.errors import Failure, ProviderError


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(budget.get().seconds())
        count = self._raw.readinto(buffer)
        budget.get().take(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_Reader(sock))


class _Connection(urllib3.connection.HTTPConnection):
    response_class = _Response


class _TlsConnection(urllib3.connection.HTTPSConnection):
    response_class = _Response


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
        return manager


class Reply(NamedTuple):
    """An HTTP answer: ``payload`` is its JSON object, empty where it holds none."""

    status: int
    payload: dict[str, Any]
    headers: Mapping[str, str]


class BoundedSession(requests.Session):
    """A session for ``connections`` calls at once; calls are made ``within`` a time."""

    def __init__(self, provider: str, connections: int) -> None:
        super().__init__()
        self._provider = provider
        self.headers["Accept-Encoding"] = "identity"
        adapter = _Adapter(pool_maxsize=connections)
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def post_json(self, url: str, body: Mapping[str, Any], seconds: float) -> Reply:
        """Send ``body``; a redirect is not followed, since it would take the key along.

        Raises ProviderError where no answer comes, or none in time.
        """
        try:
            response = self.post(url, json=body, timeout=seconds, allow_redirects=False)
        except requests.RequestException as error:
            # While the body is read, requests calls a time-out a failed connection.
            causes = (error, *error.args)
            if any(isinstance(cause, requests.Timeout | ReadTimeoutError) for cause in causes):
                message = "no answer in time"
                raise ProviderError(Failure.TIMEOUT, self._provider, message) from error
            message = "the connection failed"
            raise ProviderError(Failure.UNAVAILABLE, self._provider, message) from error
        try:
            payload = response.json()
        except ValueError:
            payload = {}
        payload = payload if isinstance(payload, dict) else {}
        return Reply(response.status_code, payload, response.headers)
