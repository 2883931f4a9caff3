"""Files in the file store with their rows: what is kept is known, so that no crash leaves a file
behind for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from resume_api.db import files
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError

ORPHAN_AFTER = timedelta(hours=1)
"""No request takes so long to write the row that names its file."""


@contextmanager
def kept(deps: Dependencies, data: bytes, extension: str) -> Iterator[str]:
    """The key under which ``data`` is kept; it is erased again where the block raises anything.

    Raises ApiError where database or file store do not take it; what arrives all the same is
    erased as an orphan.
    """
    key = deps.store.new_key(extension)
    files.note(deps.database, key)
    try:
        deps.store.keep(key, data)
    except BaseException:
        # The note stays: a write that was cut off may still arrive, and is erased as an orphan.
        with suppress(RuntimeError):  # the service ends
            deps.executor.submit(_discard, deps, key)
        raise
    try:
        yield key
    except BaseException:
        with suppress(ApiError):  # what resists now is an orphan, and erased as one
            erase(deps, key)
        raise


def _discard(deps: Dependencies, key: str) -> None:
    with suppress(ApiError):
        deps.store.discard(key)


def erase(deps: Dependencies, key: str) -> None:
    """Erase a file, and the note of it. Raises ApiError, and then the note stays."""
    deps.store.discard(key)
    files.forget(deps.database, key)


def erase_all(deps: Dependencies, keys: Iterable[str]) -> int:
    """Erase files; how many. Raises ApiError, and then those that stay are orphans."""
    erased = 0
    for key in keys:
        erase(deps, key)
        erased += 1
    return erased


def erase_orphans(deps: Dependencies) -> int:
    """Erase the files that nothing names; how many. Raises ApiError."""
    return erase_all(deps, files.orphans(deps.database, now() - ORPHAN_AFTER))
