"""gunicorn's threaded worker with a front that waits for slow clients, so that no thread has to.

The main loop of ``gthread`` gives each connection to a thread, which then waits for as long as the
client likes: as many clients as there are threads, one byte in ten seconds each, stop the service.
Here the main loop itself collects requests, without blocking, and a thread gets one that is whole.
Only of a body longer than ``MAX_BUFFERED`` a thread reads the rest, at a least rate, and such
uploads have half of the threads at most. Who is too slow is cut off; when there is no room for
more, the one who has waited longest goes.
"""

from __future__ import annotations

import errno
import selectors
import socket
import time
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from resume_api.web.client_socket import PIECE, ClientSocket

MAX_WAITING_BYTES = 64 * 1024 * 1024
"""Of all requests that are not whole, in one process."""
LINGER_SECONDS = 2.0
"""How long a closed connection is listened to, and a stopping worker waits for requests."""
_TIMEOUT = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Connection(TConn):
    """A client's connection; ``host`` is its address, empty on a Unix socket."""

    def __init__(self, worker: BufferingWorker, listener: socket.socket) -> None:
        accepted, address = listener.accept()
        super().__init__(worker.cfg, ClientSocket(accepted), address, listener.getsockname())
        self.host = str(address[0]) if isinstance(address, tuple) else ""
        self.data_ready = True  # a thread that gets it need not wait
        self._linger = worker.linger

    def close(self, graceful: bool = False) -> None:
        """Hang up; ``graceful``: once the client has (RFC 9112, section 9.6), without waiting."""
        if graceful:
            self._linger(self)
        else:
            super().close()


class BufferingWorker(ThreadWorker):
    """The worker class of ``gunicorn.conf.py``. A connection waits for its request, is at work in a
    thread, queued for its long body, kept alive, or lingering after its end."""

    connections_per_address = 0
    """Of those that are waiting, in this process; 0: no bound."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._waiting: dict[Connection, None] = {}
        self._long: set[Connection] = set()
        self._queued: deque[Connection] = deque()
        self._lingering: dict[Connection, float] = {}
        self._swept = 0.0

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection; its request is waited for."""
        try:
            connection = Connection(self, listener)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        self._make_room(connection.host)
        self._wait(connection)

    def on_client_socket_readable(self, conn: Connection, client: ClientSocket) -> None:
        """A connection that was kept alive has its next request."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait(conn)

    def finish_request(self, conn: Connection, fs: Future[Any]) -> None:
        """After an answer: keep the connection, or close it, and let the next long body in."""
        self._long.discard(conn)
        conn.sock.restart(conn.parser.unreader.take_buffered() if conn.parser else b"")
        super().finish_request(conn, fs)
        if len(conn.sock.request) and conn in self.keepalived_conns:
            self.on_client_socket_readable(conn, conn.sock)  # the next request came with the last
        self._let_in()

    def murder_pending(self) -> None:
        """Cut off whoever is too slow; once a second."""
        now = time.monotonic()
        if now < self._swept + 1:
            return
        self._swept = now
        for conn in list(self._waiting):
            stopping = not self.alive and conn.sock.started + LINGER_SECONDS < now
            if stopping or conn.sock.deadline < now:
                self._cut_off(conn)
        while self._queued and self._queued[0].sock.deadline < now:
            self._close(self._queued.popleft())
        for conn in [one for one, ends in self._lingering.items() if ends < now]:
            self._end(conn)

    def linger(self, conn: Connection) -> None:
        """Hear a client out that we have answered, for a hard end could take the answer from it."""
        self.nr_conns += 1
        self._lingering[conn] = time.monotonic() + LINGER_SECONDS
        with suppress(OSError):
            conn.sock.shutdown(socket.SHUT_WR)
        self._register(conn, self._hear)

    def _register(
        self, conn: Connection, callback: Callable[[Connection, ClientSocket], None]
    ) -> None:
        conn.sock.settimeout(0)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(callback, conn))

    def _hear(self, conn: Connection, client: ClientSocket) -> None:
        if conn in self._lingering and _received(client) == b"":
            self._end(conn)

    def _end(self, conn: Connection) -> None:
        del self._lingering[conn]
        self.poller.unregister(conn.sock)
        self._close(conn)

    def _wait(self, conn: Connection) -> None:
        conn.sock.started = time.monotonic()
        self._waiting[conn] = None
        self._register(conn, self._read)
        self._judge(conn)

    def _read(self, conn: Connection, client: ClientSocket) -> None:
        if conn not in self._waiting:
            return  # it was cut off by an event of the same moment
        data = _received(client)
        if data is None:
            return
        if not data:
            self._stop_waiting(conn)
            self._close(conn)
            return
        client.received += len(data)
        client.request.feed(data)
        if client.request.wants_continue and not client.request.complete:
            client.request.wants_continue = False
            with suppress(OSError):
                client.send(_CONTINUE)
        self._judge(conn)

    def _judge(self, conn: Connection) -> None:
        """Give a request that is whole, or too long to wait for, to a thread."""
        request = conn.sock.request
        if request.complete:
            self._stop_waiting(conn)
            self.enqueue_req(conn)
        elif request.too_long:
            self._stop_waiting(conn)
            self._queued.append(conn)
            self._let_in()

    def _let_in(self) -> None:
        while self._queued and len(self._long) < max(1, self.cfg.threads // 2):
            conn = self._queued.popleft()
            conn.sock.long = True
            self._long.add(conn)
            self.enqueue_req(conn)

    def _make_room(self, host: str) -> None:
        """Let those go who have waited longest, of the same address first."""
        counts = Counter(one.host for one in self._waiting)
        if 0 < self.connections_per_address <= counts[host]:
            self._cut_off(next(one for one in self._waiting if one.host == host))
        if self.nr_conns >= self.worker_connections and self._lingering:
            self._end(next(iter(self._lingering)))
        waiting_bytes = sum(len(one.sock.request) for one in self._waiting)
        full = self.nr_conns >= self.worker_connections or waiting_bytes > MAX_WAITING_BYTES
        if full and self._waiting:
            self._cut_off(next(iter(self._waiting)))

    def _cut_off(self, conn: Connection) -> None:
        self._stop_waiting(conn)
        with suppress(OSError):
            conn.sock.send(_TIMEOUT)
        self._close(conn)

    def _stop_waiting(self, conn: Connection) -> None:
        self.poller.unregister(conn.sock)
        del self._waiting[conn]

    def _close(self, conn: Connection) -> None:
        self.nr_conns -= 1
        conn.close()


def _received(client: ClientSocket) -> bytes | None:
    """What has come; None for nothing yet, no bytes for a client that has hung up."""
    try:
        return socket.socket.recv(client, PIECE)
    except (BlockingIOError, InterruptedError):
        return None
    except OSError:
        return b""
