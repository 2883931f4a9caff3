"""A client's socket with what has been read of it, and the time that its requests may take."""

from __future__ import annotations

import errno
import socket
import time
from typing import Any

from resume_api.web.request_buffer import RequestBuffer

HEAD_SECONDS = 10.0
"""Until a request's headers must be there."""
BODY_SECONDS = 30.0
"""Until its body must be there, more by the least rate for what has come."""
MIN_RATE = 8 * 1024
"""Bytes a second of a body, on average."""
STALL_SECONDS = 10.0
"""How long a thread waits for the next bytes of a long body, and for a client to take a piece."""
PIECE = 64 * 1024
"""Bytes that are read, or sent, at once."""


class ClientSocket(socket.socket):
    """A client's socket that hands out first what the main loop has read from it."""

    def __init__(self, accepted: socket.socket) -> None:
        super().__init__(fileno=accepted.detach())
        self.request = RequestBuffer()
        self.started = time.monotonic()
        self.received = 0
        self.long = False
        """Whether a thread reads on from the network: the request is not whole."""

    def restart(self, rest: bytes = b"") -> None:
        """Wait for the next request of the connection."""
        self.started, self.long = time.monotonic(), False
        self.request.begin_again(rest)
        self.received = len(self.request)

    @property
    def deadline(self) -> float:
        """When, by the monotonic clock, what is missing must be there."""
        if not self.request.has_head:
            return self.started + HEAD_SECONDS
        return self.started + BODY_SECONDS + self.received / MIN_RATE

    def setblocking(self, flag: bool) -> None:
        """A thread that blocks does so for a while only."""
        self.settimeout(STALL_SECONDS if flag else 0)

    def recv(self, size: int, flags: int = 0) -> bytes:
        """What has been read, then what comes. Raises ConnectionResetError where that is too slow,
        which gunicorn takes for a client that went away."""
        if len(self.request):
            return self.request.take(size)
        left = self.deadline - time.monotonic()
        if not self.long or left <= 0:
            raise ConnectionResetError(errno.ECONNRESET, "the request does not come whole in time")
        self.settimeout(min(left, STALL_SECONDS))
        try:
            data = super().recv(size, flags)
        except TimeoutError as error:
            raise ConnectionResetError(errno.ECONNRESET, "the body stalls") from error
        self.received += len(data)
        self.settimeout(STALL_SECONDS)
        return data

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Send piece by piece: the time allowed is for a piece, not for the whole answer."""
        view = memoryview(data)
        for start in range(0, len(view), PIECE):
            super().sendall(view[start : start + PIECE], flags)
