"""The folder in which the processes of one server share their metrics.

The files in it are mapped into memory: on a disk that is full, writing to one would end the process
(SIGBUS). So the folder lies in memory where the system has such a place. Imported before
``prometheus_client``, which looks for the folder when it is imported.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")
PREFIX = "resume-api-metrics-"
MIN_FREE_BYTES = 16 << 20


@cache
def create(parent: str) -> Path:
    """A folder of this process's own in ``parent`` (empty: in memory, else among temporary files),
    locked while this process or a fork of it lives, and removed when this process ends."""
    base = Path(parent) if parent else _default()
    base.mkdir(parents=True, exist_ok=True)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
        if _lock(folder) is not None and folder.exists():
            atexit.register(_remove, folder, os.getpid())
            return folder


def remove_leftovers(mine: Path) -> None:
    """Remove the folders beside ``mine`` whose servers were killed: nobody holds their locks."""
    for folder in mine.parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if (lock := _lock(folder)) is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def _default() -> Path:
    with suppress(OSError):
        if shutil.disk_usage(SHARED_MEMORY).free > MIN_FREE_BYTES and os.access(
            SHARED_MEMORY, os.W_OK
        ):
            return SHARED_MEMORY
    return Path(tempfile.gettempdir())


def _lock(folder: Path) -> int | None:
    """The descriptor that holds a folder's lock; None where another process has it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _remove(folder: Path, owner: int) -> None:
    """At the end of the process that made it, not at that of a fork."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)
