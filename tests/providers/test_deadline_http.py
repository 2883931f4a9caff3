"""The bound on a call's whole time and size, before servers that respect no other."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from providers.base import Deadline
from providers.deadline_http import MAX_BYTES
from providers.errors import Failure, ProviderError
from resume_api.analysis.tasks import ATS_SCORE
from tests.providers.asking import inputs
from tests.providers.conftest import Create

Talk = Callable[[socket.socket, threading.Event], None]


def drip_headers(client: socket.socket, over: threading.Event) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not over.wait(0.05):
        client.sendall(b"x")


def drip_body(client: socket.socket, over: threading.Event) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not over.wait(0.05):
        client.sendall(b" ")


def flood(client: socket.socket, over: threading.Event) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(MAX_BYTES // 65536 + 2):
        client.sendall(b" " * 65536)


@contextmanager
def server(talk: Talk) -> Iterator[str]:
    """A server that reads one request of a connection and then talks as it likes."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    talks: list[threading.Thread] = []

    def serve(client: socket.socket) -> None:
        with client:
            try:
                client.recv(1_000_000)
                talk(client, over)
            except OSError:
                pass  # the client has gone, as it should

    def accept() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            talks.append(threading.Thread(target=serve, args=(client,)))
            talks[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    over.set()
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    for thread in (accepting, *talks):
        thread.join()


@pytest.mark.parametrize("talk", [drip_headers, drip_body])
@pytest.mark.parametrize("name", ["mistral", "openai", "gemini"])
def test_a_server_that_drips_ends_with_the_deadline(name: str, talk: Talk, create: Create) -> None:
    with server(talk) as url:
        provider = create(name, **{f"{name.upper()}_BASE_URL": url})
        deadline = Deadline(0.4)
        with pytest.raises(ProviderError) as caught:
            provider.run(ATS_SCORE, inputs(), deadline)
        assert caught.value.failure is Failure.TIMEOUT
        provider.close()


@pytest.mark.parametrize("name", ["mistral", "openai", "gemini"])
def test_a_server_that_floods_is_cut_off(name: str, create: Create) -> None:
    with server(flood) as url:
        provider = create(name, **{f"{name.upper()}_BASE_URL": url})
        with pytest.raises(ProviderError) as caught:
            provider.run(ATS_SCORE, inputs(), Deadline(20))
        assert caught.value.failure is Failure.UNAVAILABLE
        provider.close()
