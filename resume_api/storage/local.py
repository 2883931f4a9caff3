"""Files in a private folder of this machine."""

from __future__ import annotations

import logging
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.storage import LEFTOVER_SECONDS, Stored

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5


class LocalStore:
    """Files that only this user can read. No vendor can fetch them: nothing is stored for one."""

    name = "local"

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._kept = self._folder / "kept"
        self._sweep()

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored | None:
        """None: these files have no address."""
        return None

    def delete(self, stored: Stored) -> None:
        """Nothing was put."""

    def new_key(self, extension: str) -> str:
        """A random name."""
        return f"{secrets.token_hex(16)}.{extension}"

    def keep(self, key: str, data: bytes) -> None:
        """Write ``data``. Raises ApiError(FILE_STORE_ERROR), and then no part of it stays."""
        self._write(self._kept / key, data)

    def fetch(self, key: str) -> bytes:
        """Raises ApiError(NOT_FOUND) or ApiError(FILE_STORE_ERROR)."""
        try:
            return (self._kept / key).read_bytes()
        except FileNotFoundError as error:
            words = english("file_gone")
            raise ApiError(ErrorCode.NOT_FOUND, words) from error
        except OSError as error:
            raise _failed("read", error) from error

    def discard(self, key: str) -> None:
        """Raises ApiError(FILE_STORE_ERROR)."""
        try:
            (self._kept / key).unlink(missing_ok=True)
        except OSError as error:
            raise _failed("delete", error) from error

    def check(self) -> None:
        """Write and delete one byte."""
        path = self._folder / self.new_key("check")
        self._write(path, b"?")
        path.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is held."""

    def _write(self, path: Path, data: bytes) -> None:
        """Raises ApiError(FILE_STORE_ERROR), and then no part of the file stays."""
        try:
            for folder in (self._folder, path.parent):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            with open(os.open(path, flags, mode=0o600), "wb") as file:
                file.write(data)
        except OSError as error:
            with suppress(OSError):
                path.unlink()
            raise _failed("write", error) from error

    def _sweep(self) -> None:
        """Remove what a crash left outside the kept files; another process may do so as well."""
        oldest = time.time() - LEFTOVER_SECONDS
        for path in self._folder.glob(f"{'[0-9a-f]' * 32}.*"):
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _failed(what: str, error: OSError) -> ApiError:
    logger.warning("store=local could not %s a file: errno=%s", what, error.errno)
    return ApiError(ErrorCode.FILE_STORE_ERROR, headers={"Retry-After": str(RETRY_SECONDS)})
