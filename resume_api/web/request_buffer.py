"""What has arrived of one HTTP/1.1 request, and whether that is all of it (RFC 9112)."""

from __future__ import annotations

import re

MAX_HEAD = 64 * 1024
"""Bytes of request line and headers; gunicorn refuses such a head by its own limits."""
MAX_BUFFERED = 1024 * 1024
"""Of a body that waits here; what is longer is read by a thread while it comes."""

_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r$", re.I | re.M)
_CHUNKED = re.compile(rb"^transfer-encoding:", re.I | re.M)
_EXPECT = re.compile(rb"^expect:[ \t]*100-continue[ \t]*\r\n", re.I | re.M)
_CHUNK_SIZE = re.compile(rb"[0-9a-fA-F]{1,16}(?=$|[ \t;])")
_MAX_CHUNK_LINE = 4096


class RequestBuffer:
    """Bytes of a connection until a thread takes them. What is malformed counts as complete: the
    server's parser then says what is wrong with it."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._restart()

    def _restart(self) -> None:
        self._head_end = -1
        self._length: int | None = 0  # of the body; None: in chunks
        self._next_chunk = 0
        self.complete = False
        self.wants_continue = False

    def __len__(self) -> int:
        return len(self._data)

    @property
    def has_head(self) -> bool:
        """Whether request line and headers are here, or were."""
        return self._head_end >= 0

    @property
    def too_long(self) -> bool:
        """Whether a thread must read on, because the body will not fit in here."""
        return len(self._data) >= MAX_BUFFERED

    def feed(self, data: bytes) -> None:
        """Take what came. ``wants_continue`` says that the client waits for a 100 (Continue) before
        it sends the body."""
        self._data += data
        if not self.has_head and not self._found_head(len(self._data) - len(data)):
            self.complete = len(self._data) > MAX_HEAD
            return
        if self._length is None:
            self.complete = self._all_chunks()
        else:
            self.complete = len(self._data) >= self._head_end + self._length

    def take(self, size: int) -> bytes:
        """The first bytes, for the thread that works on the request."""
        taken = bytes(self._data[:size])
        del self._data[:size]
        return taken

    def begin_again(self, rest: bytes = b"") -> None:
        """The request is answered; ``rest`` was read too far, and is of the next one."""
        data = rest + bytes(self._data)
        self._data.clear()
        self._restart()
        if data:
            self.feed(data)

    def _found_head(self, since: int) -> bool:
        end = self._data.find(b"\r\n\r\n", max(0, since - 3))
        if end < 0:
            return False
        head, count = _EXPECT.subn(b"", bytes(self._data[: end + 2]))
        self.wants_continue = count > 0
        self._data[: end + 2] = head
        self._head_end = self._next_chunk = len(head) + 2
        length = _LENGTH.search(head)
        if _CHUNKED.search(head):
            self._length = None
        elif length:
            self._length = int(length[1])
        return True

    def _all_chunks(self) -> bool:
        """Whether the last chunk is here, or one that is none."""
        while (end := self._data.find(b"\r\n", self._next_chunk)) >= 0:
            size = _CHUNK_SIZE.match(self._data, self._next_chunk, end)
            if size is None:
                return True
            if not int(size[0], 16):
                return self._data.find(b"\r\n\r\n", end) >= 0
            after = end + 2 + int(size[0], 16)
            if len(self._data) < after + 2:
                return False
            if self._data[after : after + 2] != b"\r\n":
                return True
            self._next_chunk = after + 2
        return len(self._data) - self._next_chunk > _MAX_CHUNK_LINE
