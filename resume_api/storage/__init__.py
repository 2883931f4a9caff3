"""Where a resume lies while it is analysed, or for as long as its owner keeps it: one small
interface, private by nature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from resume_api.config.settings import Settings

LEFTOVER_SECONDS = 3600
"""A file of this age belongs to no request any more: what left it has crashed."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the store by the store's own id; ``url`` is where a vendor may fetch it for the
    length of one request, signed and expiring, or None where the store has no address."""

    id: str
    url: str | None = None


class FileStore(Protocol):
    """Keeps bytes under random names until they are deleted. Threads may share one."""

    name: str

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored:
        """Store ``data`` (``extension`` without a dot). Raises ApiError(CLOUDINARY_ERROR);
        what a failed call may have left behind is deleted."""

    def delete(self, stored: Stored) -> None:
        """Remove a file, now or soon. Never raises; what resists is tried again later."""

    def keep(self, data: bytes, extension: str) -> str:
        """Store ``data`` until it is discarded; the key to fetch it by. Raises as ``put``."""

    def fetch(self, key: str) -> bytes:
        """What was kept. Raises ApiError(NOT_FOUND) or ApiError(CLOUDINARY_ERROR)."""

    def discard(self, key: str) -> None:
        """Erase what was kept, now; what is gone already is fine. Raises ApiError."""

    def check(self) -> None:
        """Raise ApiError(CLOUDINARY_ERROR) unless the store would take a file now."""

    def close(self) -> None:
        """Finish what is due and let go of connections."""


def create(settings: Settings) -> FileStore:
    """The store of the settings. Only the chosen one is imported."""
    if settings.store == "cloudinary":
        from resume_api.storage.cloudinary import CloudinaryStore

        return CloudinaryStore(settings)
    from resume_api.storage.local import LocalStore

    return LocalStore(settings.file_store_path)
