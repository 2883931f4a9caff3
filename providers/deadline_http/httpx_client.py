"""A bounded httpx2 client for the SDKs."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from providers.deadline_http import budget


class _Stream(httpcore2.NetworkStream):
    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _as_httpcore():
            data = self._stream.read(max_bytes, budget.get().seconds())
            budget.get().take(len(data))
            return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _as_httpcore():
            self._stream.write(buffer, budget.get().seconds())

    def start_tls(self, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(*args, **kwargs))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def close(self) -> None:
        self._stream.close()


class _Backend(httpcore2.SyncBackend):
    def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        return _Stream(super().connect_tcp(*args, **kwargs))


@contextmanager
def _as_httpcore() -> Generator[None]:
    try:
        yield
    except TimeoutError as error:
        raise httpcore2.ReadTimeout(str(error)) from error
    except ConnectionError as error:
        raise httpcore2.ReadError(str(error)) from error


class _TransportPerThread(httpx2.BaseTransport):
    """A transport, and with it one kept connection, for each thread that calls.

    The pool of one shared transport holds a lock while it looks at every connection, twice a call:
    with a hundred calls in flight the calls wait for each other longer than for the server.
    """

    def __init__(self, url: httpx2.URL) -> None:
        self._proxy = None if proxy_bypass(url.host) else getproxies().get(url.scheme)
        self._context = httpx2.create_ssl_context()
        self._local = threading.local()
        self._transports: list[httpx2.HTTPTransport] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if not hasattr(self._local, "transport"):
            self._local.transport = self._new()
        response: httpx2.Response = self._local.transport.handle_request(request)
        return response

    def close(self) -> None:
        for transport in list(self._transports):
            transport.close()

    def _new(self) -> httpx2.HTTPTransport:
        limits = httpx2.Limits(max_connections=1, max_keepalive_connections=1)
        transport = httpx2.HTTPTransport(verify=self._context, limits=limits, proxy=self._proxy)
        # httpx2 has no public place for a backend; the tests of slow servers guard this line.
        transport._pool._network_backend = _Backend()
        self._transports.append(transport)
        return transport


class BoundedClient(httpx2.Client):
    """A client for an SDK, to be called from a bounded number of threads; calls are made
    ``within`` a time."""

    def __init__(self, base_url: str) -> None:
        self._bounded = _TransportPerThread(httpx2.URL(base_url))
        super().__init__(transport=self._bounded, headers={"Accept-Encoding": "identity"})

    def drop_connections(self) -> None:
        """Close the connections; the client opens new ones when it is used again."""
        self._bounded.close()
