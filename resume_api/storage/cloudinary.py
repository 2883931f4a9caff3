"""Files at Cloudinary, never under an address that anybody could open.

A file is found and deleted only by the resource type and delivery type that it was uploaded with;
``raw`` keeps the bytes as they are, ``authenticated`` gives them to signed addresses alone.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from cloudinary import api, uploader, utils

from resume_api.config.settings import Settings
from resume_api.errors import ApiError
from resume_api.storage import LEFTOVER_SECONDS, Stored
from resume_api.storage.cloudinary_client import CloudinaryClient

logger = logging.getLogger(__name__)

FOLDER = "resume-analysis"
KEPT = "resume-analysis-kept"
KIND = {"resource_type": "raw", "type": "authenticated"}
BROOMS = 4
SWEEP_SECONDS = 10.0
CHECK_SECONDS = 5.0
KEEP_SECONDS = 30.0
MAX_LISTED = 500


class CloudinaryStore:
    """Fetched by an address that expires, destroyed with the CDN's copies behind the caller's
    back; what a killed process left behind goes with the first upload of the next."""

    name = "cloudinary"

    def __init__(self, settings: Settings) -> None:
        self._client = CloudinaryClient(settings)
        self._broom = ThreadPoolExecutor(BROOMS, thread_name_prefix="destroy")
        self._resisting: deque[str] = deque()
        self._swept = False

    def put(self, data: bytes, extension: str, deadline_seconds: float) -> Stored:
        """Upload ``data`` under a random name. Raises ApiError(CLOUDINARY_ERROR)."""
        if not self._swept:
            self._swept = True
            self._broom.submit(self._sweep)
        name = f"{FOLDER}/{secrets.token_hex(16)}.{extension}"
        try:
            self._client.call(uploader.upload, deadline_seconds, data, public_id=name, **KIND)
        except ApiError:
            self._broom.submit(self._destroy, name)
            raise
        return Stored(name, self._signed_url(name, deadline_seconds))

    def delete(self, stored: Stored) -> None:
        """Destroy a file soon; nobody waits for it but ``close``."""
        self._broom.submit(self._destroy, stored.id)

    def new_key(self, extension: str) -> str:
        """A random name in the folder where no sweep comes."""
        return f"{KEPT}/{secrets.token_hex(16)}.{extension}"

    def keep(self, key: str, data: bytes) -> None:
        """Upload ``data``. Raises ApiError(CLOUDINARY_ERROR)."""
        self._client.call(uploader.upload, KEEP_SECONDS, data, public_id=key, **KIND)

    def fetch(self, key: str) -> bytes:
        """Raises ApiError(NOT_FOUND) or ApiError(CLOUDINARY_ERROR)."""
        return self._client.download(self._signed_url(key, KEEP_SECONDS), KEEP_SECONDS)

    def discard(self, key: str) -> None:
        """Raises ApiError(CLOUDINARY_ERROR)."""
        self._client.call(uploader.destroy, KEEP_SECONDS, key, invalidate=True, **KIND)

    def check(self) -> None:
        """Destroy a file that does not exist: proves address, credentials and signature without
        the hourly limit that Cloudinary sets to its Admin API."""
        self._client.call(uploader.destroy, CHECK_SECONDS, f"{FOLDER}/check", **KIND)

    def close(self) -> None:
        """Finish the deletions that are due."""
        self._broom.shutdown(wait=True)
        if self._resisting:
            logger.warning("store=cloudinary could not delete files=%d", len(self._resisting))
        self._client.close()

    def _signed_url(self, name: str, seconds: float) -> str:
        more = {"expires_at": int(time.time() + seconds) + 60, **KIND, **self._client.account}
        return str(utils.private_download_url(name, "", **more))

    def _destroy(self, name: str) -> None:
        """Destroy a file and, while Cloudinary answers, those that it did not take before."""
        try:
            while True:
                self._client.call(uploader.destroy, SWEEP_SECONDS, name, invalidate=True, **KIND)
                name = self._resisting.popleft()
        except ApiError:
            self._resisting.append(name)
        except IndexError:
            return

    def _sweep(self) -> None:
        too_old = datetime.now(UTC) - timedelta(seconds=LEFTOVER_SECONDS)
        more = {"prefix": f"{FOLDER}/", "max_results": MAX_LISTED, **KIND}
        try:
            found = self._client.call(api.resources, SWEEP_SECONDS, **more)
        except ApiError:
            return  # said in the log; the next process tries again
        for resource in found.get("resources", ()):
            if datetime.fromisoformat(resource["created_at"]) < too_old:
                self._destroy(resource["public_id"])
