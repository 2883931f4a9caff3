"""A real server, slow and broken clients, on both stacks."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from benchmarks.kill import BOUNDARY, JOB, Stack, form
from benchmarks.kill import stack as serving
from benchmarks.slow_clients import BODY, beside, slow_clients
from resume_api.web.client_socket import HEAD_SECONDS
from resume_api.web.request_buffer import MAX_BUFFERED
from tests.servers import postgresql_database, redis_database


@pytest.fixture(scope="module")
def one(stack: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with ExitStack() as ending:
        database = redis = None
        if stack == "shared":
            database = ending.enter_context(postgresql_database())
            redis = ending.enter_context(redis_database())
        folder = tmp_path_factory.mktemp("server")
        yield ending.enter_context(serving(folder, database, redis))


def exchange(one: Stack, sent: bytes, seconds: float = 10) -> bytes:
    """All that the server says until it hangs up."""
    with socket.create_connection(("127.0.0.1", one.port), timeout=seconds) as client:
        client.sendall(sent)
        client.shutdown(socket.SHUT_WR)
        said = b""
        while piece := client.recv(65536):
            said += piece
        return said


@pytest.mark.timeout(120)
def test_five_hundred_slow_clients_stop_nobody(one: Stack) -> None:
    with slow_clients(one.port, 500) as clients:
        health, analyses = beside(one, clients, seconds=3)
        assert max(health) < 5_000
        assert set(analyses) == {200}
        time.sleep(HEAD_SECONDS)
        deadline = time.monotonic() + 30
        while clients.cut_off() < 250 and time.monotonic() < deadline:
            time.sleep(1)
        assert clients.cut_off() >= 250, "those whose headers do not come"


@pytest.mark.timeout(120)
def test_one_address_has_so_many_and_the_oldest_goes(one: Stack) -> None:
    with slow_clients(one.port, 300) as clients:
        one.ask("GET", "/health")
        deadline = time.monotonic() + 5
        while clients.cut_off() < 1 and time.monotonic() < deadline:
            time.sleep(0.1)
        assert 300 - clients.cut_off() <= 100 * 4, "a share in each process"
        assert clients.cut_off() > 0
        assert clients.open[-1].fileno() > 0


@pytest.mark.parametrize(
    "chunk", [b"zz\r\nx\r\n0\r\n\r\n", b"5\r\nhelloXX0\r\n\r\n", b"-1\r\n\r\n", b"5\r\nhe"]
)
@pytest.mark.parametrize("path", ["/auth/login", "/analyze-resume", "/session/start"])
def test_a_malformed_chunk_is_the_clients_fault(one: Stack, path: str, chunk: bytes) -> None:
    kind = "application/json" if path != "/analyze-resume" else "multipart/form-data; boundary=b"
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: {kind}\r\n"
    began = time.monotonic()
    said = exchange(one, head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + chunk)
    assert time.monotonic() - began < 5
    assert not said or said.split(b" ", 2)[1] in (b"400", b"422"), said[:200]
    if chunk != b"5\r\nhe":  # half a chunk and gone: nobody is there to hear
        assert said


def test_a_body_in_chunks_is_read(one: Stack) -> None:
    body = form(1, "resume", "job_description")
    pieces = [body[start : start + 7000] for start in range(0, len(body), 7000)]
    connection = http.client.HTTPConnection("127.0.0.1", one.port, timeout=30)
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    for _ in range(2):  # the connection is kept alive
        connection.request("POST", "/analyze-resume", iter(pieces), headers, encode_chunked=True)
        assert connection.getresponse().read()
    connection.close()


def test_a_body_longer_than_what_waits_is_read_while_it_comes(one: Stack) -> None:
    padding = b"x" * (2 * MAX_BUFFERED)
    body = form(1, "resume", "job_description")
    more = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="more"\r\n\r\n'.encode()
    body = more + padding + b"\r\n" + body
    connection = http.client.HTTPConnection("127.0.0.1", one.port, timeout=60)
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    connection.request("POST", "/analyze-resume", body, headers)
    answer = connection.getresponse()
    assert json.loads(answer.read())["success"] is True
    connection.request("GET", "/health")
    assert connection.getresponse().status == 200
    connection.close()


def test_a_client_that_waits_for_leave_gets_it(one: Stack) -> None:
    body = json.dumps({"resume_text": "Jane Roe\nPython", "job_post": JOB}).encode()
    head = b"POST /session/start HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    head += b"Connection: close\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body)
    with socket.create_connection(("127.0.0.1", one.port), timeout=30) as client:
        client.sendall(head)
        assert client.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(body)
        assert client.recv(1000).startswith(b"HTTP/1.1 201")


def test_requests_that_come_together_are_answered_in_order(one: Stack) -> None:
    ask = b"GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n"
    said = exchange(one, ask % (b"/health", b"") + ask % (b"/nothing", b"Connection: close\r\n"))
    first, second = said.find(b"healthy"), said.find(b"NOT_FOUND")
    assert 0 < first < second


def test_whoever_sends_half_and_leaves_costs_nothing(one: Stack) -> None:
    for _ in range(50):
        socket.create_connection(("127.0.0.1", one.port)).close()
        with socket.create_connection(("127.0.0.1", one.port)) as client:
            client.sendall(BODY)
    assert one.ask("GET", "/health")[0] == 200
