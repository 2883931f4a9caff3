"""Files in a private folder of this machine."""

from __future__ import annotations

import logging
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from resume_api.errors import ApiError, ErrorCode
from resume_api.storage import LEFTOVER_SECONDS, Stored

logger = logging.getLogger(__name__)


class LocalStore:
    """Files that only this user can read; those of a process that crashed go at the next start."""

    name = "local"

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._kept = self._folder / "kept"
        self._sweep()

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored:
        """Write ``data`` to a file of a random name. Raises ApiError(CLOUDINARY_ERROR)."""
        stored = Stored(f"{secrets.token_hex(16)}.{extension}")
        try:
            _write(self._folder / stored.id, data)
        except OSError as error:
            self.delete(stored)
            raise _failed(error) from error
        return stored

    def keep(self, data: bytes, extension: str) -> str:
        """Write ``data`` where no sweep comes. Raises ApiError(CLOUDINARY_ERROR)."""
        key = f"{secrets.token_hex(16)}.{extension}"
        try:
            _write(self._kept / key, data)
        except OSError as error:
            with suppress(OSError):
                (self._kept / key).unlink()
            raise _failed(error) from error
        return key

    def fetch(self, key: str) -> bytes:
        """Raises ApiError(NOT_FOUND)."""
        try:
            return (self._kept / key).read_bytes()
        except OSError as error:
            words = "The file is not in the store any more."
            raise ApiError(ErrorCode.NOT_FOUND, words) from error

    def discard(self, key: str) -> None:
        """Raises ApiError(CLOUDINARY_ERROR)."""
        try:
            (self._kept / key).unlink(missing_ok=True)
        except OSError as error:
            raise _failed(error) from error

    def delete(self, stored: Stored) -> None:
        """Remove a file; one that is gone is fine, one that resists is left to the next start."""
        try:
            (self._folder / stored.id).unlink(missing_ok=True)
        except OSError as error:
            logger.warning("store=local could not delete a file: errno=%s", error.errno)

    def check(self) -> None:
        """Write and delete one byte."""
        self.delete(self.put(b"?", "check", 1.0))

    def close(self) -> None:
        """Nothing is held."""

    def _sweep(self) -> None:
        oldest = time.time() - LEFTOVER_SECONDS
        for path in self._folder.glob(f"{'[0-9a-f]' * 32}.*"):
            if path.stat().st_mtime < oldest:
                self.delete(Stored(path.name))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with open(os.open(path, flags, mode=0o600), "wb") as file:
        file.write(data)


def _failed(error: OSError) -> ApiError:
    logger.warning("store=local could not write a file: errno=%s", error.errno)
    return ApiError(ErrorCode.CLOUDINARY_ERROR, "The server could not store the file.")
