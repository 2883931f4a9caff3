"""Where a resume lies for as long as its owner or a task needs it, and where a vendor may fetch it
while it is analysed: one small interface, private by nature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from resume_api.config.settings import Settings

LEFTOVER_SECONDS = 3600
"""A file of this age belongs to no request any more: what left it has crashed."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that a vendor may fetch, by the store's own id; ``url`` is its address for the length
    of one request, signed and expiring."""

    id: str
    url: str


class FileStore(Protocol):
    """Keeps bytes under random names until they are deleted. Threads may share one.

    A store that fails raises ApiError: CLOUDINARY_ERROR at Cloudinary, FILE_STORE_ERROR for the
    folder of this machine and for S3.
    """

    name: str

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored | None:
        """Store ``data`` (``extension`` without a dot) where a vendor may fetch it; None, and
        nothing is written, where the store has no addresses.

        Raises ApiError; what a failed call may have left behind is deleted.
        """

    def delete(self, stored: Stored) -> None:
        """Remove what was put, now or soon. Never raises; what resists is tried again later."""

    def new_key(self, extension: str) -> str:
        """A key that nothing has been kept under yet."""

    def keep(self, key: str, data: bytes) -> None:
        """Store ``data`` under a new key until it is discarded. Raises ApiError."""

    def fetch(self, key: str) -> bytes:
        """What was kept. Raises ApiError, NOT_FOUND for what is not there."""

    def discard(self, key: str) -> None:
        """Erase what was kept, now; what is gone already is fine. Raises ApiError."""

    def check(self) -> None:
        """Raise ApiError unless the store would take a file now."""

    def close(self) -> None:
        """Finish what is due and let go of connections."""


def create(settings: Settings) -> FileStore:
    """The store of the settings. Only the chosen one is imported."""
    if settings.store == "cloudinary":
        from resume_api.storage.cloudinary import CloudinaryStore

        return CloudinaryStore(settings)
    if settings.store == "s3":
        from resume_api.storage.s3 import S3Store

        return S3Store(settings)
    from resume_api.storage.local import LocalStore

    return LocalStore(settings.file_store_path)
