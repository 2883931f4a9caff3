"""Uploads of many files in one temporary file: one descriptor, and nothing in memory."""

from __future__ import annotations

import io
import os
import tempfile
from typing import Any


class Spool:
    """The temporary file; gone when it is closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._end = 0

    def part(self, *_: Any, **__: Any) -> Part:
        """A file to write next; parts of a form come one after the other."""
        return Part(self)

    def append(self, data: bytes) -> int:
        """Write at the end; where it was. Raises OSError where the disk is full."""
        start = self._end
        left = memoryview(data)
        while left:
            written = os.pwrite(self._file.fileno(), left, self._end)
            self._end += written
            left = left[written:]
        return start

    def read(self, start: int, length: int) -> bytes:
        """Some of the bytes; threads may read at once."""
        return os.pread(self._file.fileno(), length, start)

    def close(self) -> None:
        """Erase everything."""
        self._file.close()


class Part(io.RawIOBase):
    """One file of a form."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._start: int | None = None
        self._length = 0

    def write(self, data: Any) -> int:
        """Append to the file."""
        start = self._spool.append(bytes(data))
        self._start = start if self._start is None else self._start
        self._length += len(data)
        return len(data)

    def writable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Only to the beginning, as the form's parser does."""
        return 0

    def whole(self) -> bytes:
        """All that was written."""
        return self._spool.read(self._start or 0, self._length)
