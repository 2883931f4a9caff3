"""Frames on a stream socket: eight bytes of length, then as many bytes."""

from __future__ import annotations

import socket
import struct
import time

READY = b"ready"
_LENGTH = struct.Struct("!Q")
_CHUNK = 1 << 20


class Closed(Exception):
    """The other end is gone, or sends what is no frame."""


def send(connection: socket.socket, payload: bytes) -> None:
    """Send one frame. Raises OSError where the other end is gone, TimeoutError as it is set."""
    connection.sendall(_LENGTH.pack(len(payload)))
    connection.sendall(payload)


def receive(connection: socket.socket, at_most: int, seconds: float | None = None) -> bytes:
    """One frame of at most so many bytes, within ``seconds``. Raises Closed or TimeoutError."""
    ends = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, ends))
    if length > at_most:
        raise Closed(f"a frame of {length} bytes")
    return _exactly(connection, length, ends)


def _exactly(connection: socket.socket, count: int, ends: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        if ends is not None:
            connection.settimeout(max(0.001, ends - time.monotonic()))
        if not (part := connection.recv(min(_CHUNK, count - len(parts)))):
            raise Closed("end of stream")
        parts += part
    return bytes(parts)
